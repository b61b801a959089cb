// Adjustments of the list from the application to their effect, and their clocks (调整-4 to 11).
#include "adjustment_world.hpp"
#include "domain/ledger_adjustment.hpp"
#include "workflow/guard.hpp"

namespace zq::workflow {
namespace {

using S = AdjustmentState;
using Adjusted = AdjustmentWorld;

Date day(int year, unsigned month, unsigned at) { return std::chrono::year(year) / month / at; }

// R-调整-4.1, R-调整-11.1, R-规定-6.2a, R-调整-5.0, R-调整-5(1)
TEST_F(Adjusted, GoesTheWholeWayToANewVersionAndItsEffect) {
  const std::string id = approved(addition());
  EXPECT_EQ(list_.newest()->number, 1) << "approved is not published";
  EXPECT_EQ(list_.newest()->entries.size(), 2U);
  const Date from = beijing_day(clock.time + std::chrono::days(3));
  const auto published = publish(id, from);
  ASSERT_TRUE(published.ok()) << faults_text(published.error());
  EXPECT_EQ(published->state, S::published);
  EXPECT_EQ(published->list_version, 2);
  EXPECT_EQ(list_.newest()->number, 2);
  EXPECT_EQ(list_.in_force()->number, 1) << "no effect before its day";
  const Entry* added = list_.newest()->find(EntryId{"TZ-2026-1"});
  ASSERT_TRUE(added);
  EXPECT_EQ(added->proof, "户籍证明");
  EXPECT_EQ(added->basis, "《某条例》（国务院令第1号）第三条");
  EXPECT_EQ(list_.newest()->publisher, "区联席会议办公室") << "C-06";
  pass_to(date_text(from) + "T00:00:00+08:00");
  EXPECT_EQ(now(id).state, S::effective);
  EXPECT_TRUE(now(id).closed_at);
  EXPECT_EQ(list_.in_force()->number, 2);
  EXPECT_EQ(told("civil", "adjustment.effective"), 1);
  EXPECT_EQ(told("tech_support", "adjustment.published"), 1);
  for (const WritKind kind : {WritKind::adjustment_application, WritKind::adjustment_review, WritKind::legality_review,
                              WritKind::public_notice, WritKind::adoption_report})
    EXPECT_EQ(writs_of(id, kind).size(), 1U) << code(kind);
}

// R-调整-3.5: every writ of the process is public, but for the form, which names who handles it.
TEST_F(Adjusted, FillsEveryFieldOfItsWrits) {
  const std::string id = approved(addition());
  for (const WritKind kind : {WritKind::adjustment_application, WritKind::adjustment_review, WritKind::legality_review,
                              WritKind::public_notice, WritKind::adoption_report}) {
    const auto all = writs_of(id, kind);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].is_public, kind != WritKind::adjustment_application) << code(kind);
    for (const WritField& field : fields_of(kind)) {
      const auto value = all[0].fields.find(std::string(field.name));
      EXPECT_TRUE(value != all[0].fields.end() && !value->second.empty()) << code(kind) << " " << field.name;
    }
  }
}

// R-调整-8.2a, T-08
TEST_F(Adjusted, FiledLateIsFlaggedAndAccepted) {
  at("2026-02-13T10:00:00+08:00");
  const std::string in_time = draft(renamed())->id;
  const std::string late = draft(renamed("公租房资格审核"))->id;
  EXPECT_EQ(date_text(beijing_day(now(late).clock->due - std::chrono::milliseconds(1))), "2026-02-27");
  at("2026-02-27T23:59:59+08:00");
  EXPECT_FALSE(submit(in_time)->filed_late);
  at("2026-02-28T09:00:00+08:00");
  const auto filed = submit(late);
  ASSERT_TRUE(filed.ok());
  EXPECT_TRUE(filed->filed_late);
  EXPECT_TRUE(last_step(*filed, S::submitted)->late);
  EXPECT_EQ(filed->state, S::submitted);
}

