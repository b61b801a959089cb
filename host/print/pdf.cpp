#include "print/pdf.hpp"

#include "print/catalogue.hpp"
#include "print/pieces.hpp"

namespace zq::print {
namespace {

constexpr Type number_type{Face::text, 14};  // 四号
constexpr double em = 15.75;
constexpr size_t bytes_max = size_t{4} * 1024 * 1024;

Error too_long() {
  return Error{ErrorCode::too_large, "内容太多，超过 " + std::to_string(pages_max) + " 页，PDF 没有生成；请缩小范围",
               "more than " + std::to_string(pages_max) + " pages"};
}

class Pages {
 public:
  Pages(Canvas& canvas, const Pieces& pieces) : canvas_(canvas), pieces_(pieces) {}

  Result<Done> fill() {
    for (size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      const bool starts = used_ == 0;
      const double group = group_height(i);
      if (!starts && (piece.begins_page || (used_ + group > text_height + slack && group <= text_height + slack) ||
                      used_ + piece.height > text_height + slack)) {
        if (number_ == pages_max) return too_long();
        end_page();
      }
      place(piece);
    }
    end_page();
    return Done{};
  }

 private:
  // Of a piece and all that must stand on the same page.
  double group_height(size_t first) const {
    double height = pieces_[first].height;
    for (size_t i = first; pieces_[i].stays_with_next && i + 1 < pieces_.size() && height <= text_height; ++i)
      height += pieces_[i + 1].height;
    return height;
  }

  void place(const Piece& piece) {
    if (used_ == 0) {
      if (!piece.draw) return;
      if (piece.head && number_ > 1 && piece.head->height + piece.height <= text_height) draw(*piece.head);
    }
    draw(piece);
  }

  void draw(const Piece& piece) {
    if (piece.draw) piece.draw(canvas_, top_margin + used_);
    used_ += piece.height;
  }

  // "— 1 —", 7 mm below the text, one character from the right, on even pages from the left.
  void end_page() {
    const auto lines = canvas_.set("— " + std::to_string(number_) + " —", number_type, {});
    const double x = number_ % 2 == 1 ? left_margin + text_width - em - lines->width(0) : left_margin + em;
    canvas_.show(*lines, 0, x, top_margin + text_height + 7 * millimetre + 0.38 * number_type.size);
    canvas_.next_page();
    ++number_;
    used_ = 0;
  }

  Canvas& canvas_;
  const Pieces& pieces_;
  double used_ = 0;
  int number_ = 1;
};

struct Size {
  size_t bytes = 0;
  void add(const std::string& text) { bytes += text.size(); }
  void operator()(const Printout::Items& v) {
    for (const auto& text : v.texts) add(text);
  }
  void operator()(const Printout::Table& v) {
    for (const auto& row : v.rows)
      for (const auto& cell : row) bytes += cell.size() + 8;
  }
  void operator()(const Printout::Chart& v) {
    for (const auto& label : v.labels) bytes += label.size() + 8 * v.series.size();
  }
  void operator()(const Printout::Signature&) {}
  void operator()(const Printout::PageBreak&) {}
  template <class T>
  void operator()(const T& v) {
    add(v.text);
  }
};

// Before anything is set: what is set stays in memory until it is drawn.
bool is_too_long(const Printout& printout) {
  Size size;
  size.add(printout.title);
  for (const Printout::Block& block : printout.blocks) std::visit(size, block);
  return size.bytes > bytes_max;
}

}  // namespace

Result<std::string> pdf(const Printout& printout) {
  if (is_too_long(printout)) return too_long();
  auto canvas = Canvas::begin(printout.title, printout.issued_at);
  if (!canvas) return std::move(canvas).error();
  const Pieces pieces = pieces_of(**canvas, printout);
  if (auto filled = Pages(**canvas, pieces).fill(); !filled) return std::move(filled).error();
  auto bytes = (*canvas)->finish();
  if (!bytes) return bytes;
  std::string whole = with_language(std::move(*bytes));
  if (whole.empty()) return Error{ErrorCode::internal, "PDF 没有生成，请告知管理员", "cairo wrote an unknown PDF"};
  return whole;
}

}  // namespace zq::print
