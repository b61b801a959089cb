// R-规定-14.1: what is pushed for a visit, and what comes back from it.
#include "domain/street_task.hpp"

#include <gtest/gtest.h>

#include <set>

namespace zq {
namespace {

const Instant now = Instant(std::chrono::hours(24 * 20000));

StreetTask task(const std::string& id, const std::string& name, const std::string& number, const std::string& code) {
  StreetTask one;
  one.id = id;
  one.place = {"331002001001", "33100200100101", Private("海门街道示例路 1 号")};
  one.route = {"street_331002001", "331002001", "海门街道", DepartmentId{"four_platforms"}, StreetPlatform::service};
  one.types = {"居住"};
  one.questions = {{code, "问题", FieldAnswerKind::yes_no}};
  one.subject_name = Private(name);
  one.subject_number = Private(number);
  one.due_at = now;
  return one;
}

FieldTask pushed(const std::vector<StreetTask>& tasks) {
  Visit visit;
  visit.route = tasks[0].route;
  visit.place = tasks[0].place;
  visit.opened_at = now - std::chrono::hours(48);
  visit.due_at = now;
  FieldRouting routing;
  routing.level = "二级";
  routing.callback_url = "http://127.0.0.1:1/cb";
  return compose(visit, tasks, {"椒协核〔2026〕12号"}, routing);
}

TEST(StreetTask, NoMorePersonalDataIsPushedThanTheTaskNeeds_R_规定_14_1) {
  StreetTask one = task("RW1", "张示例", "331099199001011239", "lives_here");
  FieldTask push = pushed({one});
  EXPECT_EQ(push.id.value, "RW1");
  EXPECT_EQ(push.source_no, "椒协核〔2026〕12号");
  EXPECT_EQ(push.subject_name.reveal(), "张示例");
  EXPECT_EQ(push.subject_mask.reveal(), "331099********1239");
  EXPECT_TRUE(push.subject_number.empty()) << "the whole number only where the type needs it";
  EXPECT_TRUE(push.contact_phone_mask.empty());
  EXPECT_TRUE(push.attachments.empty());
  EXPECT_EQ(push.questions.size(), 1U);
  EXPECT_EQ(push.callback_url, "http://127.0.0.1:1/cb") << "the platform adds the street";
  EXPECT_EQ(push.event_type1 + push.event_type2 + push.event_type3 + push.event_level, "便民服务证明核查居住二级");
  EXPECT_EQ(push.limit, now);
  EXPECT_EQ(push.warn, now - std::chrono::hours(12));
  one.full_number = true;
  EXPECT_EQ(pushed({one}).subject_number.reveal(), "331099199001011239");
}

TEST(StreetTask, AVisitCarriesEachTasksQuestionsUnderItsOwnMark) {
  const StreetTask one = task("RW1", "张示例", "331099199001011239", "lives_here");
  StreetTask two = task("RW2", "李示例", "331099199001011247", "lives_here");
  const FieldTask push = pushed({one, two});
  std::vector<std::string> codes;
  for (const FieldQuestion& question : push.questions) codes.push_back(question.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"t1_lives_here", "t1_conclusion", "t2_lives_here", "t2_conclusion"}));
  EXPECT_NE(push.questions[0].text.find("【1】张示例"), std::string::npos);
  EXPECT_NE(push.questions[2].text.find("【2】李示例"), std::string::npos);
  EXPECT_TRUE(push.subject_number.empty());
  two.subject_name = one.subject_name;
  two.subject_number = one.subject_number;
  EXPECT_EQ(pushed({one, two}).subject_name.reveal(), "张示例") << "one person, two questions";
}

TEST(StreetTask, FeedbackOfAVisitIsTakenApartAndPurposesDoNotMix) {
  FieldFeedback whole;
  whole.conclusion = FieldConclusion::refuted;
  whole.handler = "网格员甲";
  whole.remark = Private("李示例已搬走");
  whole.answers = {{"t1_lives_here", Private("是")},
                   {"t1_conclusion", Private("属实")},
                   {"t2_lives_here", Private("否")},
                   {"t2_conclusion", Private(" 不属实：已搬走")}};
  whole.photos = {{"t2_door", "/files/2.jpg"}, {"", "/files/all.jpg"}};
  const FieldFeedback first = part_of(whole, 0, 3), second = part_of(whole, 1, 3), third = part_of(whole, 2, 3);
  EXPECT_EQ(first.conclusion, FieldConclusion::confirmed);
  ASSERT_EQ(first.answers.size(), 1U);
  EXPECT_EQ(first.answers[0].question, "lives_here");
  EXPECT_EQ(first.remark.reveal().find("李"), std::string::npos) << "another task's person";
  EXPECT_TRUE(first.photos.empty());
  EXPECT_EQ(second.conclusion, FieldConclusion::refuted);
  EXPECT_EQ(second.photos.size(), 1U);
  EXPECT_EQ(third.conclusion, FieldConclusion::unverifiable) << "one 不属实 for all does not say which";
  EXPECT_EQ(part_of(whole, 0, 1).remark.reveal(), "李示例已搬走") << "alone, all of it is the task's own";
}