// R-调整-8.1
TEST_F(Adjusted, TheOfficeMayStartOneAndTheDepartmentFilesWithinFiveDaysOfItsNotice) {
  const auto started =
      go(&Adjustments::initiate, office,
         Initiation{"区民政局", AdjustmentKind::change, EntryId{"ZM-1"}, "群众反映名称不符", "联席办01"});
  ASSERT_TRUE(started.ok()) << faults_text(started.error());
  EXPECT_EQ(started->state, S::initiated);
  EXPECT_EQ(started->department, "区民政局");
  EXPECT_EQ(told("civil", "adjustment.initiated"), 1);
  EXPECT_EQ(moment_text(started->clock->due), "2026-09-09T00:00:00+08:00") << "five working days after 9-1";
  pass_to("2026-09-08T00:00:00+08:00");
  EXPECT_EQ(told("civil", "adjustment.due_soon"), 1);
  pass_to("2026-09-09T00:00:01+08:00");
  EXPECT_EQ(told("joint_office", "adjustment.overdue"), 1);
  ASSERT_TRUE(amend(started->id, renamed()).ok());
  EXPECT_FALSE(amend(started->id, addition()).ok()) << "what it is about is the office's";
  EXPECT_TRUE(submit(started->id)->filed_late);
  EXPECT_FALSE(go(&Adjustments::initiate, office,
                  Initiation{"没有的单位", AdjustmentKind::change, EntryId{"ZM-9"}, "原因", "联席办01"})
                   .ok());
}

TEST_F(Adjusted, TheOfficeStartsNothingThatTheDepartmentCouldNeverFile) {
  const auto started = [&](Initiation of) { return go(&Adjustments::initiate, office, std::move(of)); };
  EXPECT_TRUE(has_fault(started({"公安椒江分局", AdjustmentKind::change, EntryId{"ZM-1"}, "原因", "联席办01"}).error(),
                        "/department"));
  EXPECT_TRUE(
      has_fault(started({"区民政局", AdjustmentKind::add, EntryId{"ZM-1"}, "原因", "联席办01"}).error(), "/entry"));
}

// R-调整-7(1), R-规定-6.3: the basis has fallen and the entry has stopped; the list still names it.
TEST_F(Adjusted, WhatHasStoppedIsTakenOffTheListOrReplacedByAnAddition) {
  ListVersion list = *list_.newest();
  list.entries[0].until = beijing_day(clock.time);
  ASSERT_TRUE(wait_for(test::publish_list(store, clock, std::move(list), "test")).ok());
  ASSERT_TRUE(list_.refresh().ok());
  EXPECT_TRUE(has_fault(submit(draft(renamed())->id).error(), "/entry", "ENTRY_STOPPED"));
  AdjustmentForm removal = change(AdjustmentReason::remove_law, [](Entry&) {});
  removal.kind = AdjustmentKind::remove;
  removal.decision_no = "国务院令第2号";
  const auto filed = submit(draft(removal)->id);
  EXPECT_TRUE(filed.ok()) << faults_text(filed.error());
  AdjustmentForm again = addition();
  again.proposed.matter = "公租房申请";
  again.proposed.proof = "婚姻状况证明";
  const auto published = publish(approved(again));
  ASSERT_TRUE(published.ok()) << faults_text(published.error());
  EXPECT_FALSE(list_.newest()->find(EntryId{"ZM-1"}));
  EXPECT_TRUE(list_.newest()->find(published->form.proposed.id));
}

// R-调整-9.1, T-09
TEST_F(Adjusted, AReviewThatDoesNotComeIsOverdueOnTheOfficesBoard) {
  const std::string id = draft(renamed())->id;
  at("2026-09-07T10:00:00+08:00");  // Monday
  ASSERT_TRUE(submit(id).ok());
  pass_to("2026-09-14T08:00:00+08:00");
  EXPECT_EQ(told("joint_office", "adjustment.due_soon"), 1) << "one working day before";
  EXPECT_EQ(told("joint_office", "adjustment.overdue"), 0);
  pass_to("2026-09-15T08:00:00+08:00");
  EXPECT_EQ(told("joint_office", "adjustment.overdue"), 1);
  EXPECT_TRUE(now(id).clock->overdue_at);
  pass_to("2026-09-16T08:00:00+08:00");
  EXPECT_EQ(told("joint_office", "adjustment.overdue"), 1) << "once";
  const auto reviewed = pass(id);
  EXPECT_TRUE(last_step(*reviewed, S::reviewed)->late);
  EXPECT_TRUE(lawful(id).ok()) << "late is no ground to refuse";
}

