// Reading the inner document, and reversals.
#include "social_security/answer.hpp"

#include <gtest/gtest.h>

#include "support/declared.hpp"
#include "zq/names.hpp"

namespace social_security {
namespace {

using zq::test::status_of;

std::string result(const std::string& rows, const std::string& count, const std::string& code = "1") {
  return "<?xml version=\"1.0\" encoding=\"GB2312\"?><RESULT><APPCODE>" + code +
         "</APPCODE><MSG/><TOTAL>9</TOTAL><ROWCOUNT>" + count + "</ROWCOUNT><ROWSET>" + rows + "</ROWSET></RESULT>";
}

TEST(SocialSecurityAnswer, ReadsRowsAndTrimsPaddedColumns) {
  const Answer answer = read_answer(result("<ROW><AAC002>331099  </AAC002><AAC003>张三</AAC003></ROW>", "1"));
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].text("AAC002"), "331099");
  EXPECT_EQ(answer.rows[0].text("AAC003"), "张三");
  EXPECT_EQ(answer.rows[0].text("AAC004"), "");
  EXPECT_EQ(answer.total, 9u);
}

TEST(SocialSecurityAnswer, RefusesWhatIsCutFailedOrSomethingElse) {
  const std::string whole = result("<ROW><AAC003>张三</AAC003></ROW>", "1");
  const std::vector<std::string> bad{"",
                                     "<html><body>系统维护中</body></html>",
                                     "<ROWS/>",
                                     whole.substr(0, whole.size() - 20),
                                     result("<ROW/>", "2"),
                                     result("<ROW/>", "x"),
                                     result("", ""),
                                     result("", "0", "-1"),
                                     "<!DOCTYPE a [<!ENTITY b 'c'>]><RESULT><APPCODE>1</APPCODE></RESULT>"};
  for (const std::string& xml : bad) {
    EXPECT_EQ(status_of([&] { read_answer(xml); }), ZQ_E_BAD_DATA) << xml;
  }
}

TEST(SocialSecurityAnswer, ForeignTextInAnErrorIsCutBetweenCharacters) {
  for (const std::string& words : {std::string("查询失败，查询失败"), std::string("x查询失败，查询失败")}) {
    for (const std::string& xml :
         {result("", "0", words), "<" + words.substr(0, words.find("，")) + "很长很长很长很长很长/>"}) {
      try {
        read_answer(xml);
        ADD_FAILURE() << "no failure";
      } catch (const zq::Failure& failure) {
        EXPECT_TRUE(zq::names_detail::decode_utf8(failure.text())) << failure.text();
      }
    }
  }
}

Row row(const std::string& number, const std::string& mark, const std::string& cancels) {
  Row out;
  out.set("LSH", number);
  out.set("CXBZ", mark);
  out.set("CXLSH", cancels);
  return out;
}

TEST(SocialSecurityAnswer, AReversalTakesAwayItselfAndWhatItReverses) {
  const Effective effective =
      without_reversals({row("a", "0", ""), row("b", "0", ""), row("c", "1", "a"), row("d", "", "")});
  ASSERT_EQ(effective.rows.size(), 2u);
  EXPECT_EQ(effective.rows[0].text("LSH"), "b");
  EXPECT_EQ(effective.rows[1].text("LSH"), "d");
  EXPECT_FALSE(effective.dangling);
}

TEST(SocialSecurityAnswer, AReversalOfARowThatIsNotThereIsNoticed) {
  EXPECT_TRUE(without_reversals({row("a", "0", ""), row("c", "1", "z")}).dangling);
}

TEST(SocialSecurityAnswer, AReversalThatNamesNoRowTakesNothingAway) {
  const Effective effective = without_reversals({row("", "0", ""), row("", "", ""), row("", "1", "")});
  EXPECT_EQ(effective.rows.size(), 2u);
  EXPECT_TRUE(effective.dangling);
}

TEST(SocialSecurityAnswer, ANegativeAmountThatIsNotMarkedIsNoticed) {
  Row negative = row("b", "0", "");
  negative.set("AAE020", "-320.00");
  EXPECT_TRUE(without_reversals({row("a", "0", ""), negative}).dangling);
}

TEST(SocialSecurityAnswer, AnUnknownReversalMarkIsNotGuessedAt) {
  EXPECT_EQ(status_of([] { without_reversals({row("a", "2", "")}); }), ZQ_E_BAD_DATA);
}

}  // namespace
}  // namespace social_security
