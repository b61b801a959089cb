// R-规定-14.1, R-规定-13.1: field tasks from the case to the platform and back, whatever fails on the way.
#include "workflow/field_task_flow.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "records/letter_record.hpp"
#include "records/street_task_record.hpp"
#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/verification_flow.hpp"

namespace zq::workflow {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::wait_for;

constexpr const char* haimen = "331002001001";

class FieldTasks : public testing::Test {
 protected:
  FieldTasks() {
    FieldRouting routing;
    routing.file = "config/routing/field_tasks.xml";
    routing.level = "二级";
    routing.collect = milliseconds(0);
    routing.streets = {{"331002001", "海门街道", "street_331002001", connector},
                       {"331002100", "大陈镇", "street_331002100", connector}};
    routing.types = {
        {"居住", StreetPlatform::governance, false, {{"lives_here", "是否居住", FieldAnswerKind::yes_no}}}};
    routing.entries = {{EntryId{"SITE"}, {"居住"}}, {EntryId{"BOTH"}, {"居住"}}};
    table = std::make_shared<const FieldRouting>(routing);
    answer_as(FieldTaskState::accepted);
    publish();
  }
  void publish() {
    ListVersion version;
    for (const char* id : {"SITE", "BOTH", "SHARE"}) {
      Entry one;
      one.id = EntryId{id};
      one.matter = "居住证申领";
      one.proof = "居住证明";
      one.matter_class = MatterClass::on_site;
      one.methods = {Method::on_site};
      if (one.id.value == "BOTH") one.methods = {Method::co_verification, Method::on_site};
      if (one.id.value == "SHARE") one.methods = {Method::shared_query};
      if (one.id.value == "BOTH") one.set_sources(*sources_from_text("police", ""));
      version.entries.push_back(one);
    }
    ASSERT_TRUE(wait_for(publish_list(store, clock, std::move(version), "test")).ok());
    ASSERT_TRUE(list.refresh().ok());
  }
  // What the street's platform does from now on.
  void answer_as(FieldTaskState state, std::optional<Error> refused = {}) {
    test::ScriptedDepartments::Script script;
    script.view.id = connector;
    script.push_task = [this, refused](const FieldTask& task) -> Result<FieldTaskReply> {
      pushes.push_back(task);
      if (refused) return *refused;
      return FieldTaskReply{"331002001/" + task.id.value, FieldTaskState::accepted, "网格上报"};
    };
    report.state = state;
    report.state_text = "平台的话";
    script.task_status = [this](const std::string&) -> Result<FieldTaskReport> { return report; };
    script.task_callback = [this](const FieldTaskCallback& message) -> Result<FieldTaskNotice> {
      if (message.headers.empty()) return Error{ErrorCode::forbidden, "签名不符"};
      return FieldTaskNotice{"", pushes.back().id.value, FieldTaskState::feedback, ""};
    };
    script.withdraw_task = [this](const std::string& receipt) -> Result<FieldTaskReply> {
      taken_back.push_back(receipt);
      return FieldTaskReply{receipt, FieldTaskState::closed, "已撤回"};
    };
    departments.script(std::move(script));
  }
  void feed_back(FieldConclusion conclusion, const std::string& peer = "网格员乙") {
    answer_as(FieldTaskState::feedback);
    report.feedback = FieldFeedback{};
    report.feedback->conclusion = conclusion;
    report.feedback->handler = "网格员甲";
    report.feedback->peer = peer;
    report.feedback->answers = {{"lives_here", Private("是")}};
    report.steps = {{"受理", "海门街道", "值班员", FieldTime{clock.time, false}, Private()}};
  }
  Case open(const std::string& entry, const std::string& area = haimen,
            const std::string& number = "331099199001011239") {
    OpenVerification asked;
    asked.entry = EntryId{entry};
    asked.name = "张示例";
    asked.id_number = number;
    asked.purpose = "办事";
    asked.operator_name = "王五";
    if (!area.empty()) asked.place = {area, "", Private("示例路 1 号")};
    const auto opened = wait_for(verifications.open(window, {}, std::move(asked)));
    EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error().text);
    return last;
  }
  // Carries out what is due within the next time, as the worker would.
  void pass(milliseconds time) {
    for (const Instant until = clock.time + time;;) {
      const auto due = store.claim_work(clock.time, clock.time + seconds(1), 100);
      bool any = false;
      for (const Work& work : *due) any = carry_out(work) || any;
      if (!any && clock.time >= until) return;
      if (!any) clock.time = std::min(until, clock.time + std::max(milliseconds(500), time / 200));
    }
  }
  bool carry_out(const Work& work) {
    if (work.kind == WorkKind::push_task) return succeeded(wait_for(flow.push(work)));
    if (work.kind == WorkKind::read_task) return succeeded(wait_for(flow.read(work)));
    if (work.kind == WorkKind::task_overdue) return succeeded(wait_for(flow.overdue(work)));
    return false;
  }
  static bool succeeded(const Result<Done>& done) {
    EXPECT_TRUE(done.ok()) << done.error().text << done.error().detail;
    return true;
  }
  Case stored(const Case& value) { return **store.find_case(value.id); }
  std::vector<StreetTask> tasks() { return flow.tasks(office, "", {}, "", 100)->items; }
  StreetTask task() { return tasks().back(); }
  Letter letter() { return *records::letter_of(**store.find_document(DocumentKind::letter, task().letter)); }
  int acts(const Case& value, const std::string& kind) {
    const auto page = store.journal(value.id.value, {}, 200);
    return static_cast<int>(std::ranges::count_if(page->items, [&](const auto& one) { return one.act.kind == kind; }));
  }