// R-调整-9.1, R-调整-4.2
TEST_F(Adjusted, ReviewAndLegalityPassReturnOrRefuseWithReasons) {
  const std::string id = draft(renamed())->id;
  ASSERT_TRUE(submit(id).ok());
  const auto silent = go(&Adjustments::review, office, id, ReviewOpinion::give_back, Statement{"", "联席办01"});
  ASSERT_FALSE(silent.ok());
  EXPECT_TRUE(has_fault(silent.error(), "/reason"));
  EXPECT_FALSE(lawful(id).ok()) << "after the review of the office";
  EXPECT_EQ(go(&Adjustments::review, office, id, ReviewOpinion::give_back, Statement{"请补依据", "联席办01"})->state,
            S::returned);
  ASSERT_TRUE(submit(id).ok());
  ASSERT_TRUE(pass(id).ok());
  EXPECT_EQ(told("justice", "adjustment.reviewed"), 1);
  EXPECT_EQ(lawful(id, false)->state, S::returned);
  ASSERT_TRUE(submit(id).ok());
  EXPECT_FALSE(notice(id).ok()) << "no notice before both reviews";
  EXPECT_EQ(go(&Adjustments::review, office, id, ReviewOpinion::reject, Statement{"没有必要", "联席办01"})->state,
            S::rejected);
  EXPECT_EQ(submit(id).error().code, ErrorCode::conflict);
}

// R-调整-10.1, T-10
TEST_F(Adjusted, TheNoticeLastsFiveFullWorkingDaysAndItsTextIsFrozen) {
  at("2026-09-25T09:00:00+08:00");
  const std::string id = ready_for_notice(renamed());
  at("2026-09-28T09:00:00+08:00");  // Monday
  EXPECT_TRUE(has_fault(notice(id, day(2026, 10, 9)).error(), "/until")) << "too short";
  ASSERT_TRUE(notice(id).ok());
  EXPECT_EQ(amend(id, renamed("别的名称")).error().code, ErrorCode::conflict);
  for (const char* early : {"2026-09-28T10:00:00+08:00", "2026-10-09T17:00:00+08:00", "2026-10-10T23:59:59+08:00"}) {
    at(early);
    const auto refused = end_notice(id);
    ASSERT_FALSE(refused.ok()) << early;
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_EQ(refused.error().basis, "调整-10.1");
    EXPECT_NE(refused.error().text.find("公示不得早于2026年10月10日24时结束"), std::string::npos)
        << refused.error().text;
  }
  pass_to("2026-10-10T00:00:00+08:00");
  EXPECT_EQ(told("civil", "adjustment.due_soon"), 1);
  EXPECT_EQ(told("justice", "adjustment.due_soon"), 1);
  pass_to("2026-10-11T00:00:00+08:00");
  EXPECT_EQ(told("civil", "adjustment.notice_over"), 1);
  EXPECT_EQ(end_notice(id)->state, S::opinions_disposed);
}

// R-调整-10.1: longer than the least is the department's to choose.
TEST_F(Adjusted, ALongerNoticeEndsOnItsOwnLastDay) {
  const std::string id = ready_for_notice(renamed());
  ASSERT_TRUE(notice(id, day(2026, 9, 20)).ok());
  at("2026-09-20T23:59:59+08:00");
  EXPECT_FALSE(end_notice(id).ok());
  at("2026-09-21T00:00:00+08:00");
  EXPECT_TRUE(end_notice(id).ok());
}

// R-调整-10.2a, R-调整-10.2b
TEST_F(Adjusted, EveryOpinionIsAnsweredAndTheReportIsOutBeforeTheList) {
  const std::string id = ready_for_notice(renamed());
  const auto shown = notice(id);
  const Opinion first = opinion(id, "名称应写全"), second = opinion(id, "不必改");
  EXPECT_EQ(told("civil", "opinion.received"), 2);
  clock.time = *shown->notice_until;
  ASSERT_TRUE(dispose(first.id, Disposition::adopted).ok());
  const auto open = end_notice(id);
  ASSERT_FALSE(open.ok());
  EXPECT_TRUE(has_fault(open.error(), "/opinions/" + second.id));
  EXPECT_FALSE(publish(id).ok()) << "one opinion is open";
  const auto silent = dispose(second.id, Disposition::refused, " ");
  ASSERT_FALSE(silent.ok());
  EXPECT_TRUE(has_fault(silent.error(), "/reason"));
  ASSERT_TRUE(dispose(second.id, Disposition::refused, "依据已经修订").ok());
  EXPECT_FALSE(dispose(second.id, Disposition::adopted).ok()) << "answered once";
  ASSERT_TRUE(end_notice(id).ok());
  EXPECT_FALSE(approve(id).ok()) << "no report yet";
  const auto reported = report(id);
  ASSERT_TRUE(reported.ok());
  EXPECT_EQ(reported->opinions, 2);
  EXPECT_EQ(reported->adopted, 1);
  EXPECT_NE(reported->report.find("不必改——不予采纳：依据已经修订"), std::string::npos) << reported->report;
  EXPECT_FALSE(publish(id).ok()) << "not approved";
  ASSERT_TRUE(approve(id).ok());
  ASSERT_TRUE(publish(id).ok());
  EXPECT_LE(*now(id).report_at, now(id).steps.back().at);
}

