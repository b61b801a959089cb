#include "print/canvas.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cmath>
#include <cstdio>
#include <set>
#include <vector>

#include "domain/clocks.hpp"
#include "print/clean.hpp"
#include "print/justify.hpp"

namespace zq::print {
namespace {

template <auto release>
struct Release {
  void operator()(auto* one) const { release(one); }
};
using Layout = std::unique_ptr<PangoLayout, Release<g_object_unref>>;
using Description = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;

constexpr size_t code_points_told = 5;

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }
int units(double points) { return static_cast<int>(std::lround(points * PANGO_SCALE)); }

struct Choice {
  const char* family;
  bool bold;
};
// Of the fonts that official documents are set in, the first that is installed; the last is what is packaged.
const std::vector<Choice>& choices(Face face) {
  static const std::vector<Choice> text = {
      {"FangSong_GB2312", false}, {"FangSong", false}, {"仿宋", false}, {"Noto Serif CJK SC", false}};
  static const std::vector<Choice> title = {
      {"FZXiaoBiaoSong-B05S", false}, {"方正小标宋简体", false}, {"Noto Serif CJK SC", true}};
  static const std::vector<Choice> heading = {{"SimHei", false}, {"黑体", false}, {"Noto Sans CJK SC", false}};
  return face == Face::text ? text : face == Face::title ? title : heading;
}

int width_of(PangoLayoutLine* line) {
  PangoRectangle logical;
  pango_layout_line_get_extents(line, nullptr, &logical);
  return logical.width;
}

class SetLines final : public Lines {
 public:
  SetLines(Layout layout, const Setting& setting, double size) : layout_(std::move(layout)), indent_(setting.indent) {
    const char* text = pango_layout_get_text(layout_.get());
    for (GSList* at = pango_layout_get_lines(layout_.get()); at; at = at->next)
      lines_.push_back(static_cast<PangoLayoutLine*>(at->data));
    for (size_t i = 0; setting.justified && i + 1 < lines_.size(); ++i)
      stretch(lines_[i], text, setting.width - indent_of(i), size);
  }
  size_t count() const override { return lines_.size(); }
  double width(size_t line) const override { return points(width_of(lines_.at(line))) + indent_of(line); }
  PangoLayoutLine* line(size_t line) const { return lines_.at(line); }
  double indent_of(size_t line) const { return line == 0 ? indent_ : 0; }

