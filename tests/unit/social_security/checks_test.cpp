// The four checks as tables: rows of the system, what was declared, verdicts.
#include "social_security/checks.hpp"

#include <gtest/gtest.h>

#include "support/declared.hpp"

namespace social_security {
namespace {

using zq::Verdict;
using zq::test::border_fault;
using zq::test::DeclaredFields;
using zq::test::status_of;
using zq::test::verdict_on;
using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr const char* number = "331099196707285819";

Codes codes() {
  Codes out;
  out.insurance_types = read_pairs("insurance_codes", default_insurance_types);
  out.paying = {"1"};
  out.not_paying = {"2", "3"};
  out.paid = {"1"};
  out.suspended = {"2"};
  out.ended = {"3"};
  return out;
}

Row row(const Pairs& fields, const std::string& name = "王志杰", const std::string& id = number) {
  Row out;
  out.set("AAC002", id + "  ");
  out.set("AAC003", name);
  for (const auto& [key, value] : fields) out.set(key, value);
  return out;
}

Pairs person(Pairs more) {
  Pairs all{{"name", "王志杰"}, {"id_number", number}};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

struct Case {
  const char* what;
  Rows rows;
  Pairs declared;
  Verdict whole;
  const char* field;
  std::optional<Verdict> verdict;
};

Row insured(const char* type, const char* status, const char* employer = "甲厂", const char* serial = "1") {
  return row({{"AAE140", type}, {"AAC031", status}, {"AAB004", employer}, {"LSH", serial}, {"CXBZ", "0"}});
}
Row reversal(const char* type, const char* of) {
  return row({{"AAE140", type}, {"AAC031", "1"}, {"LSH", "r"}, {"CXBZ", "1"}, {"CXLSH", of}});
}

TEST(InsuredCheck, FollowsItsTable) {
  const Pairs yes = person({{"insurance_type", "110"}, {"insured", "yes"}});
  const Pairs no = person({{"insurance_type", "110"}, {"insured", "no"}});
  Pairs at_a = yes, at_b = yes;
  at_a.push_back({"employer", "甲厂"});
  at_b.push_back({"employer", "乙厂"});
  const std::vector<Case> table{
      {"no rows at all", {}, yes, Verdict::no_record, "insured", {}},
      {"no rows at all, declared no", {}, no, Verdict::no_record, "insured", {}},
      {"paying", {insured("110", "1")}, yes, Verdict::consistent, "insured", Verdict::consistent},
      {"paying, declared no", {insured("110", "1")}, no, Verdict::mismatch, "insured", Verdict::mismatch},
      {"local code 111 is 110 as well",
       {insured("111", "1")},
       yes,
       Verdict::consistent,
       "insured",
       Verdict::consistent},
      {"paused", {insured("110", "2")}, yes, Verdict::mismatch, "insured", Verdict::mismatch},
      {"ended, declared no", {insured("110", "3")}, no, Verdict::consistent, "insured", Verdict::consistent},
      {"ended before, paying now",
       {insured("110", "3"), insured("110", "1", "乙厂", "2")},
       yes,
       Verdict::consistent,
       "insured",
       Verdict::consistent},
      {"the paying row was reversed",
       {insured("110", "1"), reversal("110", "1"), insured("110", "3", "乙厂", "2")},
       yes,
       Verdict::mismatch,
       "insured",
       Verdict::mismatch},
      {"only another insurance", {insured("410", "1")}, yes, Verdict::no_record, "insurance_type", Verdict::no_record},
      {"unknown insurance code",
       {insured("777", "1")},
       yes,
       Verdict::needs_review,
       "insurance_type",
       Verdict::needs_review},
      {"unknown status code", {insured("110", "9")}, yes, Verdict::needs_review, "insured", Verdict::needs_review},
      {"reversal of a row that is not there",
       {insured("110", "1"), reversal("110", "z")},
       yes,
       Verdict::needs_review,
       "insured",
       Verdict::needs_review},
      {"employer agrees", {insured("110", "1")}, at_a, Verdict::consistent, "employer", Verdict::consistent},
      {"other employer", {insured("110", "1")}, at_b, Verdict::mismatch, "employer", Verdict::mismatch},
      {"employer with a lost character",
       {insured("110", "1", "?厂")},
       at_b,
       Verdict::needs_review,
       "employer",
       Verdict::needs_review},
      {"former employer does not count",
       {insured("110", "3", "乙厂", "2"), insured("110", "1")},
       at_b,
       Verdict::mismatch,
       "employer",
       Verdict::mismatch},
  };
  for (const Case& c : table) {
    const DeclaredFields declared(c.declared);
    const zq::Verification answer = check_insured(declared.record(), c.rows, codes());
    EXPECT_EQ(answer.verdict(), c.whole) << c.what;
    EXPECT_EQ(verdict_on(answer, c.field), c.verdict) << c.what;
    EXPECT_EQ(border_fault(answer, declared.record()), "") << c.what;
  }
}

TEST(InsuredCheck, NamesAreJudgedBeforeAnythingElseIsSaid) {
  const auto check = [](const Rows& rows) {
    const DeclaredFields declared(person({{"insurance_type", "110"}, {"insured", "yes"}}));
    return check_insured(declared.record(), rows, codes());
  };
  const auto with_name = [](const char* name) {
    return row({{"AAE140", "110"}, {"AAC031", "1"}, {"LSH", "1"}, {"CXBZ", "0"}}, name);
  };
  const zq::Verification other = check({with_name("李四")});
  EXPECT_EQ(other.verdict(), Verdict::mismatch);
  EXPECT_EQ(other.fields().size(), 1u);
  EXPECT_EQ(check({with_name("王志?")}).verdict(), Verdict::needs_review);
  EXPECT_EQ(check({with_name("王志傑")}).verdict(), Verdict::needs_review);
  EXPECT_EQ(verdict_on(check({with_name("王志傑")}), "insured"), Verdict::consistent);
  for (const Rows& mixed :
       {Rows{with_name("王志杰"), with_name("李四")}, Rows{with_name("李四"), with_name("王志?")}}) {
    EXPECT_EQ(check(mixed).verdict(), Verdict::needs_review);
    EXPECT_EQ(verdict_on(check(mixed), "insured"), std::nullopt) << "the rows may be of two people";
  }
  EXPECT_EQ(check({with_name("王志?"), with_name("王志杰")}).verdict(), Verdict::consistent);
  EXPECT_EQ(check({with_name("王志杰　")}).verdict(), Verdict::consistent);
}

TEST(InsuredCheck, RowsOfAnotherNumberAreRefused) {
  const DeclaredFields declared(person({{"insurance_type", "110"}, {"insured", "yes"}}));
  EXPECT_EQ(status_of([&] {
              check_insured(declared.record(), {row({{"AAE140", "110"}}, "王志杰", "331099198506153028")}, codes());
            }),
            ZQ_E_BAD_DATA);
}

TEST(InsuredCheck, FifteenDigitsAreTheSamePerson) {
  const DeclaredFields declared(
      {{"name", "王志杰"}, {"id_number", "332621197001010011"}, {"insurance_type", "110"}, {"insured", "yes"}});
  const Rows rows{row({{"AAE140", "110"}, {"AAC031", "1"}}, "王志杰", "332621700101001")};
  EXPECT_EQ(check_insured(declared.record(), rows, codes()).verdict(), Verdict::consistent);
}

TEST(InsuredCheck, WrongDeclarationsAreInvalid) {
  for (const Pairs& wrong : {Pairs{{"insurance_type", "110"}}, Pairs{{"insurance_type", "110"}, {"insured", "maybe"}},
                             Pairs{{"insured", "yes"}}, Pairs{{"insurance_type", "養老"}, {"insured", "yes"}}}) {
    const DeclaredFields declared(person(wrong));
    EXPECT_EQ(status_of([&] { check_insured(declared.record(), {}, codes()); }), ZQ_E_INVALID);
  }
}

Row paid(const char* month, const char* serial, const char* mark = "0", const char* cancels = "",
         const char* type = "110") {
  return row(
      {{"AAE140", type}, {"AAE003", month}, {"AAE020", "320.00"}, {"LSH", serial}, {"CXBZ", mark}, {"CXLSH", cancels}});
}

TEST(PaymentsCheck, FollowsItsTable) {
  const auto declared = [](const char* months) {
    return person({{"insurance_type", "110"}, {"month_from", "202501"}, {"month_to", "202503"}, {"months", months}});
  };
  const Rows three{paid("202501", "1"), paid("202502", "2"), paid("202503", "3")};
  Rows reversed = three, again, twice = three, outside = three;
  reversed.push_back(paid("202502", "2C", "1", "2"));
  again = reversed;
  again.push_back(paid("202502", "2B"));
  twice.push_back(paid("202503", "9"));
  outside.push_back(paid("202504", "4"));
  Rows dangling = three;
  dangling.push_back(paid("202502", "xC", "1", "x"));
  const std::vector<Case> table{
      {"no rows", {}, declared("3"), Verdict::no_record, "months", {}},
      {"three months", three, declared("3"), Verdict::consistent, "months", Verdict::consistent},
      {"declared more", three, declared("4"), Verdict::mismatch, "months", Verdict::mismatch},
      {"a reversed month does not count", reversed, declared("2"), Verdict::consistent, "months", Verdict::consistent},
      {"counting reversals would be wrong", reversed, declared("3"), Verdict::mismatch, "months", Verdict::mismatch},
      {"reversed and paid again counts once", again, declared("3"), Verdict::consistent, "months", Verdict::consistent},
      {"a month paid twice counts once", twice, declared("3"), Verdict::consistent, "months", Verdict::consistent},
      {"months outside do not count", outside, declared("3"), Verdict::consistent, "months", Verdict::consistent},
      {"all reversed",
       {paid("202501", "1"), paid("202501", "1C", "1", "1")},
       declared("0"),
       Verdict::consistent,
       "months",
       Verdict::consistent},
      {"dangling reversal", dangling, declared("3"), Verdict::needs_review, "months", Verdict::needs_review},
  };
  for (const Case& c : table) {
    const DeclaredFields said(c.declared);
    const zq::Verification answer = check_payments(said.record(), c.rows, codes());
    EXPECT_EQ(answer.verdict(), c.whole) << c.what;
    EXPECT_EQ(verdict_on(answer, c.field), c.verdict) << c.what;
    EXPECT_EQ(border_fault(answer, said.record()), "") << c.what;
  }
}

TEST(PaymentsCheck, WrongDeclarationsAreInvalid) {
  const auto with = [](const char* from, const char* to, const char* months) {
    return person({{"insurance_type", "110"}, {"month_from", from}, {"month_to", to}, {"months", months}});
  };
  for (const Pairs& wrong :
       {with("202513", "202512", "1"), with("202512", "202501", "1"), with("2025-01", "202512", "1"),
        with("202501", "202512", "-1"), with("202501", "202512", "十"), with("190001", "202512", "1")}) {
    const DeclaredFields declared(wrong);
    EXPECT_EQ(status_of([&] { check_payments(declared.record(), {}, codes()); }), ZQ_E_INVALID) << wrong[3].second;
  }
}

TEST(PaymentsCheck, AMonthThatIsNoneIsBadData) {
  const DeclaredFields declared(
      person({{"insurance_type", "110"}, {"month_from", "202501"}, {"month_to", "202503"}, {"months", "1"}}));
  EXPECT_EQ(status_of([&] { check_payments(declared.record(), {paid("2025", "1")}, codes()); }), ZQ_E_BAD_DATA);
}

TEST(PensionCheck, FollowsItsTable) {
  const auto pension = [](const char* retired, const char* paid_code, const char* start = "202101") {
    return row({{"AAC084", retired}, {"AAE116", paid_code}, {"AIC160", start}});
  };
  const Pairs yes = person({{"receives_pension", "yes"}}), no = person({{"receives_pension", "no"}});
  const Pairs since = person({{"receives_pension", "yes"}, {"pension_start", "202101"}});
  const std::vector<Case> table{
      {"no rows", {}, yes, Verdict::no_record, "receives_pension", {}},
      {"paid", {pension("1", "1")}, yes, Verdict::consistent, "receives_pension", Verdict::consistent},
      {"paid, declared no", {pension("1", "1")}, no, Verdict::mismatch, "receives_pension", Verdict::mismatch},
      {"not retired", {pension("0", "", "")}, no, Verdict::consistent, "receives_pension", Verdict::consistent},
      {"not retired, declared yes",
       {pension("0", "", "")},
       yes,
       Verdict::mismatch,
       "receives_pension",
       Verdict::mismatch},
      {"suspended", {pension("1", "2")}, yes, Verdict::needs_review, "receives_pension", Verdict::needs_review},
      {"ended", {pension("1", "3")}, no, Verdict::consistent, "receives_pension", Verdict::consistent},
      {"unknown code", {pension("1", "7")}, yes, Verdict::needs_review, "receives_pension", Verdict::needs_review},
      {"unknown mark", {pension("x", "")}, no, Verdict::needs_review, "receives_pension", Verdict::needs_review},
      {"second number pays",
       {pension("0", "", ""), pension("1", "1")},
       yes,
       Verdict::consistent,
       "receives_pension",
       Verdict::consistent},
      {"same start", {pension("1", "1")}, since, Verdict::consistent, "pension_start", Verdict::consistent},
      {"other start", {pension("1", "1", "202102")}, since, Verdict::mismatch, "pension_start", Verdict::mismatch},
      {"the day of the start held",
       {pension("1", "1", "20210115")},
       since,
       Verdict::consistent,
       "pension_start",
       Verdict::consistent},
      {"an impossible start",
       {pension("1", "1", "20210132")},
       since,
       Verdict::needs_review,
       "pension_start",
       Verdict::needs_review},
      {"taken back",
       {row({{"AAC084", "1"}, {"AAE116", "1"}, {"LSH", "1"}, {"CXBZ", "0"}}),
        row({{"AAC084", "1"}, {"AAE116", "1"}, {"LSH", "1C"}, {"CXBZ", "1"}, {"CXLSH", "1"}})},
       no,
       Verdict::consistent,
       "receives_pension",
       Verdict::consistent},
      {"no start held", {pension("1", "1", "0")}, since, Verdict::needs_review, "pension_start", Verdict::no_record},
  };
  for (const Case& c : table) {
    const DeclaredFields said(c.declared);
    const zq::Verification answer = check_pension(said.record(), c.rows, codes());
    EXPECT_EQ(answer.verdict(), c.whole) << c.what;
    EXPECT_EQ(verdict_on(answer, c.field), c.verdict) << c.what;
    EXPECT_EQ(border_fault(answer, said.record()), "") << c.what;
  }
}

TEST(EmploymentCheck, FollowsItsTable) {
  const auto job = [](const char* employer, const char* end, const char* serial = "1") {
    return row({{"AAB004", employer}, {"AAE031", end}, {"LSH", serial}, {"CXBZ", "0"}});
  };
  const Pairs at_a = person({{"employer", "甲（台州）厂"}});
  const Pairs on_day = person({{"employer", "甲（台州）厂"}, {"terminated_on", "2024-05-31"}});
  const std::vector<Case> table{
      {"no rows", {}, at_a, Verdict::no_record, "employer", {}},
      {"ended", {job("甲（台州）厂", "20240531")}, at_a, Verdict::consistent, "employer", Verdict::consistent},
      {"brackets of another width",
       {job("甲(台州)厂", "20240531")},
       at_a,
       Verdict::consistent,
       "employer",
       Verdict::consistent},
      {"same day",
       {job("甲（台州）厂", "20240531")},
       on_day,
       Verdict::consistent,
       "terminated_on",
       Verdict::consistent},
      {"other day", {job("甲（台州）厂", "20240630")}, on_day, Verdict::mismatch, "terminated_on", Verdict::mismatch},
      {"ended in a month", {job("甲（台州）厂", "202405")}, at_a, Verdict::consistent, "employer", Verdict::consistent},
      {"the month of the day",
       {job("甲（台州）厂", "202405")},
       on_day,
       Verdict::needs_review,
       "terminated_on",
       Verdict::needs_review},
      {"ends with this month",
       {job("甲（台州）厂", "202601")},
       at_a,
       Verdict::needs_review,
       "employer",
       Verdict::needs_review},
      {"ends with a later month",
       {job("甲（台州）厂", "202602")},
       at_a,
       Verdict::mismatch,
       "employer",
       Verdict::mismatch},
      {"letters in both names",
       {job("甲XYZ厂", "20240531")},
       person({{"employer", "甲ABC厂"}}),
       Verdict::mismatch,
       "employer",
       Verdict::mismatch},
      {"still employed", {job("甲（台州）厂", "99991231")}, at_a, Verdict::mismatch, "employer", Verdict::mismatch},
      {"no end written", {job("甲（台州）厂", "")}, at_a, Verdict::mismatch, "employer", Verdict::mismatch},
      {"ends in the future", {job("甲（台州）厂", "20270101")}, at_a, Verdict::mismatch, "employer", Verdict::mismatch},
      {"ended once, employed again",
       {job("甲（台州）厂", "20240531"), job("甲（台州）厂", "99991231", "2")},
       at_a,
       Verdict::mismatch,
       "employer",
       Verdict::mismatch},
      {"other employer", {job("乙厂", "20240531")}, at_a, Verdict::mismatch, "employer", Verdict::mismatch},
      {"impossible date",
       {job("甲（台州）厂", "20240231")},
       on_day,
       Verdict::needs_review,
       "terminated_on",
       Verdict::needs_review},
      {"impossible date, not asked",
       {job("甲（台州）厂", "20240231")},
       at_a,
       Verdict::needs_review,
       "employer",
       Verdict::needs_review},
      {"lost character",
       {job("?（台州）厂", "20240531")},
       at_a,
       Verdict::needs_review,
       "employer",
       Verdict::needs_review},
  };
  for (const Case& c : table) {
    const DeclaredFields said(c.declared);
    const zq::Verification answer = check_employment(said.record(), c.rows, "2026-01-01");
    EXPECT_EQ(answer.verdict(), c.whole) << c.what;
    EXPECT_EQ(verdict_on(answer, c.field), c.verdict) << c.what;
    EXPECT_EQ(border_fault(answer, said.record()), "") << c.what;
  }
}

TEST(CodeTables, AreReadFromSettingsAndFaultsNameTheKey) {
  EXPECT_EQ(read_pairs("k", "11=110, 12=110").at("12"), "110");
  EXPECT_EQ(read_codes("k", "1, 2").size(), 2u);
  for (const char* wrong : {"", "11", "=110", "11=", "11=110,,12=110", "11=110,11=120"}) {
    try {
      read_pairs("insurance_codes", wrong);
      ADD_FAILURE() << wrong;
    } catch (const zq::Failure& failure) {
      EXPECT_EQ(failure.status(), ZQ_E_CONFIG);
      EXPECT_NE(failure.text().find("insurance_codes"), std::string_view::npos);
    }
  }
}

}  // namespace
}  // namespace social_security
