// Comma-separated values as RFC 4180 has them: CRLF or LF, quotes doubled inside quotes, line ends inside quotes kept.
// Pure text; strict: what Excel would guess at is a fault.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zq::listfile {

struct CsvRow {
  int number = 0;  // as a spreadsheet counts, the first is 1
  std::vector<std::string> cells;
};

struct CsvFault {
  int row = 0, cell = 0;  // cell from 0
  std::string text;       // Chinese
  std::string found;
};

struct CsvTable {
  std::vector<CsvRow> rows;  // empty ones left out
  std::vector<CsvFault> faults;
};

CsvTable read_csv(std::string_view utf8);

// One row with CRLF; cells are quoted where they must be.
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace zq::listfile
