#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>

#include "sheet/sheets.hpp"

namespace zq::sheet {
namespace {

constexpr lxw_row_t rows_max = LXW_ROW_MAX;
constexpr size_t cell_characters_max = 32767;
constexpr size_t title_characters_max = 31;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::string first_characters(std::string_view text, size_t most) {
  size_t characters = 0;
  for (size_t at = 0; at < text.size(); ++at)
    if (begins_character(text[at]) && ++characters > most) return std::string(text.substr(0, at));
  return std::string(text);
}

// What the name of a sheet may not hold.
std::string sheet_name(std::string_view title) {
  std::string name;
  for (const char c : title)
    if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos) name += c;
  return first_characters(name, title_characters_max);
}

// Control characters cannot stand in XML.
std::string clean(std::string_view cell) {
  std::string text = first_characters(cell, cell_characters_max);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') c = ' ';
  return text;
}

class Xlsx final : public Sheet {
 public:
  Xlsx(std::string_view title, const std::vector<std::string>& headings) {
    if (file_ < 0) return;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;  // a row at a time goes into a temporary file
    book_ = workbook_new_opt(("/proc/self/fd/" + std::to_string(file_)).c_str(), &options);
    page_ = book_ ? workbook_add_worksheet(book_, sheet_name(title).c_str()) : nullptr;
    if (!page_) return;
    lxw_format* bold = workbook_add_format(book_);
    format_set_bold(bold);
    worksheet_set_column(page_, 0, static_cast<lxw_col_t>(headings.size() - 1), 18, nullptr);
    worksheet_freeze_panes(page_, 1, 0);
    write(headings, bold);
  }
  ~Xlsx() override {
    if (book_) workbook_close(book_);
    if (file_ >= 0) close(file_);
  }
  Xlsx(const Xlsx&) = delete;
  Xlsx& operator=(const Xlsx&) = delete;

  void add(const std::vector<std::string>& cells) override { write(cells, nullptr); }

  Result<std::string> finish() override {
    if (row_ > rows_max) return Error{ErrorCode::too_large, "行数超出一张工作表的容量，请缩短期间后再导出"};
    const lxw_error closed = page_ ? workbook_close(book_) : LXW_ERROR_CREATING_TMPFILE;
    if (page_) book_ = nullptr;
    std::string content(static_cast<size_t>(std::max<off_t>(0, lseek(file_, 0, SEEK_END))), '\0');
    size_t at = 0;
    for (ssize_t got = 1; closed == LXW_NO_ERROR && got > 0 && at < content.size(); at += static_cast<size_t>(got))
      got = std::max<ssize_t>(0, pread(file_, content.data() + at, content.size() - at, static_cast<off_t>(at)));
    if (closed != LXW_NO_ERROR || content.empty() || at < content.size())
      return Error{ErrorCode::storage, "表格文件没有生成，请检查临时目录的空间", lxw_strerror(closed)};
    return content;
  }

 private:
  void write(const std::vector<std::string>& cells, lxw_format* format) {
    if (!page_ || row_ >= rows_max) {
      ++row_;
      return;
    }
    for (size_t i = 0; i < cells.size(); ++i)
      if (!cells[i].empty())
        worksheet_write_string(page_, row_, static_cast<lxw_col_t>(i), clean(cells[i]).c_str(), format);
    ++row_;
  }

  // In memory: a file of people's data has no name that could stay behind.
  const int file_ = memfd_create("sheet.xlsx", MFD_CLOEXEC);
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* page_ = nullptr;
  lxw_row_t row_ = 0;
};

}  // namespace

std::unique_ptr<Sheet> begin_xlsx(std::string_view title, const std::vector<std::string>& headings) {
  return std::make_unique<Xlsx>(title, headings);
}

}  // namespace zq::sheet
