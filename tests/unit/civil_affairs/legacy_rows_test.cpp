#include <gtest/gtest.h>

#include <set>

#include "civil_affairs/gbk.hpp"
#include "civil_affairs/rows.hpp"
#include "civil_affairs/schema.hpp"

namespace zq::sample::civil {
namespace {

const Value& at(const Cells& row, const char* column) { return row[place_of(marriages, column)]; }

TEST(LegacyRows, HaveAsManyCellsAsTheirTables) {
  const Population people(8000);
  for (Index family = 0; family < 1000; ++family) {
    for (const Cells& row : marriage_rows(people, family)) ASSERT_EQ(row.size(), insert_width(marriages));
    for (const Cells& row : cremation_rows(people, family)) ASSERT_EQ(row.size(), insert_width(cremations));
    const HouseholdRows home = household_rows(people, family);
    for (const Cells& row : home.households) ASSERT_EQ(row.size(), insert_width(households));
    for (const Cells& row : home.members) ASSERT_EQ(row.size(), insert_width(members));
  }
  for (const Cells& row : list_rows()) ASSERT_EQ(row.size(), insert_width(list));
}

TEST(LegacyRows, NeverUseAKeyTwice) {
  const Population people(30'000);
  std::set<std::string> ids;
  for (Index family = 0; family < people.size() / family_size; ++family)
    for (const Cells& row : marriage_rows(people, family))
      ASSERT_TRUE(ids.insert(*at(row, "ID")).second) << *at(row, "ID");
}

TEST(LegacyRows, ShowTheHabitsOfOldDatabases) {
  const Population people(30'000);
  std::set<std::string> acts;
  int compact_dates = 0, jdbc_dates = 0, none_dates = 0, nulls = 0, empties = 0, lower = 0, old = 0;
  for (Index family = 0; family < people.size() / family_size; ++family)
    for (const Cells& row : marriage_rows(people, family)) {
      acts.insert(*at(row, "OP_TYPE"));
      (at(row, "OP_DATE")->size() == 8 ? compact_dates : jdbc_dates) += 1;
      none_dates += at(row, "BIRTH_MAN") == "1900-01-01 00:00:00.0";
      nulls += !at(row, "NATION_MAN");
      empties += at(row, "NATION_MAN") == "";
      ASSERT_EQ(at(row, "CERT_NUM_MAN")->size(), 20u);
      lower += at(row, "CERT_NUM_MAN")->find('x') != std::string::npos;
      old += at(row, "CERT_NUM_MAN")->find(' ') == 15;
    }
  EXPECT_EQ(acts, (std::set<std::string>{"IA", "IB", "IC", "ICA", "ICB", "ID"}));
  for (int count : {compact_dates, jdbc_dates, none_dates, nulls, empties, lower, old}) EXPECT_GT(count, 10);
}

TEST(Gbk, LosesWhatItDoesNotHave) {
  EXPECT_EQ(to_gbk("镕"), "\xE9\x46");
  EXPECT_EQ(to_gbk("林䶮"), "\xC1\xD6?");
  EXPECT_EQ(to_gbk("𠮷a"), "?a");
  EXPECT_EQ(to_gbk("买买提·艾力").size(), 12u);
  EXPECT_EQ(from_gbk(to_gbk("浙江省台州市椒江区")), "浙江省台州市椒江区");
  EXPECT_EQ(from_gbk("a\x81\x20z"), "a\xEF\xBF\xBD z");
}

}  // namespace
}  // namespace zq::sample::civil
