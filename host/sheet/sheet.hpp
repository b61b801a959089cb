// Sheets for people: rows of text as CSV (RFC 4180, UTF-8 with a byte order mark, so that Excel shows Chinese) or as
// XLSX. Rows go in one by one and only the finished file is held, so that a hundred thousand of them are no trouble.
// A cell that a spreadsheet would run as a formula is disarmed: an apostrophe stands before it in CSV; in XLSX every
// cell is text. One thread at a time.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"

namespace zq::sheet {

enum class Format { csv, xlsx };
std::string_view content_type(Format);
std::string_view suffix(Format);  // ".csv"

class Sheet {
 public:
  virtual ~Sheet() = default;
  // As many cells as there are headings; UTF-8. What is beyond the length a spreadsheet's cell can hold (32,767
  // characters) is left out of an XLSX.
  virtual void add(const std::vector<std::string>& cells) = 0;
  // The file; nothing may follow. Errors: too_large (more rows than a sheet has), storage (no place for the temporary
  // file an XLSX is made in).
  virtual Result<std::string> finish() = 0;
};

// `title` names the sheet of an XLSX.
std::unique_ptr<Sheet> begin(Format, std::string_view title, const std::vector<std::string>& headings);

}  // namespace zq::sheet
