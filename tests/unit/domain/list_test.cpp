#include "domain/list.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

using namespace std::chrono;

Entry entry(std::string id, std::string matter, std::string proof) {
  Entry e;
  e.id = EntryId{std::move(id)};
  e.handling_department = "区民政局";
  e.matter = std::move(matter);
  e.proof = std::move(proof);
  e.issuer = "婚姻登记机关";
  e.basis = "婚姻登记条例";
  e.methods = {Method::commitment, Method::shared_query};
  return e;
}

ListVersion list() {
  ListVersion v;
  v.number = 3;
  v.entries = {entry("1", "结婚登记", "无婚姻登记记录证明"), entry("2", "收养登记", "子女情况证明")};
  v.entries[1].since = 2026y / March / 1;
  v.entries[1].until = 2026y / April / 1;
  return v;
}

TEST(Ask, AListedProofIsCancelledAndItsReplacementIsNamed_R_规定_2_2b) {
  const auto answer = ask(list(), "结婚登记", "无婚姻登记记录证明", 2026y / May / 1);
  EXPECT_EQ(answer.reason, AskReason::cancelled);
  ASSERT_EQ(answer.entries.size(), 1u);
  EXPECT_NE(answer.text.find("书面承诺+信息共享"), std::string::npos);
}

TEST(Ask, NothingOutsideTheListMayBeAskedFor_R_规定_6_1b) {
  const auto answer = ask(list(), "结婚登记", "收入证明", 2026y / May / 1);
  EXPECT_EQ(answer.reason, AskReason::not_in_list);
  EXPECT_TRUE(answer.entries.empty());
  EXPECT_EQ(answer.basis, "规定-6.1");
}

TEST(Ask, AnEntryStopsOnTheDayItsBasisFalls_R_规定_6_3) {
  EXPECT_EQ(ask(list(), "收养登记", "子女情况证明", 2026y / February / 28).reason, AskReason::not_in_list);
  EXPECT_EQ(ask(list(), "收养登记", "子女情况证明", 2026y / March / 1).reason, AskReason::cancelled);
  EXPECT_EQ(ask(list(), "收养登记", "子女情况证明", 2026y / March / 31).reason, AskReason::cancelled);
  EXPECT_EQ(ask(list(), "收养登记", "子女情况证明", 2026y / April / 1).reason, AskReason::stopped);
}

TEST(Ask, AProofOfOtherMattersOrDaysIsNotCalledUnlisted_R_规定_6_1b) {
  ListVersion both = list();
  both.entries.push_back(entry("3", "最低生活保障", "收入证明"));
  const auto said = [&](const char* matter, const char* proof) {
    const auto answer = ask(both, matter, proof, 2026y / May / 1);
    EXPECT_EQ(answer.reason, AskReason::not_in_list);
    return answer.text;
  };
  EXPECT_NE(said("结婚登记", "收入证明").find("不在“结婚登记”这一事项下"), std::string::npos);
  EXPECT_EQ(ask(both, "收养登记", "子女情况证明", 2026y / May / 1).reason, AskReason::stopped);
  EXPECT_NE(said("结婚登记", "子女情况证明").find("不在《证明材料取消清单》内"), std::string::npos)
      << "ended everywhere";
  EXPECT_NE(said("结婚登记", "好人证明").find("不在《证明材料取消清单》内"), std::string::npos);
}

TEST(Compare, ARowThatStandsTwiceIsNamedAsRepeatedAndNotAsAdded_R_规定_21_1b) {
  const DepartmentListRow listed{"A1", "结婚登记", "无婚姻登记记录证明", "", "", "", "", "", ""};
  const DepartmentListRow added{"B1", "结婚登记", "单位介绍信", "", "", "", "", "", ""};
  std::vector<DepartmentListRow> rows{listed, added, listed, added};
  rows[2].code = "A2";
  rows[3].code = "B2";
  const auto found = compare(list(), "区民政局", rows, 2026y / May / 1);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].kind, ListDifference::Kind::only_in_department);
  for (const size_t i : {1u, 2u}) {
    EXPECT_EQ(found[i].kind, ListDifference::Kind::differs);
    EXPECT_NE(found[i].details[0].find("重复"), std::string::npos);
  }
  EXPECT_EQ(found[1].entry.value, "1");
  EXPECT_EQ(found[1].department_code, "A2");
}

TEST(Compare, ARowThatIsListedForAnotherDepartmentIsNoUnauthorisedAddition_R_规定_21_1b) {
  const DepartmentListRow row{"S8", "结婚登记", "无婚姻登记记录证明", "民政局", "", "", "", "", ""};
  const auto found = compare(list(), "区社保中心", {row}, 2026y / May / 1);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, ListDifference::Kind::differs);
  EXPECT_EQ(found[0].entry.value, "1");
  EXPECT_EQ(found[0].details, (std::vector<std::string>{"办事部门：清单为“区民政局”，部门系统为“区社保中心”",
                                                        "出具单位：清单为“婚姻登记机关”，部门系统为“民政局”"}));
}

TEST(Compare, FindsWhatOnlyOneSideHasAndWhatDiffers_R_规定_21_1b) {
  std::vector<DepartmentListRow> rows{
      {"A1", "结婚登记", "无婚姻登记记录证明", "民政局", "婚姻登记条例", "书面承诺+信息共享", "即办件", "", ""},
      {"A2", "结婚登记", "单位介绍信", "用人单位", "", "", "", "", ""},
  };
  const auto found = compare(list(), "区民政局", rows, 2026y / March / 15);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].kind, ListDifference::Kind::differs);
  EXPECT_EQ(found[0].details.size(), 1u);
  EXPECT_EQ(found[1].kind, ListDifference::Kind::only_in_department);
  EXPECT_EQ(found[2].kind, ListDifference::Kind::only_in_official);
}

TEST(Compare, ARowTheDepartmentHasEndedIsNotInItsListAnyMore_R_规定_21_1b) {
  std::vector<DepartmentListRow> rows{
      {"A1", "结婚登记", "无婚姻登记记录证明", "婚姻登记机关", "", "", "", "2018-10-01", "2026-05-01"},
      {"A2", "结婚登记", "单位介绍信", "用人单位", "", "", "", "2018-10-01", "2026-04-30"},
      {"A3", "结婚登记", "居住情况说明", "居委会", "", "", "", "2018-10-01", "9999-12-31"}};
  const auto found = compare(list(), "区民政局", rows, 2026y / May / 1);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].department_code, "A3");
  EXPECT_EQ(found[1].kind, ListDifference::Kind::only_in_official);
}

TEST(Compare, EqualListsDifferInNothing) {
  std::vector<DepartmentListRow> rows{
      {"A1", "结婚登记", "无婚姻登记记录证明", "婚姻登记机关", "婚姻登记条例", "书面承诺+信息共享", "即办件", "", ""}};
  EXPECT_TRUE(compare(list(), "区民政局", rows, 2026y / May / 1).empty());
}

TEST(Words, GoBothWays) {
  for (const Method m : {Method::direct_cancel, Method::commitment, Method::shared_query, Method::internal_check,
                         Method::co_verification, Method::on_site, Method::contract_voucher}) {
    EXPECT_EQ(method_from_chinese(chinese(m)), m);
    EXPECT_EQ(method_from_code(code(m)), m);
  }
  EXPECT_EQ(matter_class_from_chinese("资"), MatterClass::records_check);
  EXPECT_FALSE(method_from_chinese("口头保证"));
}

}  // namespace
}  // namespace zq