  const DepartmentId connector{"four_platforms"};
  const Context window = [] {
    Context context;
    context.caller = CallerId{"window"};
    context.roles = {Role::handling};
    return context;
  }();
  const Context office = [] {
    Context context;
    context.caller = CallerId{"office"};
    context.roles = {Role::joint_office};
    return context;
  }();
  std::shared_ptr<const FieldRouting> table;
  std::vector<FieldTask> pushes;
  std::vector<std::string> taken_back;
  FieldTaskReport report;
  test::HandClock clock;
  test::CountedIds ids;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  ListFlow list{store, departments, clock};
  Case last;
  Current<Law> law{std::make_shared<const Law>()};
  const Writs writs{ids};
  LetterSender sender{store, ids, law, writs, [](const DepartmentId& id) { return id.value; }};
  OnSiteBeginning beginning{[this] { return table; }, sender, ids};
  VerificationFlow verifications{store,
                                 departments,
                                 list,
                                 sender,
                                 clock,
                                 ids,
                                 [this](const Case& value) {
                                   last = value;
                                   return Rendered{200, "{}", ""};
                                 },
                                 law,
                                 &beginning};
  FieldTaskFlow flow{store, departments, list, beginning, sender, clock, ids};
};

TEST_F(FieldTasks, AnEntryCheckedOnSiteGoesToTheStreetWithItsLetterAndTask_R_规定_14_1) {
  const Case value = open("SITE");
  EXPECT_EQ(value.state, CaseState::on_site);
  EXPECT_EQ(letter().to.value, "street_331002001");
  EXPECT_EQ(letter().check_mode, MatterClass::on_site);
  EXPECT_EQ(letter().due_at, clock.time + hours(48)) << "T-03";
  pass(seconds(1));
  ASSERT_EQ(pushes.size(), 1U);
  EXPECT_EQ(pushes[0].id.value, task().id);
  EXPECT_EQ(pushes[0].area_code, haimen);
  EXPECT_EQ(task().state, TaskState::pushed);
  pass(seconds(3));
  EXPECT_EQ(task().state, TaskState::accepted);
  EXPECT_EQ(task().platform_text, "平台的话");

  feed_back(FieldConclusion::confirmed);
  pass(seconds(30));
  EXPECT_EQ(task().state, TaskState::feedback);
  EXPECT_EQ(letter().result, LetterResult::consistent);
  EXPECT_EQ(letter().replied_by, "网格员甲、网格员乙");
  EXPECT_EQ(stored(value).state, CaseState::concluded);
  EXPECT_EQ(stored(value).verdict, Verdict::consistent);
  EXPECT_EQ(acts(value, "field_task.step"), 1) << "with the platform's own time and word";
  const auto records =
      store.documents({DocumentKind::on_site_record, DocumentQuery::By::case_id, value.id.value}, {}, 9);
  ASSERT_EQ(records->items.size(), 1U) << "L-04";
  EXPECT_EQ(records::on_site_record_of(records->items[0])->officers.size(), 2U);
  report.state = FieldTaskState::closed;
  pass(hours(1));
  EXPECT_EQ(task().state, TaskState::closed);
  EXPECT_EQ(pushes.size(), 1U);
}

TEST_F(FieldTasks, WhatIsRefutedIsAMismatchAndWhatCannotBeToldIsNoVerdict) {
  const Case refuted = open("SITE");
  feed_back(FieldConclusion::refuted);
  pass(seconds(10));
  EXPECT_EQ(stored(refuted).verdict, Verdict::mismatch);
  const Case open_question = open("SITE", haimen, "331099199001011247");
  feed_back(FieldConclusion::unverifiable, "");
  pass(seconds(10));
  EXPECT_EQ(stored(open_question).state, CaseState::manual);
  EXPECT_TRUE(stored(open_question).cannot_obtain);
}

