// What the social insurance office answers over SOAP, seen by a window.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class SocialSecurityChecks : public WithWorld<SocialSecurityChecks> {
 public:
  static void furnish(World& world) { world.with_social_security(); }

 protected:
  Client window = world().client();
};

constexpr const char* insured_entry = "ZM-2026-053";     // insurance.insured
constexpr const char* payments_entry = "ZM-2026-042";    // insurance.payments, grants months
constexpr const char* pension_entry = "ZM-2026-056";     // insurance.pension, grants pension_start
constexpr const char* terminated_entry = "ZM-2026-052";  // employment.terminated, grants terminated_on

Json payments_of_2025(const char* months) {
  return {{"insurance_type", "110"}, {"month_from", "202501"}, {"month_to", "202512"}, {"months", months}};
}

TEST_F(SocialSecurityChecks, AnInsuredApplicantIsConsistentWithEmployer) {
  const Json employer = person(2)["insurances"][0]["employer"];
  const Json answer =
      ask(window, insured_entry, person(2), {{"insurance_type", "110"}, {"insured", "yes"}, {"employer", employer}});
  EXPECT_EQ(answer["verdict"], "consistent");
  for (const char* field : {"name", "insurance_type", "insured", "employer"})
    EXPECT_EQ(verdict_on(answer, field), "consistent") << field;
}

TEST_F(SocialSecurityChecks, AnotherEmployerAndNotInsuredAreMismatchesOfTheirFields) {
  const Json wrong_employer = {{"insurance_type", "110"}, {"insured", "yes"}, {"employer", "台州椒江并无此厂有限公司"}};
  Json answer = ask(window, insured_entry, person(2), wrong_employer);
  EXPECT_EQ(answer["verdict"], "mismatch");
  EXPECT_EQ(verdict_on(answer, "insured"), "consistent");
  EXPECT_EQ(verdict_on(answer, "employer"), "mismatch");
  EXPECT_FALSE(field_of(answer, "employer")->contains("found"));
  answer = ask(window, insured_entry, person(2), {{"insurance_type", "110"}, {"insured", "no"}});
  EXPECT_EQ(verdict_on(answer, "insured"), "mismatch");
}

TEST_F(SocialSecurityChecks, ARegistrationThatWasReversedDoesNotCount) {
  const Json answer = ask(window, insured_entry, person(10), {{"insurance_type", "410"}, {"insured", "no"}});
  EXPECT_EQ(answer["verdict"], "consistent") << answer;
}

TEST_F(SocialSecurityChecks, MonthsPaidLeaveOutReversalsAndCountASecondPaymentOnce) {
  EXPECT_EQ(ask(window, payments_entry, person(2), payments_of_2025("11"))["verdict"], "consistent");
  const Json answer = ask(window, payments_entry, person(2), payments_of_2025("12"));
  EXPECT_EQ(answer["verdict"], "mismatch");
  EXPECT_EQ((*field_of(answer, "months"))["found"], "11") << "the entry grants the number of months";
  EXPECT_FALSE((*field_of(answer, "months"))["note"].get<std::string>().empty());
}

TEST_F(SocialSecurityChecks, APensionIsConsistentWithItsFirstMonth) {
  EXPECT_EQ(
      ask(window, pension_entry, person(1), {{"receives_pension", "yes"}, {"pension_start", "199704"}})["verdict"],
      "consistent");
  const Json answer = ask(window, pension_entry, person(1), {{"receives_pension", "yes"}, {"pension_start", "199801"}});
  EXPECT_EQ(answer["verdict"], "mismatch");
  EXPECT_EQ((*field_of(answer, "pension_start"))["found"], "1997-04");
  EXPECT_EQ(ask(window, pension_entry, person(2), {{"receives_pension", "yes"}})["verdict"], "mismatch");
}

TEST_F(SocialSecurityChecks, ATerminatedEmploymentReturnsItsLastDay) {
  const Json job = person(10)["employments"][0];
  EXPECT_EQ(ask(window, terminated_entry, person(10),
                {{"employer", job["employer"]}, {"terminated_on", job["ended"]}})["verdict"],
            "consistent");
  const Json answer =
      ask(window, terminated_entry, person(10), {{"employer", job["employer"]}, {"terminated_on", "1999-10-01"}});
  EXPECT_EQ(answer["verdict"], "mismatch");
  EXPECT_EQ((*field_of(answer, "terminated_on"))["found"], job["ended"]);
}

TEST_F(SocialSecurityChecks, AnEmploymentThatStillRunsIsNotTerminated) {
  const Json answer = ask(window, terminated_entry, person(2), {{"employer", person(2)["employments"][0]["employer"]}});
  EXPECT_EQ(answer["verdict"], "mismatch");
  EXPECT_FALSE((*field_of(answer, "employer"))["note"].get<std::string>().empty());
}

TEST_F(SocialSecurityChecks, SomebodyUnknownIsNoRecord) {
  EXPECT_EQ(ask(window, insured_entry, stranger(), {{"insurance_type", "110"}, {"insured", "yes"}})["verdict"],
            "no_record");
  EXPECT_EQ(ask(window, pension_entry, stranger(), {{"receives_pension", "yes"}})["verdict"], "no_record");
  EXPECT_EQ(ask(window, payments_entry, stranger(), payments_of_2025("12"))["verdict"], "no_record");
  EXPECT_EQ(ask(window, terminated_entry, stranger(), {{"employer", "台州某厂"}})["verdict"], "no_record");
}

TEST_F(SocialSecurityChecks, ACharacterThatGB2312LacksIsForAPerson) {
  const Json answer = ask(window, insured_entry, person(26), {{"insurance_type", "110"}, {"insured", "yes"}});
  EXPECT_EQ(answer["verdict"], "needs_review");
  EXPECT_TRUE(is_for_people(answer)) << answer;
  EXPECT_EQ(verdict_on(answer, "name"), "needs_review");
}

TEST_F(SocialSecurityChecks, TwoPeopleUnderOneNumberAreForAPerson) {
  world().fault("social_security", R"({"kind":"two_rows","count":1})");
  const Json answer = ask(window, insured_entry, person(2), {{"insurance_type", "110"}, {"insured", "yes"}});
  world().no_fault("social_security");
  EXPECT_EQ(answer["verdict"], "needs_review") << answer;
}

TEST_F(SocialSecurityChecks, TheNumberOfSomebodyElseIsAMismatch) {
  const Json answer =
      ask(window, insured_entry, renamed(person(2), "郑冒名"), {{"insurance_type", "110"}, {"insured", "yes"}});
  EXPECT_EQ(answer["verdict"], "mismatch");
  ASSERT_EQ(answer["fields"].size(), 1U) << answer;
  EXPECT_EQ(verdict_on(answer, "name"), "mismatch");
}

}  // namespace
}  // namespace zq::test
