// Overdue reports and designees: what an investigation must end with, and who is a designee on a day.
#include "domain/overdue.hpp"

#include <gtest/gtest.h>

#include "domain/designee.hpp"

namespace zq {
namespace {

const Instant now = *moment_from_text("2026-11-26T10:30:01+08:00");

OverdueReport drafted() {
  Letter letter;
  letter.id = "XH20261126-1";
  letter.case_id = CaseId{"HC1"};
  letter.to = DepartmentId{"civil_affairs"};
  letter.from = "区公积金中心";
  letter.sent_at = now - std::chrono::minutes(31);
  letter.due_at = now - std::chrono::seconds(1);
  return draft(letter, now);
}

// R-规定-11.3a, R-核查-6.3a, T-04: drafted with the facts, one for each letter.
TEST(OverdueReport, SaysWhatHappened) {
  const OverdueReport one = drafted();
  EXPECT_EQ(one.id, "CQ20261126-1");
  EXPECT_EQ(one.minutes_late, 1);
  EXPECT_NE(one.facts.find("区公积金中心"), std::string::npos);
}

TEST(OverdueReport, EveryStateAndEventIsEitherInTheTableOrAConflict) {
  using S = ReportState;
  using E = ReportEvent;
  int allowed = 0;
  for (const S from : {S::drafted, S::reported, S::investigating, S::concluded})
    for (const E on : {E::report, E::investigate, E::conclude}) {
      const auto row = step(from, on);
      const bool next = static_cast<int>(from) == static_cast<int>(on);
      EXPECT_EQ(row.ok(), next) << code(from);
      allowed += row.ok();
      if (row) {
        EXPECT_EQ(static_cast<int>(row->to), static_cast<int>(from) + 1);
      }
    }
  EXPECT_EQ(allowed, 3);
  EXPECT_EQ(report_table().size(), 3u);
}

// R-规定-11.3b, R-核查-6.3b: never closed without findings, conclusion and attribution that fit together.
TEST(OverdueReport, IsNotClosedWithoutAConclusion) {
  OverdueReport one = drafted();
  EXPECT_EQ(conclude(one, {"查明", Conclusion::fault, Attribution::person, "主任"}, now).error().code,
            ErrorCode::conflict);
  ASSERT_TRUE(report(one, "host", now));
  ASSERT_TRUE(investigate(one, {"区民政局"}, "主任", now));
  const auto refused = conclude(one, {"", {}, {}, "主任"}, now);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().faults.size(), 3u);
  EXPECT_EQ(refused.error().basis, "规定-11.3b");
  EXPECT_FALSE(conclude(one, {"查明", Conclusion::fault, Attribution::network, "主任"}, now));
  EXPECT_FALSE(conclude(one, {"查明", Conclusion::system_fault, Attribution::street, "主任"}, now));
  EXPECT_EQ(one.state, ReportState::investigating);
  ASSERT_TRUE(conclude(one, {"查明", Conclusion::system_fault, Attribution::host, "主任"}, now));
  EXPECT_EQ(one.state, ReportState::concluded);
}

// R-规定-11.2a, R-核查-6.1b: the first and the last day count.
TEST(Designee, IsActiveFromTheFirstToTheLastDay) {
  const auto day = [](const char* text) { return *date_from_text(text); };
  Designee one;
  one.post = "婚姻登记科";
  one.person = "赵专员";
  one.from = day("2026-11-01");
  one.until = day("2026-11-30");
  EXPECT_FALSE(is_active(one, day("2026-10-31")));
  EXPECT_TRUE(is_active(one, day("2026-11-01")));
  EXPECT_TRUE(is_active(one, day("2026-11-30")));
  EXPECT_FALSE(is_active(one, day("2026-12-01")));
  EXPECT_EQ(active({one}, day("2026-12-01")), nullptr);
  one.ended_at = now;
  EXPECT_FALSE(is_active(one, day("2026-11-15"))) << "replaced";
  one.until = day("2026-10-01");
  one.person.clear();
  EXPECT_EQ(faults_of({one}).size(), 2u);
}

}  // namespace
}  // namespace zq
