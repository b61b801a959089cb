// Lists of legacy systems: numbered pages, daily files, words in tables, the only row of a number.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/declared.hpp"
#include "text/charset.hpp"
#include "zq/compare.hpp"
#include "zq/daily_files.hpp"
#include "zq/files.hpp"
#include "zq/page_number.hpp"
#include "zq/test_host.hpp"
#include "zq/text.hpp"
#include "zq/word_table.hpp"

namespace zq::test {
namespace {

namespace fs = std::filesystem;

TEST(PageNumber, KeepsTheSizeOfTheFirstPage) {
  const PageNumber first = PageNumber::of("", 10, 100);
  EXPECT_EQ(first.next(25), "2:10");
  const PageNumber third = PageNumber::of("3:10", 10, 100);
  EXPECT_EQ(third.page, 3u);
  EXPECT_EQ(third.next(25), "");
  EXPECT_EQ(PageNumber::of("", 10, 100).next(10), "");
  EXPECT_EQ(PageNumber::of("", 1000, 100).size, 100u);
  for (const char* wrong : {"0:10", "2", "2:", ":10", "2:0", "2:11", "a:10", "2:10 ", "-1:10", "99999999:10"})
    EXPECT_EQ(status_of([&] { PageNumber::of(wrong, 10, 100); }), ZQ_E_INVALID) << wrong;
}

TEST(PageNumber, RefusesAPageWithOtherThanItsRows) {
  const auto status = [](const char* cursor, std::size_t rows, std::size_t total) {
    return status_of([&] { PageNumber::of(cursor, 10, 100).require_whole(rows, total); });
  };
  EXPECT_EQ(status("", 10, 25), ZQ_OK);
  EXPECT_EQ(status("3:10", 5, 25), ZQ_OK);
  EXPECT_EQ(status("4:10", 0, 25), ZQ_OK);
  EXPECT_EQ(status("", 9, 25), ZQ_E_BAD_DATA);
  EXPECT_EQ(status("3:10", 10, 25), ZQ_E_BAD_DATA);
}

TEST(WordTable, KnowsItsWordsAndNoOthers) {
  constexpr WordTable table{std::array{Word{"办结", ComplaintStatus::closed}, Word{"受理", ComplaintStatus::accepted}}};
  static_assert(table.meaning_or("办结", ComplaintStatus::unknown) == ComplaintStatus::closed);
  EXPECT_EQ(table.meaning_or("受理", ComplaintStatus::unknown), ComplaintStatus::accepted);
  EXPECT_EQ(table.meaning_or("受", ComplaintStatus::unknown), ComplaintStatus::unknown);
  EXPECT_EQ(table.meaning_or("", ComplaintStatus::unknown), ComplaintStatus::unknown);
}

TEST(TheOnly, IsOneRowOrAFailure) {
  EXPECT_EQ(the_only(std::vector<int>{7}, ZQ_E_NOT_FOUND, "编号"), 7);
  EXPECT_EQ(status_of([] { the_only(std::vector<int>{}, ZQ_E_NOT_FOUND, "编号"); }), ZQ_E_NOT_FOUND);
  EXPECT_EQ(status_of([] { the_only(std::vector<int>{1, 2}, ZQ_E_NOT_FOUND, "编号"); }), ZQ_E_BAD_DATA);
}

class Daily : public ::testing::Test {
 protected:
  Daily() { fs::create_directories(folder); }
  ~Daily() override { fs::remove_all(folder); }
  void put(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << *encode_text(Encoding::gbk, text);
  }
  const fs::path folder = fs::temp_directory_path() / ("zq-daily-" + std::to_string(getpid()));
  AdapterHost host;
  AdapterCall raw;
  Call call{host.raw(), raw.raw()};
};

TEST_F(Daily, TheNewestWholeFileCounts) {
  put("QD_20251230.txt", "甲|一\r\nT0000001\r\n");
  put("QD_20251231.txt", "乙|二\r\n丙|三\r\nT0000002\r\n");
  put("QD_20260101.txt", "丁|四\r\n");              // still being written
  put("QD_20270101.txt", "戊|五\r\nT0000001\r\n");  // from the future
  put("QD_2025123x.txt", "");
  put("XX_20251231.txt", "");
  const auto files = daily_files(folder, "QD_", call.day_after(1));
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files[0].day, "20260101");
  const auto file = newest_daily_file(folder, "QD_", call.day_after(1));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->day, "20251231");
  const auto records = records_of(*file, Delimited('|', {"code", "matter"}, true), Charset(call, "GBK"));
  const auto row = [](const DropRecord& record) {
    return ListRow{std::string(record.text("code")), "", "", "", "", "", ""};
  };
  const ListPage first = file_page(*file, records, "", 1, row);
  EXPECT_EQ(first.rows.at(0).code, "乙");
  EXPECT_EQ(first.next, "20251231:1");
  const ListPage last = file_page(*file, records, first.next, 1, row);
  EXPECT_EQ(last.rows.at(0).code, "丙");
  EXPECT_EQ(last.next, "");
  for (const char* wrong : {"20251230:1", "20251231:", "20251231:x", "1", "20251231:1 "})
    EXPECT_EQ(status_of([&] { file_page(*file, records, wrong, 1, row); }), ZQ_E_INVALID) << wrong;
}

TEST_F(Daily, SaysWhatIsNotThere) {
  EXPECT_FALSE(newest_daily_file(folder, "QD_", call.today()));
  EXPECT_EQ(status_of([&] { daily_files(folder / "none", "QD_", call.today()); }), ZQ_E_UNAVAILABLE);
  put("QD_20251231.txt", "乙\r\nT0000001\r\n");
  const auto file = newest_daily_file(folder, "QD_", call.today());
  const auto records = records_of(*file, Delimited('|', {"code", "matter"}, true), Charset(call, "GBK"));
  EXPECT_EQ(status_of([&] { file_page(*file, records, "", 1, [](const DropRecord&) { return ListRow(); }); }),
            ZQ_E_BAD_DATA);
}

TEST_F(Daily, DaysAreChinas) {
  raw.raw()->now_unix_ms = 1767196800000 - 1;  // 2025-12-31T23:59:59.999+08:00
  EXPECT_EQ(call.today(), "2025-12-31");
  EXPECT_EQ(call.day_after(1), "2026-01-01");
  EXPECT_EQ(call.day_after(-365), "2024-12-31");
}

TEST(DeclaredField, IsNeverAsLongAsABook) {
  const std::string book(5000, 'x');
  const DeclaredFields said({{"name", book}, {"status", book}, {"date", book}});
  Verification answer;
  EXPECT_EQ(status_of([&] { compare_name(answer, "name", said.record(), "张三"); }), ZQ_E_INVALID);
  EXPECT_EQ(status_of([&] { compare_text(answer, "status", said.record(), "正常"); }), ZQ_E_INVALID);
  EXPECT_EQ(status_of([&] { compare_date(answer, "date", said.record(), "20200101"); }), ZQ_E_INVALID);
}

}  // namespace
}  // namespace zq::test
