// Adjustments on a store in memory, a list of two entries and a calendar of 2026, in the hands of a test that owns the
// time.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "records/adjustment_record.hpp"
#include "records/letter_record.hpp"
#include "records/writ_record.hpp"
#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/adjusting.hpp"

namespace zq::workflow {

using test::wait_for;

inline Context officer(const std::string& id, const std::string& department, Roles roles, const std::string& unit) {
  Context context;
  context.caller = CallerId{id};
  context.department = department;
  context.roles = roles;
  context.unit = unit;
  return context;
}

// 2026: 春节 2-15 to 2-23, worked 2-14 and 2-28; 国庆 10-1 to 10-7, worked 9-20 and 10-10.
inline std::shared_ptr<const Law> law_of_2026(bool route_required = true) {
  const auto day = [](unsigned month, unsigned at) { return std::chrono::year(2026) / month / at; };
  auto law = std::make_shared<Law>();
  law->calendar = WorkingCalendar({{2026,
                                    "国办发明电〔2025〕7号",
                                    {{day(2, 15), day(2, 23), false, "春节"},
                                     {day(2, 14), day(2, 14), true, "春节"},
                                     {day(2, 28), day(2, 28), true, "春节"},
                                     {day(9, 20), day(9, 20), true, "国庆节"},
                                     {day(10, 1), day(10, 7), false, "国庆节"},
                                     {day(10, 10), day(10, 10), true, "国庆节"}}}});
  Ruleset rules;
  rules.adjustment.route_required = route_required;
  law->rulesets = Rulesets({rules});
  return law;
}

class AdjustmentWorld : public testing::Test {
 protected:
  void SetUp() override {
    at("2026-09-01T09:00:00+08:00");
    ListVersion list;
    list.publisher = "区政府";
    list.basis = "〔2026〕1号";
    list.entries = {entry("ZM-1", "公租房申请", "婚姻状况证明"), entry("ZM-2", "低保申请", "收入证明")};
    ASSERT_TRUE(wait_for(test::publish_list(store, clock, std::move(list), "test")).ok());
    ASSERT_TRUE(list_.refresh().ok());
  }
  static Entry entry(const std::string& id, const std::string& matter, const std::string& proof) {
    Entry one;
    one.id = EntryId{id};
    one.handling_department = "区民政局";
    one.matter = matter;
    one.proof = proof;
    one.issuer = "某单位";
    one.basis = "某条例";
    one.methods = {Method::commitment};
    return one;
  }
  static LegalBasis basis() {
    LegalBasis one;
    one.name = "某条例";
    one.document_no = "国务院令第1号";
    one.article = "第三条";
    one.text = "申请人应当具备下列条件";
    one.level = BasisLevel::administrative_regulation;
    one.effective_on = std::chrono::year(2026) / 9 / 1;
    return one;
  }
  AdjustmentForm change(AdjustmentReason reason, const std::function<void(Entry&)>& edit,
                        const std::string& id = "ZM-1") {
    AdjustmentForm form;
    form.kind = AdjustmentKind::change;
    form.reason = reason;
    form.entry = EntryId{id};
    form.proposed = *list_.newest()->find(form.entry);
    edit(form.proposed);
    form.basis.name = "某条例";
    form.cause_on = beijing_day(clock.time);
    form.handler = "王五";
    form.seal = "已盖章";
    return form;
  }
  AdjustmentForm renamed(const std::string& matter = "公租房资格确认") {
    return change(AdjustmentReason::change_matter, [&](Entry& one) { one.matter = matter; });
  }
  AdjustmentForm addition() {
    AdjustmentForm form;
    form.kind = AdjustmentKind::add;
    form.reason = AdjustmentReason::add_law;
    form.proposed = entry("", "生育登记", "户籍证明");
    form.proposed.methods = {Method::co_verification};
    form.proposed.set_sources({{{DepartmentId{"police"}, ""}}});
    form.verifying_unit = "公安椒江分局";
    form.basis = basis();
    for (const CancelGround ground : all_cancel_grounds) form.grounds.push_back({ground, false, ""});
    form.cause_on = beijing_day(clock.time);
    form.handler = "王五";
    form.seal = "已盖章";
    return form;
  }

