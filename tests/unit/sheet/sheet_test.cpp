#include "sheet/sheet.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace zq::sheet {
namespace {

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

size_t number(const std::string& file, size_t at, int bytes) {
  size_t value = 0;
  for (int i = bytes; i-- > 0;) value = value << 8 | static_cast<unsigned char>(file.at(at + static_cast<size_t>(i)));
  return value;
}

// One part of a zip file, found by its directory and inflated.
std::string part_of(const std::string& file, const std::string& part) {
  const size_t end = file.rfind("PK\x05\x06");
  if (end == std::string::npos) return "no zip file";
  size_t at = number(file, end + 16, 4);
  for (size_t left = number(file, end + 10, 2); left > 0; --left) {
    const size_t name = number(file, at + 28, 2), packed = number(file, at + 20, 4), whole = number(file, at + 24, 4);
    if (file.substr(at + 46, name) == part) {
      const size_t local = number(file, at + 42, 4);
      const size_t data = local + 30 + number(file, local + 26, 2) + number(file, local + 28, 2);
      std::string text(whole, '\0');
      z_stream stream{};
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(file.data() + data));
      stream.avail_in = static_cast<uInt>(packed);
      stream.next_out = reinterpret_cast<Bytef*>(text.data());
      stream.avail_out = static_cast<uInt>(whole);
      inflateInit2(&stream, -MAX_WBITS);
      const int done = inflate(&stream, Z_FINISH);
      inflateEnd(&stream);
      return done == Z_STREAM_END ? text : "broken";
    }
    at += 46 + name + number(file, at + 30, 2) + number(file, at + 32, 2);
  }
  return "no such part";
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
