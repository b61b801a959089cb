// The list on a store in memory, in the hands of a test that owns the time.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/clocks.hpp"
#include "records/letter_record.hpp"
#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/list_area.hpp"

namespace zq::workflow {

using test::wait_for;

class Lists : public testing::Test {
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
    auto number = area.publication.publish(unit, std::move(list), by, clock.now());
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
    for (const Work& work : *due)
      if (work.kind == WorkKind::list_day) EXPECT_TRUE(wait_for(area.days.day_has_come(work)).ok());
  }

  test::HandClock clock;
  test::CountedIds ids;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  Writs writs{ids};
  UnitOf unit_of = [](std::string_view name) { return name == "区民政局" ? "civil" : ""; };
  ListFlow list_{store, departments, clock};
  ListArea area{store, departments, list_, clock, ids, writs, unit_of};
};

}  // namespace zq::workflow
