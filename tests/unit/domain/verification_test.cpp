#include "domain/verification.hpp"

#include <gtest/gtest.h>

#include "domain/clocks.hpp"

namespace zq {
namespace {

using namespace std::chrono;

const Instant now = sys_days{2026y / November / 23} + 10h;

Entry marriage() {
  Entry e;
  e.id = EntryId{"ZM-1"};
  e.methods = {Method::shared_query};
  e.fields = {{"marital_status", "婚姻状况", true, false, true}, {"registration_date", "登记日期", false, true, false}};
  return e;
}

Answer answered(Verdict v) {
  Answer a;
  a.kind = Answer::Kind::answered;
  a.verdict = v;
  a.fields = {{"marital_status", v, Private("20"), ""}, {"registration_date", v, Private("2019-05-20"), ""}};
  return a;
}

Case asking() {
  Case c;
  c.id = CaseId{"HC-1"};
  return c;
}

TEST(Case, AVerdictConcludesIt) {
  for (const Verdict v : {Verdict::consistent, Verdict::mismatch, Verdict::no_record}) {
    Case c = asking();
    ASSERT_TRUE(apply(c, answered(v), marriage(), "请发函", now).ok());
    EXPECT_EQ(c.state, CaseState::concluded);
    EXPECT_EQ(c.verdict, v);
    EXPECT_TRUE(c.manual_way.empty());
  }
}

TEST(Case, NeedsReviewGoesToAPersonAndNamesTheWay) {
  Case c = asking();
  auto command = apply(c, answered(Verdict::needs_review), marriage(), "请发协助核查函", now);
  ASSERT_TRUE(command.ok());
  EXPECT_EQ(*command, CaseCommand::hand_to_person);
  EXPECT_EQ(c.state, CaseState::manual);
  EXPECT_EQ(c.manual_way, "请发协助核查函");
}

TEST(Case, AFailureIsNeverAVerdict) {
  Case c = asking();
  Answer failed;
  failed.cause = FailureCause::unavailable;
  ASSERT_TRUE(apply(c, failed, marriage(), "请致电", now).ok());
  EXPECT_EQ(c.state, CaseState::manual);
  EXPECT_FALSE(c.verdict.has_value());
  EXPECT_EQ(c.cause, FailureCause::unavailable);
}

TEST(Case, WhatTheEntryDoesNotGrantIsNotKept) {
  Case c = asking();
  ASSERT_TRUE(apply(c, answered(Verdict::mismatch), marriage(), "", now).ok());
  EXPECT_TRUE(c.fields[0].found.has_value());
  EXPECT_FALSE(c.fields[1].found.has_value());
}

TEST(Case, AConcludedCaseRefusesAnotherAnswer) {
  Case c = asking();
  ASSERT_TRUE(apply(c, answered(Verdict::consistent), marriage(), "", now).ok());
  auto again = apply(c, answered(Verdict::mismatch), marriage(), "", now);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().code, ErrorCode::conflict);
  EXPECT_EQ(c.verdict, Verdict::consistent);
}

TEST(Case, EveryRowOfTheTableLeadsSomewhereLegal) {
  for (const CaseRow& row : case_table()) {
    EXPECT_EQ(step(row.from, row.on)->to, row.to);
    EXPECT_NE(row.to, CaseState::asking);
  }
}

TEST(BeijingDay, BeginsAtSixteenHoursUtc) {
  EXPECT_EQ(beijing_day(Instant{sys_days{2026y / November / 23} + 15h + 59min}), 2026y / November / 23);
  EXPECT_EQ(beijing_day(Instant{sys_days{2026y / November / 23} + 16h}), 2026y / November / 24);
}

struct FaultRow {
  const char* why;
  std::string name, id_number;
  std::vector<Declared> declared;
  std::vector<std::string> paths;
};

TEST(Question, ReportsAllFaultsAtOnceByPointer) {
  const std::vector<FaultRow> rows{
      {"good", "张伟", "331002199001010018", {{"marital_status", Private("20")}}, {}},
      {"lower-case x is the same number", "张伟", "33100219031218011x", {{"marital_status", Private("20")}}, {}},
      {"wrong check digit",
       "张伟",
       "331002199001010019",
       {{"marital_status", Private("20")}},
       {"/applicant/id_number"}},
      {"future birth date",
       "张伟",
       "331002299001010014",
       {{"marital_status", Private("20")}},
       {"/applicant/id_number"}},
      {"rare characters are welcome", "䶮𠮷", "331002199001010018", {{"marital_status", Private("20")}}, {}},
      {"everything wrong",
       "",
       "12",
       {{"height", Private("180")}, {"registration_date", Private("2026-02-30")}},
       {"/applicant/name", "/applicant/id_number", "/declared/height", "/declared/registration_date",
        "/declared/marital_status"}},
      {"empty required field",
       "张伟",
       "331002199001010018",
       {{"marital_status", Private("")}},
       {"/declared/marital_status"}},
  };
  for (const FaultRow& row : rows) {
    std::vector<std::string> paths;
    for (const Fault& f : faults_of(Question{row.name, row.id_number, row.declared}, marriage(), 2026y / November / 23))
      paths.push_back(f.path);
    EXPECT_EQ(paths, row.paths) << row.why;
  }
}

}  // namespace
}  // namespace zq
