#include "http/schema.hpp"

#include <gtest/gtest.h>

#include <set>

#include "http/api_schemas.hpp"

namespace zq::http {
namespace {

std::set<std::string> paths_of_faults(const Schema& schema, std::string_view text) {
  const auto value = parse_json(text, 32);
  EXPECT_TRUE(value.ok()) << text;
  std::vector<Fault> faults;
  check(schema, *value, "", faults);
  std::set<std::string> paths;
  for (const Fault& fault : faults) paths.insert(fault.path + " " + fault.text);
  return paths;
}

using Paths = std::set<std::string>;

TEST(Schema, TheDocumentedExampleIsAccepted) {
  for (const Schema* schema : {&schemas::open_verification(), &schemas::department_state(), &schemas::problem()})
    EXPECT_EQ(paths_of_faults(*schema, schema->example), Paths{}) << schema->name;
}

TEST(Schema, AllFaultsOfARequestAreReportedAtOnceWithTheirPointers) {
  const auto faults = paths_of_faults(schemas::open_verification(), R"({
      "entry":"", "applicant":{"name":7,"extra":1}, "declared":{"a":"x","b":[]},
      "operator":"王\u0000五", "wait_ms":70000, "colour":"red"})");
  EXPECT_EQ(faults, (Paths{"/entry 不能为空", "/applicant/name 类型不符", "/applicant/id_number 缺少此字段",
                           "/applicant/extra 没有此字段", "/declared/b 类型不符", "/purpose 缺少此字段",
                           "/operator 含有控制字符", "/wait_ms 超出范围", "/colour 没有此字段"}));
}

TEST(Schema, AFaultNeverRepeatsWhatLooksLikeAPerson) {
  const auto faults = paths_of_faults(schemas::open_verification(),
                                      R"({"entry":"a","applicant":{"name":"a","id_number":"1"},"declared":{"张三":"x"},
                                          "purpose":"a","operator":"a","331099199001011234":1})");
  EXPECT_EQ(faults, (Paths{"/declared 字段名不合规", " 没有此字段"}));
}

TEST(Schema, ATextThatMustNotBeEmptyMustNotBeBlankEither) {
  EXPECT_EQ(paths_of_faults(text_of("", 1, 4), "\" \u3000\""), Paths{" 不能只有空格"});
  EXPECT_EQ(paths_of_faults(text_of("", 0, 4), "\" \""), Paths{});
  EXPECT_EQ(paths_of_faults(text_of("", 1, 4), "\"a\u2028b\""), Paths{" 含有控制字符"});
  EXPECT_EQ(paths_of_faults(lines_of("", 1, 4), "\"a\u2028b\""), Paths{});
}

TEST(Schema, ANumberThatIsNoIntegerOfTheRangeNamesTheRange) {
  for (const std::string_view number : {"1.5", "1e30", "99999999999999999999"}) {
    const auto value = parse_json(number, 8);
    std::vector<Fault> faults;
    check(integer_of("", 0, 60000), *value, "/wait_ms", faults);
    ASSERT_EQ(faults.size(), 1u) << number;
    EXPECT_EQ(faults[0].text, "须为规定范围内的整数");
    EXPECT_EQ(faults[0].expected, "0..60000");
  }
}

TEST(Schema, LengthsCountCharactersNotBytes) {
  const Schema four = text_of("", 1, 4);
  EXPECT_EQ(paths_of_faults(four, "\"一二三四\""), Paths{});
  EXPECT_EQ(paths_of_faults(four, "\"一二三四五\""), Paths{" 过长"});
}

TEST(Schema, WordsDatesAndNumbersOfQueriesAreChecked) {
  const auto faults = [](const Schema& schema, std::string_view text) {
    std::vector<Fault> found;
    check_text_value(schema, text, "query:x", found);
    return found.size();
  };
  EXPECT_EQ(faults(schemas::limit(), "200"), 0u);
  for (const std::string_view bad : {"0", "201", "1x", "", "-1", "99999999999999999999"})
    EXPECT_EQ(faults(schemas::limit(), bad), 1u) << bad;
  EXPECT_EQ(faults(schemas::day(), "2024-02-29"), 0u);
  for (const std::string_view bad : {"2023-02-29", "2024-2-9", "20240229", "2024-13-01", "2024-00-10", "2024-02-2x"})
    EXPECT_EQ(faults(schemas::day(), bad), 1u) << bad;
  EXPECT_EQ(faults(schemas::case_state(), "pending"), 0u);
  EXPECT_EQ(faults(schemas::case_state(), "asking"), 1u);
}

}  // namespace
}  // namespace zq::http
