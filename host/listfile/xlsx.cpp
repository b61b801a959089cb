#include "listfile/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>

#include "listfile/zip.hpp"
#include "text/charset.hpp"

namespace zq::listfile {
namespace {

constexpr size_t columns_max = 1000, rows_max = 100000;
const std::string shared_part = "xl/sharedStrings.xml";

Error unreadable(std::string detail) {
  return {ErrorCode::invalid_input, "不是可以读取的 Excel 工作簿（.xlsx），请用 Excel 或 WPS 重新另存",
          std::move(detail)};
}

// "x:row" is "row" as well: the prefix is the writer's choice.
std::string_view name_of(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}
pugi::xml_node child(pugi::xml_node of, std::string_view name) {
  return of.find_child([&](pugi::xml_node node) { return name_of(node) == name; });
}

bool parse(pugi::xml_document& document, const std::optional<std::string>& part) {
  return part && !find_bad_utf8(*part) &&
         document.load_buffer(part->data(), part->size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
                              pugi::encoding_utf8);
}

// All of <t> in it, also of runs with a format of their own; readings (rPh) are no part of the text.
std::string text_in(pugi::xml_node of) {
  std::string text;
  for (const pugi::xml_node node : of.children()) {
    if (name_of(node) == "t") text += node.child_value();
    if (name_of(node) == "r") text += child(node, "t").child_value();
  }
  return text;
}

// "AB12" -> 27; columns_max where it says nothing useful.
size_t column_of(std::string_view place) {
  size_t column = 0;
  for (const char c : place) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<size_t>(c - 'A') + 1;
    if (column > columns_max) return columns_max;
  }
  return column ? column - 1 : columns_max;
}

// The part that holds the first sheet: the workbook names it by a relation.
std::string first_sheet(std::string_view bytes) {
  pugi::xml_document book, relations;
  if (!parse(book, part_of_zip(bytes, "xl/workbook.xml"))) return {};
  if (!parse(relations, part_of_zip(bytes, "xl/_rels/workbook.xml.rels"))) return {};
  const pugi::xml_node sheet = child(child(book.document_element(), "sheets"), "sheet");
  const auto is_id = [](pugi::xml_attribute one) { return std::string_view(one.name()).ends_with(":id"); };
  const std::string_view id = sheet.find_attribute(is_id).value();
  for (const pugi::xml_node relation : relations.document_element().children()) {
    if (relation.attribute("Id").value() != id) continue;
    const std::string target = relation.attribute("Target").value();
    return target.starts_with("/") ? target.substr(1) : "xl/" + target;
  }
  return {};
}

class SheetReading {
 public:
  explicit SheetReading(pugi::xml_document& shared) {
    for (const pugi::xml_node one : shared.document_element().children())
      if (name_of(one) == "si") shared_.push_back(text_in(one));
  }

  Result<CsvTable> table(pugi::xml_node sheet) {
    CsvTable table;
    int number = 0;
    for (const pugi::xml_node node : child(sheet, "sheetData").children()) {
      if (name_of(node) != "row") continue;
      number = node.attribute("r").as_int(number + 1);
      CsvRow row{number, {}};
      if (!read(node, row)) return unreadable("a cell is out of place in row " + std::to_string(number));
      if (std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); })) continue;
      if (!table.rows.empty()) fit(row, table.rows.front().cells.size());
      table.rows.push_back(std::move(row));
      if (table.rows.size() > rows_max) return unreadable("more than 100000 rows");
    }
    return table;
  }

 private:
  bool read(pugi::xml_node node, CsvRow& row) const {
    for (const pugi::xml_node cell : node.children()) {
      if (name_of(cell) != "c") continue;
      const pugi::xml_attribute place = cell.attribute("r");
      const size_t column = place ? column_of(place.value()) : row.cells.size();
      if (column >= columns_max) return false;
      if (row.cells.size() <= column) row.cells.resize(column + 1);
      row.cells[column] = text_of(cell);
    }
    while (!row.cells.empty() && row.cells.back().empty()) row.cells.pop_back();
    return true;
  }

  std::string text_of(pugi::xml_node cell) const {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return text_in(child(cell, "is"));
    const std::string_view value = child(cell, "v").child_value();
    if (type != "s") return std::string(value);
    size_t index = shared_.size();
    std::from_chars(value.data(), value.data() + value.size(), index);
    return index < shared_.size() ? shared_[index] : std::string();
  }

  // Cells that are empty at the end are not in the file.
  static void fit(CsvRow& row, size_t width) {
    if (row.cells.size() < width) row.cells.resize(width);
  }

  std::vector<std::string> shared_;
};

}  // namespace

Result<CsvTable> read_xlsx(std::string_view bytes) {
  pugi::xml_document shared, sheet;
  const auto texts = part_of_zip(bytes, shared_part);
  if (texts && !parse(shared, texts)) return unreadable("xl/sharedStrings.xml");
  const std::string part = first_sheet(bytes);
  if (part.empty() || !parse(sheet, part_of_zip(bytes, part))) return unreadable("no first sheet");
  return SheetReading(shared).table(sheet.document_element());
}

}  // namespace zq::listfile
