// Subsistence allowance and cremations.
#include "copies.hpp"
#include "identity.hpp"

namespace civil_affairs {
namespace {

namespace demo = zq::sample::demo;

class Welfare : public Copies {};
ON_EVERY_COPY(Welfare);

TEST_P(Welfare, AllowanceFamiliesAreKnownByTheirNewestSnapshot) {
  const auto grant = people().allowance(demo::allowance);
  ASSERT_TRUE(grant);
  for (const auto member : grant->members) {
    const zq::Answer answer =
        ask("allowance.family", person(member),
            {{"receives_allowance", "yes"}, {"household_no", grant->household_no}, {"allowance_kind", grant->kind}});
    EXPECT_EQ(told(answer), "consistent") << member;
    EXPECT_EQ(found_on(answer, "household_no"), grant->household_no);
    EXPECT_EQ(told(ask("allowance.family", person(member), {{"receives_allowance", "no"}})), "mismatch");
  }
  EXPECT_EQ(told(ask("allowance.family", person(demo::married), {{"receives_allowance", "no"}})), "consistent");
  EXPECT_EQ(told(ask("allowance.family", person(demo::married), {{"receives_allowance", "yes"}})), "no_record");
}

TEST_P(Welfare, AHouseholdThatHasLeftReceivesNothing) {
  const auto [one, other] = new_couple();
  const auto add = [&](const std::string& month, const std::string& valid) {
    execute("INSERT INTO DIBAO_JT (NY, JTBH, HZXM, BZLB, YXBZ) VALUES (?, ?, ?, ?, ?)",
            {month, "QY-" + one.id_number, one.name, "11", valid});
    execute("INSERT INTO DIBAO_CY (NY, JTBH, XH, XM, SFZH) VALUES (?, ?, 1, ?, ?)",
            {month, "QY-" + one.id_number, one.name, fifteen(one.id_number) + "     "});
  };
  add("202510", "Y");
  EXPECT_EQ(told(ask("allowance.family", one, {{"receives_allowance", "yes"}})), "mismatch") << "an old snapshot only";
  EXPECT_EQ(told(ask("allowance.family", one, {{"receives_allowance", "no"}})), "consistent");
  add("202512", "N");
  EXPECT_EQ(told(ask("allowance.family", one, {{"receives_allowance", "yes"}})), "mismatch") << "marked invalid";
  EXPECT_EQ(told(ask("allowance.family", other, {{"receives_allowance", "no"}})), "consistent");
}

TEST_P(Welfare, CremationsAreFoundByNumberNameAndDay) {
  const auto cremation = people().cremation(demo::deceased);
  ASSERT_TRUE(cremation);
  const Person applicant = person(demo::widow), dead = person(demo::deceased);
  const std::string day = zq::sample::compact(cremation->on).insert(6, "-").insert(4, "-");
  const auto ask_about = [&](const Person& who, const std::string& on) {
    return ask("cremation.record", applicant,
               {{"deceased_name", who.name}, {"deceased_id_number", who.id_number}, {"cremation_date", on}});
  };
  const zq::Answer answer = ask_about(dead, day);
  EXPECT_EQ(told(answer), "consistent");
  EXPECT_EQ(found_on(answer, "cremation_date"), day);
  EXPECT_EQ(told(ask_about(dead, "1999-01-01")), "mismatch");
  EXPECT_EQ(told(ask_about({"孙冒名", dead.id_number}, day)), "mismatch");
  EXPECT_EQ(told(ask_about(person(demo::married), day)), "no_record");
}

TEST_P(Welfare, ACremationUnderALowerCaseXIsFoundAndTwoDifferentOnesNeedReview) {
  auto [dead, widow] = new_couple();
  while (dead.id_number.back() != 'X') std::tie(dead, widow) = new_couple();
  const auto cremated = [&](const std::string& key, const std::string& name, const std::string& on) {
    execute("INSERT INTO HH_HUOHUA (HHBH, XM, SFZH, HHRQ) VALUES (?, ?, ?, ?)",
            {key, name, dead.id_number.substr(0, 17) + "x  ", on});
  };
  const Declared asked{{"deceased_name", dead.name}, {"deceased_id_number", dead.id_number}};
  ASSERT_TRUE(marry("IA", "19750501", dead, widow));
  cremated("QY1" + dead.id_number, dead.name, "2020-05-09 00:00:00.0");
  EXPECT_EQ(told(ask("cremation.record", widow, asked)), "consistent");
  cremated("QY2" + dead.id_number, dead.name, "2020-05-09 00:00:00.0");
  EXPECT_EQ(told(ask("cremation.record", widow, asked)), "consistent") << "the same twice";
  cremated("QY3" + dead.id_number, "另示例", "2021-05-09 00:00:00.0");
  EXPECT_EQ(told(ask("cremation.record", widow, asked)), "needs_review");
}

}  // namespace
}  // namespace civil_affairs