TEST_F(FieldTasks, WithoutAPlaceTheCaseSaysWhatIsMissing) {
  const Case value = open("SITE", "");
  EXPECT_EQ(value.state, CaseState::manual);
  EXPECT_NE(value.manual_way.find("区划代码"), std::string::npos);
  const auto begun = wait_for(flow.begin(window, value.id, {{"331002009001", "", Private("")}, {"听说"}, "王五"}));
  ASSERT_FALSE(begun.ok());
  EXPECT_EQ(begun.error().faults.size(), 3U) << "all at once";
  ASSERT_TRUE(wait_for(flow.begin(window, value.id, {{haimen, "", Private("示例路 1 号")}, {}, "王五"})).ok());
  EXPECT_EQ(stored(value).state, CaseState::on_site);
  EXPECT_FALSE(wait_for(flow.begin(window, value.id, {{}, {}, "王五"})).ok()) << "under way already";
}

TEST_F(FieldTasks, NobodyGoesOnSiteWhileASourceMayStillAnswer_R_规定_13_1) {
  const Case value = open("BOTH");
  EXPECT_EQ(value.state, CaseState::co_verifying);
  EXPECT_TRUE(tasks().empty());
  // The letter is answered without what is needed: the street comes next by itself.
  auto letters = *letters_of(store, value.id);
  letters[0].state = LetterState::replied;
  letters[0].result = LetterResult::cannot_provide;
  letters[0].closed_at = clock.time;
  Unit unit;
  Case now = stored(value);
  save(unit, letters[0]);
  ASSERT_TRUE(settle(unit, now, letters, *list.in_force()->find(EntryId{"BOTH"}), "t", clock.time).ok());
  ASSERT_TRUE(wait_for(store.commit(std::move(unit))).ok());
  pass(seconds(1));
  EXPECT_EQ(stored(value).state, CaseState::on_site);
  feed_back(FieldConclusion::confirmed);
  pass(seconds(10));
  EXPECT_EQ(stored(value).verdict, Verdict::consistent) << "the street's letter decides, not the one before";
}

TEST_F(FieldTasks, AStreetThatIsDownForHoursCostsNothingButTime) {
  answer_as(FieldTaskState::accepted, Error{ErrorCode::unavailable, "连不上"});
  const Case value = open("SITE");
  pass(hours(5));
  EXPECT_EQ(task().state, TaskState::waiting);
  EXPECT_GT(pushes.size(), 30U);
  EXPECT_LT(pushes.size(), 100U) << "bounded";
  const size_t tried = pushes.size();
  answer_as(FieldTaskState::accepted);
  pass(std::chrono::minutes(7));
  EXPECT_EQ(pushes.size(), tried + 1) << "once it is up, once";
  EXPECT_EQ(task().state, TaskState::accepted);
  EXPECT_EQ(stored(value).state, CaseState::on_site);
}

TEST_F(FieldTasks, AnUnknownOutcomeIsSettledByTheSameContentUnderTheSameNumber) {
  answer_as(FieldTaskState::accepted, Error{ErrorCode::conflict, "不能确定"});
  open("SITE");
  pass(milliseconds(500));
  open("SITE", haimen, "331099199001011247");  // may not join what may have arrived
  answer_as(FieldTaskState::accepted);
  pass(seconds(10));
  ASSERT_GE(pushes.size(), 3U);
  std::map<std::string, std::set<size_t>> sizes;
  for (const FieldTask& push : pushes) sizes[push.id.value].insert(push.questions.size());
  EXPECT_EQ(sizes.size(), 2U);
  for (const auto& [id, one] : sizes) EXPECT_EQ(one.size(), 1U) << id << " changed its content";
}

TEST_F(FieldTasks, TasksForOneAddressAreOneVisitAndStayApart) {
  answer_as(FieldTaskState::accepted, Error{ErrorCode::unavailable, "连不上"});
  const Case first = open("SITE");
  pass(milliseconds(500));
  const Case second = open("SITE", haimen, "331099199001011247");
  pass(seconds(1));
  answer_as(FieldTaskState::accepted);
  pass(seconds(30));
  EXPECT_EQ(pushes.back().questions.size(), 4U) << "the union, with a conclusion for each";
  const auto both = tasks();
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].visit, both[1].visit);
  EXPECT_EQ(both[0].questions.size(), 1U);
  feed_back(FieldConclusion::refuted);
  report.feedback->answers = {{"t1_conclusion", Private("属实")}, {"t2_conclusion", Private("不属实")}};
  pass(std::chrono::minutes(2));
  EXPECT_EQ(stored(first).verdict, Verdict::consistent);
  EXPECT_EQ(stored(second).verdict, Verdict::mismatch);
}

