// Letters with their clocks, in the hands of a test that owns the time: reminder, overdue report, outages, returns.
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
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using test::wait_for;

Context caller(const std::string& id, Roles roles, const std::string& unit = {}) {
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
    for (const Work& work : *store.claim_work(time, time + seconds(1), 100)) {
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
  LetterSender sender{store, ids, law};
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

// R-规定-11.2c, R-规定-11.3a, R-核查-6.3a, T-01, T-04: reminded ten minutes before; at 10:30:00 nothing is overdue, at
// 10:30:01 the report has been made, all three are told, and the case still waits for the answer.
TEST_F(Letters, AnOverdueLetterReportsItselfToTheJointOffice) {
  const Letter sent = open("J");
  pass_to(sent.sent_at + minutes(20));
  EXPECT_EQ(told(civil, "letter.due_soon"), 1);
  pass_to(sent.sent_at + minutes(30));
  EXPECT_FALSE(now(sent).overdue_at);
  EXPECT_FALSE(report_of(sent));
  pass_to(sent.sent_at + minutes(30) + seconds(1));
  EXPECT_TRUE(now(sent).overdue_at);
  ASSERT_TRUE(report_of(sent));
  EXPECT_EQ(report_of(sent)->state, ReportState::reported);
  EXPECT_EQ(report_of(sent)->reporter, "host");
  EXPECT_EQ(moment_text(*report_of(sent)->due_at), "2026-12-11T00:00:00+08:00") << "ten working days, to 24:00";
  for (const Context& one : {window, civil, office}) EXPECT_EQ(told(one, "letter.overdue"), 1) << one.caller.value;
  EXPECT_EQ(state(sent), CaseState::co_verifying);
  pass_to(sent.sent_at + hours(1));
  EXPECT_EQ(told(office, "letter.overdue"), 1) << "once";
}

// R-规定-11.2b: an answer outside the system is none; the late one in the system counts, as late.
TEST_F(Letters, ALateReplyIsTakenAndRecordedAsLate) {
  const Letter sent = open("J");
  pass_to(sent.sent_at + minutes(31));
  clock.time = sent.sent_at + minutes(45);
  ASSERT_TRUE(wait_for(letters.reply(civil, {}, sent.id, yes())).ok());
  EXPECT_TRUE(is_late(now(sent)));
  EXPECT_EQ(report_of(sent)->minutes_late, 15);
  EXPECT_TRUE(report_of(sent)->replied_at);
  EXPECT_EQ(state(sent), CaseState::concluded);
}

// The timer may be late; a late reply before it raises the report all the same.
TEST_F(Letters, ALateReplyBeforeTheTimerIsReportedToo) {
  const Letter sent = open("J");
  clock.time = sent.due_at + seconds(1);
  ASSERT_TRUE(wait_for(letters.reply(civil, {}, sent.id, yes())).ok());
  ASSERT_TRUE(report_of(sent));
  EXPECT_EQ(report_of(sent)->minutes_late, 1);
  EXPECT_EQ(told(office, "letter.overdue"), 1);
}

// R-规定-11.2d, R-核查-6.2b, T-02: 24 hours over the weekend too.
TEST_F(Letters, TheClockOfARecordsCheckRunsOverTheWeekend) {
  clock.time = *moment_from_text("2026-11-27T16:00:00+08:00");  // Friday
  const Letter in_time = open("Z"), late = open("Z");
  pass_to(*moment_from_text("2026-11-28T16:00:00+08:00"));
  EXPECT_EQ(wait_for(letters.reply(civil, {}, in_time.id, yes(""))).error().basis, "核查-6.2b");
  ASSERT_TRUE(wait_for(letters.reply(civil, {}, in_time.id, yes())).ok());
  EXPECT_FALSE(is_late(now(in_time)));
  pass_to(*moment_from_text("2026-11-28T16:00:01+08:00"));
  EXPECT_TRUE(report_of(late));
  EXPECT_FALSE(report_of(in_time));
}

// R-规定-11.2e, T-03: 48 hours from the sending, and the handling department is told who reclassified and why.
TEST_F(Letters, AReclassifiedLetterHas48HoursFromItsSending) {
  const Letter sent = open("Z");
  clock.time = sent.sent_at + hours(23);
  ASSERT_TRUE(wait_for(letters.reclassify(civil, {}, sent.id, "需入户核实", "赵专员")).ok());
  EXPECT_EQ(told(window, "letter.reclassified"), 1);
  pass_to(sent.sent_at + hours(24) + seconds(1));
  EXPECT_FALSE(report_of(sent));
  pass_to(sent.sent_at + hours(48) + seconds(1));
  EXPECT_TRUE(report_of(sent));
  const Letter other = open("Z");
  clock.time = other.sent_at + hours(25);
  EXPECT_EQ(wait_for(letters.reclassify(civil, {}, other.id, "需入户核实", "赵专员")).error().code,
            ErrorCode::conflict);
}

// S-01, R-核查-4.1: an outage that lasts holds the report back; once it has ended, its length is added.
TEST_F(Letters, AnOutageHoldsTheClock) {
  const Letter sent = open("J");
  const Letter elsewhere = open("P");
  clock.time = sent.sent_at + minutes(20);
  Outage down{{}, DepartmentId{"civil"}, sent.sent_at + minutes(10), {}, "WO-7", "业务系统停机", "技术员", ""};
  const auto recorded = wait_for(outages.record(office, down));
  ASSERT_TRUE(recorded.ok());
  EXPECT_EQ(recorded->letters, std::vector{sent.id});
  EXPECT_EQ(now(sent).outages, std::vector{recorded->id});
  pass_to(sent.sent_at + minutes(45));
  EXPECT_FALSE(report_of(sent));
  ASSERT_TRUE(wait_for(outages.end(office, recorded->id, sent.sent_at + minutes(40), "技术员")).ok());
  EXPECT_EQ(now(sent).due_at, sent.due_at + minutes(30));
  EXPECT_EQ(now(sent).paused_ms, 1800000);
  EXPECT_EQ(now(elsewhere).due_at, elsewhere.due_at) << "another department's";
  pass_to(sent.sent_at + minutes(60) + seconds(1));
  ASSERT_TRUE(report_of(sent));
  EXPECT_EQ(report_of(sent)->outages, std::vector{recorded->id}) << "reported separately";
}

// R-规定-11.2a, R-核查-6.1b: nobody is designated: delivered to the queue, with an alarm; then the designee is
// recorded.
TEST_F(Letters, WithoutADesigneeTheLetterIsDeliveredAndAlarms) {
  const Letter first = open("J");
  EXPECT_TRUE(first.designee.empty());
  EXPECT_EQ(first.state, LetterState::sent);
  EXPECT_EQ(told(civil, "designee.missing"), 1);
  EXPECT_EQ(told(office, "designee.missing"), 1);
  Designee one;
  one.post = "婚姻登记科";
  one.person = "赵专员";
  one.backup = "钱替岗";
  one.from = *date_from_text("2026-11-26");
  ASSERT_TRUE(wait_for(designees.appoint(civil, DepartmentId{"civil"}, {one}, "科长")).ok());
  EXPECT_FALSE(wait_for(designees.appoint(police, DepartmentId{"civil"}, {one}, "科长")).ok());
  const Letter second = open("J");
  EXPECT_EQ(second.designee, "赵专员");
  EXPECT_EQ(second.deputy, "钱替岗");
  EXPECT_EQ(told(office, "designee.missing"), 1);
  ASSERT_TRUE(wait_for(designees.appoint(office, DepartmentId{"civil"}, {}, "主任")).ok());
  EXPECT_EQ(designees.history(civil, DepartmentId{"civil"}, {}, 10)->items.size(), 1u) << "history stays";
  (void)open("J");
  EXPECT_EQ(told(office, "designee.missing"), 2);
}

// S-09: sent back with the right department named: a new clock there, both letters stay; else the sender readdresses.
TEST_F(Letters, AReturnedLetterStartsAnewAtTheRightDepartment) {
  const Letter sent = open("Z");
  clock.time += hours(1);
  ASSERT_TRUE(wait_for(letters.send_back(civil, {}, sent.id, "不属本部门", DepartmentId{"police"}, "赵专员")).ok());
  auto all = *letters_of(store, sent.case_id);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].state, LetterState::returned);
  EXPECT_EQ(all[1].to.value, "police");
  EXPECT_EQ(all[1].due_at, clock.time + hours(24));
  EXPECT_EQ(all[1].restarted_from, sent.id);
  EXPECT_EQ(state(sent), CaseState::co_verifying);
  ASSERT_TRUE(wait_for(letters.reply(police, {}, all[1].id, yes())).ok());
  EXPECT_EQ(state(sent), CaseState::concluded);

  const Letter other = open("Z");
  ASSERT_TRUE(wait_for(letters.send_back(civil, {}, other.id, "不属本部门", {}, "赵专员")).ok());
  EXPECT_EQ(state(other), CaseState::co_verifying) << "the sender has to say where it belongs";
  EXPECT_EQ(wait_for(letters.readdress(window, {}, other.id, DepartmentId{"nobody"}, "王五")).error().code,
            ErrorCode::invalid_input);
  ASSERT_TRUE(wait_for(letters.readdress(window, {}, other.id, DepartmentId{"police"}, "王五")).ok());
  EXPECT_EQ(letters_of(store, other.case_id)->size(), 2u);
}

