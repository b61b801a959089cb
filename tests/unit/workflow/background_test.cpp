// Work that nobody waits for: it gives way to callers of the same department and is never lost by that.
#include "workflow/background.hpp"

#include <gtest/gtest.h>

#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/complaint_passing_flow.hpp"
#include "workflow/verification_flow.hpp"

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

using test::wait_for;

class Background : public testing::Test {
 protected:
  Background() { set_queued(0); }

  void set_queued(int callers, int background = 0) {
    test::ScriptedDepartments::Script script;
    script.view.id = department;
    script.view.enabled = true;
    script.view.idempotent_complaints = true;
    script.view.queued = callers + background;
    script.view.lanes[static_cast<size_t>(Lane::background)].queued = background;
    script.complaint_status = [] { return ComplaintReply{"R-1", LegacyStatus::closed, "", "", "", ""}; };
    departments.script(std::move(script));
  }
  ComplaintId file() {
    ComplaintPassing complaint;
    complaint.department = department;
    complaint.channel = "专窗";
    complaint.subject = complaint.content = complaint.against = "内容";
    complaint.complainant = Private("王示例");
    complaint.id = ComplaintId{ids.fresh("TS", clock.time)};
    const ComplaintId id = complaint.id;
    Unit unit;
    complaints.begin(unit, std::move(complaint), clock.time);
    EXPECT_TRUE(wait_for(store.commit(std::move(unit))).ok());
    return id;
  }
  PassingState state(const ComplaintId& id) { return (*store.find_passing(id))->state; }
  // Ids of what is due at that time, taken and put back.
  std::vector<std::string> due(Instant at) {
    std::vector<std::string> all;
    const auto taken = store.claim_work(at, at, 100);
    for (const Work& work : *taken) all.push_back(work.id);
    return all;
  }

  const DepartmentId department{"civil_affairs"};
  test::HandClock clock;
  test::CountedIds ids;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  ComplaintPassingFlow complaints{store, departments, clock, seconds(60)};
};

TEST_F(Background, AComplaintWaitsWhileCallersWaitAndIsPassedAfterwards) {
  set_queued(1);
  const ComplaintId id = file();
  ASSERT_TRUE(wait_for(complaints.pass_on(id)).ok());
  EXPECT_EQ(state(id), PassingState::filed);
  EXPECT_EQ((*store.find_passing(id))->attempts, 0) << "giving way is no failed attempt";
  EXPECT_TRUE(due(clock.time).empty());
  EXPECT_EQ(due(clock.time + seconds(2)), std::vector<std::string>{"pass:" + id.value});
  set_queued(0);
  ASSERT_TRUE(wait_for(complaints.pass_on(id)).ok());
  EXPECT_EQ(state(id), PassingState::passed);
}

TEST_F(Background, AFewOfItsOwnDoNotHoldItUpButManyDo) {
  set_queued(0, 15);
  const ComplaintId passed = file();
  ASSERT_TRUE(wait_for(complaints.pass_on(passed)).ok());
  EXPECT_EQ(state(passed), PassingState::passed);
  set_queued(0, 16);
  const ComplaintId waiting = file();
  ASSERT_TRUE(wait_for(complaints.pass_on(waiting)).ok());
  EXPECT_EQ(state(waiting), PassingState::filed);
}

