#include "domain/pattern.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

std::string upper(const std::string& name) { return name == "year" ? "2026" : name == "number" ? "12" : ""; }

TEST(Patterns, AreFilledIn) {
  const Pattern pattern("椒无证监〔{year}〕{number}号{none}");
  EXPECT_EQ(pattern.filled(upper), "椒无证监〔2026〕12号");
  EXPECT_TRUE(pattern.names("year"));
  EXPECT_FALSE(pattern.names("椒"));
}

TEST(Patterns, HoldBracesThatAreWrittenTwice) {
  EXPECT_EQ(Pattern("{{{year}}}").filled(upper), "{2026}");
  EXPECT_EQ(Pattern("{{year}}").filled(upper), "{year}");
}

TEST(Patterns, SayWhereTheyAreWrong) {
  struct Case {
    const char* text;
    size_t at;
    const char* found;
  };
  for (const Case& c : {Case{"a{year", 1, "{"}, Case{"a}b", 1, "}"}, Case{"{}", 0, ""}, Case{"年{Year}", 3, "Year"},
                        Case{"{a{b}}", 0, "{"}, Case{"{ year}", 0, " year"}, Case{"{{}", 2, "}"}}) {
    PatternFault fault;
    EXPECT_FALSE(Pattern::read(c.text, fault)) << c.text;
    EXPECT_EQ(fault.at, c.at) << c.text;
    EXPECT_EQ(fault.found, c.found) << c.text;
    EXPECT_FALSE(fault.text.empty());
    EXPECT_EQ(Pattern(c.text).filled(upper), c.text) << "stands as it is";
  }
}

}  // namespace
}  // namespace zq
