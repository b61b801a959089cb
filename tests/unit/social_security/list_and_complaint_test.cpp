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
