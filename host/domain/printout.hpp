// Printout (打印件): what stands on paper: a title, a number, blocks one after the other. Writs, the assessment's
// report and whatever else is printed are composed as one; print/ makes HTML and PDF of it. All texts UTF-8. Pure.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/types.hpp"

namespace zq {

struct Printout {
  struct Addressee {  // "区民政局：", flush left under the title
    std::string text;
  };
  struct Heading {  // "一、总体情况"; never the last line of a page
    std::string text;
  };
  struct Paragraph {  // two characters in, justified; a line feed begins a new one
    std::string text;
  };
  struct Items {  // numbered 1. 2. 3., each a paragraph
    std::vector<std::string> texts;
  };
  struct Column {
    std::string heading;      // stands again on top of every page; no column has one: the table has no head
    int width = 1;            // share of the whole width
    bool is_figures = false;  // set flush right
  };
  struct Table {
    std::string caption;  // above it; empty: none
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  // as many cells as there are columns; missing ones are empty
  };
  struct Series {
    std::string name;                           // in the legend
    std::vector<std::optional<double>> values;  // one for each label; nothing: no figure, not zero
  };
  struct Chart {
    enum class Kind { bars, lines } kind = Kind::bars;
    std::string caption;  // below it
    std::string unit;     // of the values: "件", "%"
    std::vector<std::string> labels;
    std::vector<Series> series;  // at most six are told apart
  };
  struct Signature {     // 落款, right, never alone on a page; an empty line is left out
    std::string issuer;  // "区联席会议办公室"
    std::string date;    // "2026年11月26日"
  };
  struct Note {  // smaller: attachments, who else gets it, how to complain
    std::string text;
  };
  struct PageBreak {};
  using Block = std::variant<Addressee, Heading, Paragraph, Items, Table, Chart, Signature, Note, PageBreak>;

  std::string title;
  std::string number;  // 文号, under the title; empty: none
  std::vector<Block> blocks;
  Instant issued_at{};  // the only time that stands in a PDF's own data: the same printout is the same bytes
};

}  // namespace zq