// R-调整-4.2, C-08
TEST_F(Adjusted, ATextThatChangesAfterItsReviewGoesTheWayAgain) {
  const std::string id = approved(renamed());
  ASSERT_EQ(now(id).state, S::approved);
  EXPECT_EQ(amend(id, renamed("公租房资格复核"))->state, S::re_review);
  for (const auto& refused : {approve(id), publish(id), notice(id)}) {
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::re_review);
  }
  ASSERT_TRUE(pass(id).ok());
  ASSERT_TRUE(lawful(id).ok());
  EXPECT_FALSE(approve(id).ok()) << "it has not been shown";
  const auto shown = notice(id);
  clock.time = *shown->notice_until;
  ASSERT_TRUE(end_notice(id).ok());
  ASSERT_TRUE(report(id).ok());
  ASSERT_TRUE(approve(id).ok());
  ASSERT_TRUE(publish(id).ok());
  EXPECT_EQ(list_.newest()->find(EntryId{"ZM-1"})->matter, "公租房资格复核");
}

// R-调整-4.2: the list has moved on while the application was under way.
TEST_F(Adjusted, WhatHasChangedInTheListMeanwhileIsNotOverwritten) {
  const std::string first = approved(renamed());
  at("2026-09-01T09:00:00+08:00");
  const std::string second = approved(renamed("公租房资格复核"));
  ASSERT_TRUE(publish(first).ok());
  const auto refused = publish(second);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
}

// R-调整-11.1
TEST_F(Adjusted, NothingIsInForceBeforeItIsPublished) {
  const std::string id = approved(renamed());
  const auto yesterday = publish(id, beijing_day(clock.time - std::chrono::days(1)));
  ASSERT_FALSE(yesterday.ok());
  EXPECT_TRUE(has_fault(yesterday.error(), "/effective_from"));
  EXPECT_EQ(now(id).state, S::approved);
}

// R-调整-4.3
TEST_F(Adjusted, AWayThatHasNobodyToAskStandsInTheWayOrIsWarnedOf) {
  AdjustmentForm form = addition();
  form.proposed.methods = {Method::shared_query};
  form.proposed.set_sources({});
  const std::string id = approved(form);
  const auto blocked = publish(id);
  ASSERT_FALSE(blocked.ok());
  EXPECT_EQ(blocked.error().code, ErrorCode::no_route);
  EXPECT_TRUE(has_fault(blocked.error(), "/proposed/assisting", "NO_ROUTE"));
  law.set(law_of_2026(false));
  const auto warned = publish(id);
  ASSERT_TRUE(warned.ok());
  EXPECT_NE(warned->steps.back().text.find("NO_ROUTE"), std::string::npos);
}

// R-调整-7(3), R-调整-7(2)
TEST_F(Adjusted, ARemovedEntryIsRefusedFromItsDayAndRunningCasesKeepTheirVersion) {
  AdjustmentForm form;
  form.kind = AdjustmentKind::remove;
  form.reason = AdjustmentReason::remove_function;
  form.entry = EntryId{"ZM-2"};
  form.explanation = "该事项不再办理。";
  form.cause_on = beijing_day(clock.time);
  form.handler = "王五";
  form.seal = "已盖章";
  const std::string id = approved(form);
  const Date from = beijing_day(clock.time + std::chrono::days(2));
  ASSERT_TRUE(publish(id, from).ok());
  EXPECT_TRUE(list_.in_force()->find(EntryId{"ZM-2"})) << "still its version";
  clock.time = start_of(from);
  EXPECT_FALSE(list_.in_force()->find(EntryId{"ZM-2"}));
  EXPECT_TRUE((*list_.numbered(1))->find(EntryId{"ZM-2"})) << "what has begun under it goes on under it";
}

