#include "print/pdf.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

#include "domain/clocks.hpp"
#include "support/process.hpp"

namespace zq::print {
namespace {

using Paragraph = Printout::Paragraph;
using Strings = std::vector<std::string>;

constexpr double right_edge = (28 + 156) * 72 / 25.4;

Printout sheet(std::vector<Printout::Block> blocks) {
  return {"监督通知书", "椒无证监〔2026〕12号", std::move(blocks), *moment_from_text("2026-11-26T10:00:00+08:00")};
}

std::string printed(const Printout& printout) {
  auto made = pdf(printout);
  EXPECT_TRUE(made.ok()) << made.error().text << made.error().detail;
  return made.ok() ? *made : "";
}

// What one of poppler's tools says of a PDF.
std::string told(const std::string& tool, const std::string& bytes, Strings options = {}) {
  test::TempDirectory folder;
  test::write_file(folder / "a.pdf", bytes);
  Strings command = {"/usr/bin/" + tool};
  command.insert(command.end(), options.begin(), options.end());
  command.push_back((folder / "a.pdf").string());
  if (tool == "pdftotext" || tool == "pdftocairo") command.push_back("-");
  const auto ran = test::run(command);
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_EQ(ran.output.find("Error"), std::string::npos) << ran.output;
  return ran.output;
}

Strings pages_of(const Printout& printout) {
  Strings pages;
  std::istringstream text(told("pdftotext", printed(printout), {"-layout"}));
  for (std::string page; std::getline(text, page, '\f');) pages.push_back(page);
  return pages;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Pdf, CanBeSearchedAndCopied) {
  const std::string text = told(
      "pdftotext",
      printed(sheet({Printout::Addressee{"区民政局："}, Paragraph{"申请人𠮷田·买买提于2026年11月26日提交 ABC 材料。"},
                     Printout::Items{{"退还材料", "书面说明"}},
                     Printout::Signature{"区联席会议办公室", "2026年11月26日"}, Printout::Note{"抄送：区司法局"}})));
  for (const char* part : {"监督通知书", "椒无证监〔2026〕12号", "区民政局：", "𠮷田·买买提于2026年11月26日提交 ABC",
                           "1．退还材料", "2．书面说明", "区联席会议办公室", "抄送：区司法局", "—1—"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in " << text;
}

TEST(Pdf, SaysWhatItIs) {
  const std::string bytes = printed(sheet({Paragraph{"正文。"}}));
  const std::string facts = told("pdfinfo", bytes, {"-isodates"});
  for (const char* part : {"监督通知书", "2026-11-26T10:00:00+08", "Pages:           1", "A4"})
    EXPECT_NE(facts.find(part), std::string::npos) << part << " in " << facts;
  EXPECT_NE(bytes.find("/Lang (zh-CN)"), std::string::npos);
  std::istringstream fonts(told("pdffonts", bytes));
  int count = 0;
  for (std::string line; std::getline(fonts, line);)
    if (line.find("Type 0C") != std::string::npos) {  // embedded, a subset, with its characters
      ++count;
      EXPECT_NE(line.find("yes yes yes"), std::string::npos) << line;
    }
  EXPECT_GE(count, 2) << "title and text";
}

TEST(Pdf, IsTheSameBytesForTheSamePrintout) {
  const Printout one = sheet({Paragraph{repeated("证明材料取消，", 300)}});
  const std::string expected = printed(one);
  std::vector<std::string> made(8);
  {
    std::vector<std::jthread> threads;
    for (size_t i = 0; i < 4; ++i)
      threads.emplace_back([&, i] {
        made[i] = pdf(one).value();
        made[i + 4] = pdf(one).value();
      });
  }
  for (const std::string& other : made) EXPECT_EQ(other, expected);
}

// 标点不出现在行首，前括号、前引号不出现在行末: every mark comes to the edge once.
TEST(Pdf, BreaksLinesAsChineseDoes) {
  const std::string marks = "一，二。三、四；五：六？七！八（九）十《甲》乙“丙”丁‘戊’己【庚】辛〔壬〕癸……子——丑％寅";
  std::vector<Printout::Block> blocks;
  for (int shift = 0; shift < 28; ++shift) blocks.push_back(Paragraph{repeated("字", shift) + repeated(marks, 3)});
  for (const std::string& page : pages_of(sheet(std::move(blocks)))) {
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
      const size_t first = line.find_first_not_of(' ');
      if (first == std::string::npos || line.find("—", first) == first) continue;  // the page's number
      line = line.substr(first);
      for (const char* mark : {"，", "。", "、", "；", "：", "？", "！", "）", "》", "”", "’", "】", "〕", "…", "％"})
        EXPECT_FALSE(line.starts_with(mark)) << line;
      for (const char* mark : {"（", "《", "“", "‘", "【", "〔"}) EXPECT_FALSE(line.ends_with(mark)) << line;
    }
  }
}

TEST(Pdf, KeepsTheSeparatorOfANameOnItsLine) {
  std::vector<Printout::Block> blocks;
  for (int shift = 0; shift < 28; ++shift) blocks.push_back(Paragraph{repeated("字", shift) + repeated("买买·", 12)});
  for (const std::string& page : pages_of(sheet(std::move(blocks)))) {
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
      const size_t first = line.find_first_not_of(' ');
      EXPECT_FALSE(first != std::string::npos && line.substr(first).starts_with("·")) << line;
    }
  }
}

TEST(Pdf, EndsItsLinesAtOneEdge) {
  const std::string text = "根据《办法》第6条，你单位在办理“无房证明”（编号 TS2026-01）时索要材料3份，一律退还。";
  std::istringstream boxes(told("pdftotext", printed(sheet({Paragraph{repeated(text, 8)}})), {"-bbox-layout"}));
  int even = 0;
  for (std::string line; std::getline(boxes, line);) {
    const size_t at = line.find("<line ");
    if (at == std::string::npos) continue;
    const double right = std::stod(line.substr(line.find("xMax=\"") + 6));
    EXPECT_LT(right, right_edge + 0.5) << line;
    if (right > right_edge - 0.5) ++even;
  }
  EXPECT_GE(even, 10);
}

TEST(Pdf, RefusesACharacterThatNoFontHas) {
  for (const char* where : {"paragraph", "table"}) {
    const std::string name = "张\U0003134A";
    const auto made = where == std::string("table") ? pdf(sheet({Printout::Table{"", {{"姓名"}}, {{name}}}}))
                                                    : pdf(sheet({Paragraph{name}}));
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().code, ErrorCode::unavailable);
    EXPECT_NE(made.error().text.find("U+3134A"), std::string::npos) << made.error().text;
    EXPECT_EQ(made.error().text.find("张"), std::string::npos) << "nothing else of a name";
  }
}

TEST(Pdf, RepeatsTheHeadOfATable) {
  Printout::Table table{"表1", {{"时间", 2}, {"事实", 5}, {"件数", 1, true}}, {}};
  for (int i = 0; i < 120; ++i) table.rows.push_back({"11月26日", "索要材料", std::to_string(1000 + i)});
  const Strings pages = pages_of(sheet({table}));
  ASSERT_GE(pages.size(), 4u);
  for (const std::string& page : pages) EXPECT_NE(page.find("事实"), std::string::npos) << page;
  for (int i = 0; i < 120; ++i) {
    size_t found = 0;
    for (const std::string& page : pages) found += page.find(std::to_string(1000 + i)) != std::string::npos;
    EXPECT_EQ(found, 1u) << "row " << i;
  }
}

TEST(Pdf, CutsARowThatIsLongerThanAPage) {
  Printout::Table table{"", {{"项"}, {"内容", 4}}, {{"一", ""}}};
  for (int i = 0; i < 200; ++i) table.rows[0][1] += "第" + std::to_string(1000 + i) + "行\n";
  std::string all;
  for (const std::string& page : pages_of(sheet({table}))) all += page;
  for (int i = 0; i < 200; ++i) EXPECT_NE(all.find("第" + std::to_string(1000 + i) + "行"), std::string::npos) << i;
}

// Every straight line of a page, as the distance from its top; several at the same one count once.
std::set<int> rules_of(const std::string& bytes, int page) {
  const std::string number = std::to_string(page);
  const std::string drawing = told("pdftocairo", bytes, {"-svg", "-f", number, "-l", number});
  const std::regex level(R"re( d="M [0-9.]+ ([0-9.]+) L [0-9.]+ ([0-9.]+) ")re");
  std::set<int> found;
  for (std::sregex_iterator at(drawing.begin(), drawing.end(), level), end; at != end; ++at)
    if ((*at)[1] == (*at)[2]) found.insert(static_cast<int>(std::lround(std::stod((*at)[1]))));
  return found;
}

TEST(Pdf, RulesARowThatIsCutOnlyWhereItEndsOrThePageDoes) {
  const Printout::Table table{"", {{"", 1}, {"", 3}}, {{"变动内容", repeated("新增一项\n", 60)}}};
  const std::string bytes = printed(sheet({table}));
  EXPECT_EQ(rules_of(bytes, 1).size(), 2u);
  EXPECT_EQ(rules_of(bytes, 2).size(), 2u);
}

// An id is copied from paper by hand: what is not in it must not stand there.
TEST(Pdf, PutsNoHyphenIntoAnId) {
  const auto glyphs = [](int width) {
    const Printout::Table table{"", {{"", width}, {"", 8}}, {{"m6b03m8mkagz6jbbj7m6b03m8mkagz6jbbj7", ""}}};
    const std::string drawing = told("pdftocairo", printed(sheet({table})), {"-svg"});
    size_t count = 0;
    for (size_t at = drawing.find("<use "); at != std::string::npos; at = drawing.find("<use ", at + 1)) ++count;
    return count;
  };
  EXPECT_EQ(glyphs(1), glyphs(40));
}

TEST(Pdf, LeavesNoSignatureAloneOnItsPage) {
  for (int lines = 14; lines < 24; ++lines) {
    const Strings pages = pages_of(
        sheet({Paragraph{repeated("正文\n", lines)}, Printout::Signature{"区联席会议办公室", "2026年11月26日"}}));
    EXPECT_NE(pages.back().find("正文"), std::string::npos) << lines << " lines";
    EXPECT_NE(pages.back().find("2026年11月26日"), std::string::npos);
  }
}

TEST(Pdf, NumbersItsPages) {
  const Strings pages = pages_of(sheet({Paragraph{"一"}, Printout::PageBreak{}, Paragraph{repeated("长文。", 400)}}));
  ASSERT_EQ(pages.size(), 4u);
  for (size_t i = 0; i < pages.size(); ++i)
    EXPECT_NE(pages[i].find("—" + std::to_string(i + 1) + "—"), std::string::npos);
}

TEST(Pdf, DrawsChartsWhoseWordsCanBeRead) {
  using Chart = Printout::Chart;
  const std::string text = told(
      "pdftotext",
      printed(sheet(
          {Chart{
               Chart::Kind::bars, "图1 投诉", "件", {"民政局", "社保中心"}, {{"一季度", {12, {}}}, {"二季度", {8, 4}}}},
           Chart{Chart::Kind::lines, "图2 办结率", "%", {"1月", "2月"}, {{"办结率", {90.5, 97.25}}}},
           Chart{Chart::Kind::bars, "图3 无数据", "", {}, {}}})));
  for (const char* part :
       {"图1 投诉", "单位：件", "民政局", "社保中心", "一季度", "二季度", "12", "97.25", "图3 无数据"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in " << text;
}

TEST(Pdf, StopsAtFiveHundredPages) {
  Printout::Table table{"", {{"项"}}, {}};
  table.rows.assign(15000, {"一"});
  const auto made = pdf(sheet({table}));
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, ErrorCode::too_large);
  EXPECT_FALSE(pdf(sheet({Paragraph{std::string(5 * 1024 * 1024, 'a')}})).ok()) << "before anything is set";
}

}  // namespace
}  // namespace zq::print
