#include "zq/names.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace zq {
namespace {

struct Pair {
  std::string declared, held;
};

void expect_all(const std::vector<Pair>& rows, NameVerdict verdict) {
  for (const Pair& row : rows) {
    const NameComparison result = compare_names(row.declared, row.held);
    EXPECT_EQ(result.verdict, verdict) << row.declared << " / " << row.held << ": " << result.note;
    EXPECT_EQ(result.note.empty(), verdict != NameVerdict::needs_review) << row.declared << " / " << row.held;
  }
}

TEST(Names, AreEqualAcrossBlanksWidthsSeparatorsAndPrivateUse) {
  expect_all(
      {
          {"张三", "张三"},
          {"张三", "  张三   "},
          {"张三", "张\uE5E5三"},                              // the bytes A3A0
          {"张三", "张　三"},                                  // U+3000 as two-character names are often padded
          {"张三", "张\u200B三\uFEFF"},                        // zero width
          {"张三", "张\u034F\u2069\u3164三\U000E0020\uFFF9"},  // other characters nobody sees
          {"张三", "\u00A0张三\u2003"},
          {"买买提·艾力", "买买提•艾力"},
          {"买买提·艾力", "买买提‧艾力"},
          {"买买提·艾力", "买买提∙艾力"},
          {"买买提·艾力", "买买提⋅艾力"},
          {"买买提·艾力", "买买提・艾力"},
          {"买买提·艾力", "买买提･艾力"},
          {"买买提·艾力", "买买提．艾力"},
          {"买买提·艾力", "买买提.艾力"},
          {"买买提·艾力", "买买提●艾力"},
          {"买买提·艾力", "买买提 · 艾力"},
          {"ＪＯＨＮ　ＳＭＩＴＨ", "JOHN SMITH"},
          {"JOHN  SMITH", "JOHN SMITH"},
          {"José", "Jose\u0301"},  // NFC
          {"吕布", "吕\uFE00布"},  // a variation selector is invisible
          {"䶮", "\uE863"},        // GBK systems keep it in private use
          {"龴", "\uE81E"},
          {"金\uF90A", "金金"},  // U+F90A is 金 under NFC
      },
      NameVerdict::equal);
}

TEST(Names, NeedReviewWhenAStandInTakesTheRareCharactersPlace) {
  expect_all(
      {
          {"张䶮", "张?"},      {"张䶮", "张？"},
          {"张䶮", "张□"},      {"张䶮", "张〓"},
          {"张三", "张*"},      {"张三", "张＊"},
          {"张三丰", "张××"},   {"张三丰", "张●●"},  // a bullet is a separator only between two parts
          {"张三丰", "●三丰"},  {"买买提·艾力", "买买提··力"},
          {"张〇", "张○"},      {"朱镕基", "朱\uFFFDF基"},
          {"张䶮", "??"},       {"张三", "\xFF\xFE"},  // no UTF-8
          {"张三", "张\uE100"},                        // private use without a known meaning
          {"张三", ""},         {"张三", "  "},
          {"", "张三"},         {"张喆", "张zhe"},
          {"吕布", "LV布"},     {"吕布", "Lü布"},
          {"吕布", "ｌｖ布"},   {"ZHANG SAN", "张三"},
      },
      NameVerdict::needs_review);
}

TEST(Names, NeedReviewWhenOnlyCharacterVariantsDiffer) {
  expect_all(
      {
          {"朱镕基", "朱鎔基"},
          {"张䶮", "张龑"},
          {"陶喆", "陶哲"},
          {"张三丰", "張三豐"},
          {"乾隆", "干隆"},
          {"王后", "王後"},
          {"刘峰", "刘峯"},
          {"罗晳", "罗晰"},
          {"于谦", "於謙"},
          {"范增", "範增"},
          {"郭勳", "郭勋"},
          {"李祎", "李禕"},
          {"王堃", "王坤"},
          {"周涂", "週塗"},
          {"李注", "李註"},
          {"赵云", "趙雲"},
          {"沈阳", "瀋陽"},
          {"⼭本", "山本"},  // a Kangxi radical that only looks the same
      },
      NameVerdict::needs_review);
  EXPECT_NE(compare_names("朱镕基", "朱鎔基").note.find("镕/鎔"), std::string::npos);
  EXPECT_NE(compare_names("张三丰", "張三豐").note.find("张/張、丰/豐"), std::string::npos);
}

TEST(Names, NeedReviewWhenOnlyTheSeparatorOrCapitalsDiffer) {
  expect_all({{"买买提·艾力", "买买提艾力"}, {"JOHN SMITH", "John Smith"}, {"JOHN SMITH", "JOHNSMITH"}},
             NameVerdict::needs_review);
}

TEST(Names, ThatDifferOtherwiseAreDifferent) {
  expect_all(
      {
          {"张三", "李四"},
          {"张三", "张三丰"},
          {"张三", "三张"},
          {"张三丰", "張三峰"},  // a variant and a real difference
          {"JOHN", "JACK"},
          {"JOHN SMITH JR.", "JACK BROWN"},  // a full stop at the end is no mask
          {"买买提·艾力", "买买提·艾山"},
          {"王晨", "王晗"},
          {"椒江ABC有限公司", "椒江XYZ有限公司"},  // letters on both sides are no pinyin
          {"椒江ABC有限公司", "黄岩ABC有限公司"},
      },
      NameVerdict::different);
}

TEST(Names, OfTheVariantTableAreFoundFromBothSides) {
  std::size_t groups = 0;
  for (std::size_t at = 0; at < name_variants.size(); ++groups) {
    const std::size_t end = std::min(name_variants.find(' ', at), name_variants.size());
    const auto group = names_detail::decode_utf8(name_variants.substr(at, end - at));
    ASSERT_TRUE(group.has_value());
    ASSERT_GE(group->size(), 2u) << "group " << groups << " holds one character only";
    EXPECT_TRUE(names_detail::are_variants(group->front(), group->back()));
    EXPECT_TRUE(names_detail::are_variants(group->back(), group->front()));
    at = end + 1;
  }
  EXPECT_GT(groups, 2500u);
}

TEST(Names, InNormalFormAreFitForSearching) {
  EXPECT_EQ(normalise_name(" 买买提．艾力 "), "买买提·艾力");
  EXPECT_EQ(normalise_name("ＡＢ　Ｃ"), "AB C");
  EXPECT_EQ(normalise_name("\xFF"), "\xFF");
}

TEST(Names, InNormalFormStayAsTheyAre) {
  for (const char* name : {"Jose \u0301", "a \u0301 b", "A\u030A\u0301", " ·\u0301", "e\u200B\u0301"}) {
    const std::string normal = normalise_name(name);
    EXPECT_EQ(normalise_name(normal), normal) << name;
    EXPECT_EQ(compare_names(name, normal).verdict, NameVerdict::equal) << name;
  }
}

}  // namespace
}  // namespace zq
