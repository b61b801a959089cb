// The way of a case: machine, letters, person; several departments per proof.
#include <gtest/gtest.h>

#include "records/letter_record.hpp"
#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/automatic_reply.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/verification_flow.hpp"

namespace zq::workflow {
namespace {

using test::wait_for;

class Path : public testing::Test {
 protected:
  Entry entry(const std::string& id, std::vector<Method> methods, const std::string& departments,
              const std::string& checks) {
    Entry one;
    one.id = EntryId{id};
    one.matter = "事项" + id;
    one.proof = "证明" + id;
    one.methods = std::move(methods);
    one.set_sources(*sources_from_text(departments, checks));
    return one;
  }
  void publish(std::vector<Entry> entries) {
    ListVersion list;
    list.entries = std::move(entries);
    ASSERT_TRUE(wait_for(publish_list(store, clock, std::move(list), "test")).ok());
    ASSERT_TRUE(list_.refresh().ok());
  }
  void department(const std::string& id, Answer answer) {
    test::ScriptedDepartments::Script script;
    script.view.id = DepartmentId{id};
    script.view.manual_way = "电话";
    script.verify = [answer](const VerificationQuestion&) { return answer; };
    departments.script(std::move(script));
  }
  static Answer says(Verdict verdict) {
    Answer answer;
    answer.kind = Answer::Kind::answered;
    answer.verdict = verdict;
    return answer;
  }
  static Answer fails(FailureCause cause) {
    Answer answer;
    answer.cause = cause;
    return answer;
  }
  Case open(const std::string& id) {
    OpenVerification asked;
    asked.entry = EntryId{id};
    asked.name = "张示例";
    asked.id_number = "331099199001011239";
    asked.purpose = "办事";
    asked.operator_name = "王五";
    Context context;
    context.caller = CallerId{"window"};
    EXPECT_TRUE(wait_for(flow.open(context, {}, std::move(asked))).ok());
    return *last;
  }
  Case stored(const Case& value) { return **store.find_case(value.id); }
  std::vector<Letter> letters(const Case& value) { return *letters_of(store, value.id); }
  // Carries out what the worker would: asks the adapters of all letters.
  void ask_machines() {
    const auto due = store.claim_work(clock.time, clock.time + std::chrono::seconds(1), 100);
    for (const Work& work : *due)
      if (work.kind == WorkKind::ask_for_letter) {
        EXPECT_TRUE(wait_for(replies.ask(work)).ok());
      }
  }
  std::vector<std::string> acts(const Case& value) {
    std::vector<std::string> kinds;
    const auto page = store.journal(value.id.value, {}, 100);
    for (const StoredAct& act : page->items) kinds.push_back(act.act.kind);
    return kinds;
  }

