// In what two versions of the list differ, column by column.
#include "domain/list_diff.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

Entry entry(const std::string& id, const std::string& issuer) {
  Entry one;
  one.id = EntryId{id};
  one.handling_department = "区民政局";
  one.matter = "结婚登记";
  one.proof = id + "证明";
  one.issuer = issuer;
  one.basis = "条例";
  one.methods = {Method::shared_query};
  return one;
}

TEST(ListDiff, NamesWhatCameWentAndChangedWithBeforeAndAfter) {
  ListVersion before, after;
  before.entries = {entry("A", "甲"), entry("B", "乙"), entry("C", "丙")};
  after.entries = {entry("D", "丁"), entry("C", "丙"), entry("A", "甲方")};
  after.entries[2].traits.in_centre = true;
  const auto changes = changes_between(before, after);
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(changes[0].kind(), EntryChange::Kind::added);
  EXPECT_EQ(sentence(changes[0]), "新增 D 区民政局“结婚登记”的“D证明”：取消后办理方式“信息共享”");
  EXPECT_EQ(changes[1].kind(), EntryChange::Kind::changed);
  EXPECT_EQ(changes[1].columns,
            (std::vector<ColumnChange>{{EntryColumn::issuer, "甲", "甲方"}, {EntryColumn::in_centre, "否", "是"}}));
  EXPECT_EQ(sentence(changes[1]),
            "变更 A 区民政局“结婚登记”的“A证明”：出具单位由“甲”改为“甲方”；进驻中心由“否”改为“是”");
  EXPECT_EQ(changes[2].kind(), EntryChange::Kind::removed);
  EXPECT_EQ(sentence(changes[2]), "取消 B 区民政局“结婚登记”的“B证明”");
}

TEST(ListDiff, AVersionDoesNotDifferFromItself) {
  ListVersion list;
  list.entries = {entry("A", "甲"), entry("B", "乙")};
  EXPECT_TRUE(changes_between(list, list).empty());
}

}  // namespace
}  // namespace zq
