// What the civil affairs bureau answers, seen by a window.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class CivilAffairsChecks : public WithWorld<CivilAffairsChecks> {
 public:
  static void furnish(World& world) { world.with_civil_affairs(); }

 protected:
  Client window = world().client();
};

constexpr const char* status_entry = "ZM-2026-036";        // marriage.status, 创业担保贷款资格审核
constexpr const char* registration_entry = "ZM-2026-060";  // marriage.registration, 生育登记
constexpr const char* allowance_entry = "ZM-2026-032";     // allowance.family
constexpr const char* cremation_entry = "ZM-2026-040";     // cremation.record, grants cremation_date

TEST_F(CivilAffairsChecks, AMarriedApplicantIsConsistentFieldByField) {
  const Json spouse = person(3);
  const Json answer =
      ask(window, status_entry, person(2),
          {{"marital_status", "20"}, {"spouse_name", spouse["name"]}, {"spouse_id_number", spouse["id_number"]}});
  EXPECT_EQ(answer["verdict"], "consistent");
  EXPECT_EQ(answer["verdict_text"], "一致");
  for (const char* field : {"name", "marital_status", "spouse_name", "spouse_id_number"})
    EXPECT_EQ(verdict_on(answer, field), "consistent") << field;
  EXPECT_EQ((*field_of(answer, "marital_status"))["label"], "婚姻状况");
}

TEST_F(CivilAffairsChecks, WhatTheListDoesNotGrantIsNotReturned_R_规定_17_1) {
  const Json answer = ask(window, status_entry, person(2), {{"marital_status", "40"}});
  EXPECT_EQ(answer["verdict"], "mismatch");
  EXPECT_EQ(verdict_on(answer, "marital_status"), "mismatch");
  for (const Json& field : answer["fields"]) EXPECT_FALSE(field.contains("found")) << field;
  EXPECT_FALSE((*field_of(answer, "marital_status"))["note"].get<std::string>().empty()) << "the officer reads why";
}

TEST_F(CivilAffairsChecks, NoRowIsNoRecordAndNeverUnmarried) {
  const Json answer = ask(window, status_entry, person(4), {{"marital_status", "10"}});
  EXPECT_EQ(answer["verdict"], "no_record");
  EXPECT_EQ((*field_of(answer, "marital_status"))["note"], "本库无婚姻登记记录；无记录不等于未婚");
}

TEST_F(CivilAffairsChecks, ADivorceIsFoundAndADivorcedApplicantIsNotMarried) {
  EXPECT_EQ(ask(window, status_entry, person(10), {{"marital_status", "40"}})["verdict"], "consistent");
  EXPECT_EQ(ask(window, status_entry, person(10), {{"marital_status", "20"}})["verdict"], "mismatch");
}

TEST_F(CivilAffairsChecks, ANameThatTheOldEncodingLostGoesToAPersonAndIsNoSilentMismatch) {
  const Json answer = ask(window, status_entry, person(26), {{"marital_status", "20"}});
  EXPECT_TRUE(is_for_people(answer)) << answer;
  EXPECT_EQ(answer["verdict"], "needs_review");
  EXPECT_EQ(verdict_on(answer, "name"), "needs_review");
  EXPECT_FALSE(answer["manual_way"].get<std::string>().empty());
}

TEST_F(CivilAffairsChecks, FifteenDigitsSeparatorsAndRevocationsAreUnderstood) {
  EXPECT_EQ(ask(window, status_entry, person(34), {{"marital_status", "20"}})["verdict"], "consistent");
  EXPECT_EQ(ask(window, status_entry, person(50), {{"marital_status", "20"}})["verdict"], "consistent");
  EXPECT_EQ(ask(window, status_entry, person(58), {{"marital_status", "10"}})["verdict"], "needs_review");
}

TEST_F(CivilAffairsChecks, ANumberOfSomebodyElseIsAMismatchAndNothingMoreIsSaid) {
  const Json answer = ask(window, status_entry, renamed(person(2), "郑冒名"), {{"marital_status", "20"}});
  EXPECT_EQ(answer["verdict"], "mismatch");
  ASSERT_EQ(answer["fields"].size(), 1U);
  EXPECT_EQ(verdict_on(answer, "name"), "mismatch");
}