TEST(StreetTask, OnlyTasksForOneAddressAndPlatformShareAVisit) {
  const StreetTask one = task("RW1", "张示例", "331099199001011239", "lives_here");
  StreetTask two = task("RW2", "李示例", "331099199001011247", "income");
  two.place.address = Private("海门街道 示例路１号");
  EXPECT_TRUE(may_share_a_visit(one, two)) << "the same address as people write it";
  two.full_number = true;
  EXPECT_FALSE(may_share_a_visit(one, two)) << "two whole numbers in one push";
  two.full_number = false;
  two.route.platform = StreetPlatform::governance;
  EXPECT_FALSE(may_share_a_visit(one, two));
  two = one;
  two.place.area_code = "331002001002";
  EXPECT_FALSE(may_share_a_visit(one, two));
}

TEST(StreetTask, EveryPairOfStateAndEventIsDecided) {
  std::set<std::pair<TaskState, TaskEvent>> seen;
  for (const TaskRow& row : task_table()) EXPECT_TRUE(seen.insert({row.from, row.on}).second);
  EXPECT_FALSE(step(TaskState::closed, TaskEvent::withdrawn).ok());
  EXPECT_FALSE(step(TaskState::feedback, TaskEvent::withdrawn).ok()) << "the street has answered";
  EXPECT_EQ(step(TaskState::overdue, TaskEvent::fed_back)->to, TaskState::feedback) << "late feedback is a late reply";
  EXPECT_FALSE(step(TaskState::overdue, TaskEvent::accepted).ok());
}

TEST(StreetTask, WhatThePlatformSaysBecomesEvents) {
  FieldTaskReport report;
  const auto events = [&](TaskState from) { return events_of(from, report); };
  using Events = std::vector<TaskEvent>;
  report.state = FieldTaskState::handling;
  EXPECT_EQ(events(TaskState::pushed), Events{TaskEvent::handling}) << "steps between two looks are skipped";
  EXPECT_EQ(events(TaskState::handling), Events{});
  report.state = FieldTaskState::returned;
  EXPECT_EQ(events(TaskState::assigned), Events{TaskEvent::returned});
  EXPECT_EQ(events(TaskState::returned), Events{});
  report.feedback = FieldFeedback{};
  EXPECT_EQ(events(TaskState::assigned), Events{TaskEvent::returned}) << "feedback from before the return";
  report.state = FieldTaskState::assigned;
  EXPECT_EQ(events(TaskState::returned), Events{TaskEvent::assigned});
  report.state = FieldTaskState::closed;
  EXPECT_EQ(events(TaskState::overdue), (Events{TaskEvent::fed_back, TaskEvent::closed}));
  EXPECT_EQ(events(TaskState::feedback), Events{TaskEvent::closed});
  report.feedback.reset();
  EXPECT_EQ(events(TaskState::assigned), Events{TaskEvent::returned}) << "closed without a word";
}

TEST(StreetTask, FeedbackIsTheLettersReplyWithReasonAndBothPersons) {
  Letter letter;
  const StreetTask one = task("RW1", "张示例", "331099199001011239", "lives_here");
  FieldFeedback feedback;
  feedback.conclusion = FieldConclusion::refuted;
  feedback.handler = "网格员甲";
  feedback.peer = "网格员乙";
  ASSERT_TRUE(take_feedback(letter, one, feedback, now));
  EXPECT_EQ(letter.state, LetterState::replied);
  EXPECT_EQ(letter.result, LetterResult::mismatch);
  EXPECT_EQ(letter.replied_by, "网格员甲、网格员乙");
  EXPECT_NE(letter.reason.find("不属实"), std::string::npos);
  EXPECT_FALSE(take_feedback(letter, one, feedback, now)) << "answered already";
}

}  // namespace
}  // namespace zq