 private:
  Layout layout_;
  double indent_;
  std::vector<PangoLayoutLine*> lines_;  // the layout's
};

cairo_status_t append(void* out, const unsigned char* data, unsigned int length) try {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
} catch (...) {  // out of memory must not fly through C
  return CAIRO_STATUS_WRITE_ERROR;
}

class PdfCanvas final : public Canvas {
 public:
  PdfCanvas(std::string_view title, Instant issued_at)
      : surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, page_width, page_height)),
        cairo_(cairo_create(surface_.get())),
        fonts_(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)) {
    const std::string name = clean(title);
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, name.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, moment_text(issued_at).c_str());
    if (!fonts_) return;
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts_.get()), 72);  // a unit of Cairo is a point
    context_.reset(pango_font_map_create_context(fonts_.get()));
    pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    cairo_font_options_t* exact = cairo_font_options_create();  // no pixels, so nothing to round to
    cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), exact);
    cairo_font_options_destroy(exact);
  }

  bool ok() const { return fonts_ && cairo_status(cairo_.get()) == CAIRO_STATUS_SUCCESS; }

  std::shared_ptr<const Lines> set(std::string_view text, const Type& type, const Setting& setting) override {
    Layout layout(pango_layout_new(context_.get()));
    pango_layout_set_font_description(layout.get(), description(type).get());
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (setting.width >= 0) pango_layout_set_width(layout.get(), units(setting.width));
    pango_layout_set_indent(layout.get(), units(setting.indent));
    hold_separators(layout.get(), text);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) note_unknown(layout.get());
    return std::make_shared<SetLines>(std::move(layout), setting, type.size);
  }

  void show(const Lines& lines, size_t line, double x, double baseline) override {
    const auto& ours = static_cast<const SetLines&>(lines);
    cairo_move_to(cairo_.get(), x + ours.indent_of(line), baseline);
    pango_cairo_show_layout_line(cairo_.get(), ours.line(line));
  }

  void fill(const Rectangle& v) override {
    colour(v.colour);
    cairo_rectangle(cairo_.get(), v.x, v.y, v.width, v.height);
    cairo_fill(cairo_.get());
    colour("#000000");
  }

  void draw(const Stroke& v) override {
    colour(v.colour);
    cairo_set_line_width(cairo_.get(), v.width);
    const double dash = v.dash;
    cairo_set_dash(cairo_.get(), &dash, v.dash > 0 ? 1 : 0, 0);
    cairo_new_path(cairo_.get());  // what was shown before left a point behind
    for (const auto& [x, y] : v.points) cairo_line_to(cairo_.get(), x, y);
    cairo_stroke(cairo_.get());
    colour("#000000");
  }

  void next_page() override { cairo_show_page(cairo_.get()); }

  Result<std::string> finish() override {
    cairo_surface_finish(surface_.get());
    if (!unknown_.empty()) return without_font();
    for (const cairo_status_t status : {cairo_status(cairo_.get()), cairo_surface_status(surface_.get())})
      if (status != CAIRO_STATUS_SUCCESS)
        return Error{ErrorCode::internal, "PDF 没有生成，请稍后再试；仍不行时请告知管理员",
                     std::string("cairo: ") + cairo_status_to_string(status)};
    return std::move(bytes_);
  }

 private:
  Description description(const Type& type) const {
    const auto& known = choices(type.face);
    const Choice* chosen = &known.back();
    for (const Choice& one : known)
      if (pango_font_map_get_family(fonts_.get(), one.family)) {
        chosen = &one;
        break;
      }
    Description out(pango_font_description_new());
    // What the chosen font lacks comes from the others.
    pango_font_description_set_family(out.get(), (std::string(chosen->family) + ",Noto Serif CJK SC").c_str());
    pango_font_description_set_weight(out.get(), chosen->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_size(out.get(), units(type.size));
    return out;
  }

  void note_unknown(PangoLayout* layout) {
    for (GSList* at = pango_layout_get_lines_readonly(layout); at; at = at->next)
      for (GSList* run = static_cast<PangoLayoutLine*>(at->data)->runs; run; run = run->next) {
        const PangoGlyphString* glyphs = static_cast<PangoGlyphItem*>(run->data)->glyphs;
        for (int i = 0; i < glyphs->num_glyphs; ++i) {
          const PangoGlyph glyph = glyphs->glyphs[i].glyph;
          if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) unknown_.insert(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
        }
      }
  }

  Error without_font() const {
    std::string names;
    size_t told = 0;
    for (const uint32_t code : unknown_) {
      if (told++ == code_points_told) break;
      char name[16];
      (void)std::snprintf(name, sizeof name, "U+%04X", code);
      names += (names.empty() ? "" : "、") + std::string(name);
    }
    if (unknown_.size() > code_points_told) names += " 等 " + std::to_string(unknown_.size()) + " 个";
    return Error{ErrorCode::unavailable,
                 "主机上没有含有下列字符的字体，PDF 没有生成：" + names +
                     "；请管理员安装 fonts-noto-cjk 或含有这些字的字体（网页版不受影响）",
                 "no font has " + names};
  }

  void colour(std::string_view hex) {  // "#rrggbb"
    const auto part = [&](size_t at) {
      const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
      return (digit(hex[at]) * 16 + digit(hex[at + 1])) / 255.0;
    };
    cairo_set_source_rgb(cairo_.get(), part(1), part(3), part(5));
  }

  std::string bytes_;
  std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>> surface_;
  std::unique_ptr<cairo_t, Release<cairo_destroy>> cairo_;
  std::unique_ptr<PangoFontMap, Release<g_object_unref>> fonts_;
  std::unique_ptr<PangoContext, Release<g_object_unref>> context_;
  std::set<uint32_t> unknown_;
};

}  // namespace

Result<std::unique_ptr<Canvas>> Canvas::begin(std::string_view title, Instant issued_at) {
  auto canvas = std::make_unique<PdfCanvas>(title, issued_at);
  if (!canvas->ok())
    return Error{ErrorCode::internal, "PDF 没有生成，请稍后再试；仍不行时请告知管理员", "cairo or pango did not start"};
  return std::unique_ptr<Canvas>(std::move(canvas));
}

}  // namespace zq::print
