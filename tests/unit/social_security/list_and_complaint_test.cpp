// List rows, paging and complaint words.
#include "social_security/list_and_complaint.hpp"

#include <gtest/gtest.h>

#include "support/declared.hpp"

namespace social_security {
namespace {

using zq::test::status_of;

TEST(SocialSecurityList, RowsAreTranslatedAndNoDateIsNoDate) {
  Row row;
  row.set("QDBM", "SB-001");
  row.set("SXMC", "工伤认定");
  row.set("BJLX", "即办件");
  row.set("SXRQ", "20181001");
  row.set("ZFRQ", "99991231");
  const zq::ListRow out = list_row(row);
  EXPECT_EQ(out.code, "SB-001");
  EXPECT_EQ(out.matter, "工伤认定");
  EXPECT_EQ(out.kind, "即办件");
  EXPECT_EQ(out.since, "2018-10-01");
  EXPECT_EQ(out.until, "");
  row.set("SXRQ", "201810");  // the border takes whole days only
  EXPECT_EQ(list_row(row).since, "");
}

TEST(SocialSecurityList, APageHoldsAsManyRowsAsItMust) {
  const auto status = [](const char* cursor, std::size_t rows, std::size_t total) {
    return status_of([&] { require_whole_page(read_position(cursor, 10), {Rows(rows), total}); });
  };
  EXPECT_EQ(status("", 10, 25), ZQ_OK);
  EXPECT_EQ(status("3:10", 5, 25), ZQ_OK);
  EXPECT_EQ(status("4:10", 0, 25), ZQ_OK);
  EXPECT_EQ(status("", 0, 0), ZQ_OK);
  EXPECT_EQ(status("", 11, 25), ZQ_E_BAD_DATA) << "more than was asked for";
  EXPECT_EQ(status("", 9, 25), ZQ_E_BAD_DATA) << "rows are missing";
  EXPECT_EQ(status("3:10", 6, 25), ZQ_E_BAD_DATA);
}

TEST(SocialSecurityList, PagesFollowOneAnotherAndEnd) {
  const ListPosition first = read_position("", 10);
  EXPECT_EQ(next_position(first, 25), "2:10");
  const ListPosition third = read_position("3:10", 10);
  EXPECT_EQ(next_position(third, 25), "");
  EXPECT_EQ(next_position(read_position("", 10), 10), "");
  EXPECT_EQ(read_position("", 1000).size, 100u);
  for (const char* wrong : {"x", "2", "2:", ":10", "0:10", "2:11", "-1:10", "2:10 "}) {
    EXPECT_EQ(status_of([&] { read_position(wrong, 10); }), ZQ_E_INVALID) << wrong;
  }
}

TEST(SocialSecurityComplaint, WordsAreMappedAndUnknownOnesStayUnknown) {
  const auto state = [](const char* code) {
    Row row;
    row.set("TSBH", "SBTS00000001");
    row.set("SLZT", code);
    row.set("SLZTMC", "某");
    row.set("GXSJ", "2025-03-04 09:30:00.0");
    return complaint_state(row);
  };
  EXPECT_EQ(state("01").status, zq::ComplaintStatus::received);
  EXPECT_EQ(state("02").status, zq::ComplaintStatus::accepted);
  EXPECT_EQ(state("03").status, zq::ComplaintStatus::handling);
  EXPECT_EQ(state("04").status, zq::ComplaintStatus::closed);
  EXPECT_EQ(state("05").status, zq::ComplaintStatus::rejected);
  EXPECT_EQ(state("77").status, zq::ComplaintStatus::unknown);
  EXPECT_EQ(state("01").updated_at, "2025-03-04T09:30:00+08:00");
  Row other;
  other.set("TSBH", "SBTS00000001");
  other.set("GXSJ", "2025/03/04 09:30:00");
  EXPECT_EQ(complaint_state(other).updated_at, "2025-03-04T09:30:00+08:00");
  EXPECT_EQ(status_of([] { complaint_state(Row()); }), ZQ_E_BAD_DATA);
}

}  // namespace
}  // namespace social_security
