#include "zq/identity.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "support/tables.hpp"

namespace zq {
namespace {

using test::read_csv;
using test::read_data;

constexpr const char* today = "2026-03-01";

TEST(IdentityNumbers, OfTheValidTableAreReadWithAreaBirthAndSex) {
  for (const auto& row : read_csv("ids-id18-valid.csv")) {
    const IdentityReading reading = read_identity(row.at(0), today);
    ASSERT_TRUE(reading.ok()) << row[0] << ": " << reading.reason;
    EXPECT_EQ(reading.number->number, row[0]);
    EXPECT_EQ(reading.number->area, row.at(1));
    EXPECT_EQ(reading.number->birth, row.at(2));
    EXPECT_EQ(reading.number->sex, row.at(3) == "male" ? Sex::male : Sex::female) << row[0];
  }
}

IdentityRefusal expected_refusal(const std::string& why) {
  if (why == "letter inside") return IdentityRefusal::character;
  if (why == "17 characters" || why == "19 characters" || why == "not a number of this kind") {
    return IdentityRefusal::length;
  }
  if (why == "no such date, check digit right") return IdentityRefusal::date;
  return IdentityRefusal::check;
}

TEST(IdentityNumbers, OfTheInvalidTableAreRefusedForTheirReason) {
  for (const auto& row : nlohmann::json::parse(read_data("ids-id18-invalid.json"))) {
    const std::string number = row["number"], why = row["why"];
    const IdentityReading reading = read_identity(number, today);
    ASSERT_FALSE(reading.ok()) << number;
    EXPECT_FALSE(reading.reason.empty()) << number;
    EXPECT_EQ(reading.reason.find(number), std::string::npos) << number;
    const bool changed_digit = why == "one digit changed" || why == "two neighbours swapped";
    if (changed_digit && reading.refusal == IdentityRefusal::date) continue;  // the change may fall into the date
    EXPECT_EQ(reading.refusal, expected_refusal(why)) << number << " " << why;
  }
}

TEST(IdentityNumbers, OfFifteenDigitsAreUpgraded) {
  for (const auto& row : read_csv("ids-id15-to-18.csv")) {
    const IdentityReading reading = read_identity(row.at(0), today);
    ASSERT_TRUE(reading.ok()) << row[0];
    EXPECT_EQ(reading.number->number, row.at(1));
    EXPECT_TRUE(reading.number->upgraded);
    EXPECT_EQ(normalise_identity(row[0]), row[1]);
  }
  EXPECT_EQ(upgrade_identity("332621700101001"), "332621197001010011");
}

struct Refused {
  std::string number;
  IdentityRefusal refusal;
};

TEST(IdentityNumbers, ThatCannotBeAreRefusedEachForItsOwnReason) {
  const std::vector<Refused> rows = {
      {"", IdentityRefusal::empty},
      {"331002190002290014", IdentityRefusal::date},  // 1900 was no leap year
      {"331002200013010019", IdentityRefusal::date},  // month 13
      {"331002000001010010", IdentityRefusal::date},  // year 0
      {"031002199001010018", IdentityRefusal::area},  // no area begins with 0
      {"331002199001010019", IdentityRefusal::check},
      {"33100219900101001Y", IdentityRefusal::character},
      {"3310021990010100X8", IdentityRefusal::character},  // X only at the end
      {"331002 19900101001", IdentityRefusal::character},
      {" 331002199001010018", IdentityRefusal::length},
      {"331002700230001", IdentityRefusal::date},       // 15 digits, 30 February
      {"33100270010100X", IdentityRefusal::character},  // 15 digits have no check digit
      {"AB1002700101001", IdentityRefusal::character},  // three letters or none
      {"ABC10270010100A", IdentityRefusal::character},
      {"331002199001010018\n", IdentityRefusal::length},
      {"身份证号码十八字节", IdentityRefusal::length},
      {"身份证号码字节", IdentityRefusal::length},
      {"六个汉字十八", IdentityRefusal::character},
  };
  for (const Refused& row : rows) {
    const IdentityReading reading = read_identity(row.number, today);
    EXPECT_FALSE(reading.ok()) << row.number;
    EXPECT_EQ(reading.refusal, row.refusal) << row.number << ": " << reading.reason;
    EXPECT_FALSE(reading.reason.empty());
  }
}

TEST(IdentityNumbers, WithABirthDateAfterTodayAreRefused) {
  const std::string first17 = "33109920260302001";
  const std::string number = first17 + identity_check_digit(first17);
  EXPECT_EQ(read_identity(number, "2026-03-01").refusal, IdentityRefusal::future);
  EXPECT_TRUE(read_identity(number, "2026-03-02").ok());  // born today
}

TEST(IdentityNumbers, AreNormalisedToACapitalX) {
  std::string number;
  for (int sequence = 0; number.empty(); ++sequence) {
    std::string digits =
        "33109919900101" + std::string(3 - std::to_string(sequence).size(), '0') + std::to_string(sequence);
    if (identity_check_digit(digits) == 'X') number = digits + "x";
  }
  const IdentityReading lower = read_identity(number, today);
  ASSERT_TRUE(lower.ok()) << lower.reason;
  EXPECT_EQ(lower.number->number.back(), 'X');
  EXPECT_EQ(normalise_identity("  " + number + " "), lower.number->number);
}

TEST(IdentityNumbers, OfOldSystemsAreNormalisedFromFullWidthAndPadding) {
  EXPECT_EQ(normalise_identity("３３１００２１９９００１０１００１８"), "331002199001010018");
  EXPECT_EQ(normalise_identity("33109919670728581ｘ　"), "33109919670728581X");
  EXPECT_EQ(normalise_identity("\u00A033109919670728581Ｘ　　"), "33109919670728581X");
  EXPECT_EQ(normalise_identity("　　"), "");
  EXPECT_EQ(normalise_identity("\xEF\xBC"), "\xEF\xBC");  // half a character stays what it is
  EXPECT_FALSE(read_identity("３３１００２１９９００１０１００１８", today).ok()) << "people must write half width";
}

TEST(IdentityNumbers, OfHongKongMacaoAndTaiwanResidentsAreKnown) {
  for (const char* number : {"810000199003070031", "820000198511200047", "830000197809120055"}) {
    const IdentityReading reading = read_identity(number, today);
    ASSERT_TRUE(reading.ok()) << number << ": " << reading.reason;
    EXPECT_EQ(reading.number->kind, IdentityKind::hong_kong_macao_taiwan);
  }
}

TEST(IdentityNumbers, OfPermanentResidentsAreKnownOldAndNew) {
  const std::string first17 = "91184019900307003";
  const IdentityReading card = read_identity(first17 + identity_check_digit(first17), today);
  ASSERT_TRUE(card.ok()) << card.reason;
  EXPECT_EQ(card.number->kind, IdentityKind::permanent_residence);
  EXPECT_EQ(card.number->birth, "1990-03-07");
  EXPECT_TRUE(card.number->area.empty());
  const char wrong = identity_check_digit(first17) == '0' ? '1' : '0';
  EXPECT_EQ(read_identity(first17 + wrong, today).refusal, IdentityRefusal::check);

  const IdentityReading old = read_identity("usa110090030712", today);
  ASSERT_TRUE(old.ok()) << old.reason;
  EXPECT_EQ(old.number->number, "USA110090030712");
  EXPECT_EQ(old.number->kind, IdentityKind::permanent_residence_old);
  EXPECT_TRUE(old.number->birth.empty());
  EXPECT_EQ(normalise_identity("usa110090030712"), "USA110090030712");
}

TEST(IdentityNumbers, WithHistoricAreasAreAccepted) {
  EXPECT_TRUE(read_identity("332621197001010011", today).ok());
  EXPECT_TRUE(read_identity("331002200002290010", today).ok());  // 2000 was a leap year
}

TEST(CreditCodes, OfTheValidTableAreReadWithTheirParts) {
  for (const auto& row : read_csv("ids-uscc-valid.csv")) {
    const CreditCodeReading reading = read_credit_code(row.at(0));
    EXPECT_EQ(reading.verdict, CreditCodeVerdict::valid) << row[0] << ": " << reading.reason;
    EXPECT_EQ(reading.organisation, row.at(1));
    EXPECT_EQ(reading.area, row[0].substr(2, 6));
  }
  EXPECT_EQ(read_credit_code("52331002MJ8000012T").verdict, CreditCodeVerdict::valid);
  EXPECT_EQ(read_credit_code("52331002mj8000012t").code, "52331002MJ8000012T");
}

TEST(CreditCodes, WithAWrongCheckCharacterAreToldFromMalformedOnes) {
  int wrong_check = 0, malformed = 0;
  for (const auto& row : nlohmann::json::parse(read_data("ids-uscc-invalid.json"))) {
    const std::string code = row["code"], why = row["why"];
    const CreditCodeReading reading = read_credit_code(code);
    const bool only_check =
        why == "wrong check character" || why == "one character changed" || why == "two neighbours swapped";
    EXPECT_EQ(reading.verdict, only_check ? CreditCodeVerdict::wrong_check : CreditCodeVerdict::malformed)
        << code << " " << why;
    EXPECT_FALSE(reading.reason.empty()) << code;
    ++(only_check ? wrong_check : malformed);
  }
  EXPECT_GT(wrong_check, 0);
  EXPECT_GT(malformed, 0);
}

TEST(CreditCodes, WhoseCheckCharacterIsZeroAreValid) {
  std::string code;
  for (int i = 0; code.empty(); ++i) {
    std::string first17 = "91331002MA2" + std::string(6 - std::to_string(i).size(), '0') + std::to_string(i);
    if (credit_code_check(first17) == '0') code = first17 + "0";
  }
  EXPECT_EQ(read_credit_code(code).verdict, CreditCodeVerdict::valid);
}

}  // namespace
}  // namespace zq
