// The flows of letters on a store in memory, in the hands of a test that owns the time.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/clocks.hpp"
#include "records/letter_record.hpp"
#include "records/overdue_record.hpp"
#include "records/violation_record.hpp"
#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/designee_flow.hpp"
#include "workflow/letter_flow.hpp"
#include "workflow/letter_timers.hpp"
#include "workflow/notice_flow.hpp"
#include "workflow/outage_flow.hpp"
#include "workflow/overdue_flow.hpp"
#include "workflow/verification_flow.hpp"

namespace zq::workflow {

using test::wait_for;

inline Context caller(const std::string& id, Roles roles, const std::string& unit = {}) {
  Context context;
  context.caller = CallerId{id};
  context.department = "区公积金中心";
  context.roles = roles;
  context.unit = unit;
  return context;
}

class Letters : public testing::Test {
 protected:
  void SetUp() override {
    clock.time = *moment_from_text("2026-11-26T10:00:00+08:00");
    ListVersion list;
    for (const auto& [id, mode] : {std::pair{"J", MatterClass::instant}, {"Z", MatterClass::records_check}}) {
      Entry one;
      one.id = EntryId{id};
      one.matter = "公租房申请";
      one.proof = "婚姻状况证明";
      one.methods = {Method::co_verification};
      one.matter_class = mode;
      one.set_sources({{{DepartmentId{"civil"}, ""}}});
      list.entries.push_back(one);
    }
    Entry other;
    other.id = EntryId{"P"};
    other.methods = {Method::co_verification};
    other.set_sources({{{DepartmentId{"police"}, ""}}});
    list.entries.push_back(other);
    ASSERT_TRUE(wait_for(publish_list(store, clock, std::move(list), "test")).ok());
    ASSERT_TRUE(list_.refresh().ok());
  }
  Letter open(const std::string& entry) {
    OpenVerification asked;
    asked.entry = EntryId{entry};
    asked.name = "张示例";
    asked.id_number = "331099199001011239";
    asked.purpose = "办事";
    asked.operator_name = "王五";
    EXPECT_TRUE(wait_for(verifications.open(window, {}, std::move(asked))).ok());
    return letters_of(store, last->id)->at(0);
  }
  Letter now(const Letter& letter) {
    return *records::letter_of(**store.find_document(DocumentKind::letter, letter.id));
  }
  CaseState state(const Letter& letter) { return (*store.find_case(letter.case_id))->state; }
  // What the worker would do up to this moment.
  void pass_to(Instant time) {
    clock.time = time;
    const auto due = store.claim_work(time, time + std::chrono::seconds(1), 100);
    for (const Work& work : *due) {
      const auto done = work.kind == WorkKind::letter_reminder          ? wait_for(timers.remind(work))
                        : work.kind == WorkKind::letter_overdue         ? wait_for(timers.overdue(work))
                        : work.kind == WorkKind::investigation_reminder ? wait_for(timers.remind_of_investigation(work))
                                                                        : Result<Done>(Done{});
      EXPECT_TRUE(done.ok());
    }
  }
  std::optional<OverdueReport> report_of(const Letter& letter) {
    const auto found = store.find_document(DocumentKind::overdue_report, report_id(letter.id));
    return found->has_value() ? records::report_of(**found) : std::nullopt;
  }
  int told(const Context& whom, const std::string& event) {
    const auto page = notices.mine(whom, false, {}, 100);
    return static_cast<int>(std::ranges::count(page->items, event, &Notice::event));
  }
  static LetterReply yes(const std::string& reason = "经查一致") {
    return {LetterResult::consistent, reason, {}, {}, "赵专员"};
  }

  const Context window = caller("window", {Role::handling});
  const Context civil = caller("civil_officer", {Role::assisting}, "civil");
  const Context police = caller("police_officer", {Role::assisting}, "police");
  const Context office = caller("office", {Role::joint_office});
  test::HandClock clock;
  test::CountedIds ids;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  Current<Law> law{with_calendar()};
  ListFlow list_{store, departments, clock};
  std::optional<Case> last;
  const Writs writs{ids};
  LetterSender sender{store, ids, law, writs, [](const DepartmentId& id) { return id.value; }};
  VerificationFlow verifications{store,
                                 departments,
                                 list_,
                                 sender,
                                 clock,
                                 ids,
                                 [this](const Case& value) {
                                   last = value;
                                   return Rendered{200, "{}", ""};
                                 },
                                 law};
  LetterFlow letters{store, departments, list_, sender, clock, ids, [](const Letter& letter, int status) {
                       return Rendered{status, letter.id, ""};
                     }};
  LetterTimers timers{store, sender, clock, ids};
  OverdueFlow overdue{store, sender, clock, ids};
  OutageFlow outages{store, sender, clock, ids};
  DesigneeFlow designees{store, clock, ids};
  NoticeFlow notices{store, clock};

 private:
  static std::shared_ptr<const Law> with_calendar() {
    auto law = std::make_shared<Law>();
    law->calendar = WorkingCalendar({{2026, "国办发明电〔2025〕", {}}});
    return law;
  }
};

}  // namespace zq::workflow
