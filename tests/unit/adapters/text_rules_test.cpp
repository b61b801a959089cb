#include "adapters/text_rules.hpp"

#include <gtest/gtest.h>

namespace zq::adapters {
namespace {

using namespace std::string_view_literals;

TEST(TextRules, TellUtf8FromOtherBytes) {
  for (const auto good : {""sv, "a"sv, "张三"sv, "𠮷䶮😀"sv, "\0"sv, "\xEF\xBF\xBF"sv, "\xF4\x8F\xBF\xBF"sv})
    EXPECT_TRUE(is_utf8(good));
  for (const auto bad : {"\x80"sv, "\xC0\xAF"sv, "\xC1\x81"sv, "\xE0\x9F\x80"sv, "\xED\xA0\x80"sv, "\xF0\x8F\xBF\xBF"sv,
                         "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xE5\xBC"sv, "\xD5\xC5\xC8\xFD"sv, "a\xFF"sv})
    EXPECT_FALSE(is_utf8(bad)) << bad.size();
}

TEST(TextRules, CutBetweenCharacters) {
  EXPECT_EQ(cut("张三", 6), "张三");
  EXPECT_EQ(cut("张三", 5), "张");
  EXPECT_EQ(cut("张三", 2), "");
}

TEST(TextRules, PrintableLosesControlCharactersBadBytesAndIdentityNumbers) {
  EXPECT_EQ(printable("a\nb\tc\x7F", 100), "a b c ");
  EXPECT_EQ(printable("x\xD5y", 100), "x?y");
  EXPECT_EQ(printable("id 33109919900101001X not found", 100), "id *** not found");
  EXPECT_EQ(printable("331099199001010017,331099900101001", 100), "***,***");
  EXPECT_EQ(printable("order 12345678901234", 100), "order 12345678901234") << "fourteen digits are none";
  EXPECT_EQ(printable("张三李四", 7), "张三");
}

TEST(TextRules, DatesAreDaysThatExist) {
  for (const auto good : {"2018-12-01", "2024-02-29", "1900-02-28"}) EXPECT_TRUE(is_date(good)) << good;
  for (const auto bad : {"", "2023-02-29", "1900-02-29", "2018-13-01", "2018-00-10", "2018-1-1", "20181201",
                         "2018-12-01T", "2018/12/01", "+018-12-01"})
    EXPECT_FALSE(is_date(bad)) << bad;
}

TEST(TextRules, DecimalsAreDigitsWithAtMostOnePoint) {
  for (const auto good : {"0", "-1", "12.50", "-0.5"}) EXPECT_TRUE(is_decimal(good)) << good;
  for (const auto bad : {"", "-", ".5", "1.", "1.2.3", "+1", "1e5", " 1", "1,000"})
    EXPECT_FALSE(is_decimal(bad)) << bad;
}

TEST(TextRules, AdapterIdsAreReverseDomains) {
  for (const auto good : {"cn.jiaojiang.civil_affairs", "a.b", "cn.x-y.z9"}) EXPECT_TRUE(is_adapter_id(good)) << good;
  for (const auto bad : {"", "civil", "cn.", ".cn", "cn..x", "CN.x", "cn.民政", "cn.a b"})
    EXPECT_FALSE(is_adapter_id(bad)) << bad;
}

TEST(TextRules, VersionsAreSemantic) {
  for (const auto good : {"0.0.0", "1.4.0", "1.0.0-rc.1", "1.0.0+build.5", "1.0.0-rc.1+5"})
    EXPECT_TRUE(is_semver(good)) << good;
  for (const auto bad :
       {"", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3+", "1.2.3-a..b", "v1.2.3", "1.2.x", "1.2.3-ü"})
    EXPECT_FALSE(is_semver(bad)) << bad;
}

}  // namespace
}  // namespace zq::adapters
