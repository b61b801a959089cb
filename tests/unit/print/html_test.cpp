#include "print/html.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

namespace zq::print {
namespace {

using Chart = Printout::Chart;

const Printout& everything() {
  static const Printout printout{
      "监督<通知>书",
      "椒无证监〔2026〕12号",
      {Printout::Addressee{"区民政局："}, Printout::Heading{"一、事实"},
       Printout::Paragraph{"第一段\n第二段 & <script>alert('x')</script>"}, Printout::Items{{"退还", "说明"}},
       Printout::Table{"表1", {{"时间", 1}, {"件数", 3, true}}, {{"11月\n26日", "3"}, {"<b>"}}},
       Chart{Chart::Kind::bars, "图1 \"投诉\"", "件", {"甲&乙", "丙"}, {{"季", {1.5, {}}}}},
       Chart{Chart::Kind::lines, "图2", "", {"1月", "2月", "3月"}, {{"率", {1, {}, 3}}, {"差", {-2, 2, 1}}}},
       Printout::Signature{"区联席会议办公室", "2026年11月26日"}, Printout::PageBreak{},
       Printout::Note{"抄送\x01：\xE2\x80\xAE局"}},
      Instant{}};
  return printout;
}

std::string text_of(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& child : node.children()) out += child.value() + text_of(child);
  return out;
}

TEST(Html, IsOnePageThatNeedsNothingElse) {
  const std::string page = html(everything());
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
  for (const char* never : {"<script", "src=", "href=", "url(", "@import", "\x01", "\xE2\x80\xAE"})
    EXPECT_EQ(page.find(never), std::string::npos) << never;
}

TEST(Html, IsWellFormedAndSaysEverything) {
  pugi::xml_document parsed;
  const auto read = parsed.load_string(html(everything()).c_str(), pugi::parse_default | pugi::parse_doctype);
  ASSERT_TRUE(read) << read.description();
  const auto body = parsed.child("html").child("body");
  EXPECT_EQ(text_of(body.child("h1")), "监督<通知>书");
  const std::string text = text_of(body);
  for (const char* part : {"椒无证监〔2026〕12号", "一、事实", "第一段", "第二段 & <script>alert('x')</script>",
                           "1．退还", "2．说明", "11月26日", "<b>", "甲&乙", "1.5", "区联席会议办公室", "抄送：局"})
    EXPECT_NE(text.find(part), std::string::npos) << part;
  EXPECT_EQ(text_of(body.child("table").child("thead")), "时间件数");
  EXPECT_EQ(body.child("figure").child("svg").attribute("aria-label").value(), std::string("图1 \"投诉\""));
}

// A missing figure is a gap in the line, not a zero.
TEST(Html, DrawsAGapWhereNoFigureIs) {
  pugi::xml_document parsed;
  ASSERT_TRUE(parsed.load_string(html(everything()).c_str(), pugi::parse_default | pugi::parse_doctype));
  const auto figures = parsed.child("html").child("body").children("figure");
  const auto second = std::next(figures.begin())->child("svg");
  int parts = 0;
  for (const auto& line : second.children("polyline"))
    if (line.attribute("stroke").value() == std::string("#1f4e79")) ++parts;
  EXPECT_EQ(parts, 3) << "the mark in the legend, and one line on either side of the gap";
}

}  // namespace
}  // namespace zq::print
