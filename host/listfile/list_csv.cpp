#include "listfile/list_csv.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "listfile/csv.hpp"
#include "listfile/entry_row.hpp"
#include "listfile/xlsx.hpp"
#include "listfile/zip.hpp"
#include "text/charset.hpp"

namespace zq::listfile {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr size_t file_bytes_max = 32 * 1024 * 1024;

std::string trimmed(std::string_view text) {
  constexpr std::string_view wide_blank = "\u3000";
  while (true) {
    if (!text.empty() && (text[0] == ' ' || text[0] == '\t')) {
      text.remove_prefix(1);
    } else if (text.starts_with(wide_blank)) {
      text.remove_prefix(wide_blank.size());
    } else if (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
      text.remove_suffix(1);
    } else if (text.ends_with(wide_blank)) {
      text.remove_suffix(wide_blank.size());
    } else {
      return std::string(text);
    }
  }
}

class Import {
 public:
  explicit Import(std::string_view file) : file_(file) {}

  Result<ListVersion> read(std::string_view bytes) {
    if (is_zip(bytes))
      read_workbook(bytes);
    else if (const auto text = utf8(bytes))
      read_table(read_csv(*text));
    if (!faults_.empty()) {
      return Error{ErrorCode::invalid_input, "清单有 " + std::to_string(faults_.size()) + " 处错误，未导入",
                   faults_[0].path, std::move(faults_)};
    }
    return std::move(version_);
  }

 private:
  void fault(int row, std::string_view column, std::string text, std::string expected, std::string found) {
    faults_.push_back({file_ + ':' + std::to_string(row) + ':' + std::string(column), std::move(text),
                       std::move(expected), std::move(found)});
  }
  void file_fault(std::string text, std::string expected, std::string found) {
    faults_.push_back({file_, std::move(text), std::move(expected), std::move(found)});
  }

  void read_workbook(std::string_view bytes) {
    if (bytes.size() > file_bytes_max)
      return file_fault("文件太大", "<= 32MiB", std::to_string(bytes.size()) + " bytes");
    const auto table = read_xlsx(bytes);
    if (!table) return file_fault(table.error().text, "a workbook with a sheet", table.error().detail);
    read_table(*table);
  }

  std::optional<std::string> utf8(std::string_view bytes) {
    if (bytes.size() > file_bytes_max) {
      file_fault("文件太大", "<= 32MiB", std::to_string(bytes.size()) + " bytes");
      return std::nullopt;
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
      file_fault("文件是 UTF-16 编码，请另存为“CSV UTF-8（逗号分隔）”", "UTF-8 or GB18030", "UTF-16");
      return std::nullopt;
    }
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    const auto bad_utf8 = find_bad_utf8(bytes);
    if (!bad_utf8) return std::string(bytes);
    BadBytes bad_gb;
    auto decoded = decode_text(Encoding::gb18030, bytes, &bad_gb);
    if (decoded.ok()) return std::move(decoded).value();
    file_fault("文件既不是 UTF-8 也不是 GB18030 编码，请另存为“CSV UTF-8（逗号分隔）”", "UTF-8 or GB18030",
               "UTF-8 until byte " + std::to_string(bad_utf8->offset) + ", GB18030 until byte " +
                   std::to_string(bad_gb.offset));
    return std::nullopt;
  }

  void read_table(const CsvTable& table) {
    if (table.rows.empty() && table.faults.empty()) return file_fault("文件是空的", "a header and rows", "nothing");
    for (const CsvFault& bad : table.faults) {
      fault(bad.row, "第" + std::to_string(bad.cell + 1) + "格", bad.text, "RFC 4180", bad.found);
    }
    if (table.rows.empty() || !read_header(table.rows[0])) return;
    for (const CsvRow& row : table.rows) {
      if (&row != &table.rows.front()) read_row(row);
    }
    if (table.rows.size() == 1) fault(2, column_name(0), "表头之后没有任何一行", "at least one entry", "nothing");
  }

  static std::string all_columns() {
    std::string all;
    for (size_t i = 0; i < column_count; ++i) (all += all.empty() ? "" : ",") += column_name(i);
    return all;
  }

  static std::optional<size_t> column_called(const std::string& name) {
    for (size_t i = 0; i < column_count; ++i)
      if (column_name(i) == name) return i;
    return std::nullopt;
  }

  static bool is_column(const std::string& cell) { return column_called(trimmed(cell)).has_value(); }