TEST_F(Background, BeforeADepartmentThatCannotRecogniseARepeatIsAskedTheDoubtIsRecorded) {
  for (const bool idempotent : {true, false}) {
    const ComplaintId id = file();
    std::optional<ComplaintPassing> meanwhile;  // what a host that is killed during the call leaves behind
    std::vector<std::string> work;
    test::ScriptedDepartments::Script script;
    script.view.id = department;
    script.view.state = "ready";
    script.view.idempotent_complaints = idempotent;
    script.submit = [&](const ComplaintPassing&) -> Result<ComplaintReply> {
      meanwhile = *store.find_passing(id);
      work = due(clock.time);
      return Error{ErrorCode::unavailable, "部门系统无法连接"};
    };
    departments.script(script);
    ASSERT_TRUE(wait_for(complaints.pass_on(id)).ok());
    EXPECT_EQ(meanwhile->state, idempotent ? PassingState::filed : PassingState::outcome_unknown);
    EXPECT_EQ(work.empty(), !idempotent) << "nobody may pass it a second time";
    EXPECT_EQ(state(id), PassingState::filed) << "it certainly did not arrive: tried again later";
    EXPECT_EQ(due(clock.time + seconds(10)), std::vector<std::string>{"pass:" + id.value});
    script.submit = {};
    departments.script(script);
    ASSERT_TRUE(wait_for(complaints.pass_on(id)).ok());
    EXPECT_EQ(state(id), PassingState::passed);
    Unit forget;
    forget.emplace_back(DropWork{"read:" + id.value});
    ASSERT_TRUE(wait_for(store.commit(std::move(forget))).ok());
  }
}

TEST_F(Background, WithoutAReceiptThereIsNothingToReadBack) {
  const ComplaintId id = file();
  test::ScriptedDepartments::Script script;
  script.view.id = department;
  script.view.state = "ready";
  script.submit = [](const ComplaintPassing&) -> Result<ComplaintReply> {
    return Error{ErrorCode::conflict, "线路中断"};
  };
  script.complaint_status = []() -> Result<ComplaintReply> { return Error{ErrorCode::invalid_input, "asked"}; };
  departments.script(script);
  ASSERT_TRUE(wait_for(complaints.pass_on(id)).ok());
  Context window;
  const auto read = wait_for(complaints.read_back(window, id));
  ASSERT_TRUE(read.ok()) << read.error().text;
  EXPECT_EQ(read->state, PassingState::outcome_unknown);
  EXPECT_TRUE(due(clock.time + std::chrono::hours(1)).empty()) << "a person looks, nobody passes it again";
}

TEST_F(Background, AStatusIsReadWhenNobodyWaits) {
  const ComplaintId id = file();
  ASSERT_TRUE(wait_for(complaints.pass_on(id)).ok());
  set_queued(2);
  ASSERT_TRUE(wait_for(complaints.read_status(id)).ok());
  EXPECT_EQ(state(id), PassingState::passed);
  EXPECT_EQ(due(clock.time + seconds(2)), std::vector<std::string>{"read:" + id.value});
  set_queued(0);
  ASSERT_TRUE(wait_for(complaints.read_status(id)).ok());
  EXPECT_EQ(state(id), PassingState::closed);
}

TEST_F(Background, APendingCaseIsPolledWhenNobodyWaitsOrItsTimeIsOver) {
  ListFlow list{store, departments, clock};
  const Current<Law> law{std::make_shared<const Law>()};
  const Writs writs{ids};
  const LetterSender sender{store, ids, law, writs, [](const DepartmentId& id) { return id.value; }};
  VerificationFlow verifications{store, departments, list, sender, clock, ids, [](const Case&) { return Rendered{}; },
                                 law};
  Case waiting;
  waiting.id = CaseId{"HC9"};
  waiting.department = department;
  waiting.state = CaseState::pending;
  waiting.token = "t";
  waiting.due_at = clock.time + std::chrono::minutes(30);
  Unit unit;
  unit.emplace_back(SaveCase{waiting});
  ASSERT_TRUE(wait_for(store.commit(std::move(unit))).ok());
  const auto polls = [&] { return (*store.find_case(waiting.id))->polls; };

  set_queued(1);
  ASSERT_TRUE(wait_for(verifications.poll(waiting.id)).ok());
  EXPECT_EQ(polls(), 0);
  EXPECT_EQ(due(clock.time + seconds(2)), std::vector<std::string>{"poll:HC9"});
  clock.time += std::chrono::minutes(31);
  ASSERT_TRUE(wait_for(verifications.poll(waiting.id)).ok());
  EXPECT_EQ((*store.find_case(waiting.id))->state, CaseState::manual) << "the legal deadline is not put off";
}

}  // namespace
}  // namespace zq::workflow