TEST_F(FieldTasks, AReturnedTaskIsSentElsewhereOrComesBackToTheHandlingDepartment) {
  const Case value = open("SITE");
  pass(seconds(3));
  answer_as(FieldTaskState::returned);
  report.reason = "地址不在本街道";
  pass(seconds(10));
  EXPECT_EQ(task().state, TaskState::returned);
  EXPECT_EQ(stored(value).state, CaseState::manual);
  EXPECT_NE(stored(value).manual_way.find("地址不在本街道"), std::string::npos);
  EXPECT_TRUE(is_open(letter().state)) << "its clock runs on";
  answer_as(FieldTaskState::assigned);  // the street assigns it anew
  pass(std::chrono::minutes(2));
  EXPECT_EQ(stored(value).state, CaseState::on_site);
  FieldRouting other = *table;  // the office has corrected its table
  other.exceptions = {{"", "331002001", "", StreetPlatform::service, "", ""}};
  table = std::make_shared<const FieldRouting>(other);
  answer_as(FieldTaskState::returned);
  pass(std::chrono::minutes(10));
  ASSERT_EQ(tasks().size(), 2U);
  EXPECT_EQ(pushes.back().platform, StreetPlatform::service);
  EXPECT_NE(pushes.back().id.value, pushes.front().id.value);
}

TEST_F(FieldTasks, FeedbackAfterTheDeadlineIsALateReplyAndTheStreetsDelay) {
  const Case value = open("SITE");
  pass(seconds(3));
  pass(hours(48));
  EXPECT_EQ(task().state, TaskState::overdue);
  EXPECT_EQ(task().attribution, TaskDelay::street);
  EXPECT_EQ(acts(value, "field_task.overdue"), 1);
  feed_back(FieldConclusion::confirmed);
  pass(hours(1));
  EXPECT_EQ(stored(value).verdict, Verdict::consistent);
  EXPECT_GT(*letter().replied_at, letter().due_at);
}

TEST_F(FieldTasks, WhatNeverArrivedIsNotTheStreetsDelayAndCanBeDrivenAgain) {
  answer_as(FieldTaskState::accepted, Error{ErrorCode::unavailable, "连不上"});
  const Case value = open("SITE");
  pass(hours(49));
  EXPECT_EQ(task().state, TaskState::push_failed);
  EXPECT_EQ(task().attribution, TaskDelay::connector);
  const size_t tried = pushes.size();
  pass(hours(1));
  EXPECT_EQ(pushes.size(), tried) << "given up";
  answer_as(FieldTaskState::accepted);
  ASSERT_TRUE(wait_for(flow.retry(window, task().id, {"王五", "已联系街道"})).ok());
  pass(seconds(5));
  EXPECT_EQ(pushes.size(), tried + 1);
  EXPECT_EQ(acts(value, "field_task.retried"), 1);
}

TEST_F(FieldTasks, WhatIsTakenBackIsTakenBackFromTheStreetToo) {
  const Case value = open("SITE");
  pass(seconds(3));
  ASSERT_TRUE(wait_for(flow.withdraw(window, task().id, {"王五", "申请人已撤回"})).ok());
  pass(seconds(30));
  EXPECT_EQ(taken_back.size(), 1U);
  EXPECT_EQ(task().state, TaskState::withdrawn);
  EXPECT_EQ(letter().state, LetterState::withdrawn);
  EXPECT_EQ(stored(value).state, CaseState::manual);
  EXPECT_FALSE(stored(value).cannot_obtain) << "nobody has said that it cannot be had";
}

TEST_F(FieldTasks, ACallbackOnlyMakesTheHostLook) {
  const Case value = open("SITE");
  pass(std::chrono::minutes(20));
  feed_back(FieldConclusion::confirmed);
  EXPECT_EQ(wait_for(flow.callback({}, "331002001", {})).error().code, ErrorCode::forbidden);
  EXPECT_EQ(wait_for(flow.callback({}, "331002009", {})).error().code, ErrorCode::not_found);
  EXPECT_EQ(stored(value).state, CaseState::on_site);
  ASSERT_TRUE(wait_for(flow.callback({}, "331002001", {"331002001", {{"x-signature", "ok"}}, Private("{}")})).ok());
  pass(milliseconds(500));
  EXPECT_EQ(stored(value).verdict, Verdict::consistent);
}

TEST_F(FieldTasks, OthersTasksAreNobodysBusiness) {
  open("SITE");
  Context other = window;
  other.caller = CallerId{"other"};
  EXPECT_FALSE(flow.find(other, task().id).ok());
  EXPECT_TRUE(flow.tasks(other, "", {}, "", 10)->items.empty());
  Context street;
  street.roles = {Role::street};
  street.unit = "street_331002100";
  EXPECT_FALSE(flow.find(street, task().id).ok());
  street.unit = "street_331002001";
  EXPECT_TRUE(flow.find(street, task().id).ok());
  EXPECT_EQ(wait_for(flow.withdraw(street, task().id, {"街道", "不想去"})).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace zq::workflow
