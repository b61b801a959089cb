#include <gtest/gtest.h>

#include "civil_affairs/allowance.hpp"
#include "civil_affairs/complaint.hpp"
#include "civil_affairs/cremation.hpp"
#include "civil_affairs/fit.hpp"
#include "civil_affairs/numbers.hpp"
#include "declared.hpp"
#include "support/declared.hpp"
#include "zq/failure.hpp"

namespace civil_affairs {
namespace {

using zq::Verdict;

AllowanceRow receiving(const char* month = "202512", const char* household = "331002001000001") {
  return {month, "202512", household, "杜辉磊", "11", true};
}

Verdict allowance(const char* yes_or_no, const std::vector<AllowanceRow>& rows, const char* kind = "",
                  const char* household = "") {
  const Fields fields{{"name", "杜辉磊"},
                      {"id_number", "1"},
                      {"receives_allowance", yes_or_no},
                      {"allowance_kind", kind},
                      {"household_no", household}};
  const auto answer = check_allowance(fields.record(), rows);
  EXPECT_EQ(zq::test::border_fault(answer, fields.record()), "");
  return answer.verdict();
}

TEST(Allowance, FollowsTheNewestSnapshot) {
  EXPECT_EQ(allowance("yes", {receiving()}), Verdict::consistent);
  EXPECT_EQ(allowance("no", {receiving()}), Verdict::mismatch);
  EXPECT_EQ(allowance("yes", {receiving("202510")}), Verdict::mismatch);
  EXPECT_EQ(allowance("no", {receiving("202510")}), Verdict::consistent);
  EXPECT_EQ(allowance("yes", {}), Verdict::no_record);
  EXPECT_EQ(allowance("no", {}), Verdict::consistent);
  AllowanceRow stopped = receiving();
  stopped.valid = false;
  EXPECT_EQ(allowance("yes", {stopped}), Verdict::mismatch);
  stopped.valid = std::nullopt;
  EXPECT_EQ(allowance("yes", {stopped}), Verdict::needs_review);
  EXPECT_EQ(allowance("no", {stopped}), Verdict::needs_review);
  EXPECT_EQ(allowance("yes", {stopped, receiving()}), Verdict::consistent);
}

TEST(Allowance, ReadsBothWaysOfWritingTheValidMark) {
  EXPECT_EQ(read_valid("Y"), true);
  EXPECT_EQ(read_valid("1"), true);
  EXPECT_EQ(read_valid("N"), false);
  EXPECT_EQ(read_valid("0"), false);
  EXPECT_EQ(read_valid(""), std::nullopt);
  EXPECT_EQ(read_valid("2"), std::nullopt);
}

TEST(Allowance, LeavesRowsOfDifferentNamesUnderOneNumberToPeople) {
  AllowanceRow other = receiving();
  other.own_name = "赵六";
  EXPECT_EQ(allowance("yes", {receiving(), other}), Verdict::needs_review);
  EXPECT_EQ(allowance("no", {other, receiving()}), Verdict::needs_review);
  EXPECT_EQ(allowance("yes", {other}), Verdict::mismatch);
}

TEST(Allowance, ComparesKindAndHousehold) {
  EXPECT_EQ(allowance("yes", {receiving()}, "城市低保"), Verdict::consistent);
  EXPECT_EQ(allowance("yes", {receiving()}, "农村低保"), Verdict::mismatch);
  EXPECT_EQ(allowance("yes", {receiving()}, "", "331002001000001"), Verdict::consistent);
  EXPECT_EQ(allowance("yes", {receiving(), receiving("202512", "331002001000002")}), Verdict::needs_review);
  EXPECT_EQ(allowance("no", {receiving(), receiving("202512", "331002001000002")}), Verdict::mismatch);
  EXPECT_THROW(allowance("vielleicht", {}), zq::Failure);
}

Verdict cremation(const std::vector<CremationRow>& rows, const char* date = "") {
  const Fields fields{{"name", "李四"},
                      {"id_number", "1"},
                      {"deceased_name", "王祥勇"},
                      {"deceased_id_number", "2"},
                      {"cremation_date", date}};
  const auto answer = check_cremation(fields.record(), rows);
  EXPECT_EQ(zq::test::border_fault(answer, fields.record()), "");
  return answer.verdict();
}

TEST(Cremation, ComparesNameAndDay) {
  EXPECT_EQ(cremation({}), Verdict::no_record);
  EXPECT_EQ(cremation({{"王祥勇", "2021-03-16"}}), Verdict::consistent);
  EXPECT_EQ(cremation({{"王祥勇", "2021-03-16"}}, "2021-03-16"), Verdict::consistent);
  EXPECT_EQ(cremation({{"王祥勇", "2021-03-16"}}, "2021-03-17"), Verdict::mismatch);
  EXPECT_EQ(cremation({{"王祥勇", ""}}, "2021-03-17"), Verdict::needs_review);
  EXPECT_EQ(cremation({{"王祥?", "2021-03-16"}}), Verdict::needs_review);
  EXPECT_EQ(cremation({{"赵六", "2021-03-16"}}), Verdict::mismatch);
}

TEST(Cremation, CountsTheSameRowOnceAndLeavesDifferentRowsToPeople) {
  EXPECT_EQ(cremation({{"王祥勇", "2021-03-16"}, {"王祥勇", "2021-03-16"}}), Verdict::consistent);
  EXPECT_EQ(cremation({{"王祥勇", "2021-03-16"}, {"王祥勇", "2022-03-16"}}), Verdict::needs_review);
}

TEST(Complaint, ReadsTheDepartmentsWords) {
  EXPECT_EQ(agreed_words().meaning("待受理"), zq::ComplaintStatus::received);
  EXPECT_EQ(agreed_words().meaning("已受理"), zq::ComplaintStatus::accepted);
  EXPECT_EQ(agreed_words().meaning("办理中"), zq::ComplaintStatus::handling);
  EXPECT_EQ(agreed_words().meaning("已办结"), zq::ComplaintStatus::closed);
  EXPECT_EQ(agreed_words().meaning("不予受理"), zq::ComplaintStatus::rejected);
  EXPECT_EQ(agreed_words().meaning("？"), zq::ComplaintStatus::unknown);
}

TEST(Complaint, TranslatesTimes) {
  EXPECT_EQ(legacy_time("2025-03-04T09:30:00+08:00"), "2025-03-04 09:30:00.0");
  EXPECT_EQ(legacy_day("2025-03-04"), "20250304");
}

std::string pad(std::string text) { return text.append(20 - text.size(), ' '); }

TEST(StoredForms, CoverEveryWayANumberIsStored) {
  const auto forms = stored_forms(" 33109919670728581x");
  EXPECT_EQ(forms[0], pad("33109919670728581X"));
  EXPECT_EQ(forms[1], pad("33109919670728581x"));
  EXPECT_EQ(forms[2], pad("331099670728581"));
  EXPECT_EQ(stored_forms("331099670728581"), forms);
  EXPECT_EQ(stored_forms("331099200002290013")[2], "-");                     // born after 1999: there is no old form
  EXPECT_EQ(stored_forms("331099189801019961")[2], pad("331099980101996"));  // the sequences of the hundred-year-old
  EXPECT_EQ(stored_forms("331099189801010012")[2], "-");
  EXPECT_EQ(stored_forms("E12345678")[1], "-");
  EXPECT_THROW(stored_forms(""), zq::Failure);
  EXPECT_THROW(stored_forms(std::string(21, '1')), zq::Failure);
}

TEST(Fit, CutsBetweenCharactersAndShowsIt) {
  EXPECT_EQ(fit("结婚证明", 8), "结婚证明");
  EXPECT_EQ(fit("结婚证明", 7), "结婚…");
  EXPECT_EQ(fit("结婚证明", 6), "结婚…");
  EXPECT_EQ(fit("a结b", 3), "a…");
  EXPECT_EQ(fit("", 3), "");
}

TEST(Fit, ShowsCharactersTheColumnCannotHold) {
  const auto no_rare = [](std::string_view text, std::size_t* at) {
    return (*at = text.find("𠮷")) == std::string_view::npos;
  };
  EXPECT_EQ(with_visible("李𠮷𠮷a", no_rare), "李〔U+20BB7〕〔U+20BB7〕a");
  EXPECT_EQ(with_visible("李四", no_rare), "李四");
}

}  // namespace
}  // namespace civil_affairs
