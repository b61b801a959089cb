// Versions of the list: published once, in force from their day, told to those concerned (规定-6.1, 调整-11).
#include "workflow/list_publication.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "records/letter_record.hpp"
#include "records/writ_record.hpp"
#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/list_days.hpp"

namespace zq::workflow {
namespace {

using test::wait_for;

class ListVersions : public testing::Test {
 protected:
  void SetUp() override { clock.time = *moment_from_text("2026-11-26T10:00:00+08:00"); }

  static Entry entry(const std::string& id, const std::string& proof) {
    Entry one;
    one.id = EntryId{id};
    one.handling_department = "区民政局";
    one.matter = "结婚登记";
    one.proof = proof;
    one.issuer = "婚姻登记机关";
    one.basis = "婚姻登记条例";
    one.methods = {Method::co_verification};
    one.set_sources({{{DepartmentId{"police"}, ""}}});
    return one;
  }
  static ListVersion version(std::vector<Entry> entries, std::string basis = "〔2026〕1号") {
    ListVersion list;
    list.publisher = "区政府";
    list.basis = std::move(basis);
    list.entries = std::move(entries);
    return list;
  }
  Result<int> publish(ListVersion list) {
    Context by;
    by.caller.value = "office";
    Unit unit;
    auto number = publication.publish(unit, std::move(list), by, clock.now());
    if (!number) return number;
    auto written = wait_for(store.commit(std::move(unit)));
    EXPECT_TRUE(list_.refresh().ok());
    return written ? number : Result<int>(std::move(written).error());
  }
  // The path of the first fault; empty: none.
  std::string refused(ListVersion list) {
    const auto number = publish(std::move(list));
    return number || number.error().faults.empty() ? "" : number.error().faults[0].path;
  }
  int told(const std::string& unit, const std::string& event) {
    DocumentQuery query;
    query.kind = DocumentKind::notice;
    query.by = DocumentQuery::By::unit;
    query.key = unit;
    const auto page = store.documents(query, {}, 100);
    return static_cast<int>(std::ranges::count_if(
        page->items, [&](const Document& one) { return records::notice_of(one)->event == event; }));
  }
  void pass_to(const std::string& moment) {
    clock.time = *moment_from_text(moment);
    const auto due = store.claim_work(clock.time, clock.time + std::chrono::seconds(1), 100);
    for (const Work& work : *due) EXPECT_TRUE(wait_for(days.day_has_come(work)).ok());
  }

