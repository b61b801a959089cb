#include "civil_affairs/marriage_history.hpp"

#include <gtest/gtest.h>

namespace civil_affairs {
namespace {

constexpr const char* anna = "331099197001010026";
constexpr const char* berta = "331099197102020028";

MarriageRow row(const char* op, const char* date, const char* spouse = anna, const char* certificate = "",
                const char* old = "") {
  MarriageRow r;
  r.act = read_act(op);
  r.date = date;
  r.spouse_number = spouse;
  r.spouse_name = spouse == std::string(anna) ? "安娜" : "白莎";
  r.certificate = *certificate ? certificate : std::string(op) + date;
  r.old_certificate = old;
  r.own_name = "张三";
  return r;
}

struct History {
  const char* story;
  std::vector<MarriageRow> rows;
  State state;
  std::string registered_on = {};
};

TEST(MarriageHistory, ReadsTheseStories) {
  const std::vector<History> table{
      {"no row", {}, State::none},
      {"married", {row("IA", "2001-05-01")}, State::married, "2001-05-01"},
      {"married and divorced, rows out of order",
       {row("IB", "2009-05-01"), row("IA", "2001-05-01")},
       State::divorced,
       "2001-05-01"},
      {"divorced, the marriage was elsewhere", {row("IB", "2009-05-01")}, State::divorced},
      {"married, divorced, married another",
       {row("IA", "2001-05-01"), row("IB", "2005-01-01"), row("IA", "2008-08-08", berta)},
       State::married,
       "2008-08-08"},
      {"married again to the same",
       {row("IA", "2001-05-01"), row("IB", "2005-01-01"), row("IA", "2006-01-01")},
       State::married,
       "2006-01-01"},
      {"a re-issue is no marriage: the date stays",
       {row("IA", "2001-05-01"), row("ICA", "2015-01-01")},
       State::married,
       "2001-05-01"},
      {"re-issue before the divorce",
       {row("IA", "2001-05-01"), row("ICA", "2003-01-01"), row("IB", "2004-01-01")},
       State::divorced,
       "2001-05-01"},
      {"re-issued divorce certificate",
       {row("IA", "2001-05-01"), row("IB", "2004-01-01"), row("ICB", "2010-01-01")},
       State::divorced,
       "2001-05-01"},
      {"only a re-issued marriage certificate", {row("ICA", "2015-01-01")}, State::married, ""},
      {"only a re-issued divorce certificate", {row("ICB", "2015-01-01")}, State::divorced, ""},
      {"re-issue of the first, then a second marriage",
       {row("ICA", "2003-01-01"), row("IB", "2004-01-01"), row("IA", "2006-01-01", berta)},
       State::married,
       "2006-01-01"},
      {"revoked", {row("IA", "2001-05-01", anna, "J1"), row("ID", "2001-09-01", anna, "C1", "J1")}, State::revoked},
      {"revoked without naming the certificate", {row("IA", "2001-05-01"), row("ID", "2001-09-01")}, State::revoked},
      {"the second marriage revoked: the divorce stands",
       {row("IA", "2001-05-01"), row("IB", "2004-01-01"), row("IA", "2006-01-01", berta, "J2"),
        row("ID", "2006-02-01", berta, "C2", "J2")},
       State::divorced,
       "2001-05-01"},
      {"an extract that ran twice", {row("IA", "2001-05-01"), row("IA", "2001-05-01")}, State::married, "2001-05-01"},
      {"one marriage without a date", {row("IA", "")}, State::married, ""},
  };
  for (const History& h : table) {
    const MarriageHistory read = read_history(h.rows);
    EXPECT_EQ(read.state, h.state) << h.story << ": " << read.doubt;
    EXPECT_EQ(read.registered_on, h.registered_on) << h.story;
    EXPECT_TRUE(read.doubt.empty()) << h.story;
  }
}

TEST(MarriageHistory, LeavesContradictionsToPeople) {
  const std::vector<History> table{
      {"two marriages on one day", {row("IA", "2001-05-01"), row("IA", "2001-05-01", berta)}, State::unclear},
      {"married twice without a divorce", {row("IA", "2001-05-01"), row("IA", "2006-05-01", berta)}, State::unclear},
      {"married twice to the same without a divorce",
       {row("IA", "2001-05-01"), row("IA", "2006-05-01")},
       State::unclear},
      {"divorced from somebody else", {row("IA", "2001-05-01"), row("IB", "2006-05-01", berta)}, State::unclear},
      {"marriage and divorce on one day", {row("IA", "2001-05-01"), row("IB", "2001-05-01")}, State::unclear},
      {"a marriage of a month, a divorce of one of its days",
       {row("IA", "2001-05"), row("IB", "2001-05-20")},
       State::unclear},
      {"an undated divorce", {row("IA", "2001-05-01"), row("IB", "")}, State::unclear},
      {"a revocation of nothing",
       {row("IA", "2001-05-01", anna, "J1"), row("ID", "2001-09-01", anna, "C1", "J9")},
       State::unclear},
      {"a re-issued divorce certificate without a divorce",
       {row("IA", "2001-05-01"), row("ICB", "2010-01-01")},
       State::unclear},
      {"a re-issued marriage certificate after the divorce",
       {row("IA", "2001-05-01"), row("IB", "2004-01-01"), row("ICA", "2010-01-01")},
       State::unclear},
      {"an old re-issue alone", {row("IC", "1999-01-01")}, State::unclear},
      {"an unknown act", {row("IA", "2001-05-01"), row("IX", "2004-01-01")}, State::unclear},
  };
  for (const History& h : table) {
    const MarriageHistory read = read_history(h.rows);
    EXPECT_EQ(read.state, State::unclear) << h.story;
    EXPECT_FALSE(read.doubt.empty()) << h.story;
  }
}

TEST(MarriageHistory, IgnoresAnOldReissueBesideEvents) {
  EXPECT_EQ(read_history({row("IA", "2001-05-01"), row("IC", "2003-01-01")}).state, State::married);
}

TEST(MarriageHistory, KnowsEarlierMarriages) {
  const auto second = read_history({row("IA", "2001-05-01"), row("IB", "2005-01-01"), row("IA", "2008-08-08", berta)});
  EXPECT_TRUE(second.married_before);
  EXPECT_FALSE(second.same_spouse_before);
  EXPECT_EQ(second.registration.spouse_number, berta);
  const auto again = read_history({row("IA", "2001-05-01"), row("IB", "2005-01-01"), row("IA", "2006-01-01")});
  EXPECT_TRUE(again.same_spouse_before);
  EXPECT_FALSE(read_history({row("IA", "2001-05-01")}).married_before);
}

TEST(MarriageHistory, KeepsEveryNameThePersonHasTheNewestFirst) {
  auto old = row("IA", "2001-05-01"), again = row("ICA", "2003-05-01"), young = row("IB", "2005-01-01");
  young.own_name = "张叁";
  EXPECT_EQ(read_history({old, again, young}).own_names, (std::vector<std::string>{"张叁", "张三"}));
}

}  // namespace
}  // namespace civil_affairs
