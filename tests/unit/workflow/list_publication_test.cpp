// Versions of the list: published once, in force from their day, told to those concerned (规定-6.1, 调整-11).
#include "lists_fixture.hpp"
#include "records/writ_record.hpp"

namespace zq::workflow {
namespace {

using ListVersions = Lists;

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
  EXPECT_EQ(writ->fields.at("changes"), "新增 A 区民政局“结婚登记”的“甲证明”：取消后办理方式“部门间核查”");
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
  ASSERT_EQ(area.publication.publish(one, version({entry("A", "甲证明")}), by, clock.now()).value(), 1);
  ASSERT_EQ(area.publication.publish(other, version({entry("B", "乙证明")}), by, clock.now()).value(), 1);
  EXPECT_TRUE(wait_for(store.commit(std::move(one))).ok());
  const auto second = wait_for(store.commit(std::move(other)));
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::conflict);
  EXPECT_EQ(store.journal("list:1", {}, 10)->items.size(), 1u);
  EXPECT_EQ(told("joint_office", "list.published"), 1);
}

}  // namespace
}  // namespace zq::workflow