// R-规定-21.1c, R-核查-10.1, R-规定-11.3b, T-17: fault is a confirmed violation; the investigation is reminded of.
TEST_F(Letters, AnInvestigationEndsWithAConclusionAndAFaultWithAViolation) {
  const Letter sent = open("J");
  pass_to(sent.due_at + seconds(1));
  const std::string id = report_id(sent.id);
  pass_to(*report_of(sent)->remind_at);
  EXPECT_EQ(told(office, "overdue.investigation_due"), 1);
  ASSERT_TRUE(wait_for(overdue.investigate(office, id, {"区民政局"}, "主任")).ok());
  EXPECT_EQ(wait_for(overdue.conclude(office, id, {"查明", {}, {}, "主任"})).error().basis, "规定-11.3b");
  const auto done = wait_for(overdue.conclude(office, id, {"查明", Conclusion::fault, Attribution::person, "主任"}));
  ASSERT_TRUE(done.ok());
  const auto violation = records::violation_of(**store.find_document(DocumentKind::violation, done->violation));
  ASSERT_TRUE(violation);
  EXPECT_EQ(violation->type, ViolationType::no_cov);
  EXPECT_EQ(violation->state, ViolationState::confirmed);
  EXPECT_EQ(violation->unit, "civil");
  for (const Context& one : {window, civil}) EXPECT_EQ(told(one, "overdue.concluded"), 1);
}

