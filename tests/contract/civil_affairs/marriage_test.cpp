// Marriages: the OP_TYPE rules, asked through both sexes' columns, and the ways in which numbers and names are stored.
#include <set>

#include "copies.hpp"

namespace civil_affairs {
namespace {

namespace demo = zq::sample::demo;

class Marriages : public Copies {};
ON_EVERY_COPY(Marriages);

struct Row {
  const char* op_type;
  const char* date;
};
struct History {
  const char* what;
  std::vector<Row> rows;
  const char* married;    // the verdict on declaring 20
  const char* unmarried;  // on declaring 10
  const char* divorced;   // on declaring 40
};

const std::vector<History>& histories() {
  static const std::vector<History> table{
      {"nothing on file", {}, "no_record", "no_record", "no_record"},
      {"registered", {{"IA", "20090501"}}, "consistent", "mismatch", "mismatch"},
      {"registered, in the newer form of dates",
       {{"IA", "2016-05-09 00:00:00.0"}},
       "consistent",
       "mismatch",
       "mismatch"},
      {"divorced", {{"IA", "20090501"}, {"IB", "2015-03-02 00:00:00.0"}}, "mismatch", "mismatch", "consistent"},
      {"married again",
       {{"IA", "20010501"}, {"IB", "20050302"}, {"IA", "2013-03-02 00:00:00.0"}},
       "consistent",
       "mismatch",
       "mismatch"},
      {"a re-issued marriage certificate is no second marriage",
       {{"IA", "20090501"}, {"ICA", "2016-03-02 00:00:00.0"}},
       "consistent",
       "mismatch",
       "mismatch"},
      {"only a re-issued marriage certificate", {{"ICA", "20090501"}}, "consistent", "mismatch", "mismatch"},
      {"only a re-issued divorce certificate", {{"ICB", "20090501"}}, "mismatch", "mismatch", "consistent"},
      {"only the old code for any re-issue", {{"IC", "20020501"}}, "needs_review", "needs_review", "needs_review"},
      {"a re-issued marriage certificate after the divorce",
       {{"IA", "20010501"}, {"IB", "20050302"}, {"ICA", "20090301"}},
       "needs_review",
       "needs_review",
       "needs_review"},
      {"revoked", {{"IA", "20090501"}, {"ID", "20100302"}}, "mismatch", "needs_review", "mismatch"},
      {"an act nobody knows", {{"IX", "20090501"}}, "needs_review", "needs_review", "needs_review"},
      {"two acts on one day", {{"IA", "20090501"}, {"IB", "20090501"}}, "needs_review", "needs_review", "needs_review"},
      {"the same row twice", {{"IA", "20090501"}, {"IA", "20090501"}}, "consistent", "mismatch", "mismatch"},
  };
  return table;
}

TEST_P(Marriages, FollowTheOpTypeRulesForHusbandAndWife) {
  for (const History& history : histories()) {
    const auto [man, woman] = new_couple();
    for (const Row& row : history.rows) ASSERT_TRUE(marry(row.op_type, row.date, man, woman));
    for (const Person& asked : {man, woman}) {
      const std::string what = std::string(history.what) + (asked.name == man.name ? ", the husband" : ", the wife");
      EXPECT_EQ(told(ask_status(asked, "20")), history.married) << what;
      EXPECT_EQ(told(ask_status(asked, "10")), history.unmarried) << what;
      EXPECT_EQ(told(ask_status(asked, "40")), history.divorced) << what;
    }
  }
}

TEST_P(Marriages, NameTheSpouseOfTheOtherColumn) {
  const auto [man, woman] = new_couple();
  ASSERT_TRUE(marry("IA", "2016-05-09 00:00:00.0", man, woman));
  const std::vector<std::pair<Person, Person>> both{{man, woman}, {woman, man}};
  for (const auto& [asked, spouse] : both) {
    const Declared right{
        {"spouse_name", spouse.name}, {"spouse_id_number", spouse.id_number}, {"registration_date", "2016-05-09"}};
    const zq::Answer answer = ask("marriage.registration", asked, right);
    EXPECT_EQ(told(answer), "consistent");
    EXPECT_EQ(found_on(answer, "spouse_id_number"), spouse.id_number);
    EXPECT_EQ(found_on(answer, "registration_date"), "2016-05-09");
    EXPECT_EQ(told(ask("marriage.registration", asked, {{"spouse_name", asked.name}})), "mismatch");
    EXPECT_EQ(told(ask("marriage.registration", asked, {{"registration_date", "2016-05-10"}})), "mismatch");
  }
}

// CHAR(20), 15 digits from before 1999, and a lower-case x: whatever is stored, whatever is asked.
TEST_P(Marriages, AreFoundByEveryFormOfANumber) {
  auto [man, woman] = new_couple();
  while (man.id_number.back() != 'X') std::tie(man, woman) = new_couple();
  const std::string full = man.id_number, lower = full.substr(0, 17) + "x", old = fifteen(full);
  int found = 0;
  for (const std::string& stored : {full, lower, old}) {
    execute("DELETE FROM RC_MARRY WHERE CERT_NUM_WOMAN = ?", {woman.id_number + "  "});
    ASSERT_TRUE(marry("IA", "20090501", {man.name, stored}, woman));
    ASSERT_EQ(column("SELECT COUNT(*) FROM RC_MARRY WHERE CERT_NUM_WOMAN = ?", {woman.id_number + "  "}),
              std::vector<std::string>{"1"});
    for (const std::string& asked : {full, lower, old}) {
      const zq::Answer answer = ask_status({man.name, asked}, "20");
      EXPECT_EQ(told(answer), "consistent") << "form " << found;
      ++found;
    }
    const zq::Answer wife = ask("marriage.registration", woman, {{"spouse_id_number", full}});
    EXPECT_EQ(told(wife), "consistent");
    EXPECT_EQ(found_on(wife, "spouse_id_number"), full) << "without padding, in its one form";
  }
  EXPECT_EQ(told(ask_status({"孙冒名", full}, "20")), "mismatch");
}

TEST_P(Marriages, OfRareCharactersAreComparedOrLeftToPeopleAndNeverContradicted) {
  for (const char* name : {"林䶮", "李𠮷", "朱镕", "买买提·艾力", "欧阳示例"}) {
    auto [man, woman] = new_couple();
    man.name = name;
    if (marry("IA", "20090501", man, woman)) {
      EXPECT_EQ(told(ask_status(man, "20")), "consistent") << name;
      EXPECT_EQ(told(ask("marriage.registration", woman, {{"spouse_name", name}})), "consistent") << name;
      continue;
    }
    // This database keeps such a character out; its clerk typed a question mark.
    EXPECT_EQ(GetParam(), Copy::mariadb) << name;
    const std::string whole = name;
    ASSERT_TRUE(marry("IA", "20090501", {whole.substr(0, 3) + "?", man.id_number}, woman));
    const zq::Answer answer = ask_status(man, "20");
    EXPECT_EQ(told(answer), "needs_review") << name;
    EXPECT_EQ(verdict_on(answer, "name"), zq::Verdict::needs_review) << name;
  }
}

TEST_P(Marriages, OfTheDemoPeopleAreAnsweredTheSameEverywhere) {
  const std::vector<std::tuple<zq::sample::Index, const char*, const char*>> table{
      {demo::married, "20", "consistent"},      {demo::married + 1, "20", "consistent"},
      {demo::divorced, "40", "consistent"},     {demo::reissued, "20", "consistent"},
      {demo::never_married, "10", "no_record"}, {demo::rare_name, "20", "needs_review"},
      {demo::old_number, "20", "consistent"},   {demo::ethnic_name, "20", "consistent"},
      {demo::revoked, "20", "mismatch"},        {demo::revoked, "10", "needs_review"}};
  for (const auto& [index, code, verdict] : table) EXPECT_EQ(told(ask_status(person(index), code)), verdict) << index;
}

// The register may know less than the truth, but must not lie; and it lies the same nowhere.
TEST_P(Marriages, NeverContradictTheTruthAboutAnybody) {
  int consistent = 0;
  for (zq::sample::Index i = 0; i < people().size(); ++i) {
    if (people().died(i)) continue;
    const zq::Answer answer = ask_status(person(i), people().marital_status(i));
    ASSERT_EQ(answer.kind, zq::Answer::Kind::answered) << i << " " << told(answer);
    ASSERT_NE(answer.verdict, zq::Verdict::mismatch) << i;
    consistent += answer.verdict == zq::Verdict::consistent;
  }
  EXPECT_GT(consistent, 100);
}

TEST_P(Marriages, AreOnePersonsOnly) {
  for (const char* number : {"' OR '1'='1", "%", "_", "331099%", "\\"}) {
    const zq::Answer answer = ask_status({"郑示例", number}, "20");
    EXPECT_EQ(told(answer), "no_record") << number;
  }
}

}  // namespace
}  // namespace civil_affairs
