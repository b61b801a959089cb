#include "sheet/sheet.hpp"

#include "sheet/sheets.hpp"

namespace zq::sheet {

std::string_view content_type(Format format) {
  switch (format) {
    case Format::csv:
      return "text/csv";
    case Format::xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }
  return "";
}

std::string_view suffix(Format format) { return format == Format::csv ? ".csv" : ".xlsx"; }

std::unique_ptr<Sheet> begin(Format format, std::string_view title, const std::vector<std::string>& headings) {
  return format == Format::csv ? begin_csv(headings) : begin_xlsx(title, headings);
}

}  // namespace zq::sheet
