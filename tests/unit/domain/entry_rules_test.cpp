// What an entry of the list must be, and the seven grounds on which a proof is cancelled (规定-2, 规定-7).
#include "domain/entry_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace zq {
namespace {

Entry lawful() {
  Entry entry;
  entry.id = EntryId{"ZM-1"};
  entry.handling_department = "区民政局";
  entry.matter = "结婚登记";
  entry.proof = "婚姻状况证明";
  entry.issuer = "婚姻登记机关";
  entry.basis = "婚姻登记条例";
  entry.methods = {Method::co_verification};
  entry.traits.basis_level = BasisLevel::administrative_regulation;
  return entry;
}

// The code or words found, by column; empty: no fault.
std::string found(const std::vector<EntryFault>& faults, EntryColumn column) {
  const auto one = std::ranges::find(faults, column, &EntryFault::column);
  return one == faults.end() ? "" : one->found;
}

TEST(EntryRules, ALawfulEntryHasNoFaultAlsoAsAnAddition) {
  EXPECT_TRUE(faults_of(lawful()).empty());
  EXPECT_TRUE(faults_of_addition(lawful()).empty());
}

// R-规定-2.1
TEST(EntryRules, WhatIsHeldOrIssuedByNoThirdPartyIsNotAProof_规定_2_1) {
  for (const MaterialKind kind :
       {MaterialKind::licence, MaterialKind::reviewed, MaterialKind::judicial, MaterialKind::contract}) {
    Entry entry = lawful();
    entry.traits.material = kind;
    EXPECT_EQ(found(faults_of(entry), EntryColumn::material), "NOT_A_PROOF") << chinese(kind);
  }
  Entry held = lawful();
  held.proof = "居民身份证";
  held.traits.held_by_applicant = true;
  EXPECT_EQ(found(faults_of(held), EntryColumn::held_by_applicant), "NOT_A_PROOF");
  for (const std::string issuer : {"", "申请人", "本人"}) {
    Entry nobody = lawful();
    nobody.issuer = issuer;
    EXPECT_EQ(found(faults_of(nobody), EntryColumn::issuer), "NOT_A_PROOF") << issuer;
  }
}

// R-规定-2.2a
TEST(EntryRules, NothingIsRetainedWithoutALawOrRegulation_规定_2_2a) {
  Entry entry = lawful();
  entry.traits.retained = true;
  for (const auto& [level, good] : {std::pair{BasisLevel::law, true},
                                    {BasisLevel::administrative_regulation, true},
                                    {BasisLevel::local_regulation, true},
                                    {BasisLevel::rule, false},
                                    {BasisLevel::document, false}}) {
    entry.traits.basis_level = level;
    EXPECT_EQ(found(faults_of(entry), EntryColumn::retained).empty(), good) << chinese(level);
  }
  entry.traits.basis_level.reset();
  EXPECT_EQ(found(faults_of(entry), EntryColumn::retained), "nothing");
}

// R-规定-2.2b
TEST(EntryRules, AnEntryIsCancelledOutrightOrReplacedByAWay_规定_2_2b) {
  Entry entry = lawful();
  entry.methods.clear();
  EXPECT_EQ(found(faults_of(entry), EntryColumn::methods), "nothing");
  entry.methods = {Method::direct_cancel};
  EXPECT_TRUE(faults_of(entry).empty());
  entry.methods = {Method::direct_cancel, Method::shared_query};
  EXPECT_EQ(found(faults_of(entry), EntryColumn::methods), "直接取消+信息共享");
}

// R-规定-6.2b
TEST(EntryRules, AnAdditionSaysHowItIsReplacedAndOnWhat_规定_6_2b) {
  Entry entry = lawful();
  entry.methods = {Method::direct_cancel};
  entry.basis.clear();
  const auto faults = faults_of_addition(entry);
  EXPECT_EQ(found(faults, EntryColumn::methods), "NO_REPLACEMENT");
  EXPECT_EQ(found(faults, EntryColumn::basis), "nothing");
}

// R-规定-7.1
TEST(EntryRules, OnlyALawOrRegulationMaySetAProofInWhateverMatter_规定_7_1) {
  for (const MatterType type : {MatterType::approval, MatterType::public_service}) {
    Entry entry = lawful();
    entry.traits.matter_type = type;
    entry.traits.basis_level = BasisLevel::local_regulation;
    EXPECT_TRUE(faults_of_addition(entry).empty());
    for (const std::optional<BasisLevel> level : {std::optional{BasisLevel::rule}, {BasisLevel::document}, {}}) {
      entry.traits.basis_level = level;
      EXPECT_EQ(found(faults_of_addition(entry), EntryColumn::basis_level), "BASIS_LEVEL");
      EXPECT_TRUE(faults_of(entry).empty());  // what is cancelled anyway may rest on less
    }
  }
}

std::vector<GroundAnswer> all_no() {
  std::vector<GroundAnswer> answers;
  for (const CancelGround ground : all_cancel_grounds) answers.push_back({ground, false, "不适用"});
  return answers;
}

// R-规定-7.2
TEST(EntryRules, EachOfTheSevenGroundsBlocksAnAddition_规定_7_2) {
  EXPECT_TRUE(faults_of(all_no(), "/grounds").empty());
  for (size_t i = 0; i < all_cancel_grounds.size(); ++i) {
    auto answers = all_no();
    answers[i].applies = true;
    const auto faults = faults_of(answers, "/grounds");
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].found, "MUST_CANCEL");
    EXPECT_EQ(faults[0].path, "/grounds/" + std::to_string(i) + "/applies");
  }
}

TEST(EntryRules, EveryGroundIsAnsweredOnce_规定_7_2) {
  auto answers = all_no();
  answers[1].ground = CancelGround::licence;
  const auto faults = faults_of(answers, "/grounds");
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].text, "重复回答：可以通过法定证照办理");
  EXPECT_EQ(faults[1].text, "没有回答：可以通过书面告知承诺办理");
}

TEST(EntryRules, FaultsPointAtTheMemberTheyMean) {
  Entry entry = lawful();
  entry.matter = " 结婚登记";
  const auto faults = with_pointers(faults_of(entry), "/entry");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].path, "/entry/matter");
  EXPECT_EQ(faults[0].text, "办事事项前后不能有空格");
}

TEST(EntryColumns, TwoEntriesDifferInTheColumnsThatSaySomethingElse) {
  Entry one = lawful(), other = lawful();
  EXPECT_TRUE(differing(one, other).empty());
  other.issuer = "民政局";
  other.traits.in_centre = true;
  EXPECT_EQ(differing(one, other), (std::vector{EntryColumn::issuer, EntryColumn::in_centre}));
}

}  // namespace
}  // namespace zq
