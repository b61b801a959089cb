// The rules of complaints: the machine, what must be there, grounds, handlers, who sees what.
#include <gtest/gtest.h>

#include <set>

#include "domain/complaint_sight.hpp"
#include "domain/supervision_notice.hpp"

namespace zq {
namespace {

using S = ComplaintState;
using E = ComplaintEvent;

const Date today{std::chrono::year(2026), std::chrono::November, std::chrono::day(26)};
const Date yesterday{std::chrono::year(2026), std::chrono::November, std::chrono::day(25)};

Complaint whole() {
  Complaint c;
  c.id = "TS1";
  c.channel = ComplaintChannel::letter;
  c.category = ComplaintCategory::proof_demanded;
  c.subject = "标题";
  c.content = Private("事实");
  c.demands = Private("要求");
  c.reasons = Private("理由");
  c.name = Private("钱示例");
  c.phone = Private("13800001111");
  c.against = "civil_affairs";
  c.unit = "service_centre";
  c.state = S::registered;
  return c;
}

ComplaintAgent agent() {
  return {Private("孙示例"), Private(""), true, "案卷第2页", {"投诉", "代为提出", yesterday, today, true}};
}

Rejection because(RejectionGround ground, const char* reason) {
  Rejection rejection;
  rejection.ground = ground;
  rejection.reason = reason;
  return rejection;
}

TEST(Complaints, TheMachineIsThatOfTheLaw) {
  EXPECT_EQ(step(S::registered, E::accept)->to, S::accepted);
  EXPECT_EQ(step(S::handling, E::suspend)->to, S::suspended);
  EXPECT_EQ(step(S::suspended, E::resume)->to, S::handling);
  EXPECT_FALSE(step(S::received, E::accept).ok()) << "R-投诉-7.1: nothing is decided on what is not registered";
  EXPECT_FALSE(step(S::suspended, E::decide).ok());
  EXPECT_FALSE(step(S::decided, E::close).ok());
  const auto refused = step(S::suspended, E::decide);
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
  EXPECT_NE(refused.error().text.find("恢复办理"), std::string::npos) << refused.error().text;
  for (const S state : {S::received, S::incomplete, S::registered, S::accepted, S::handling, S::suspended})
    EXPECT_EQ(step(state, E::terminate)->to, S::terminated) << code(state);
  for (const S state : {S::rejected, S::not_competent, S::closed, S::terminated}) EXPECT_TRUE(is_over(state));
  std::set<std::pair<S, E>> pairs;
  for (const ComplaintRow& row : complaint_table()) EXPECT_TRUE(pairs.emplace(row.from, row.on).second);
}

// R-投诉-5(1)b
TEST(Complaints, WhatIsMissingIsNamed) {
  EXPECT_TRUE(missing_for_acceptance(whole(), today).empty());
  Complaint c = whole();
  c.phone = Private("");
  c.against.clear();
  EXPECT_EQ(missing_for_acceptance(c, today), (std::vector<std::string>{"电话号码", "办事部门名称"}));
}

// R-投诉-6.2a, R-投诉-6.2b
TEST(Complaints, AnAgentBringsThePapersAndTheMandateCoversTheDay) {
  Complaint c = whole();
  c.agent = agent();
  EXPECT_TRUE(missing_for_acceptance(c, today).empty());
  c.agent->id_copy.clear();
  EXPECT_EQ(missing_for_acceptance(c, today), (std::vector<std::string>{"受托人的身份证复印件"}));
  c.agent = agent();
  c.agent->mandate.until = yesterday;
  EXPECT_EQ(missing_for_acceptance(c, today).size(), 1U) << "it ended yesterday";
  c.agent = agent();
  c.agent->mandate.is_signed = false;
  EXPECT_EQ(missing_for_acceptance(c, today).size(), 1U);
  c.agent = agent();
  c.agent->original_seen = false;
  EXPECT_EQ(missing_for_acceptance(c, today), (std::vector<std::string>{"授权委托书原件"}));
}

// R-投诉-5(3), R-投诉-4(4), R-投诉-3.1
TEST(Complaints, FaultsOfFiling) {
  Complaint c = whole();
  EXPECT_TRUE(faults_of(c).empty());
  c.channel = ComplaintChannel::visit;
  c.group_size = 20;
  ASSERT_EQ(faults_of(c).size(), 1U) << "many who come elect whom they send";
  c.representatives.assign(5, Private("代表"));
  EXPECT_TRUE(faults_of(c).empty());
  c.representatives.assign(6, Private("代表"));
  EXPECT_EQ(faults_of(c).size(), 1U);
  c = whole();
  c.category = ComplaintCategory::other;
  EXPECT_EQ(faults_of(c).front().path, "/category_text");
  c = whole();
  c.channel = ComplaintChannel::hotline;
  EXPECT_EQ(faults_of(c).front().path, "/work_order_no");
}

// R-投诉-3.1, R-投诉-3.2a, R-投诉-3.2b, R-投诉-3.3; C-30
TEST(Complaints, AWorkOrdersNumberCanStandInAnAddress) {
  Complaint c = whole();
  c.channel = ComplaintChannel::hotline;
  for (const char* good : {"JJ2026112600017", "12345-2026.11_7"}) {
    c.work_order_no = good;
    EXPECT_TRUE(faults_of(c).empty()) << good;
  }
  for (const char* bad : {"a/b", "工单1", "a b", "a%2F", ".."}) {
    c.work_order_no = bad;
    ASSERT_EQ(faults_of(c).size(), 1u) << bad;
    EXPECT_EQ(faults_of(c)[0].path, "/work_order_no");
  }
}

TEST(Complaints, AreRouted) {
  Complaint c = whole();
  EXPECT_EQ(routed_to(c), "civil_affairs");
  c.in_centre = true;
  EXPECT_EQ(routed_to(c), "service_centre");
  c.channel = ComplaintChannel::hotline;
  EXPECT_EQ(routed_to(c), "hotline");
  c = whole();
  c.channel = ComplaintChannel::window;
  EXPECT_EQ(routed_to(c), "service_centre");
}

// R-投诉-3.3, R-投诉-11.1
TEST(Complaints, NobodyHandlesWhatIsSaidOfHim) {
  Complaint c = whole();
  c.against_person = Private("李办事");
  EXPECT_TRUE(bars_handler(c, "李办事", CallerId{"a"}, "service_centre"));
  EXPECT_TRUE(bars_handler(c, "赵办理", CallerId{"a"}, "civil_affairs")) << "of the unit complained about";
  EXPECT_FALSE(bars_handler(c, "赵办理", CallerId{"a"}, "service_centre"));
  c.unit = "civil_affairs";
  EXPECT_FALSE(bars_handler(c, "赵办理", CallerId{"a"}, "civil_affairs")) << "the unit itself handles it (投诉-3)";
  EXPECT_TRUE(bars_handler(c, "李办事", CallerId{"a"}, "civil_affairs"));
  c.barred.push_back(CallerId{"a"});
  EXPECT_TRUE(bars_handler(c, "赵办理", CallerId{"a"}, "civil_affairs"));
}

// R-投诉-8(1), R-投诉-8(2), R-投诉-8(4), R-投诉-8(5), R-投诉-9(2)
TEST(Complaints, EachGroundHasItsEvidence) {
  const Complaint c = whole();
  Rejection r = because(RejectionGround::vague, "看不出是哪件事");
  r.not_specific = true;
  EXPECT_TRUE(refusal_of(r, c, nullptr, today)) << "vague but verifiable";
  r.not_verifiable = true;
  EXPECT_FALSE(refusal_of(r, c, nullptr, today));
  r = because(RejectionGround::fabricated, "不实");
  EXPECT_TRUE(refusal_of(r, c, nullptr, today));
  r.evidence = "监控录像";
  EXPECT_FALSE(refusal_of(r, c, nullptr, today));
  r = because(RejectionGround::legal_route, "属行政复议");
  EXPECT_TRUE(refusal_of(r, c, nullptr, today));
  r.route = LegalRoute::reconsideration;
  EXPECT_FALSE(refusal_of(r, c, nullptr, today));
  r = because(RejectionGround::other, "　");
  EXPECT_TRUE(refusal_of(r, c, nullptr, today)) << "blank";
  r.reason = "另有规定";
  EXPECT_FALSE(refusal_of(r, c, nullptr, today));
}

// R-投诉-8(3)
TEST(Complaints, ARepetitionIsOfTheSamePersonAndSubjectWhileTheOtherLives) {
  const Complaint c = whole();
  Complaint other = whole();
  other.id = "TS2";
  other.state = S::handling;
  Rejection r = because(RejectionGround::repeated, "重复");
  r.original = "TS2";
  EXPECT_FALSE(refusal_of(r, c, &other, today));
  EXPECT_TRUE(refusal_of(r, c, nullptr, today));
  other.state = S::closed;
  EXPECT_TRUE(refusal_of(r, c, &other, today)) << "it is over";
  other.state = S::handling;
  other.name = Private("周示例");
  EXPECT_TRUE(refusal_of(r, c, &other, today)) << "another person";
  other = whole();
  other.id = "TS2";
  other.state = S::handling;
  other.matter = "别的事项";
  EXPECT_TRUE(refusal_of(r, c, &other, today)) << "another subject";
}

// C-17, R-投诉-9(2): only what was not completed in the time given.
TEST(Complaints, WhatIsIncompleteIsRejectedOnlyWhenTheTimeIsOver) {
  Complaint c = whole();
  c.state = S::incomplete;
  c.completion_until = today;
  const Rejection r = because(RejectionGround::incomplete, "未补正电话号码");
  EXPECT_TRUE(refusal_of(r, c, nullptr, today));
  c.completion_until = yesterday;
  EXPECT_FALSE(refusal_of(r, c, nullptr, today));
  const Rejection another = because(RejectionGround::other, "其他");
  EXPECT_TRUE(refusal_of(another, c, nullptr, today));
  EXPECT_TRUE(refusal_of(r, whole(), nullptr, today)) << "it is complete";
}

TEST(Complaints, WhoSeesWhat) {
  Complaint c = whole();
  c.filed_by = CallerId{"window"};
  const Viewer office{CallerId{"office"}, {Role::joint_office}, ""},
      centre{CallerId{"centre"}, {Role::service_centre}, ""};
  const Viewer concerned{CallerId{"civil"}, {Role::handling}, "civil_affairs"};
  const Viewer stranger{CallerId{"other"}, {Role::handling}, "social_security"};
  const Viewer authority{CallerId{"authority"}, {Role::supervisor}, "finance"};
  EXPECT_EQ(sight_of(c, office), ComplaintSight::identity);
  EXPECT_EQ(sight_of(c, centre), ComplaintSight::identity);
  EXPECT_EQ(sight_of(c, concerned), ComplaintSight::content) << "not who complains";
  EXPECT_EQ(sight_of(c, stranger), ComplaintSight::none);
  EXPECT_EQ(sight_of(c, authority), ComplaintSight::none);
  c.supervising = "finance";
  EXPECT_EQ(sight_of(c, authority), ComplaintSight::identity);
  c.unit = "civil_affairs";
  EXPECT_EQ(sight_of(c, concerned), ComplaintSight::content);
  c.handler = ComplaintHandler{"赵办理", CallerId{"civil"}, "", {}, "", {}, false};
  EXPECT_EQ(sight_of(c, concerned), ComplaintSight::identity) << "its handler must inform";
}

// R-投诉-14.1c
TEST(SupervisionNotices, TheMachineIsThatOfTheLaw) {
  using N = SupervisionState;
  using V = SupervisionEvent;
  EXPECT_EQ(step(N::reported, V::issue)->to, N::issued);
  EXPECT_EQ(step(N::issued, V::rectify)->to, N::rectified);
  EXPECT_EQ(step(N::rectified, V::refuse)->to, N::not_accepted);
  EXPECT_EQ(step(N::not_accepted, V::rectify)->to, N::rectified);
  EXPECT_EQ(step(N::rectified, V::accept)->to, N::accepted);
  EXPECT_FALSE(step(N::issued, V::accept).ok());
  EXPECT_FALSE(step(N::accepted, V::rectify).ok());
}

}  // namespace
}  // namespace zq
