#include "sheet/sheet.hpp"

#include <gtest/gtest.h>

#include "support/zip_file.hpp"

namespace zq::sheet {
namespace {

using test::part_of;

std::string made(Format format, const std::vector<std::vector<std::string>>& rows) {
  auto sheet = begin(format, "协查台账", {"编号", "事由"});
  for (const auto& row : rows) sheet->add(row);
  auto file = sheet->finish();
  EXPECT_TRUE(file.ok()) << file.error().detail;
  return file.ok() ? *file : "";
}

TEST(Csv, IsRfc4180WithAMarkThatExcelKnows) {
  EXPECT_EQ(made(Format::csv, {{"1", "一致"}, {"a,b", "说\"是\"\r\n第二行"}, {"", ""}}),
            "\xEF\xBB\xBF编号,事由\r\n1,一致\r\n\"a,b\",\"说\"\"是\"\"\r\n第二行\"\r\n,\r\n");
}

TEST(Csv, DisarmsWhatASpreadsheetWouldRun) {
  for (const std::string bad : {"=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1", "\r=1"})
    EXPECT_EQ(made(Format::csv, {{bad, "x"}}), "\xEF\xBB\xBF编号,事由\r\n\"'" + bad + "\",x\r\n") << bad;
  EXPECT_EQ(made(Format::csv, {{"a=1", "2026-11-26"}}), "\xEF\xBB\xBF编号,事由\r\na=1,2026-11-26\r\n");
}

TEST(Xlsx, IsAWorkbookOfTextCells) {
  const std::string file = made(Format::xlsx, {{"椒协核〔2026〕1号", "=1+1"}, {"张*", std::string("a\x01") + "b<&>"}});
  const std::string sheet = part_of(file, "xl/worksheets/sheet1.xml");
  for (const char* cell : {">编号<", ">椒协核〔2026〕1号<", ">=1+1<", ">张*<", ">a b&lt;&amp;&gt;<"})
    EXPECT_NE(sheet.find(cell), std::string::npos) << cell << " in " << sheet.substr(0, 2000);
  EXPECT_EQ(sheet.find("<f>"), std::string::npos) << "a formula";
  EXPECT_NE(part_of(file, "xl/workbook.xml").find("name=\"协查台账\""), std::string::npos);
}

TEST(Xlsx, TakesAHundredThousandRows) {
  auto sheet =
      begin(Format::xlsx, "一[个]很长的名字一个很长的名字一个很长的名字一个很长的名字一个很长的名字", {"编号", "事由"});
  for (int i = 0; i < 100000; ++i) sheet->add({std::to_string(i), "婚姻状况证明"});
  auto file = sheet->finish();
  ASSERT_TRUE(file.ok());
  EXPECT_NE(part_of(*file, "xl/worksheets/sheet1.xml").find(">99999<"), std::string::npos);
}

TEST(Sheets, ThatAreNeverFinishedLeaveNothing) {
  begin(Format::xlsx, "协查台账", {"编号"})->add({"1"});
  begin(Format::csv, "协查台账", {"编号"})->add({"1"});
}

}  // namespace
}  // namespace zq::sheet