  test::HandClock clock;
  test::CountedIds ids;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  Writs writs{ids};
  UnitOf unit_of = [](std::string_view name) { return name == "区民政局" ? "civil" : ""; };
  ListFlow list_{store, departments, clock};
  ListPublication publication{store, ids, writs, unit_of};
  ListDays days{store, list_, clock, ids, unit_of};
};

// R-规定-6.1a
TEST_F(ListVersions, PublishingTellsThePublicAndThoseConcerned_规定_6_1a) {
  ASSERT_EQ(publish(version({entry("A", "甲证明")})).value(), 1);
  EXPECT_EQ(told("civil", "list.published"), 1);
  EXPECT_EQ(told("police", "list.published"), 1);
  EXPECT_EQ(told("joint_office", "list.published"), 1);
  DocumentQuery query;
  query.kind = DocumentKind::writ;
  const auto writs_kept = store.documents(query, {}, 10);
  ASSERT_EQ(writs_kept->items.size(), 1u);
  const auto writ = records::writ_of(writs_kept->items[0]);
  EXPECT_TRUE(writ->is_public);
  EXPECT_EQ(writ->fields.at("changes"), "共1项变动。\n新增 A 区民政局“结婚登记”的“甲证明”：取消后办理方式“部门间核查”");
  EXPECT_EQ(store.journal("list:1", {}, 10)->items.at(0).act.kind, "list.published");
}

// R-调整-11.1
TEST_F(ListVersions, AVersionIsInForceFromItsDayAndNotBefore_调整_11_1) {
  ASSERT_TRUE(publish(version({entry("A", "甲证明")})));
  ListVersion later = version({entry("A", "甲证明"), entry("B", "乙证明")});
  later.effective_from = date_from_text("2026-12-01");
  ASSERT_EQ(publish(later).value(), 2);
  EXPECT_EQ(list_.in_force()->number, 1);
  EXPECT_EQ(list_.newest()->number, 2);
  EXPECT_FALSE(list_.may_ask("结婚登记", "乙证明", std::nullopt)->reason == AskReason::cancelled);
  EXPECT_EQ((*list_.on(date_from_text("2026-11-30")))->number, 1);
  EXPECT_EQ((*list_.on(date_from_text("2026-12-01")))->number, 2);
  pass_to("2026-11-30T23:59:59+08:00");
  EXPECT_EQ(list_.in_force()->number, 1);
  EXPECT_EQ(told("civil", "list.in_force"), 0);
  pass_to("2026-12-01T00:00:00+08:00");
  EXPECT_EQ(list_.in_force()->number, 2);
  EXPECT_EQ(list_.may_ask("结婚登记", "乙证明", std::nullopt)->reason, AskReason::cancelled);
  EXPECT_EQ((*list_.on(date_from_text("2026-11-30")))->number, 1);
  EXPECT_EQ(told("civil", "list.in_force"), 1);
}

TEST_F(ListVersions, AnEntryThatEndsIsToldOfOnItsDay_规定_6_3) {
  Entry ending = entry("A", "甲证明");
  ending.until = date_from_text("2027-03-01");
  ASSERT_TRUE(publish(version({ending, entry("B", "乙证明")})));
  pass_to("2027-02-28T23:59:59+08:00");
  EXPECT_EQ(told("police", "entry.stopped"), 0);
  pass_to("2027-03-01T00:00:00+08:00");
  EXPECT_EQ(told("civil", "entry.stopped"), 1);
  EXPECT_EQ(told("police", "entry.stopped"), 1);
}

// R-规定-6.2a
TEST_F(ListVersions, ALaterVersionNeedsABasisADayAndLawfulEntries_规定_6_2a) {
  ASSERT_TRUE(publish(version({entry("A", "甲证明")}, "")));  // the first one stands by itself (C-06)
  EXPECT_EQ(refused(version({entry("A", "甲证明")}, "")), "/basis");
  ListVersion early = version({entry("A", "甲证明")});
  early.effective_from = date_from_text("2026-11-25");
  EXPECT_EQ(refused(early), "/effective_from");
  Entry held = entry("A", "居民身份证");
  held.traits.held_by_applicant = true;
  EXPECT_EQ(refused(version({held})), "/entries/A/held_by_applicant");
  EXPECT_EQ(refused(version({entry("A", "甲证明"), entry("B", "甲证明")})), "/entries/B");
  EXPECT_EQ(refused(version({})), "/entries");
  EXPECT_EQ(list_.newest()->number, 1);
}

TEST_F(ListVersions, NoVersionComesIntoForceBeforeAnEarlierOne) {
  ListVersion first = version({entry("A", "甲证明")});
  first.effective_from = date_from_text("2026-12-10");
  ASSERT_TRUE(publish(first));
  EXPECT_EQ(list_.in_force()->number, 0);  // R-规定-6.1a: what is not in force is nobody's ground
  EXPECT_FALSE(list_.may_ask("结婚登记", "甲证明", std::nullopt));
  EXPECT_EQ(refused(version({entry("A", "甲证明")})), "/effective_from");
}

TEST_F(ListVersions, OfTwoPublishedAtTheSameMomentOneIsWritten) {
  Context by;
  Unit one, other;
  ASSERT_EQ(publication.publish(one, version({entry("A", "甲证明")}), by, clock.now()).value(), 1);
  ASSERT_EQ(publication.publish(other, version({entry("B", "乙证明")}), by, clock.now()).value(), 1);
  EXPECT_TRUE(wait_for(store.commit(std::move(one))).ok());
  const auto second = wait_for(store.commit(std::move(other)));
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::conflict);
  EXPECT_EQ(store.journal("list:1", {}, 10)->items.size(), 1u);
  EXPECT_EQ(told("joint_office", "list.published"), 1);
}

}  // namespace
}  // namespace zq::workflow
