// What depends on the day: exclusions of two years, checks that fall due, orders whose limit comes and passes.
#include "workflow/commitments.hpp"

#include <gtest/gtest.h>

#include "records/commitment_record.hpp"
#include "records/letter_record.hpp"
#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/performing.hpp"

namespace zq::workflow {
namespace {

using std::chrono::days;
using test::wait_for;

constexpr Instant noon_of(int year, unsigned month, unsigned day) {
  return Instant(std::chrono::sys_days{std::chrono::year(year) / month / day}) + std::chrono::hours(4);
}

class CommitmentDays : public testing::Test {
 protected:
  CommitmentDays() {
    Entry entry;
    entry.id = EntryId{"E-1"};
    entry.matter = "甲事项";
    entry.proof = "甲证明";
    entry.methods = {Method::commitment};
    ListVersion list;
    list.entries = {entry};
    EXPECT_TRUE(wait_for(publish_list(store, clock, std::move(list), "test")).ok());
    EXPECT_TRUE(list_.refresh().ok());
    context.caller = CallerId{"window"};
    context.department = "区民政局";
    CommitmentTemplate text;
    text.matter = "甲事项";
    text.proof = "甲证明";
    SupervisionPlan plan;
    plan.matter = "甲事项";
    plan.proof = "甲证明";
    plan.every_days = 30;
    EXPECT_TRUE(record([&](Unit& unit) { return flow.publish_template(unit, context, text, clock.time); }).ok());
    EXPECT_TRUE(record([&](Unit& unit) { return flow.publish_plan(unit, context, plan, clock.time); }).ok());
  }
  Result<Paper> record(const std::function<Result<Paper>(Unit&)>& verb) {
    Unit unit;
    auto paper = verb(unit);
    if (paper) {
      EXPECT_TRUE(wait_for(store.commit(std::move(unit))).ok());
    }
    return paper;
  }
  Result<Paper> offer(Instant now) {
    Case value;
    value.id = CaseId{ids.fresh("HC", now)};
    value.entry = EntryId{"E-1"};
    value.list_version = 1;
    value.matter = "甲事项";
    value.proof = "甲证明";
    value.caller = context.caller;
    value.state = CaseState::manual;
    value.applicant_id_number = Private("331099199001011239");
    value.opened_at = value.due_at = value.updated_at = now;
    EXPECT_TRUE(wait_for(store.commit({SaveCase{value}})).ok());
    return record([&](Unit& unit) { return flow.offer(unit, context, value.id, now); });
  }
  // A commitment that was signed and then found to be false; its id.
  std::string broken(Instant now) {
    const std::string id = offer(now)->id;
    EXPECT_TRUE(record([&](Unit& unit) { return flow.inform(unit, context, id, "王五", "QS", now); }).ok());
    EXPECT_TRUE(record([&](Unit& unit) { return flow.sign(unit, context, id, "QM", "王五", now); }).ok());
    EXPECT_TRUE(record([&](Unit& unit) {
                  return flow.check(unit, context, id, {{}, "王五", "不实", false}, now);
                }).ok());
    return id;
  }
  void exclude(Instant now) {
    const std::string id = broken(now);
    EXPECT_TRUE(record([&](Unit& unit) { return flow.revoke(unit, context, id, "虚假承诺", "王五", now); }).ok());
    ASSERT_TRUE(record([&](Unit& unit) {
                  return flow.exclude(unit, context, {id, "J-1", "虚假承诺", "王五"}, now);
                }).ok());
  }
  Commitment stored(const std::string& id) {
    return *records::commitment_of(**store.find_document(DocumentKind::commitment, id));
  }
  std::vector<std::string> notices() {
    DocumentQuery query;
    query.kind = DocumentKind::notice;
    std::vector<std::string> events;
    const auto page = store.documents(query, {}, 100);
    for (const Document& document : page->items)
      events.push_back(records::notice_of(document)->event);
    return events;
  }
  // What is due then, carried out as the worker would.
  int work_due(Instant now) {
    const auto due = store.claim_work(now, now + std::chrono::seconds(1), 10);
    for (const Work& work : *due)
      EXPECT_TRUE(
          wait_for(work.kind == WorkKind::order_reminder ? flow.order_due(work, now) : flow.check_due(work, now)).ok());
    return static_cast<int>(due->size());
  }

