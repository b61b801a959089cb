#include "domain/case_story.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

using namespace std::chrono_literals;

const Instant ten = std::chrono::sys_days{std::chrono::year(2026) / 11 / 23} + 2h;  // 10:00 in Beijing

CaseStep step(Instant at, const char* kind, const char* before, const char* after, const char* letter = "") {
  return {at, kind, before, after, letter};
}

// R-规定-11.4
TEST(CaseStory, OverlappingLettersPauseOnce) {
  const std::vector<CaseStep> steps{step(ten - 10min, "verification.asked", "", "asking"),
                                    step(ten, "letter.sent", "", "sent", "A"),
                                    step(ten + 5min, "letter.received", "sent", "received", "A"),
                                    step(ten + 10min, "letter.sent", "", "sent", "B"),
                                    step(ten + 20min, "letter.replied", "received", "replied", "A"),
                                    step(ten + 30min, "letter.replied", "sent", "replied", "B"),
                                    step(ten + 30min, "verification.answered", "co_verifying", "concluded"),
                                    step(ten + 50min, "case.decided", "concluded", "decided")};
  const HandlingTime time = handling_time(story_of(steps), ten + 100h);
  EXPECT_EQ(time.gross, 60min);
  EXPECT_EQ(time.co_verification, 30min) << "the union of 10:00-10:20 and 10:10-10:30, not 40 minutes";
  EXPECT_EQ(time.net, 30min);
  EXPECT_EQ(time.net, time.own + time.supplement + time.on_site);
  std::chrono::milliseconds all{0};
  for (const TimeSegment& segment : time.segments) all += segment.until - segment.from;
  EXPECT_EQ(all, time.gross);
}

TEST(CaseStory, OtherWaitsAreShownBesideAndStayInTheNetTime) {
  const std::vector<CaseStep> steps{step(ten, "verification.asked", "", "asking"),
                                    step(ten, "letter.sent", "", "sent", "A"),
                                    step(ten + 10min, "letter.replied", "sent", "replied", "A"),
                                    step(ten + 10min, "verification.cannot_obtain", "co_verifying", "manual"),
                                    step(ten + 15min, "on_site.begun", "manual", "on_site"),
                                    step(ten + 45min, "on_site.recorded", "on_site", "manual"),
                                    step(ten + 50min, "supplement.asked", "manual", "supplement_asked"),
                                    step(ten + 70min, "supplement.supplied", "supplement_asked", "supplemented"),
                                    step(ten + 80min, "case.decided", "supplemented", "decided")};
  const HandlingTime time = handling_time(story_of(steps), ten + 100h);
  EXPECT_EQ(time.gross, 80min);
  EXPECT_EQ(time.co_verification, 10min);
  EXPECT_EQ(time.net, 70min);
  EXPECT_EQ(time.on_site, 30min);
  EXPECT_EQ(time.supplement, 20min);
}

TEST(CaseStory, WhatGoesOnLastsUntilNow) {
  const std::vector<CaseStep> steps{step(ten, "verification.asked", "", "asking"),
                                    step(ten + 1min, "letter.sent", "", "sent", "A")};
  const CaseStory story = story_of(steps);
  EXPECT_FALSE(story.closed);
  EXPECT_EQ(handling_time(story, ten + 5min).net, 1min);
  EXPECT_EQ(handling_time(story, ten + 9min).co_verification, 8min);
}

TEST(CaseStory, ALetterThatAMachineAnswersInTheSameTransaction) {
  const std::vector<CaseStep> steps{
      step(ten, "verification.asked", "", "asking"), step(ten + 2s, "verification.answered", "asking", "concluded"),
      step(ten, "letter.sent", "", "replied", "A"), step(ten + 1min, "case.decided", "concluded", "decided")};
  const HandlingTime time = handling_time(story_of(steps), ten + 100h);
  EXPECT_EQ(time.co_verification, 2s);
  EXPECT_EQ(time.gross, 1min);
}

TEST(CaseStory, ReturnedAndWithdrawnLettersEndTheirWait) {
  const std::vector<CaseStep> steps{
      step(ten, "verification.asked", "", "asking"), step(ten, "letter.sent", "", "sent", "A"),
      step(ten + 4min, "letter.returned", "sent", "returned", "A"), step(ten + 6min, "letter.sent", "", "sent", "B"),
      step(ten + 9min, "letter.withdrawn", "sent", "withdrawn", "B")};
  EXPECT_EQ(handling_time(story_of(steps), ten + 1h).co_verification, 7min);
}

TEST(CaseStory, ActsOfOtherThingsTellNothing) {
  const std::vector<CaseStep> steps{step(ten, "verification.asked", "", "asking"),
                                    step(ten + 1min, "report.concluded", "investigating", "concluded"),
                                    step(ten + 2min, "letter.sent", "", "sent", "A")};
  EXPECT_FALSE(story_of(steps).closed);
  EXPECT_FALSE(story_of({}).opened);
}

}  // namespace
}  // namespace zq