  template <class T>
  Result<T> record(const std::function<Result<T>(Unit&)>& verb) {
    Unit unit;
    auto value = verb(unit);
    if (!value) return value;
    if (auto written = wait_for(store.commit(std::move(unit))); !written) return std::move(written).error();
    EXPECT_TRUE(list_.refresh().ok());
    return value;
  }
  // One verb of the adjustments, recorded.
  template <class... Given, class... Gave>
  Result<Adjustment> go(Result<Adjustment> (Adjustments::*verb)(Unit&, const Context&, Given...), const Context& who,
                        Gave&&... given) {
    return record<Adjustment>(
        [&](Unit& unit) { return (adjusting.adjustments.*verb)(unit, who, given..., clock.time); });
  }
  Result<Adjustment> draft(AdjustmentForm form) { return go(&Adjustments::draft, civil, std::move(form), "王五"); }
  Result<Adjustment> submit(const std::string& id) { return go(&Adjustments::submit, civil, id, "王五"); }
  Result<Adjustment> pass(const std::string& id) {
    return go(&Adjustments::review, office, id, ReviewOpinion::pass, Statement{"", "联席办01"});
  }
  Result<Adjustment> lawful(const std::string& id, bool passed = true) {
    return go(&Adjustments::review_legality, justice, id, passed, Statement{passed ? "" : "依据不足", "司法01"});
  }
  Result<Adjustment> notice(const std::string& id, std::optional<Date> until = {}) {
    return go(&Adjustments::begin_notice, civil, id, until, "见公示页面", "王五");
  }
  Result<Adjustment> end_notice(const std::string& id) { return go(&Adjustments::end_notice, civil, id, "王五"); }
  Result<Adjustment> report(const std::string& id) { return go(&Adjustments::publish_report, civil, id, "王五"); }
  Result<Adjustment> approve(const std::string& id) {
    return go(&Adjustments::approve, office, id, true, Statement{"", "联席办01"});
  }
  Result<Adjustment> publish(const std::string& id, std::optional<Date> effective_on = {}) {
    return go(&Adjustments::publish, office, id, effective_on, "联席办01");
  }
  Result<Adjustment> amend(const std::string& id, AdjustmentForm form) {
    return go(&Adjustments::amend, civil, id, std::move(form), "王五");
  }
  // Filed, reviewed and found lawful; its id.
  std::string ready_for_notice(AdjustmentForm form) {
    const auto value = draft(std::move(form));
    EXPECT_TRUE(value.ok());
    const std::string id = value ? value->id : "";
    const auto filed = submit(id);
    EXPECT_TRUE(filed.ok()) << (filed ? "" : faults_text(filed.error()));
    EXPECT_TRUE(pass(id).ok());
    EXPECT_TRUE(lawful(id).ok());
    return id;
  }
  // Shown for its days, answered and approved.
  std::string approved(AdjustmentForm form) {
    const std::string id = ready_for_notice(std::move(form));
    const auto shown = notice(id);
    EXPECT_TRUE(shown.ok());
    if (shown) clock.time = *shown->notice_until;
    EXPECT_TRUE(end_notice(id).ok());
    EXPECT_TRUE(report(id).ok());
    EXPECT_TRUE(approve(id).ok());
    return id;
  }
  Adjustment now(const std::string& id) { return *adjusting.adjustments.find(id); }
  Opinion opinion(const std::string& id, const std::string& text) {
    return *record<Opinion>([&](Unit& unit) {
      return adjusting.opinions.give_on_adjustment(unit, visitor, id, Private(text), clock.time);
    });
  }
  Result<Opinion> dispose(const std::string& id, Disposition disposition, const std::string& reason = {}) {
    return record<Opinion>([&](Unit& unit) {
      return adjusting.opinions.dispose(unit, civil, id, disposition, Statement{reason, "王五"}, clock.time);
    });
  }

  static std::string faults_text(const Error& error) {
    std::string text = error.text;
    for (const Fault& fault : error.faults) text += "\n" + fault.path + " " + fault.text + " " + fault.found;
    return text;
  }
  static bool has_fault(const Error& error, std::string_view path, std::string_view found = {}) {
    return std::ranges::any_of(error.faults, [&](const Fault& fault) {
      return fault.path == path && (found.empty() || fault.found == found);
    });
  }
  void at(const std::string& moment) { clock.time = *moment_from_text(moment); }
  // What the worker would do up to this moment.
  void pass_to(const std::string& moment) {
    at(moment);
    const auto due = store.claim_work(clock.time, clock.time + std::chrono::seconds(1), 100);
    for (const Work& work : *due) {
      if (work.kind == WorkKind::adjustment_clock) {
        EXPECT_TRUE(wait_for(adjusting.adjustments.due(work, clock.time)).ok());
      }
    }
  }
  int told(const std::string& unit, const std::string& event) {
    DocumentQuery query;
    query.kind = DocumentKind::notice;
    query.by = DocumentQuery::By::unit;
    query.key = unit;
    const auto page = store.documents(query, {}, 200);
    return static_cast<int>(std::ranges::count_if(
        page->items, [&](const Document& one) { return records::notice_of(one)->event == event; }));
  }
  std::vector<Writ> writs_of(const std::string& id, WritKind kind) {
    DocumentQuery query;
    query.kind = DocumentKind::writ;
    query.by = DocumentQuery::By::owner;
    query.key = id;
    std::vector<Writ> all;
    const auto page = store.documents(query, {}, 100);
    for (const Document& document : page->items)
      if (auto writ = records::writ_of(document); writ && writ->kind == kind) all.push_back(*writ);
    return all;
  }

  static std::string unit_called(std::string_view name) {
    if (name == "区民政局" || name == "civil") return "civil";
    return name == "公安椒江分局" || name == "police" ? "police" : "";
  }
  static std::string name_of(std::string_view id) {
    return id == "civil" ? "区民政局" : id == "police" ? "公安椒江分局" : "";
  }

  const Context civil = officer("civil_handler", "区民政局", {Role::handling}, "civil");
  const Context police = officer("police_handler", "公安椒江分局", {Role::handling}, "police");
  const Context office = officer("office", "区联席会议办公室", {Role::joint_office}, "");
  const Context justice = officer("justice", "区司法局", {Role::justice}, "justice");
  const Context visitor = officer("visitor", "", {}, "");
  test::HandClock clock;
  test::CountedIds ids;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  Writs writs{ids};
  Current<Law> law{law_of_2026()};
  ListFlow list_{store, departments, clock};
  ListPublication publication{store, ids, writs, unit_called};
  Adjusting adjusting{AdjustmentTools{
      {store, departments, list_, ids, law, writs}, publication, unit_called, name_of, [](std::string_view text) {
        return std::string(text);
      }}};
};

}  // namespace zq::workflow
