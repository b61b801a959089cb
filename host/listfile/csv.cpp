#include "listfile/csv.hpp"

#include <algorithm>

namespace zq::listfile {
namespace {

class CsvReading {
 public:
  explicit CsvReading(std::string_view text) : text_(text) {}

  CsvTable read() {
    while (at_ < text_.size()) row();
    return std::move(table_);
  }

 private:
  void row() {
    CsvRow row{++number_, {}};
    bool more = true;
    while (more) {
      std::string cell;
      if (at_ < text_.size() && text_[at_] == '"') {
        quoted(cell, row);
      } else {
        plain(cell, row);
      }
      row.cells.push_back(std::move(cell));
      more = at_ < text_.size() && text_[at_] == ',';
      if (more) ++at_;
    }
    line_end();
    const bool empty = std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); });
    if (!empty) table_.rows.push_back(std::move(row));
  }

  bool at_line_end() const {
    return at_ >= text_.size() || text_[at_] == '\n' || (text_[at_] == '\r' && text_.substr(at_ + 1, 1) == "\n");
  }

  void line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size()) ++at_;
  }

  void plain(std::string& cell, const CsvRow& row) {
    const size_t start = at_;
    while (!at_line_end() && text_[at_] != ',') ++at_;
    cell = text_.substr(start, at_ - start);
    if (cell.find('"') != std::string::npos)
      fault(row, "引号要写成两个，并把整格放在引号里", "a quote inside a bare cell");
    if (cell.find('\r') != std::string::npos) fault(row, "单独的回车符不能作换行", "a bare carriage return");
  }

  void quoted(std::string& cell, const CsvRow& row) {
    ++at_;
    while (true) {
      const size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        fault(row, "引号没有结束", "an open quote until the end of the file");
        at_ = text_.size();
        return;
      }
      cell += text_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (text_.substr(at_, 1) != "\"") break;
      cell += '"';
      ++at_;
    }
    if (at_line_end() || text_[at_] == ',') return;
    fault(row, "结束引号之后只能是逗号或换行", "text after a closing quote");
    while (!at_line_end() && text_[at_] != ',') ++at_;
  }

  void fault(const CsvRow& row, const char* text, const char* found) {
    table_.faults.push_back({row.number, static_cast<int>(row.cells.size()), text, found});
  }

  std::string_view text_;
  size_t at_ = 0;
  int number_ = 0;
  CsvTable table_;
};

}  // namespace

CsvTable read_csv(std::string_view utf8) { return CsvReading(utf8).read(); }

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) out += ',';
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += '"';
  }
  return out + "\r\n";
}

}  // namespace zq::listfile
