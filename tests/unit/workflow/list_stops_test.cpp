// Entries stop by themselves on the day their basis falls (规定-6.3).
#include "domain/list_stop.hpp"
#include "lists_fixture.hpp"
#include "workflow/opening.hpp"

namespace zq::workflow {
namespace {

class ListStopsTest : public Lists {
 protected:
  void SetUp() override {
    Lists::SetUp();
    Entry other = entry("B", "乙证明");
    other.basis = "社会救助暂行办法；婚姻登记条例";
    Entry apart = entry("C", "丙证明");
    apart.basis = "殡葬管理条例";
    ASSERT_TRUE(publish(version({entry("A", "甲证明"), other, apart})).ok());
  }
  static NewListStop repeal(const std::string& day, std::vector<std::string> entries = {}) {
    NewListStop asked;
    asked.basis = "婚姻登记条例";
    asked.document = "国务院令第〇〇〇号";
    asked.effective_on = *date_from_text(day);
    asked.entries = std::move(entries);
    asked.operator_name = "经办人";
    return asked;
  }
  Result<ListStop> record(const NewListStop& asked) {
    Unit unit;
    auto stop = area.stops.record(unit, office, asked, clock.now());
    if (!stop) return stop;
    EXPECT_TRUE(wait_for(store.commit(std::move(unit))).ok());
    EXPECT_TRUE(list_.refresh().ok());
    return area.stops.find(stop->id);
  }
  void at(const std::string& moment) { clock.time = *moment_from_text(moment); }
  // The code with which a new verification of that entry is refused now.
  ErrorCode refused_now(const std::string& id) {
    OpenVerification asked;
    asked.entry = EntryId{id};
    asked.name = "张示例";
    asked.id_number = "331099199001011239";
    const auto refused = refusal(asked, *list_.in_force(), beijing_day(clock.now()));
    return refused ? refused->code : ErrorCode::internal;
  }
  int acts_of(const std::string& subject, const std::string& kind) {
    const auto acts = store.journal(subject, {}, 100);
    return static_cast<int>(std::ranges::count_if(acts->items, [&](const auto& one) { return one.act.kind == kind; }));
  }
  const Context office = [] {
    Context context;
    context.caller = CallerId{"office"};
    context.roles = {Role::joint_office};
    return context;
  }();
};

// R-规定-6.3
TEST_F(ListStopsTest, FromMidnightOfTheDayNoNewVerificationIsOpened_规定_6_3) {
  const auto stop = record(repeal("2027-03-01"));
  ASSERT_TRUE(stop.ok());
  ASSERT_EQ(stop->entries.size(), 2u);  // every entry that rests on it, also beside another basis
  EXPECT_EQ(stop->list_version, 1);
  at("2027-02-28T23:59:59+08:00");
  EXPECT_EQ(refused_now("A"), ErrorCode::internal) << "allowed on the last day";
  at("2027-03-01T00:00:00+08:00");
  EXPECT_EQ(refused_now("A"), ErrorCode::entry_stopped);
  EXPECT_EQ(refused_now("B"), ErrorCode::entry_stopped);
  EXPECT_EQ(refused_now("C"), ErrorCode::internal);
  EXPECT_EQ(list_.may_ask("结婚登记", "甲证明", std::nullopt)->reason, AskReason::stopped);
  EXPECT_EQ(list_.may_ask("结婚登记", "甲证明", date_from_text("2027-02-28"))->reason, AskReason::cancelled);
}

TEST_F(ListStopsTest, ThoseConcernedAreToldAtOnceAndOnTheDay_规定_6_3) {
  const auto stop = record(repeal("2027-03-01"));
  for (const char* unit : {"civil", "police", "joint_office"}) EXPECT_EQ(told(unit, "entry.stop_recorded"), 1) << unit;
  pass_to("2027-02-28T23:59:59+08:00");
  EXPECT_EQ(told("civil", "entry.stopped"), 0);
  pass_to("2027-03-01T00:00:00+08:00");
  for (const char* unit : {"civil", "police", "joint_office"}) EXPECT_EQ(told(unit, "entry.stopped"), 1) << unit;
  EXPECT_EQ(acts_of(stop->id, "list.entries_stopped"), 1);
  pass_to("2027-03-02T00:00:00+08:00");
  EXPECT_EQ(told("civil", "entry.stopped"), 1) << "told once";
}

TEST_F(ListStopsTest, WhatWasPublishedStaysAsItWas) {
  ASSERT_TRUE(record(repeal("2026-11-26")).ok());
  EXPECT_FALSE(list_.published(1)->entries[0].until);
  EXPECT_EQ((*list_.numbered(1))->entries[0].until, date_from_text("2026-11-26"));
  EXPECT_EQ((*list_.numbered(1))->find(EntryId{"A"})->matter, "结婚登记") << "running cases still find their entry";
  EntryQuery query;
  EXPECT_EQ(list_.entries(query)->items.size(), 1u);
  query.standing = Standing::stopped;
  EXPECT_EQ(list_.entries(query)->items.size(), 2u);
  query.standing = Standing::any;
  EXPECT_EQ(list_.entries(query)->items.size(), 3u);
}

TEST_F(ListStopsTest, AnEntryListedAnewOrOnAnotherBasisGoesOn) {
  ASSERT_TRUE(record(repeal("2026-12-01")).ok());
  Entry anew = entry("A", "甲证明");
  anew.since = date_from_text("2026-12-01");
  Entry other = entry("B", "乙证明");
  other.basis = "社会救助暂行办法";
  Entry unchanged = entry("D", "丁证明");
  ASSERT_TRUE(publish(version({anew, other, unchanged})).ok());
  at("2026-12-01T00:00:00+08:00");
  for (const char* id : {"A", "B", "D"}) EXPECT_EQ(refused_now(id), ErrorCode::internal) << id;
}

TEST_F(ListStopsTest, AVersionThatKeepsTheEntryKeepsTheStop) {
  ASSERT_TRUE(record(repeal("2026-12-01")).ok());
  ASSERT_TRUE(publish(version({entry("A", "甲证明"), entry("D", "丁证明")})).ok());
  at("2026-12-01T00:00:00+08:00");
  EXPECT_EQ(refused_now("A"), ErrorCode::entry_stopped);
}

TEST_F(ListStopsTest, AStopIsNoTextOfTheNextVersion) {
  ASSERT_TRUE(record(repeal("2026-12-01")).ok());
  ListVersion next = *list_.newest();  // as an adjustment takes it over
  next.entries.push_back(entry("D", "丁证明"));
  ASSERT_TRUE(publish(next).ok());
  EXPECT_FALSE(list_.published(2)->entries[0].until);
  EXPECT_EQ(list_.newest()->entries[0].until, date_from_text("2026-12-01"));
}

TEST_F(ListStopsTest, WhatWasRecordedInErrorIsWithdrawn) {
  const auto stop = record(repeal("2026-12-01"));
  Unit unit;
  ASSERT_TRUE(area.stops.withdraw(unit, office, stop->id, "文号有误", "经办人", clock.now()).ok());
  ASSERT_TRUE(wait_for(store.commit(std::move(unit))).ok());
  ASSERT_TRUE(list_.refresh().ok());
  pass_to("2026-12-01T00:00:00+08:00");
  EXPECT_EQ(refused_now("A"), ErrorCode::internal);
  EXPECT_EQ(told("civil", "entry.stop_withdrawn"), 1);
  EXPECT_EQ(told("civil", "entry.stopped"), 0);
  Unit again;
  EXPECT_EQ(area.stops.withdraw(again, office, stop->id, "再次", "经办人", clock.now()).error().code,
            ErrorCode::conflict);
}

TEST_F(ListStopsTest, OnlyEntriesThatRestOnItAreStopped) {
  EXPECT_EQ(record(repeal("2026-12-01", {"B"}))->entries.size(), 1u);
  EXPECT_EQ(record(repeal("2026-12-01", {"A", "C"})).error().faults.at(0).path, "/entries/1");
  NewListStop unknown = repeal("2026-12-01");
  unknown.basis = "没有的条例";
  EXPECT_EQ(record(unknown).error().faults.at(0).path, "/basis");
}

TEST_F(ListStopsTest, OfTwoStopsTheEarlierCounts) {
  ASSERT_TRUE(record(repeal("2027-03-01")).ok());
  NewListStop sooner = repeal("2027-01-01", {"B"});
  sooner.basis = "社会救助暂行办法";
  sooner.cause = StopCause::amended;
  ASSERT_TRUE(record(sooner).ok());
  const auto known = list_.snapshot();
  const ListStop* stop = stop_of(known->stops, list_.newest()->entries[1]);
  ASSERT_NE(stop, nullptr);
  EXPECT_EQ(reason_of(*stop), "设定依据《社会救助暂行办法》自2027年1月1日起修改（国务院令第〇〇〇号）");
  EXPECT_EQ(list_.newest()->entries[1].until, date_from_text("2027-01-01"));
  EXPECT_EQ(list_.newest()->entries[0].until, date_from_text("2027-03-01"));
}

}  // namespace
}  // namespace zq::workflow