  // A first row in which nothing is known is one fault, not one for each of its cells.
  bool is_header(const CsvRow& first) {
    if (std::ranges::any_of(first.cells, is_column)) return true;
    const bool other_mark = first.cells.size() == 1 && first.cells[0].find_first_of(";\t") != std::string::npos;
    fault(
        first.number, "表头",
        other_mark ? "列之间须用逗号分隔，请另存为“CSV UTF-8（逗号分隔）”" : "第一行须是表头，这一行没有一个认识的列名",
        all_columns(), other_mark ? "another separator" : "no known column");
    return false;
  }

  bool read_header(const CsvRow& header) {
    if (!is_header(header)) return false;
    const size_t before = faults_.size();
    cell_of_.fill(std::nullopt);
    for (size_t cell = 0; cell < header.cells.size(); ++cell) {
      const std::string name = trimmed(header.cells[cell]);
      const auto known = column_called(name);
      if (!known) {
        fault(header.number, name, "表头里有不认识的列", all_columns(), name.empty() ? "nothing" : name);
        continue;
      }
      auto& place = cell_of_[*known];
      if (place) fault(header.number, name, "列重复", "once", "twice");
      place = cell;
    }
    for (size_t i = 0; i < required_columns; ++i) {
      if (!cell_of_[i]) fault(header.number, column_name(i), "缺少这一列", std::string(column_name(i)), "nothing");
    }
    cells_per_row_ = header.cells.size();
    return faults_.size() == before;
  }

  void read_row(const CsvRow& row) {
    if (row.cells.size() != cells_per_row_) {
      return fault(row.number, column_name(0), "格数与表头不同，请检查逗号和引号",
                   std::to_string(cells_per_row_) + " cells", std::to_string(row.cells.size()) + " cells");
    }
    Cells cells;
    for (size_t i = 0; i < column_count; ++i) {
      if (cell_of_[i]) cells[i] = trimmed(row.cells[*cell_of_[i]]);
    }
    Entry entry = entry_from(cells, [&](Column column, std::string text, std::string expected, std::string found) {
      fault(row.number, chinese(column), std::move(text), std::move(expected), std::move(found));
    });
    refuse_twins(row.number, entry);
    version_.entries.push_back(std::move(entry));
  }

  void refuse_twins(int row, const Entry& entry) {
    const auto [same_id, new_id] = rows_by_id_.emplace(entry.id.value, row);
    if (!new_id && !entry.id.value.empty()) {
      fault(row, column_name(0), "编号与第 " + std::to_string(same_id->second) + " 行重复", "unique", entry.id.value);
    }
    if (entry.handling_department.empty() || entry.matter.empty() || entry.proof.empty()) return;
    const auto [same, fresh] =
        rows_by_proof_.emplace(std::array<std::string, 3>{entry.handling_department, entry.matter, entry.proof}, row);
    if (!fresh) {
      fault(row, "证明材料名称", "与第 " + std::to_string(same->second) + " 行是同一部门同一事项的同一证明", "unique",
            entry.proof);
    }
  }

  std::string file_;
  std::vector<Fault> faults_;
  std::array<std::optional<size_t>, column_count> cell_of_{};
  size_t cells_per_row_ = 0;
  std::map<std::string, int> rows_by_id_;
  std::map<std::array<std::string, 3>, int> rows_by_proof_;
  ListVersion version_;
};

}  // namespace

Result<ListVersion> read_list_csv(std::string_view bytes, std::string_view file) { return Import(file).read(bytes); }

std::string write_list_csv(const ListVersion& version) {
  // The optional columns stand there when some entry needs one.
  std::vector<EntryCells> rows;
  for (const Entry& entry : version.entries) rows.push_back(cells_of(entry));
  const EntryCells plain = cells_of(Entry{});
  const bool needed = std::ranges::any_of(rows, [&](const EntryCells& cells) {
    return !std::equal(cells.begin() + plain_columns, cells.end(), plain.begin() + plain_columns);
  });
  const auto width = static_cast<std::ptrdiff_t>(needed ? column_count : plain_columns);
  std::vector<std::string> names;
  for (size_t i = 0; i < static_cast<size_t>(width); ++i) names.emplace_back(column_name(i));
  std::string out(byte_order_mark);
  out += csv_row(names);
  for (const EntryCells& cells : rows) out += csv_row({cells.begin(), cells.begin() + width});
  return out;
}

}  // namespace zq::listfile
