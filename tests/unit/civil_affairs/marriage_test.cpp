#include "civil_affairs/marriage.hpp"

#include <gtest/gtest.h>

#include "declared.hpp"
#include "support/declared.hpp"
#include "zq/failure.hpp"

namespace civil_affairs {
namespace {

using zq::Verdict;

constexpr const char* me = "331099196707285000";
constexpr const char* spouse = "331099197001010026";

MarriageHistory married(const std::string& spouse_name = "李静") {
  MarriageHistory h;
  h.state = State::married;
  h.own_names = {"王志杰"};
  h.registration.spouse_name = spouse_name;
  h.registration.spouse_number = spouse;
  h.registered_on = "2001-05-01";
  return h;
}

MarriageHistory divorced() {
  MarriageHistory h = married();
  h.state = State::divorced;
  h.divorced_on = "2009-09-09";
  return h;
}

Verdict status(const char* code, const MarriageHistory& history, const char* name = "王志杰") {
  const Fields fields{{"name", name}, {"id_number", me}, {"marital_status", code}};
  const auto answer = check_status(fields.record(), history);
  EXPECT_EQ(zq::test::border_fault(answer, fields.record()), "");
  return answer.verdict();
}

TEST(MarriageStatus, FollowsTheRegister) {
  MarriageHistory second = married(), again = married(), widow = married(), revoked, unclear = married();
  second.married_before = true;
  again.married_before = again.same_spouse_before = true;
  widow.spouse_cremated = true;
  revoked.state = State::revoked;
  revoked.own_names = {"王志杰"};
  unclear.state = State::unclear;
  unclear.doubt = "同一天有两条不同的登记记录，无法确定先后";
  const MarriageHistory none;
  struct Case {
    MarriageHistory history;
    const char* code;
    Verdict verdict;
  };
  const std::vector<Case> table{
      {married(), "20", Verdict::consistent},   {married(), "21", Verdict::consistent},
      {married(), "22", Verdict::needs_review}, {married(), "23", Verdict::needs_review},
      {married(), "10", Verdict::mismatch},     {married(), "40", Verdict::mismatch},
      {married(), "30", Verdict::needs_review}, {second, "20", Verdict::consistent},
      {second, "21", Verdict::mismatch},        {second, "22", Verdict::consistent},
      {again, "23", Verdict::consistent},       {again, "22", Verdict::needs_review},
      {widow, "30", Verdict::consistent},       {widow, "20", Verdict::needs_review},
      {divorced(), "40", Verdict::consistent},  {divorced(), "20", Verdict::mismatch},
      {divorced(), "10", Verdict::mismatch},    {revoked, "10", Verdict::needs_review},
      {revoked, "20", Verdict::mismatch},       {unclear, "20", Verdict::needs_review},
      {unclear, "10", Verdict::needs_review},   {none, "10", Verdict::no_record},
      {none, "20", Verdict::no_record},         {none, "40", Verdict::no_record},
  };
  for (const Case& c : table) EXPECT_EQ(status(c.code, c.history), c.verdict) << c.code << " " << int(c.history.state);
}

TEST(MarriageStatus, RefusesACodeOutsideTheStandard) {
  EXPECT_THROW(status("50", married()), zq::Failure);
  EXPECT_THROW(status("", married()), zq::Failure);
}

TEST(MarriageStatus, NeverCallsALostCharacterAMismatch) {
  MarriageHistory lost = married();
  lost.own_names = {"王志?"};
  EXPECT_EQ(status("20", lost), Verdict::needs_review);
  lost.own_names = {"王誌杰"};
  EXPECT_EQ(status("20", lost), Verdict::needs_review);
}

TEST(MarriageStatus, SaysNothingAboutTheHolderOfAnotherPersonsNumber) {
  const Fields fields{{"name", "赵六"}, {"id_number", me}, {"marital_status", "20"}, {"spouse_name", "李静"}};
  const auto answer = check_status(fields.record(), married());
  EXPECT_EQ(answer.verdict(), Verdict::mismatch);
  ASSERT_EQ(answer.fields().size(), 1u);
  EXPECT_EQ(answer.fields()[0].field, "name");
}

TEST(MarriageStatus, LeavesRowsOfDifferentNamesUnderOneNumberToPeople) {
  MarriageHistory mixed = married();
  for (const auto& names : {std::vector<std::string>{"王志杰", "赵六"}, std::vector<std::string>{"赵六", "王志杰"}}) {
    mixed.own_names = names;
    EXPECT_EQ(status("20", mixed), Verdict::needs_review);
    EXPECT_EQ(status("10", mixed), Verdict::needs_review) << "the marriage may be somebody else's";
  }
  mixed.own_names = {"赵六", "孙七"};
  EXPECT_EQ(status("20", mixed), Verdict::mismatch);
  mixed.own_names = {"王志杰", "王志?"};
  EXPECT_EQ(status("20", mixed), Verdict::consistent) << "a lost character beside the whole name";
}

TEST(MarriageStatus, LooksForTheSpousesCremationOnlyWhereItMatters) {
  const auto asks = [](const char* code, const MarriageHistory& history) {
    const Fields fields{{"marital_status", code}};
    return needs_cremation(fields.record(), history);
  };
  EXPECT_TRUE(asks("30", married()));
  EXPECT_TRUE(asks("20", married()));
  EXPECT_FALSE(asks("10", married()));
  EXPECT_FALSE(asks("20", divorced()));
}

TEST(MarriageStatus, ComparesTheSpouse) {
  const Fields right{{"name", "王志杰"},
                     {"id_number", me},
                     {"marital_status", "20"},
                     {"spouse_name", "李静"},
                     {"spouse_id_number", spouse}};
  EXPECT_EQ(check_status(right.record(), married()).verdict(), Verdict::consistent);
  const Fields wrong{{"name", "王志杰"}, {"id_number", me}, {"marital_status", "20"}, {"spouse_name", "白莎"}};
  EXPECT_EQ(check_status(wrong.record(), married()).verdict(), Verdict::mismatch);
  EXPECT_EQ(check_status(right.record(), married("李?")).verdict(), Verdict::needs_review);
}

Verdict registration(const MarriageHistory& history, std::initializer_list<std::pair<const char*, std::string>> more) {
  zq::RecordWriter writer;
  writer.text("name", "王志杰").text("id_number", me);
  for (const auto& [name, value] : more) writer.text(name, value);
  const zq_record record = writer.record();
  const auto answer = check_registration(zq::Declared(&record), history);
  EXPECT_EQ(zq::test::border_fault(answer, zq::Declared(&record)), "");
  return answer.verdict();
}

TEST(MarriageRegistration, ComparesWhatIsDeclared) {
  EXPECT_EQ(registration(married(), {{"registration_date", "2001-05-01"}}), Verdict::consistent);
  EXPECT_EQ(registration(married(), {{"registration_date", "2001-05-02"}}), Verdict::mismatch);
  EXPECT_EQ(registration(married(), {{"spouse_name", "李静"}, {"registration_date", "2001-05-01"}}),
            Verdict::consistent);
  EXPECT_EQ(registration(married(), {{"spouse_id_number", "331099700101002"}}), Verdict::consistent);
  EXPECT_EQ(registration({}, {{"spouse_name", "李静"}}), Verdict::no_record);
}

TEST(MarriageRegistration, AsksForReviewWhenTheDayIsNotOnFileOrTheMarriageHasEnded) {
  MarriageHistory evidence = married();
  evidence.registered_on.clear();
  EXPECT_EQ(registration(evidence, {{"spouse_name", "李静"}, {"registration_date", "2001-05-01"}}),
            Verdict::needs_review);
  EXPECT_EQ(registration(divorced(), {{"spouse_name", "李静"}}), Verdict::needs_review);
  MarriageHistory revoked = married();
  revoked.state = State::revoked;
  EXPECT_EQ(registration(revoked, {{"spouse_name", "李静"}}), Verdict::mismatch);
}

TEST(MarriageRegistration, NeedsAtLeastOneField) { EXPECT_THROW(registration(married(), {}), zq::Failure); }

}  // namespace
}  // namespace civil_affairs