  test::HandClock clock;
  test::CountedIds ids;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  ListFlow list_{store, departments, clock};
  Current<Law> law{std::make_shared<const Law>()};
  Writs writs{ids};
  Commitments flow{{store, departments, list_, ids, law, writs}};
  Context context;
};

// R-规定-8.4a, T-06, C-14
TEST_F(CommitmentDays, AnExclusionLastsTwoYearsAndItsLastDayIsExcluded) {
  exclude(noon_of(2026, 5, 10));
  const auto refused = offer(noon_of(2028, 5, 10));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::excluded);
  EXPECT_EQ(refused.error().basis, "规定-8.4a");
  EXPECT_TRUE(offer(noon_of(2028, 5, 11)).ok());
}

// R-规定-8.4a: where that day is not in the calendar, the end of the month.
TEST_F(CommitmentDays, AnExclusionDecidedOnALeapDayEndsWithFebruary) {
  exclude(noon_of(2024, 2, 29));
  EXPECT_FALSE(offer(noon_of(2026, 2, 28)).ok());
  EXPECT_TRUE(offer(noon_of(2026, 3, 1)).ok());
}

// C-14: the scope is the deciding organ, unless the rules say the whole district.
TEST_F(CommitmentDays, AnotherOrganAcceptsCommitmentsUnlessTheScopeIsTheDistrict) {
  exclude(noon_of(2026, 5, 10));
  context.department = "区社保中心";
  EXPECT_TRUE(offer(noon_of(2026, 5, 11)).ok());
  context.department = "区民政局";
  Ruleset rules;
  rules.exclusion.scope = ExclusionScope::district;
  Law other;
  other.rulesets = Rulesets({rules});
  law.set(std::make_shared<const Law>(other));
  const std::string id = [&] {
    context.department = "区社保中心";
    return broken(noon_of(2026, 6, 1));
  }();
  EXPECT_TRUE(
      record([&](Unit& unit) { return flow.revoke(unit, context, id, "虚假承诺", "王五", noon_of(2026, 6, 1)); }).ok());
  EXPECT_TRUE(record([&](Unit& unit) {
                return flow.exclude(unit, context, {id, "J-2", "虚假承诺", "王五"}, noon_of(2026, 6, 1));
              }).ok());
  context.department = "区教育局";
  EXPECT_FALSE(offer(noon_of(2026, 6, 2)).ok());
}

// R-规定-8.3b
TEST_F(CommitmentDays, AnOrderIsRemindedOfADayBeforeAndFlaggedAfterItsLimit) {
  const std::string id = broken(noon_of(2026, 5, 10));
  RectificationOrder order;
  order.demand = "恢复原状";
  order.by = "王五";
  order.limit = std::chrono::year(2026) / 5 / 20;
  EXPECT_TRUE(record([&](Unit& unit) { return flow.order(unit, context, id, order, noon_of(2026, 5, 10)); }).ok());
  EXPECT_EQ(work_due(noon_of(2026, 5, 18)), 0);
  EXPECT_EQ(work_due(noon_of(2026, 5, 19)), 1);
  EXPECT_TRUE(stored(id).order->reminded_at.has_value());
  EXPECT_EQ(work_due(noon_of(2026, 5, 20)), 0) << "the last day is in time";
  EXPECT_EQ(work_due(noon_of(2026, 5, 21)), 1);
  EXPECT_TRUE(stored(id).order->overdue_at.has_value());
  EXPECT_EQ(work_due(noon_of(2026, 7, 21)), 0) << "once";
  EXPECT_EQ(notices(),
            (std::vector<std::string>{"commitment.order", "commitment.order_due", "commitment.order_overdue"}));
}

// R-规定-9.1
TEST_F(CommitmentDays, ChecksFallDueAsThePlanSays) {
  const Instant signed_on = noon_of(2026, 5, 10);
  const std::string id = offer(signed_on)->id;
  EXPECT_TRUE(record([&](Unit& unit) { return flow.inform(unit, context, id, "王五", "QS", signed_on); }).ok());
  EXPECT_TRUE(record([&](Unit& unit) { return flow.sign(unit, context, id, "QM", "王五", signed_on); }).ok());
  EXPECT_EQ(work_due(signed_on + days(29)), 0);
  EXPECT_EQ(work_due(signed_on + days(30)), 1);
  EXPECT_EQ(notices(), std::vector<std::string>{"commitment.check_due"});
  EXPECT_TRUE(record([&](Unit& unit) {
                return flow.check(unit, context, id, {{}, "王五", "属实", true}, signed_on + days(31));
              }).ok());
  EXPECT_EQ(stored(id).state, CommitmentState::checked_true);
  EXPECT_EQ(work_due(signed_on + days(60)), 0);
  EXPECT_EQ(work_due(signed_on + days(61)), 1);
}

}  // namespace
}  // namespace zq::workflow