// Only the addressed department's officers act; nobody else learns that the letter is there.
TEST_F(Letters, OnlyTheAddressedDepartmentActs) {
  const Letter sent = open("J");
  EXPECT_EQ(wait_for(letters.claim(police, {}, sent.id, "李专员")).error().code, ErrorCode::not_found);
  EXPECT_EQ(wait_for(letters.claim(office, {}, sent.id, "主任")).error().code, ErrorCode::forbidden);
  EXPECT_EQ(wait_for(letters.withdraw(civil, {}, sent.id, "误发", "赵专员")).error().code, ErrorCode::forbidden);
  ASSERT_TRUE(wait_for(letters.claim(civil, {}, sent.id, "赵专员")).ok());
  EXPECT_EQ(letters.box(civil, LetterBox::inbox, {}, 10)->items.size(), 1u);
  EXPECT_EQ(letters.box(police, LetterBox::inbox, {}, 10)->items.size(), 0u);
  EXPECT_EQ(letters.box(window, LetterBox::sent, {}, 10)->items.size(), 1u);
  EXPECT_EQ(letters.box(window, LetterBox::inbox, {}, 10).error().code, ErrorCode::forbidden);
  ASSERT_TRUE(wait_for(letters.withdraw(window, {}, sent.id, "申请人撤回", "王五")).ok());
  EXPECT_EQ(state(sent), CaseState::manual);
}

}  // namespace
}  // namespace zq::workflow