TEST_F(CivilAffairsChecks, ARegistrationIsComparedBySpouseAndDate) {
  const Json spouse = person(3);
  const Json declared = {{"spouse_name", spouse["name"]},
                         {"registration_date", person(2)["marriage_history"][0]["on"]}};
  EXPECT_EQ(ask(window, registration_entry, person(2), declared)["verdict"], "consistent");
  Json other = declared;
  other["registration_date"] = "1994-02-05";
  const Json answer = ask(window, registration_entry, person(2), other);
  EXPECT_EQ(answer["verdict"], "mismatch");
  EXPECT_EQ(verdict_on(answer, "spouse_name"), "consistent");
  EXPECT_EQ(verdict_on(answer, "registration_date"), "mismatch");
  EXPECT_EQ(ask(window, registration_entry, person(4), declared)["verdict"], "no_record");
  EXPECT_EQ(ask(window, registration_entry, person(10), {{"spouse_name", person(11)["name"]}})["verdict"],
            "needs_review");
}

TEST_F(CivilAffairsChecks, AnAllowanceIsConsistentMismatchOrNoRecord) {
  const Json head = person(42);
  const Json declared = {{"receives_allowance", "yes"},
                         {"household_no", head["allowance"]["household_no"]},
                         {"allowance_kind", head["allowance"]["kind"]}};
  EXPECT_EQ(ask(window, allowance_entry, head, declared)["verdict"], "consistent");
  EXPECT_EQ(ask(window, allowance_entry, head, {{"receives_allowance", "no"}})["verdict"], "mismatch");
  EXPECT_EQ(ask(window, allowance_entry, person(2), {{"receives_allowance", "yes"}})["verdict"], "no_record");
  EXPECT_EQ(ask(window, allowance_entry, person(2), {{"receives_allowance", "no"}})["verdict"], "consistent");
}

TEST_F(CivilAffairsChecks, ACremationReturnsTheDateBecauseTheEntryGrantsIt) {
  const Json dead = person(0);
  const Json declared = {
      {"deceased_name", dead["name"]}, {"deceased_id_number", dead["id_number"]}, {"cremation_date", "2021-03-15"}};
  const Json answer = ask(window, cremation_entry, person(1), declared);
  EXPECT_EQ(answer["verdict"], "mismatch");
  EXPECT_EQ((*field_of(answer, "cremation_date"))["found"], dead["cremation"]["on"]);
  EXPECT_FALSE(field_of(answer, "deceased_name")->contains("found")) << "granted is the date alone";
  const Json alive = {{"deceased_name", person(2)["name"]}, {"deceased_id_number", person(2)["id_number"]}};
  EXPECT_EQ(ask(window, cremation_entry, person(1), alive)["verdict"], "no_record");
}

TEST_F(CivilAffairsChecks, EveryQuestionAndItsOutcomeStandInTheJournal_R_规定_10_1b) {
  const Json answer = ask(window, status_entry, person(2), {{"marital_status", "20"}});
  Client office = world().client("office");
  const Json journal = body(office.get("/api/v1/journal?subject=" + answer["id"].get<std::string>()));
  ASSERT_EQ(journal["items"].size(), 2U) << journal;
  EXPECT_EQ(journal["items"][0]["kind"], "verification.asked");
  EXPECT_EQ(journal["items"][0]["actor"], "window");
  EXPECT_EQ(journal["items"][1]["kind"], "verification.answered");
  EXPECT_EQ(journal["items"][1]["detail"]["verdict"], "consistent");
}

TEST_F(CivilAffairsChecks, AnAnswerIsDueByTheClassOfTheMatter_R_规定_11_2c) {
  const Json answer = ask(window, status_entry, person(2), {{"marital_status", "20"}});
  const std::string opened = answer["opened_at"], due = answer["due_at"];
  const auto minutes = [](const std::string& t) {
    return std::stoi(t.substr(11, 2)) * 60 + std::stoi(t.substr(14, 2));
  };
  EXPECT_EQ((minutes(due) - minutes(opened) + 1440) % 1440, 30) << opened << " " << due;
}

}  // namespace
}  // namespace zq::test
