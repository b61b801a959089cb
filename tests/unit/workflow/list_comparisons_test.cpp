// Differences between departments' own lists and the official one, from their finding to their end (规定-21.1b).
#include "workflow/list_comparisons.hpp"

#include "lists_fixture.hpp"
#include "records/list_record.hpp"
#include "records/violation_record.hpp"

namespace zq::workflow {
namespace {

using E = DifferenceEvent;
using S = DifferenceState;

class ListComparisonsTest : public Lists {
 protected:
  void SetUp() override {
    Lists::SetUp();
    ASSERT_TRUE(publish(version({entry("A", "甲证明"), entry("B", "乙证明")})).ok());
    department_lists({row("甲证明"), row("乙证明")});
  }
  static DepartmentListRow row(const std::string& proof, const std::string& issuer = "") {
    return {"r-" + proof, "结婚登记", proof, issuer, "", "", "", "", ""};
  }
  void department_lists(std::vector<DepartmentListRow> rows) {
    test::ScriptedDepartments::Script civil;
    civil.view.id = DepartmentId{"civil"};
    civil.view.name = "区民政局";
    civil.view.enabled = true;
    civil.view.capabilities = {"zq.list/1"};
    civil.rows = std::move(rows);
    departments.script(civil);
  }
  ComparisonOutcome compare() {
    auto outcome = wait_for(area.comparisons.compare(office, DepartmentId{"civil"}));
    EXPECT_TRUE(outcome.ok());
    return outcome.ok() ? *outcome : ComparisonOutcome{};
  }
  std::vector<ListDifferenceItem> all(const Context& who, std::optional<S> state = std::nullopt) {
    return area.comparisons.differences(who, state, "", {}, 100)->items;
  }
  Result<ListDifferenceItem> move(const Context& who, const std::string& id, E event) {
    Unit unit;
    auto moved = area.comparisons.move(unit, who, id, event, "说明", "经办人", clock.now());
    if (moved) EXPECT_TRUE(wait_for(store.commit(std::move(unit))).ok());
    return moved;
  }
  size_t violations() {
    DocumentQuery query;
    query.kind = DocumentKind::violation;
    return store.documents(query, {}, 100)->items.size();
  }
  static Context who(const std::string& id, Roles roles, const std::string& unit) {
    Context context;
    context.caller = CallerId{id};
    context.roles = roles;
    context.unit = unit;
    return context;
  }
  const Context office = who("office", {Role::joint_office}, "");
  const Context civil = who("civil_officer", {Role::assisting}, "civil");
  const Context police = who("police_officer", {Role::assisting}, "police");
};

TEST_F(ListComparisonsTest, EqualListsLeaveNothing) {
  const ComparisonOutcome outcome = compare();
  EXPECT_EQ(outcome.comparison.rows_read, 2);
  EXPECT_TRUE(all(office).empty());
  EXPECT_EQ(store.journal("civil", {}, 10)->items.at(0).act.kind, "list.compared");
}

// R-规定-21.1b
TEST_F(ListComparisonsTest, WhatNobodyApprovedIsASuspectedViolationOnce_规定_21_1b) {
  department_lists({row("甲证明"), row("乙证明"), row("丙证明")});
  EXPECT_EQ(compare().opened, 1);
  EXPECT_EQ(compare().known, 1);
  const auto items = all(office);
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].state, S::open);
  EXPECT_EQ(items[0].found.kind, ListDifference::Kind::only_in_department);
  EXPECT_EQ(violations(), 1u);
  const auto violation = records::violation_of(**store.find_document(DocumentKind::violation, items[0].violation_id));
  EXPECT_EQ(violation->type, ViolationType::unauthorised_add);
  EXPECT_EQ(violation->unit, "civil");
  EXPECT_EQ(violation->subject, items[0].id);
  EXPECT_EQ(told("civil", "list.difference"), 1);
  EXPECT_EQ(told("joint_office", "list.difference"), 1);
}

TEST_F(ListComparisonsTest, TheSameDifferenceIsOneItemAndClosesByItself) {
  department_lists({row("甲证明", "派出所")});
  EXPECT_EQ(compare().opened, 2);  // another issuer, and one that is missing
  department_lists({row("甲证明", "街道")});
  EXPECT_EQ(compare().known, 2);
  auto items = all(office);
  ASSERT_EQ(items.size(), 2u);
  const auto differs = std::ranges::find(items, ListDifference::Kind::differs,
                                         [](const ListDifferenceItem& one) { return one.found.kind; });
  EXPECT_EQ(differs->found.details, std::vector<std::string>{"出具单位：清单为“婚姻登记机关”，部门系统为“街道”"});
  department_lists({row("甲证明"), row("乙证明")});
  EXPECT_EQ(compare().gone, 2);
  for (const auto& item : all(office)) {
    EXPECT_EQ(item.state, S::corrected);
    EXPECT_TRUE(item.closed_at);
  }
  department_lists({row("甲证明")});
  EXPECT_EQ(compare().opened, 1) << "what comes back is new";
  EXPECT_EQ(violations(), 0u);
}

