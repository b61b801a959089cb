#include "print/html.hpp"

#include <algorithm>

#include "print/clean.hpp"
#include "print/svg.hpp"

namespace zq::print {
namespace {

// Sizes of official documents: 三号 is 15.75 points, 二号 22, 小四 12.
constexpr std::string_view style = R"css(
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font-size: 14pt; } }
html { font-family: FangSong, 仿宋, FangSong_GB2312, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", serif; }
body { font-size: 15.75pt; line-height: 29pt; max-width: 156mm; margin: 20mm auto; color: #000; background: #fff;
  line-break: strict; overflow-wrap: anywhere; }
@media print { body { margin: 0 auto; max-width: none; } }
h1 { font: bold 22pt/36pt FZXiaoBiaoSong-B05S, 方正小标宋简体, "Noto Serif CJK SC", SimSun, serif; text-align: center;
  margin: 0; }
h2 { font: 15.75pt/29pt SimHei, 黑体, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; text-indent: 2em;
  margin: 0; break-after: avoid; }
p { margin: 0; text-indent: 2em; text-align: justify; text-justify: inter-ideograph; orphans: 2; widows: 2; }
p.number, p.caption { text-align: center; text-indent: 0; }
p.number { margin-bottom: 29pt; }
p.to { text-indent: 0; }
p.note, table, p.caption { font-size: 12pt; line-height: 20pt; }
p.note { text-indent: 0; margin-top: 10pt; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 5pt 0; }
thead { display: table-header-group; }
th, td { border: 0.5pt solid #000; padding: 2pt 4pt; text-align: left; vertical-align: middle; }
th { text-align: center; font-weight: bold; }
td.figures { text-align: right; }
tr, figure { break-inside: avoid; }
figure { margin: 10pt 0; }
figure svg { width: 100%; height: auto; }
div.signature { margin: 29pt 4em 0 auto; width: fit-content; text-align: center; break-inside: avoid;
  break-before: avoid; }
div.page { break-after: page; }
)css";

class Page {
 public:
  explicit Page(std::string& out) : out_(out) {}

  void operator()(const Printout::Addressee& v) { line("p class=\"to\"", "p", v.text); }
  void operator()(const Printout::Heading& v) { line("h2", "h2", v.text); }
  void operator()(const Printout::Paragraph& v) { each("p", v.text); }
  void operator()(const Printout::Note& v) { each("p class=\"note\"", v.text); }
  void operator()(const Printout::PageBreak&) { out_ += "<div class=\"page\"></div>\n"; }
  void operator()(const Printout::Items& v) {
    for (size_t i = 0; i < v.texts.size(); ++i) each("p", std::to_string(i + 1) + "．" + v.texts[i]);
  }
  void operator()(const Printout::Signature& v) {
    out_ += "<div class=\"signature\">";
    if (!v.issuer.empty()) line("div", "div", v.issuer);
    if (!v.date.empty()) line("div", "div", v.date);
    out_ += "</div>\n";
  }
  void operator()(const Printout::Table& v) {
    if (!v.caption.empty()) line("p class=\"caption\"", "p", v.caption);
    out_ += "<table>\n<colgroup>";
    int whole = 0;
    for (const auto& column : v.columns) whole += column.width;
    for (const auto& column : v.columns)
      out_ += "<col style=\"width:" + std::to_string(100.0 * column.width / std::max(whole, 1)) + "%\"/>";
    out_ += "</colgroup>\n";
    head(v);
    out_ += "<tbody>\n";
    for (const auto& row : v.rows) {
      out_ += "<tr>";
      for (size_t i = 0; i < v.columns.size(); ++i) {
        out_ += v.columns[i].is_figures ? "<td class=\"figures\">" : "<td>";
        lines_in(i < row.size() ? row[i] : "");
        out_ += "</td>";
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n";
  }
  void operator()(const Printout::Chart& v) {
    out_ += "<figure>\n" + svg(v) + "\n";
    if (!v.caption.empty()) line("p class=\"caption\"", "p", v.caption);
    out_ += "</figure>\n";
  }

 private:
  void line(std::string_view open, std::string_view close, std::string_view text) {
    out_ += "<" + std::string(open) + ">";
    lines_in(text);
    out_ += "</" + std::string(close) + ">\n";
  }
  void lines_in(std::string_view text) {
    bool first = true;
    for (const std::string& one : paragraphs_of(text)) {
      out_ += (first ? "" : "<br/>") + escaped(one);
      first = false;
    }
  }
  void each(std::string_view open, std::string_view text) {
    for (const std::string& one : paragraphs_of(text)) out_ += "<" + std::string(open) + ">" + escaped(one) + "</p>\n";
  }
  void head(const Printout::Table& v) {
    if (std::ranges::all_of(v.columns, [](const auto& column) { return column.heading.empty(); })) return;
    out_ += "<thead><tr>";
    for (const auto& column : v.columns) line("th", "th", column.heading);
    out_ += "</tr></thead>\n";
  }

  std::string& out_;
};

}  // namespace

std::string html(const Printout& printout) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>" +
                    escaped(clean(printout.title)) +
                    "</title>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n<style>" + std::string(style) +
                    "</style>\n</head>\n<body>\n<h1>" + escaped(clean(printout.title)) + "</h1>\n";
  out += "<p class=\"number\">" + escaped(clean(printout.number)) + "</p>\n";
  Page page(out);
  for (const Printout::Block& block : printout.blocks) std::visit(page, block);
  return out + "</body>\n</html>\n";
}

}  // namespace zq::print
