// Who gets a letter, who may act on it, and what an investigation ends with.
#include <gtest/gtest.h>

#include "letters_fixture.hpp"

namespace zq::workflow {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

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