TEST_F(ListComparisonsTest, ADepartmentExplainsItsOwnAndTheOfficeMayBeDiscontent) {
  department_lists({row("甲证明")});
  compare();
  const std::string id = all(office).at(0).id;
  EXPECT_TRUE(all(police).empty());
  EXPECT_EQ(move(police, id, E::explain).error().code, ErrorCode::not_found);
  EXPECT_EQ(move(civil, id, E::explain)->state, S::explained);
  EXPECT_EQ(told("joint_office", "list.difference_moved"), 1);
  compare();
  EXPECT_EQ(all(civil).at(0).state, S::explained) << "found again, and explained already";
  EXPECT_EQ(move(office, id, E::reopen)->state, S::open);
  EXPECT_EQ(told("civil", "list.difference_moved"), 1);
  EXPECT_EQ(move(office, id, E::reopen).error().code, ErrorCode::conflict);
  EXPECT_EQ(move(office, id, E::accuse)->state, S::violation);
  EXPECT_EQ(violations(), 1u);
}

TEST_F(ListComparisonsTest, WhatIsSaidToBeCorrectedIsCheckedByTheNextComparison) {
  department_lists({row("甲证明")});
  compare();
  const std::string id = all(office).at(0).id;
  EXPECT_EQ(move(civil, id, E::correct)->state, S::corrected);
  EXPECT_EQ(compare().reopened, 1);
  EXPECT_EQ(all(civil).at(0).state, S::open);
  EXPECT_EQ(move(civil, id, E::correct)->state, S::corrected);
  department_lists({row("甲证明"), row("乙证明")});
  EXPECT_EQ(compare().gone, 1);
  EXPECT_EQ(move(civil, id, E::explain).error().code, ErrorCode::conflict) << "it is gone";
}

TEST_F(ListComparisonsTest, ComparisonsComeAtTheirIntervalAndSurviveAnAdapterThatIsDown) {
  const auto interval = std::chrono::hours(24);
  Unit unit;
  area.comparisons.schedule(unit, interval, clock.now());
  ASSERT_TRUE(wait_for(store.commit(std::move(unit))).ok());
  EXPECT_TRUE(store.claim_work(clock.now(), clock.now(), 10)->empty());
  department_lists({row("甲证明")});
  clock.time += interval;
  auto due = store.claim_work(clock.now(), clock.now() + std::chrono::seconds(1), 10);
  ASSERT_EQ(due->size(), 1u);
  EXPECT_EQ(due->at(0).kind, WorkKind::list_comparison);
  ASSERT_TRUE(wait_for(area.comparisons.time_has_come(due->at(0), interval)).ok());
  EXPECT_EQ(all(office).size(), 1u);
  clock.time += interval;
  EXPECT_EQ(store.claim_work(clock.now(), clock.now() + std::chrono::seconds(1), 10)->size(), 1u);
  Unit none;
  area.comparisons.schedule(none, std::chrono::milliseconds(0), clock.now());
  ASSERT_TRUE(wait_for(store.commit(std::move(none))).ok());
  clock.time += 2 * interval;
  EXPECT_TRUE(store.claim_work(clock.now(), clock.now(), 10)->empty());
}

TEST(DifferenceTable, EveryRowLeadsWhereItSaysAndNothingElseIsPossible) {
  for (const S from : {S::open, S::explained, S::corrected, S::violation})
    for (const E on : {E::explain, E::correct, E::find_again, E::reopen, E::accuse, E::vanish}) {
      const auto row = std::ranges::find_if(difference_table(),
                                            [&](const DifferenceRow& r) { return r.from == from && r.on == on; });
      const auto stepped = step(from, on);
      ASSERT_EQ(stepped.ok(), row != difference_table().end());
      if (stepped) EXPECT_EQ(stepped->to, row->to);
      if (!stepped) EXPECT_EQ(stepped.error().code, ErrorCode::conflict);
    }
}

}  // namespace
}  // namespace zq::workflow
