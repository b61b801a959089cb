// The bureau's own list and its complaint table.
#include <set>

#include "civil_affairs/clerk.hpp"
#include "copies.hpp"

namespace civil_affairs {
namespace {

class ListAndComplaint : public Copies {
 protected:
  static zq::ComplaintPassing complaint(const std::string& id) {
    zq::ComplaintPassing c;
    c.id = {id};
    c.department = {"civil_affairs"};
    c.channel = "专窗";
    c.subject = "窗口仍索要婚姻状况证明";
    c.content = "第一行：办理低保时被要求提供已取消的证明。\n第二行：䶮、𠮷、·、—、'引号'、\\反斜、%";
    c.complainant = zq::Private("李𠮷");
    c.phone = zq::Private("13800000000");
    c.against = "某镇便民服务中心";
    c.matter = "最低生活保障审核确认";
    c.proof = "婚姻状况证明";
    c.filed_at = zq::Instant(std::chrono::milliseconds(1'767'225'600'000));
    return c;
  }
  zq::Result<zq::ComplaintReply> file(const zq::ComplaintPassing& filed) {
    return zq::adapters::test::House::begin(
               house().registry.submit_complaint(filed, {}, zq::adapters::test::House::soon()))
        .get();
  }
  zq::Result<zq::ComplaintReply> status(const std::string& receipt) { return house().status("civil_affairs", receipt); }
};
ON_EVERY_COPY(ListAndComplaint);

TEST_P(ListAndComplaint, TheListIsReadPageByPageEachRowOnce) {
  std::set<std::string> codes;
  std::string cursor;
  int pages = 0;
  do {
    const auto page = house().list("civil_affairs", cursor, 8);
    ASSERT_TRUE(page.ok()) << page.error().detail;
    ASSERT_LE(page->items.size(), 8U);
    for (const auto& row : page->items) {
      EXPECT_TRUE(codes.insert(row.code).second) << row.code;
      EXPECT_FALSE(row.matter.empty() || row.proof.empty() || row.method.empty()) << row.code;
      EXPECT_EQ(row.since, "2018-10-01") << row.code;
      EXPECT_EQ(row.until, row.code == "MZ-022" ? "2022-12-31" : "") << row.code;
    }
    cursor = page->next;
  } while (!cursor.empty() && ++pages < 10);
  EXPECT_EQ(codes.size(), 21U);
  EXPECT_EQ(*codes.begin(), "MZ-001");
}

TEST_P(ListAndComplaint, AComplaintIsFiledOncePerKeyAndFollowed) {
  const auto first = file(complaint("TS20260101-a1"));
  ASSERT_TRUE(first.ok()) << first.error().detail;
  EXPECT_EQ(first->status, zq::LegacyStatus::received);
  EXPECT_EQ(first->status_text, "待受理");
  const auto again = file(complaint("TS20260101-a1"));
  ASSERT_TRUE(again.ok()) << again.error().detail;
  EXPECT_EQ(again->receipt, first->receipt);
  const auto other = file(complaint("TS20260101-a2"));
  ASSERT_TRUE(other.ok()) << other.error().detail;
  EXPECT_NE(other->receipt, first->receipt);
  EXPECT_EQ(column("SELECT COUNT(*) FROM TS_JUBAO WHERE WBLSH LIKE 'TS20260101-a%'"), std::vector<std::string>{"2"});

  std::set<zq::LegacyStatus> seen;
  for (int step = 0; step < 3; ++step) {
    zq::sample::civil::work_complaints(connection(), "2026-01-05 10:00:00.0");
    const auto now = status(first->receipt);
    ASSERT_TRUE(now.ok()) << now.error().detail;
    seen.insert(now->status);
    EXPECT_EQ(now->updated_at, "2026-01-05T10:00:00+08:00");
    EXPECT_FALSE(now->handler.empty());
  }
  EXPECT_EQ(seen, (std::set{zq::LegacyStatus::accepted, zq::LegacyStatus::handling, zq::LegacyStatus::closed}));
}

TEST_P(ListAndComplaint, WhatTheTableCannotHoldStandsInItAsItsCodePoint) {
  const auto filed = file(complaint("TS20260101-b1"));
  ASSERT_TRUE(filed.ok()) << filed.error().detail;
  const std::vector<std::string> key{"TS20260101-b1"};
  EXPECT_EQ(column("SELECT JBR FROM TS_JUBAO WHERE WBLSH = ?", key), std::vector<std::string>{"李〔U+20BB7〕"});
  EXPECT_EQ(
      column("SELECT JBNR FROM TS_JUBAO WHERE WBLSH = ?", key),
      std::vector<std::string>{"第一行：办理低保时被要求提供已取消的证明。\n第二行：〔U+4DAE〕、〔U+20BB7〕、·、—、'"
                               "引号'、\\反斜、%"});
  EXPECT_EQ(column("SELECT DJRQ FROM TS_JUBAO WHERE WBLSH = ?", key), std::vector<std::string>{"20260101"});
}

TEST_P(ListAndComplaint, AContentLongerThanAnyColumnOfOldIsKeptWhole) {
  zq::ComplaintPassing long_one = complaint("TS20260101-c1");
  long_one.content.clear();
  for (int i = 0; i < 4000; ++i) long_one.content += "长";
  const auto filed = file(long_one);
  ASSERT_TRUE(filed.ok()) << filed.error().detail;
  EXPECT_EQ(column("SELECT JBNR FROM TS_JUBAO WHERE WBLSH = ?", {"TS20260101-c1"}),
            std::vector<std::string>{long_one.content});
}

TEST_P(ListAndComplaint, TheSameKeyAtOnceIsFiledOnce) {
  std::vector<std::future<zq::Result<zq::ComplaintReply>>> all;
  for (int i = 0; i < 8; ++i)
    all.push_back(zq::adapters::test::House::begin(
        house().registry.submit_complaint(complaint("TS20260101-d1"), {}, zq::adapters::test::House::soon())));
  std::set<std::string> receipts;
  for (auto& one : all) {
    const auto reply = one.get();
    ASSERT_TRUE(reply.ok()) << reply.error().detail;
    receipts.insert(reply->receipt);
  }
  EXPECT_EQ(receipts.size(), 1U);
  EXPECT_EQ(column("SELECT COUNT(*) FROM TS_JUBAO WHERE WBLSH = ?", {"TS20260101-d1"}), std::vector<std::string>{"1"});
}

TEST_P(ListAndComplaint, AReceiptNobodyHasIsNotFound) {
  for (const char* receipt : {"999999", "0", "-1", "1 OR 1=1", "x"}) {
    const auto answer = status(receipt);
    ASSERT_FALSE(answer.ok()) << receipt;
    EXPECT_EQ(answer.error().code, zq::ErrorCode::not_found) << receipt;
  }
}

}  // namespace
}  // namespace civil_affairs
