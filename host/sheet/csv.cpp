#include "sheet/sheets.hpp"

namespace zq::sheet {
namespace {

// What Excel and its like take for a formula, also behind blanks; full-width signs count there too.
bool is_formula(std::string_view cell) {
  const size_t first = cell.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  const std::string_view text = cell.substr(first);
  if (std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos) return true;
  for (const std::string_view sign : {"＝", "＋", "－", "＠"})
    if (text.starts_with(sign)) return true;
  return false;
}

class Csv final : public Sheet {
 public:
  Csv() : out_("\xEF\xBB\xBF") {}

  void add(const std::vector<std::string>& cells) override {
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out_ += ',';
      write(cells[i]);
    }
    out_ += "\r\n";
  }

  Result<std::string> finish() override { return std::move(out_); }

 private:
  void write(std::string_view cell) {
    const bool formula = is_formula(cell);
    if (!formula && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ += cell;
      return;
    }
    out_ += '"';
    if (formula) out_ += '\'';
    for (const char c : cell) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  std::string out_;
};

}  // namespace

std::unique_ptr<Sheet> begin_csv(const std::vector<std::string>& headings) {
  auto sheet = std::make_unique<Csv>();
  sheet->add(headings);
  return sheet;
}

}  // namespace zq::sheet