  test::HandClock clock;
  test::CountedIds ids;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  ListFlow list_{store, departments, clock};
  std::optional<Case> last;
  Current<Law> law{std::make_shared<const Law>()};
  const Writs writs{ids};
  LetterSender sender{store, ids, law, writs, [](const DepartmentId& id) { return id.value; }};
  VerificationFlow flow{store,
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
  AutomaticReplies replies{store, departments, list_, sender, clock};
};

using enum Method;

TEST_F(Path, AMachineThatAnswersASharedQueryNeedsNoLetter) {
  publish({entry("A", {shared_query}, "a", "x")});
  department("a", says(Verdict::consistent));
  const Case value = open("A");
  EXPECT_EQ(value.state, CaseState::concluded);
  EXPECT_TRUE(letters(value).empty());
}

// S-08: the answer of the adapter is the department's reply, marked automatic, with its letter in the same transaction.
TEST_F(Path, AMachineThatAnswersForACoVerificationLeavesItsLetterReplied) {
  publish({entry("A", {co_verification}, "a", "x")});
  department("a", says(Verdict::mismatch));
  const Case value = open("A");
  EXPECT_EQ(value.state, CaseState::concluded);
  ASSERT_EQ(letters(value).size(), 1u);
  const Letter letter = letters(value)[0];
  EXPECT_EQ(letter.state, LetterState::replied);
  EXPECT_TRUE(letter.automatic);
  EXPECT_EQ(letter.result, LetterResult::mismatch);
  EXPECT_EQ(value.answered_by, letter.id);
  EXPECT_EQ(letter.number, 1);
}

// R-规定-23.1, C-02, C-25: case and letter are due by the ruleset of the day, also when it has been replaced meanwhile.
TEST_F(Path, IsDueByTheRulesetInForce_R_规定_23_1) {
  publish({entry("A", {co_verification}, "a", "")});
  Law changed;
  Ruleset now, tomorrow;
  now.on_site.length = now.records_check.length = now.instant.length = std::chrono::minutes(20);
  tomorrow.version = "next";
  tomorrow.effective_from = Date(std::chrono::sys_days(beijing_day(clock.time)) + std::chrono::days{1});
  changed.rulesets = Rulesets({now, tomorrow});
  law.set(std::make_shared<const Law>(changed));
  const Case value = open("A");
  EXPECT_EQ(value.due_at, value.opened_at + std::chrono::minutes(20));
  ASSERT_EQ(letters(value).size(), 1u);
  EXPECT_EQ(letters(value)[0].due_at, value.due_at);
  EXPECT_LT(letters(value)[0].remind_at, value.due_at);
  EXPECT_FALSE(letters(value)[0].office_due_at) << "no calendar is loaded";
}

TEST_F(Path, WhatAMachineCannotAnswerMovesOnWithTheTimeThatRemains) {
  publish({entry("A", {co_verification}, "a", "x"), entry("B", {shared_query}, "a", "x")});
  for (const Answer& answer : {says(Verdict::needs_review), fails(FailureCause::department_off),
                               fails(FailureCause::unavailable), fails(FailureCause::adapter_fault)}) {
    department("a", answer);
    const Case value = open("A");
    EXPECT_EQ(value.state, CaseState::co_verifying);
    ASSERT_EQ(letters(value).size(), 1u);
    EXPECT_EQ(letters(value)[0].state, LetterState::sent);
    EXPECT_EQ(letters(value)[0].sent_at, value.opened_at) << "the department has had it since then";
    EXPECT_EQ(letters(value)[0].due_at, value.due_at);
    EXPECT_EQ(acts(value).back(), "letter.sent");
    EXPECT_EQ(open("B").state, CaseState::manual) << "规定-11.1: no letter where the list does not say so";
  }
  department("a", fails(FailureCause::unavailable));
  EXPECT_TRUE(open("B").cannot_obtain);
  department("a", says(Verdict::needs_review));
  EXPECT_FALSE(open("B").cannot_obtain) << "S-11: for a person is not 'cannot be had'";
}

// S-10: each department its own clock; the case waits for what it needs.
TEST_F(Path, SeveralDepartmentsAnswerInGroups) {
  publish({entry("A", {co_verification}, "a/b+c", "x/y+z")});
  department("a", says(Verdict::no_record));
  department("b", says(Verdict::consistent));
  department("c", fails(FailureCause::unavailable));
  const Case value = open("A");
  EXPECT_EQ(value.state, CaseState::co_verifying);
  ASSERT_EQ(letters(value).size(), 3u);
  ask_machines();
  EXPECT_EQ(stored(value).state, CaseState::co_verifying) << "c has not answered";
  department("c", says(Verdict::consistent));
  clock.time += std::chrono::minutes(1);
  ask_machines();
  EXPECT_EQ(stored(value).state, CaseState::concluded);
  EXPECT_EQ(stored(value).verdict, Verdict::consistent);
  EXPECT_EQ(acts(value).back(), "verification.answered");
}

TEST_F(Path, ALetterWithoutAMachineWaitsForAPerson) {
  publish({entry("A", {co_verification}, "archive", ""), entry("B", {Method::commitment}, "", "")});
  const Case value = open("A");
  EXPECT_EQ(value.state, CaseState::co_verifying);
  EXPECT_EQ(letters(value).at(0).to.value, "archive");
  EXPECT_TRUE(store.claim_work(clock.time, clock.time, 10)->empty()) << "nobody is asked by machine";
  EXPECT_EQ(open("B").state, CaseState::manual);
}

Letter answered(int group, std::optional<LetterResult> result, LetterState state = LetterState::replied) {
  Letter letter;
  letter.id = "L" + std::to_string(group);
  letter.group = group;
  letter.result = result;
  letter.state = result ? state : LetterState::sent;
  return letter;
}

TEST(Combine, WaitsForEachGroupAndLetsWhatWeighsMoreDecide) {
  using R = LetterResult;
  EXPECT_FALSE(combine({answered(0, R::consistent), answered(1, {})}, 2).complete);
  const Combined both = combine({answered(0, R::consistent), answered(1, R::mismatch)}, 2);
  EXPECT_TRUE(both.complete);
  EXPECT_EQ(both.verdict, Verdict::mismatch);
  EXPECT_EQ(combine({answered(0, R::consistent), answered(1, R::no_record)}, 2).verdict, Verdict::no_record);
  EXPECT_FALSE(combine({answered(0, R::no_record), answered(0, {})}, 1).complete) << "the other may have it";
  EXPECT_TRUE(combine({answered(0, R::consistent), answered(0, {})}, 1).complete) << "any of the group will do";
  const Combined none = combine({answered(0, R::cannot_provide)}, 1);
  EXPECT_TRUE(none.complete);
  EXPECT_TRUE(none.cannot_obtain);
  EXPECT_FALSE(combine({answered(0, R::cannot_provide), answered(1, {})}, 2).complete);
}

TEST(Sources, StandInOneCell) {
  for (const auto& [departments, checks] : std::vector<std::pair<std::string, std::string>>{
           {"a", "x"}, {"a", ""}, {"a/b+c", "x/y+z"}, {"a/b+c", "/y+"}, {"", ""}}) {
    const auto groups = sources_from_text(departments, checks);
    ASSERT_TRUE(groups) << departments;
    EXPECT_EQ(sources_text(*groups), departments);
    EXPECT_EQ(checks_text(*groups), checks);
  }
  for (const auto& [departments, checks] : std::vector<std::pair<std::string, std::string>>{
           {"", "x"}, {"a+b", "x"}, {"a/b", "x+y"}, {"a/", "x/y"}, {"+a", ""}, {"a//b", ""}})
    EXPECT_FALSE(sources_from_text(departments, checks)) << departments << " " << checks;
}

}  // namespace
}  // namespace zq::workflow
