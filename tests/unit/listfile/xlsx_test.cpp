// Workbooks as other programs write them: shared texts, runs, prefixes, gaps; and what only looks like one.
#include <gtest/gtest.h>

#include "listfile/list_csv.hpp"
#include "support/zip_file.hpp"

namespace zq::listfile {
namespace {

using Part = test::ZipPart;
using test::zip_of;

const Part book{"xl/workbook.xml",
                R"(<workbook xmlns:r="r"><sheets><sheet name="清单" r:id="rId3"/></sheets></workbook>)"};
const Part relations{"xl/_rels/workbook.xml.rels",
                     R"(<Relationships><Relationship Id="rId3" Target="worksheets/sheet7.xml"/></Relationships>)"};
const Part shared{"xl/sharedStrings.xml",
                  "<x:sst><x:si><x:t>编号</x:t></x:si>"
                  "<x:si><x:r><x:t>甲</x:t></x:r><x:r><x:t xml:space=\"preserve\">事项 </x:t></x:r>"
                  "<x:rPh><x:t>jia</x:t></x:rPh></x:si></x:sst>"};

Part sheet(const std::string& rows) {
  return {"xl/worksheets/sheet7.xml", "<x:worksheet><x:sheetData>" + rows + "</x:sheetData></x:worksheet>"};
}
std::string text_cell(const std::string& text) {
  return "<x:c t=\"inlineStr\"><x:is><x:t>" + text + "</x:t></x:is></x:c>";
}
const std::string header = "<x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c>" + text_cell("办事部门") +
                           text_cell("办事事项") + text_cell("证明材料名称") + text_cell("出具单位") +
                           text_cell("设定依据") + text_cell("取消后办理方式") + text_cell("办件类别") +
                           text_cell("失效日期") + "</x:row>";

TEST(Xlsx, IsReadAsExcelWritesIt) {
  const std::string row = "<x:row r=\"4\"><x:c r=\"A4\"><x:v>7</x:v></x:c>" + text_cell("区民政局") +
                          "<x:c r=\"C4\" t=\"s\"><x:v>1</x:v></x:c>" + text_cell("甲证明") + text_cell("某单位") +
                          text_cell("某条例") + text_cell("书面承诺") +
                          "<x:c r=\"H4\" t=\"str\"><x:f>A1</x:f><x:v>即办件</x:v></x:c></x:row>";
  const auto list =
      read_list_csv(zip_of({book, relations, shared, sheet(header + "<x:row r=\"2\"/>" + row)}), "清单.xlsx");
  ASSERT_TRUE(list.ok()) << list.error().text << list.error().faults[0].path << list.error().faults[0].text;
  ASSERT_EQ(list->entries.size(), 1U);
  EXPECT_EQ(list->entries[0].id.value, "7");
  EXPECT_EQ(list->entries[0].matter, "甲事项");
  EXPECT_FALSE(list->entries[0].until);
}

TEST(Xlsx, FaultsNameTheRowOfTheSheet) {
  const auto list = read_list_csv(
      zip_of({book, relations, shared, sheet(header + "<x:row r=\"9\">" + text_cell("1") + "</x:row>")}), "a.xlsx");
  ASSERT_FALSE(list.ok());
  EXPECT_EQ(list.error().faults[0].path.substr(0, 9), "a.xlsx:9:");
}

TEST(Xlsx, WhatOnlyLooksLikeOneIsRefused) {
  const std::string good = zip_of({book, relations, shared, sheet(header)});
  std::vector<std::string> bad{"PK\x03\x04",
                               "PK\x03\x04 PK\x05\x06",
                               zip_of({book}),
                               zip_of({book, relations}),
                               zip_of({book, relations, {shared.first, "<sst><si>"}, sheet(header)}),
                               zip_of({book, relations, shared, sheet("<x:row><x:c r=\"ZZZZ1\"/></x:row>")})};
  for (size_t length = 4; length < good.size(); length += 7) bad.push_back(good.substr(0, length));
  for (const std::string& bytes : bad) {
    const auto list = read_list_csv(bytes, "a.xlsx");
    ASSERT_FALSE(list.ok());
    EXPECT_EQ(list.error().faults.size(), 1U);
  }
}

}  // namespace
}  // namespace zq::listfile
