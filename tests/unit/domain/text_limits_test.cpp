#include "domain/text_limits.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

std::vector<Fault> faults(std::string_view text, size_t least, Lines lines = Lines::one) {
  std::vector<Fault> found;
  check_text(found, "/x", "名称", text, least, 10, lines);
  return found;
}

TEST(TextLimits, WhatOnlyLooksEmptyIsEmpty) {
  for (const char* blank : {"", " ", "\u3000", "\u00A0 \u3000"}) {
    ASSERT_EQ(faults(blank, 1).size(), 1u);
    EXPECT_EQ(faults(blank, 1)[0].text, "名称不能为空");
    EXPECT_TRUE(faults(blank, 0).empty());
  }
  EXPECT_TRUE(faults("王 五", 1).empty());
  EXPECT_TRUE(faults("\u3000王", 1).empty());
}

TEST(TextLimits, ControlCharactersBeyondAsciiAreControlCharacters) {
  for (const char* bad : {"a\u0001", "a\u007F", "a\u0080", "a\u0085", "a\u009F"}) {
    EXPECT_EQ(faults(bad, 0).size(), 1u) << bad;
    EXPECT_EQ(faults(bad, 0, Lines::many).size(), 1u) << bad;
  }
  EXPECT_TRUE(has_control_characters(std::string_view("a\0b", 3)));
  for (const char* good : {"\u00A0", "é", "䶮", "𠮷", "·", "“”", "\u2026"})
    EXPECT_TRUE(faults(good, 0).empty()) << good;
}

TEST(TextLimits, LineEndsAreAllowedWhereThereAreManyLines) {
  for (const char* end : {"a\nb", "a\r\nb", "a\tb", "a\u2028b", "a\u2029b"}) {
    EXPECT_EQ(faults(end, 0).size(), 1u) << end;
    EXPECT_TRUE(faults(end, 0, Lines::many).empty()) << end;
  }
}

TEST(TextLimits, MarginsAreBlanksOfEveryKindAtBothEndsAlone) {
  EXPECT_EQ(without_margins(" \t\u3000填写 申请表\u00A0\r\n"), "填写 申请表");
  EXPECT_EQ(without_margins("申请表"), "申请表");
  EXPECT_EQ(without_margins("\u3000 \n"), "");
  EXPECT_TRUE(is_blank("\u3000 \n"));
  EXPECT_FALSE(is_blank("\u3000表"));
}

}  // namespace
}  // namespace zq
