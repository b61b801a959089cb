#include "print/pieces.hpp"

#include <algorithm>

#include "print/clean.hpp"

namespace zq::print {
namespace {

constexpr double em = 15.75;  // 三号
constexpr Type text_type{Face::text, em}, heading_type{Face::heading, em}, title_type{Face::title, 22},
    small_type{Face::text, 12};
constexpr double title_pitch = 36, small_pitch = 20;
constexpr size_t lines_with_signature = 2;

Placing body() { return {.indent = 2 * em, .justified = true}; }

class Composer {
 public:
  Composer(Pieces& out, Canvas& canvas) : out_(out), canvas_(canvas) {}

  void operator()(const Printout::Addressee& v) { add_text(out_, canvas_, v.text, text_type, {}); }
  void operator()(const Printout::Paragraph& v) { add_text(out_, canvas_, v.text, text_type, body()); }
  void operator()(const Printout::Heading& v) {
    const size_t first = out_.size();
    add_text(out_, canvas_, v.text, heading_type, {.indent = 2 * em});
    stay_together(first);
  }
  void operator()(const Printout::Items& v) {
    for (size_t i = 0; i < v.texts.size(); ++i)
      add_text(out_, canvas_, std::to_string(i + 1) + "．" + v.texts[i], text_type, body());
  }
  void operator()(const Printout::Note& v) {
    if (out_.back().draw) out_.back().stays_with_next = true;  // no page for a note alone
    add_gap(out_, small_pitch / 2);
    out_.back().stays_with_next = true;
    add_text(out_, canvas_, v.text, small_type, {.line_height = small_pitch, .justified = true});
  }
  void operator()(const Printout::Table& v) {
    if (!v.caption.empty()) {
      const size_t first = out_.size();
      add_text(out_, canvas_, v.caption, small_type, {.line_height = small_pitch, .side = Placing::Side::middle});
      stay_together(first);
    }
    add_table(out_, canvas_, v);
    add_gap(out_, 5);
  }
  void operator()(const Printout::Chart& v) {
    add_gap(out_, 10);
    add_chart(out_, v);
    out_.back().stays_with_next = !v.caption.empty();
    if (!v.caption.empty())
      add_text(out_, canvas_, v.caption, small_type, {.line_height = small_pitch, .side = Placing::Side::middle});
    add_gap(out_, 10);
  }
  // The date ends four characters from the right, the issuer stands above its middle.
  void operator()(const Printout::Signature& v) {
    for (size_t i = out_.size(); i > 0 && out_.size() - i < lines_with_signature && out_[i - 1].draw; --i)
      out_[i - 1].stays_with_next = true;
    const size_t first = out_.size();
    add_gap(out_, pitch);
    const double date_width = ems(v.date) * em, issuer_width = ems(v.issuer) * em;
    const double middle = text_width - 4 * em - date_width / 2;
    const double half = std::min(std::max(date_width, issuer_width) / 2 + em, text_width - middle);
    const Placing placing{.x = left_margin + middle - half, .width = 2 * half, .side = Placing::Side::middle};
    const Placing whole{.width = text_width, .side = Placing::Side::right};
    const bool fits = issuer_width <= 2 * half;
    if (!v.issuer.empty()) add_text(out_, canvas_, v.issuer, text_type, fits ? placing : whole);
    if (!v.date.empty()) add_text(out_, canvas_, v.date, text_type, placing);
    for (size_t i = first; i + 1 < out_.size(); ++i) out_[i].stays_with_next = true;
  }
  void operator()(const Printout::PageBreak&) { out_.push_back({.begins_page = true}); }

  void title(const Printout& printout) {
    const Placing middle{.side = Placing::Side::middle};
    add_text(out_, canvas_, printout.title, title_type, {.line_height = title_pitch, .side = middle.side});
    if (!printout.number.empty()) add_text(out_, canvas_, printout.number, text_type, middle);
    add_gap(out_, pitch);
    stay_together(0);
  }

 private:
  void stay_together(size_t first) {
    for (size_t i = first; i < out_.size(); ++i) out_[i].stays_with_next = true;
  }
  Pieces& out_;
  Canvas& canvas_;
};

}  // namespace

double baseline_in(double line_height, double size) { return line_height / 2 + 0.38 * size; }

void add_gap(Pieces& out, double height) { out.push_back({.height = height}); }

void add_text(Pieces& out, Canvas& canvas, std::string_view text, const Type& type, const Placing& at) {
  for (const std::string& paragraph : paragraphs_of(text)) {
    const auto lines = canvas.set(paragraph, type, {at.width, at.indent, at.justified});
    for (size_t i = 0; i < lines->count(); ++i)
      out.push_back({.height = at.line_height, .draw = [lines, i, at, size = type.size](Canvas& page, double top) {
                       const double spare = at.width - lines->width(i);
                       const double shift = at.side == Placing::Side::left     ? 0
                                            : at.side == Placing::Side::middle ? spare / 2
                                                                               : spare;
                       page.show(*lines, i, at.x + shift, top + baseline_in(at.line_height, size));
                     }});
  }
}

Pieces pieces_of(Canvas& canvas, const Printout& printout) {
  Pieces out;
  Composer composer(out, canvas);
  composer.title(printout);
  for (const Printout::Block& block : printout.blocks) std::visit(composer, block);
  return out;
}

}  // namespace zq::print