// R-调整-6(2), R-调整-6(4)
TEST_F(Adjusted, OpenCasesGoOnUnderTheNamesAndWaysTheyBeganWith) {
  const Handlers tools{store, departments, list_, ids, law, writs};
  Case value;
  value.id = CaseId{"HC-1"};
  value.entry = EntryId{"ZM-1"};
  value.list_version = 1;
  value.matter = "公租房申请";
  value.proof = "婚姻状况证明";
  value.caller = civil.caller;
  value.state = CaseState::manual;
  value.opened_at = value.due_at = value.updated_at = clock.time;
  ASSERT_TRUE(wait_for(store.commit({SaveCase{value}})).ok());
  AdjustmentForm form = change(AdjustmentReason::change_other, [](Entry& one) {
    one.matter = "公租房资格确认";
    one.methods = {Method::co_verification};
    one.set_sources({{{DepartmentId{"police"}, ""}}});
  });
  form.explanation = "名称和方式一并变更。";
  ASSERT_TRUE(publish(approved(form)).ok());
  EXPECT_TRUE(list_.in_force()->find(EntryId{"ZM-1"})->has(Method::co_verification));
  EXPECT_TRUE(open_case_of(tools, civil, value.id)->entry.has(Method::commitment)) << "running cases keep theirs";
  Guard guard{tools};
  Unit unit;
  const auto refused_for = [&](const CaseId& id) {
    return guard.demand(unit, civil, {"公租房申请", "婚姻状况证明", id, "王五"}, clock.time)->refusal->code;
  };
  EXPECT_EQ(refused_for(value.id), ErrorCode::no_ground) << "listed under its old name";
  EXPECT_EQ(refused_for({}), ErrorCode::not_in_list) << "a new matter goes by the new one";
}

// L-10, M-10
TEST_F(Adjusted, StandsInItsLedgerAndIsMeasured) {
  const std::string id = approved(renamed());
  ASSERT_TRUE(publish(id).ok());
  const LedgerRow row = adjustment_row(now(id));
  const auto columns = columns_of(LedgerKind::adjustments);
  ASSERT_EQ(row.size(), columns.size());
  const auto cell = [&](std::string_view name) {
    return row[static_cast<size_t>(std::ranges::find(columns, name, &LedgerColumn::name) - columns.begin())];
  };
  EXPECT_EQ(cell("number"), "椒清调〔2026〕1号");
  EXPECT_EQ(cell("reason"), "CHANGE_2");
  EXPECT_EQ(cell("list_version"), "2");
  for (const char* name : {"filed_at", "reviewed_at", "legality_at", "notice_from", "notice_until", "report_at",
                           "approved_at", "published_at", "effective_on"})
    EXPECT_FALSE(cell(name).empty()) << name;
  EXPECT_TRUE(cell("filed_late").empty());
  AdjustmentFigures figures;
  add(figures, now(id), *moment_from_text("2026-09-01T00:00:00+08:00"), clock.time + std::chrono::seconds(1));
  EXPECT_EQ(figures.filed, 1);
  EXPECT_EQ(figures.filed_in_time, 1);
  EXPECT_EQ(figures.reviewed_in_time, 1);
  EXPECT_EQ(figures.noticed, 1);
  EXPECT_EQ(figures.published, 1);
  AdjustmentFigures before;
  add(before, now(id), {}, *moment_from_text("2026-09-01T00:00:00+08:00"));
  EXPECT_EQ(before.filed, 0);
}

TEST_F(Adjusted, OnlyTheDepartmentItselfActsForItAndAnyStepBeforeThePublicationCanBeWithdrawn) {
  const std::string id = draft(renamed())->id;
  EXPECT_EQ(go(&Adjustments::submit, police, id, "赵六").error().code, ErrorCode::forbidden);
  ASSERT_TRUE(submit(id).ok());
  EXPECT_FALSE(go(&Adjustments::withdraw, civil, id, Statement{"", "王五"}).ok()) << "with a reason";
  EXPECT_EQ(go(&Adjustments::withdraw, civil, id, Statement{"情况有变", "王五"})->state, S::withdrawn);
  pass_to("2026-09-30T08:00:00+08:00");
  EXPECT_EQ(told("joint_office", "adjustment.overdue"), 0) << "its clock is gone";
  const std::string others =
      draft(change(AdjustmentReason::change_matter, [](Entry& one) { one.matter = "别的"; }))->id;
  EXPECT_TRUE(submit(others).ok());
}

}  // namespace
}  // namespace zq::workflow
