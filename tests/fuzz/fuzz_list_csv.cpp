// Any bytes as the official list: entries that are written and read to the same again, or faults that name the file
// and a row it has. And cells of any text survive one trip through the CSV writer and reader.
#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "fuzz/fuzz.hpp"
#include "listfile/csv.hpp"
#include "listfile/list_csv.hpp"

namespace {

using namespace zq::listfile;
using zq::fuzz::is_utf8;

void fault_names_its_place(const zq::Fault& fault, int rows) {
  REQUIRE(fault.path.starts_with("list.csv") && !fault.text.empty());
  REQUIRE(is_utf8(fault.path) && is_utf8(fault.text) && is_utf8(fault.expected) && is_utf8(fault.found));
  if (!fault.path.starts_with("list.csv:")) return;
  int row = 0;
  std::from_chars(fault.path.data() + 9, fault.path.data() + fault.path.size(), row);
  REQUIRE(row >= 1 && row <= rows);
}

void cells_survive(std::string_view bytes) {
  std::vector<std::string> cells;
  while (!bytes.empty()) cells.emplace_back(zq::fuzz::take_line(bytes));
  cells.push_back("end\r\n\"");  // never all empty: empty rows are left out
  const CsvTable table = read_csv(csv_row(cells));
  REQUIRE(table.faults.empty() && table.rows.size() == 1 && table.rows[0].cells == cells);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = zq::fuzz::text_of(data, size);
  cells_survive(bytes);
  const auto list = read_list_csv(bytes, "list.csv");
  if (!list.ok()) {
    // a header without rows speaks of row 2
    const int rows = static_cast<int>(std::count(bytes.begin(), bytes.end(), '\n')) + 2;
    REQUIRE(!list.error().faults.empty());
    for (const zq::Fault& fault : list.error().faults) fault_names_its_place(fault, rows);
    return 0;
  }
  REQUIRE(!list->entries.empty());
  const std::string written = write_list_csv(*list);
  const auto again = read_list_csv(written, "list.csv");
  REQUIRE(again.ok() && again->entries.size() == list->entries.size() && write_list_csv(*again) == written);
  return 0;
}
