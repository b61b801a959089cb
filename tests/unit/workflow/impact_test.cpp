// What switching a department off means, and what an order to switch must say.
#include "workflow/impact.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "domain/clocks.hpp"
#include "support/memory_store.hpp"
#include "workflow/operations.hpp"

namespace zq::workflow {
namespace {

using std::chrono::minutes;

const Instant now = *moment_from_text("2026-11-26T10:00:00+08:00");
const DepartmentId civil{"civil_affairs"};

Case pending(const std::string& id, Instant due_at, const DepartmentId& department = civil) {
  Case one;
  one.id.value = id;
  one.matter = "公租房申请";
  one.proof = "婚姻状况证明";
  one.department = department;
  one.applicant_name = Private("王示例");
  one.state = CaseState::pending;
  one.due_at = due_at;
  return one;
}

void write(test::MemoryStore& store, Unit unit) {
  std::promise<Result<Done>> written;
  start<Result<Done>>(store.commit(std::move(unit)), [&](Result<Done> done) { written.set_value(std::move(done)); });
  ASSERT_TRUE(written.get_future().get().ok());
}

Entry entry(const std::string& id, const DepartmentId& assisting, const std::string& check) {
  Entry one;
  one.id.value = id;
  one.matter = "公租房申请";
  one.proof = "婚姻状况证明";
  one.assisting = assisting;
  one.check = check;
  return one;
}

bool any_with(const std::vector<std::string>& lines, const std::string& part) {
  return std::ranges::any_of(lines, [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

TEST(Impact, NamesEntriesCasesWithMinutesLeftAndComplaintsOfThisDepartmentOnly) {
  test::MemoryStore store;
  Case manual = pending("HC-manual", now);
  manual.state = CaseState::manual;
  ComplaintPassing waits;
  waits.id.value = "TS-1";
  waits.department = civil;
  waits.filed_at = now - minutes(5);
  waits.complainant = Private("王示例");
  ComplaintPassing passed = waits;
  passed.id.value = "TS-2";
  passed.state = PassingState::passed;
  write(store, {SaveCase{pending("HC-late", now + minutes(29) + std::chrono::seconds(59))},
                SaveCase{pending("HC-over", now - minutes(3))}, SaveCase{manual},
                SaveCase{pending("HC-other", now, {"other"})}, SavePassing{waits}, SavePassing{passed}});
  ListVersion list;
  list.number = 3;
  list.entries = {entry("QD-1", civil, "marriage.status"), entry("QD-2", {"other"}, "x"), entry("QD-3", {}, "")};
  Entry past = entry("QD-4", civil, "x");
  past.until = beijing_day(now);
  list.entries.push_back(past);

  const auto impact = impact_of(store, list, civil, "区民政局", "拨打协查专线", now);
  ASSERT_TRUE(impact.ok());
  ASSERT_EQ(impact->entries.size(), 1U);
  EXPECT_EQ(impact->entries[0].id.value, "QD-1");
  ASSERT_EQ(impact->waiting.cases.size(), 2U);
  EXPECT_EQ(impact->waiting.cases[0].id.value, "HC-over") << "the earliest deadline first";
  EXPECT_EQ(minutes_left(impact->waiting.cases[0].due_at, now), -3);
  EXPECT_EQ(minutes_left(impact->waiting.cases[1].due_at, now), 29);
  ASSERT_EQ(impact->waiting.complaints.size(), 1U);
  EXPECT_EQ(impact->waiting.complaints[0].id.value, "TS-1");
  const auto lines = sentences(*impact);
  for (const char* part : {"区民政局", "第 3 版", "1 项", "QD-1", "HC-late", "距法定期限 29 分钟", "HC-over",
                           "已过法定期限", "TS-1", "拨打协查专线"})
    EXPECT_TRUE(any_with(lines, part)) << part;
  EXPECT_FALSE(any_with(lines, "王示例")) << "no personal data";
}

TEST(Impact, ALongQueueIsCutAndTheRestCounted) {
  test::MemoryStore store;
  Unit unit;
  for (int n = 0; n < impact_shown_max + 7; ++n)
    unit.emplace_back(SaveCase{pending("HC-" + std::to_string(n), now + minutes(n))});
  write(store, std::move(unit));
  const auto impact = impact_of(store, {}, civil, "区民政局", "", now);
  ASSERT_TRUE(impact.ok());
  EXPECT_EQ(impact->waiting.cases.size(), static_cast<size_t>(impact_shown_max));
  EXPECT_EQ(impact->waiting.cases_total, impact_shown_max + 7);
  EXPECT_TRUE(any_with(sentences(*impact), "另有 7 件未列出"));
}

TEST(SwitchOrders, NeedAReasonToSwitchOffAndATimeThatCanCome) {
  const auto faults = [](bool enabled, const char* reason, const char* until) {
    std::string paths;
    for (const Fault& fault : faults_of(SwitchOrder{enabled, reason, until}, now)) paths += fault.path;
    return paths;
  };
  EXPECT_EQ(faults(false, "升级", ""), "");
  EXPECT_EQ(faults(false, "升级", "2026-11-26T10:01:00+08:00"), "");
  EXPECT_EQ(faults(true, "", ""), "");
  EXPECT_EQ(faults(false, "", ""), "/reason");
  EXPECT_EQ(faults(false, "", "soon"), "/reason/until");
  EXPECT_EQ(faults(false, "升级", "2026-11-26T10:00:00+08:00"), "/until") << "over";
  EXPECT_EQ(faults(false, "升级", "2028-11-26T10:00:00+08:00"), "/until") << "beyond a year";
  EXPECT_EQ(faults(true, "", "2026-11-26T10:01:00+08:00"), "/until");
  EXPECT_EQ(faults(false, "两\n行", ""), "/reason");
}

}  // namespace
}  // namespace zq::workflow
