// The synchronous checks: result words, the reply's form, and what both mean for the declared fields.
#include "public_security/checks.hpp"

#include <gtest/gtest.h>

#include "public_security/person_words.hpp"
#include "public_security/result_words.hpp"
#include "support/declared.hpp"
#include "zq/names.hpp"

namespace public_security {
namespace {

using zq::Verdict;
using zq::test::DeclaredFields;
using zq::test::status_of;
using zq::test::verdict_on;

constexpr const char* number = "331099196707285819";

TEST(ResultWords, EveryWordHasItsVerdictAndAnUnknownOneNeedsReview) {
  const std::vector<std::pair<const char*, Verdict>> table{{"一致", Verdict::consistent},
                                                           {"省一致/市一致", Verdict::consistent},
                                                           {"省一致", Verdict::consistent},
                                                           {"市一致", Verdict::consistent},
                                                           {" 一致\n", Verdict::consistent},
                                                           {"不一致", Verdict::mismatch},
                                                           {"省不一致/市不一致", Verdict::mismatch},
                                                           {"此项无记录", Verdict::no_record},
                                                           {"市不一致", Verdict::needs_review},
                                                           {"省不一致", Verdict::needs_review},
                                                           {"省一致/市不一致", Verdict::needs_review},
                                                           {"省不一致/市一致", Verdict::needs_review},
                                                           {"不一致（高于库中级别）", Verdict::needs_review},
                                                           {"省一致／市一致", Verdict::consistent},
                                                           {"省一致 / 市不一致", Verdict::needs_review},
                                                           {"不一致(高于库中级别)", Verdict::needs_review},
                                                           {"", Verdict::needs_review},
                                                           {"基本一致", Verdict::needs_review},
                                                           {"true", Verdict::needs_review}};
  for (const auto& [word, verdict] : table) {
    EXPECT_EQ(meaning_of(word).verdict, verdict) << word;
    if (verdict == Verdict::needs_review) {
      EXPECT_FALSE(meaning_of(word).note.empty()) << word;
    }
  }
  EXPECT_EQ(meaning_of("不一致(高于库中级别)").note, meaning_of("不一致（高于库中级别）").note);
}

std::string row(const std::string& items, const std::string& asked = number) {
  return "<ROW no=\"1\"><INPUT><gmsfhm>" + asked + "</gmsfhm><xm>x</xm></INPUT><OUTPUT>" + items + "</OUTPUT></ROW>";
}
std::string item(const std::string& name, const std::string& value, const std::string& result) {
  return "<ITEM><" + name + ">" + value + "</" + name + "><result_" + name + ">" + result + "</result_" + name +
         "></ITEM>";
}
std::string rows(const std::string& inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><ROWS>" + inside + "</ROWS>";
}
const std::string good_number = item("gmsfhm", number, "一致");

TEST(CheckReply, ItemsAreFoundWhateverTheirOrder) {
  const std::string xm = item("xm", "王志杰", "一致");
  for (const std::string& items :
       {good_number + xm, xm + good_number, xm + "<ITEM><xp>AAAA</xp></ITEM>" + good_number}) {
    const CheckRows read = read_check_reply(rows(row(items)));
    ASSERT_EQ(read.size(), 1u);
    EXPECT_EQ(read[0].items.at("xm").result, "一致");
    EXPECT_EQ(read[0].items.at("gmsfhm").value, number);
    EXPECT_EQ(read[0].items.size(), 2u);
  }
}

TEST(CheckReply, WholeCallErrorsAndErrormesageAreFailuresOfTheirKind) {
  const std::vector<std::pair<std::string, zq_status>> table{
      {R"(<ROWS errorcode="-72" errormesage="授权文件已过期"/>)", ZQ_E_AUTH},
      {R"(<ROWS errorcode="-70" errormesage="无效"/>)", ZQ_E_AUTH},
      {R"(<RESPONSE errorcode="-99" errormesage="授权已停用"/>)", ZQ_E_AUTH},
      {R"(<ROWS errorcode="-31" errormesage="查询条件不是合法的XML"/>)", ZQ_E_BAD_DATA},
      {R"(<ROWS errorcode="-80" errormesage="数据库忙"/>)", ZQ_E_UNAVAILABLE},
      {R"(<ROWS errormesage="数据库忙"/>)", ZQ_E_UNAVAILABLE},
      {rows(row("<ITEM><errormesage>必录项缺失</errormesage><errormesagecol>姓名</errormesagecol></ITEM>")),
       ZQ_E_BAD_DATA},
      {rows(row("<errormesage>必录项缺失</errormesage><errormesagecol>姓名</errormesagecol>")), ZQ_E_BAD_DATA},
      {rows(row("<ITEM><errormesage/><errormesagecol>姓名</errormesagecol></ITEM>")), ZQ_E_BAD_DATA},
      {"<OTHER/>", ZQ_E_BAD_DATA},
      {"<html><body>系统维护</body></html>", ZQ_E_BAD_DATA},
      {rows("<ROW").substr(0, 60), ZQ_E_BAD_DATA},
      {"", ZQ_E_BAD_DATA}};
  for (const auto& [xml, status] : table) EXPECT_EQ(status_of([&] { read_check_reply(xml); }), status) << xml;
  EXPECT_EQ(status_of([] { read_check_reply(R"(<ROWS errorcode="0"></ROWS>)"); }), ZQ_OK);
}

TEST(CheckReply, AnEmptyErrormesageIsNoError) {
  const std::string name =
      "<ITEM><xm>王志杰</xm><result_xm>一致</result_xm><errormesage/><errormesagecol> </errormesagecol></ITEM>";
  const CheckRows read = read_check_reply(rows(row(good_number + name + "<errormesage></errormesage>")));
  EXPECT_EQ(read.at(0).items.at("xm").result, "一致");
  EXPECT_EQ(read[0].items.size(), 2u);
}

TEST(CheckReply, ErrorsAreFitToReadAndHoldNoNumberOfAPerson) {
  std::string words;
  for (int i = 0; i < 50; ++i) words += "错误";
  const std::string person = std::string("公民身份号码") + number + words;
  for (const std::string& xml :
       {"<ROWS errorcode=\"-80\" errormesage=\"" + person + "\"/>",
        "<ROWS errorcode=\"" + std::string(number) + "\" errormesage=\"x" + words + "\"/>",
        rows(row("<ITEM><errormesage>" + person + "</errormesage><errormesagecol>" + person +
                 "</errormesagecol></ITEM>")),
        rows(row("<ITEM><errormesage>x" + words + "</errormesage></ITEM>")), "<" + words + "/>", "<x" + words + "/>"}) {
    try {
      read_check_reply(xml);
      ADD_FAILURE() << "no failure";
    } catch (const zq::Failure& failure) {
      EXPECT_EQ(failure.text().find("331099"), std::string_view::npos) << failure.text();
      EXPECT_TRUE(zq::names_detail::decode_utf8(failure.text())) << failure.text();
      EXPECT_LT(failure.text().size(), 500U);
    }
  }
}

struct NameCase {
  const char *said, *held, *word;
  bool fits;
  Verdict verdict;
};

TEST(IdentityCheck, JudgesNamesWithCare) {
  const std::vector<NameCase> table{
      {"王志杰", "王志杰", "一致", true, Verdict::consistent},
      {"王志杰", "李四", "不一致", true, Verdict::mismatch},
      {"王志杰", "王志傑", "不一致", true, Verdict::needs_review},
      {"王志杰", "王志?", "不一致", true, Verdict::needs_review},
      {"买买提·艾力", "买买提•艾力", "不一致", true, Verdict::consistent},
      {"王志杰", "", "不一致", true, Verdict::mismatch},
      {"买买提·艾力", "", "不一致", true, Verdict::needs_review},
      {"王𠮷", "", "不一致", false, Verdict::needs_review},
      {"王𠮷", "王𠮷", "不一致", false, Verdict::needs_review},
      {"王志杰", "", "市不一致", true, Verdict::needs_review},
      {"王志杰", "王志杰", "大致一致", true, Verdict::needs_review},
  };
  for (const NameCase& c : table) {
    const DeclaredFields declared({{"name", c.said}, {"id_number", number}});
    const CheckRows read = read_check_reply(rows(row(item("xm", c.held, c.word) + good_number)));
    const zq::Verification answer = check_identity(declared.record(), read, c.fits);
    EXPECT_EQ(verdict_on(answer, "name"), c.verdict) << c.said << " / " << c.held << " / " << c.word;
    EXPECT_EQ(answer.verdict(), c.verdict) << c.said << " / " << c.held << " / " << c.word;
    EXPECT_EQ(zq::test::border_fault(answer, declared.record()), "");
  }
}

TEST(IdentityCheck, NoRecordContradictionsAndOtherPeople) {
  const DeclaredFields declared({{"name", "王志杰"}, {"id_number", number}});
  const auto check = [&](const std::string& inside) {
    return check_identity(declared.record(), read_check_reply(rows(inside)), true);
  };
  const std::string same = row(good_number + item("xm", "王志杰", "一致")),
                    other = row(good_number + item("xm", "", "不一致"));
  EXPECT_EQ(check(row(item("gmsfhm", number, "此项无记录") + item("xm", "", "此项无记录"))).verdict(),
            Verdict::no_record);
  EXPECT_EQ(check(same + same).verdict(), Verdict::consistent);
  EXPECT_EQ(check(same + other).verdict(), Verdict::needs_review);
  EXPECT_EQ(check(row(good_number)).verdict(), Verdict::needs_review);
  EXPECT_EQ(status_of([&] { check(""); }), ZQ_E_BAD_DATA);
  EXPECT_EQ(status_of([&] { check(row(good_number, "331099198506153028")); }), ZQ_E_BAD_DATA);
  const std::string lie = item("gmsfhm", "331099198506153028", "一致") + item("xm", "王志杰", "一致");
  for (const char* asked : {number, ""}) EXPECT_EQ(status_of([&] { check(row(lie, asked)); }), ZQ_E_BAD_DATA) << asked;
}

TEST(HouseholdCheck, LooksAtEachFieldThatWasDeclared) {
  const std::string address = "浙江省台州市椒江区海门街道东升社区解放路12号";
  const auto check = [&](const std::string& said, const std::string& held, const std::string& word) {
    const DeclaredFields declared(
        {{"name", "王志杰"}, {"id_number", number}, {"address", said}, {"sex", "1"}, {"ethnicity", "01"}});
    const std::string items = item("zz", held, word) + item("xb", "男", "一致") + item("mz", "汉族", "一致") +
                              item("xm", "王志杰", "一致") + good_number;
    return check_household(declared.record(), read_check_reply(rows(row(items))), true);
  };
  EXPECT_EQ(check(address, address, "一致").verdict(), Verdict::consistent);
  EXPECT_EQ(check("椒江区海门街道东升社区解放路１２号", address, "不一致").verdict(), Verdict::consistent);
  EXPECT_EQ(check(address, address + "3单元101室", "不一致").verdict(), Verdict::needs_review);
  EXPECT_EQ(check(address, "浙江省台州市椒江区白云街道建设社区青年路5号", "不一致").verdict(), Verdict::mismatch);
  EXPECT_EQ(check(address, "浙江省台州市椒江区海门街道东?社区解放路12号", "不一致").verdict(), Verdict::needs_review);
  EXPECT_EQ(check(address, "", "此项无记录").verdict(), Verdict::needs_review);
  EXPECT_EQ(verdict_on(check(address, address, "一致"), "ethnicity"), Verdict::consistent);
}

TEST(HouseholdCheck, AWrongNameEndsTheLook) {
  const DeclaredFields declared({{"name", "李四"}, {"id_number", number}, {"address", "某处"}});
  const CheckRows read =
      read_check_reply(rows(row(good_number + item("xm", "王志杰", "不一致") + item("zz", "某处", "一致"))));
  const zq::Verification answer = check_household(declared.record(), read, true);
  EXPECT_EQ(answer.verdict(), Verdict::mismatch);
  EXPECT_EQ(verdict_on(answer, "address"), std::nullopt);
}

TEST(Condition, NamesTheAskerAndEscapesWhatWasDeclared) {
  const DeclaredFields declared(
      {{"name", "<王>&"}, {"id_number", "33109919670728581x"}, {"address", "a\"b"}, {"sex", "2"}});
  const std::string xml = condition_xml({"TZJJ", "331002", "结婚登记"}, declared.record(), true);
  EXPECT_NE(xml.find("<SBM>TZJJ</SBM>"), std::string::npos);
  EXPECT_NE(
      xml.find("<ROW FSD=\"331002\" YWLX=\"结婚登记\"><GMSFHM>33109919670728581X</GMSFHM><XM>&lt;王&gt;&amp;</XM>"),
      std::string::npos)
      << xml;
  EXPECT_NE(xml.find("<XB>女</XB>"), std::string::npos);
  EXPECT_EQ(condition_xml({"T", "3", "x"}, declared.record(), false).find("<ZZ>"), std::string::npos);
}

TEST(PersonWords, SexAndEthnicGroupAreRecognisedOrRefused) {
  EXPECT_EQ(sex_word("1"), "男");
  EXPECT_EQ(sex_word("女"), "女");
  EXPECT_EQ(ethnicity_word("01"), "汉族");
  EXPECT_EQ(ethnicity_word("56"), "基诺族");
  EXPECT_EQ(ethnicity_word("畲"), "畲族");
  EXPECT_EQ(ethnicity_word("维吾尔族"), "维吾尔族");
  EXPECT_EQ(status_of([] { sex_word("3"); }), ZQ_E_INVALID);
  EXPECT_EQ(status_of([] { ethnicity_word("57"); }), ZQ_E_INVALID);
  EXPECT_EQ(status_of([] { ethnicity_word(""); }), ZQ_E_INVALID);
}

}  // namespace
}  // namespace public_security
