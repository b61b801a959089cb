// The machine and the application form of an adjustment: reasons, columns, bases, grounds (调整-5 to 8, 规定-6, 7).
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "domain/adjustment.hpp"
#include "domain/opinion.hpp"

namespace zq {
namespace {

using R = AdjustmentReason;
using K = AdjustmentKind;
using S = AdjustmentState;
const Date today = std::chrono::year(2026) / 11 / 26;

Entry listed() {
  Entry one;
  one.id = EntryId{"ZM-1"};
  one.handling_department = "区民政局";
  one.matter = "公租房申请";
  one.proof = "婚姻状况证明";
  one.issuer = "婚姻登记机关";
  one.basis = "某条例";
  one.methods = {Method::commitment};
  return one;
}
ListVersion list() {
  ListVersion version;
  version.number = 1;
  version.entries = {listed()};
  return version;
}
AdjustmentForm form_for(R reason) {
  AdjustmentForm form;
  form.kind = kind_of(reason);
  form.reason = reason;
  form.cause_on = today;
  form.handler = "王五";
  form.seal = "已盖章";
  form.basis = {"某条例", "国务院令第1号", "第三条", "应当提供", BasisLevel::law, today};
  form.decision_no = "浙政发〔2026〕1号";
  form.decision_level = DecisionLevel::district;
  form.explanation = "情况说明。";
  form.proposed = listed();
  if (form.kind != K::add) form.entry = EntryId{"ZM-1"};
  if (form.kind == K::add) {
    form.proposed.id = EntryId{"ZM-2"};
    form.proposed.proof = "户籍证明";
    form.proposed.methods = {Method::co_verification};
    form.proposed.set_sources({{{DepartmentId{"public_security"}, ""}}});
    form.verifying_unit = "公安椒江分局";
    for (const CancelGround ground : all_cancel_grounds) form.grounds.push_back({ground, false, ""});
  }
  complete(form);
  return form;
}
// "/path FOUND" of each fault.
std::set<std::string> faults(const AdjustmentForm& form) {
  std::set<std::string> all;
  for (const Fault& fault : faults_of(form, list(), today)) all.insert(fault.path + " " + fault.found);
  return all;
}
bool faulty(const AdjustmentForm& form, const std::string& path) {
  const auto all = faults_of(form, list(), today);
  return std::ranges::any_of(all, [&](const Fault& fault) { return fault.path == path; });
}
using All = std::set<std::string>;

TEST(AdjustmentTable, LeadsFromTheDraftToEveryStateAndSaysWhatIsPossible) {
  std::set<S> reached{S::draft, S::initiated};
  std::set<std::pair<S, AdjustmentEvent>> pairs;
  for (const AdjustmentRow& row : adjustment_table()) {
    reached.insert(row.to);
    EXPECT_TRUE(pairs.insert({row.from, row.on}).second);
    EXPECT_FALSE(is_closed(row.from));
  }
  for (int i = 0; i <= static_cast<int>(S::withdrawn); ++i) {
    EXPECT_TRUE(reached.contains(static_cast<S>(i))) << code(static_cast<S>(i));
    S back{};
    EXPECT_TRUE(from_code(code(static_cast<S>(i)), back) && back == static_cast<S>(i));
  }
  const auto refused = step(S::submitted, AdjustmentEvent::publish);
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
  EXPECT_NE(refused.error().text.find("现在可以：审核通过、退回、不予核准、撤回"), std::string::npos)
      << refused.error().text;
  EXPECT_EQ(step(S::public_notice, AdjustmentEvent::amend).error().code, ErrorCode::conflict) << "frozen";
  EXPECT_EQ(step(S::re_review, AdjustmentEvent::approve).error().code, ErrorCode::re_review);
}

TEST(AdjustmentForm, IsWithoutFaultForEveryReason) {
  for (int i = 0; i <= static_cast<int>(R::remove_function); ++i) {
    const R reason = static_cast<R>(i);
    AdjustmentForm form = form_for(reason);
    if (reason == R::change_unit) form.proposed.issuer = "乡镇政府";
    if (reason == R::change_matter || reason == R::change_other) form.proposed.matter = "公租房资格确认";
    if (reason == R::change_proof) form.proposed.proof = "婚姻登记证明";
    if (reason == R::change_method) form.proposed.methods = {Method::direct_cancel};
    EXPECT_EQ(faults(form), All{}) << code(reason);
    EXPECT_FALSE(basis_of(reason).empty());
  }
}

// R-调整-2.1, R-调整-8.2b, R-调整-3.2
TEST(AdjustmentForm, TellsEverythingThatIsMissingAtOnce) {
  AdjustmentForm empty;
  const auto all = faults_of(empty, list(), today);
  for (const char* path : {"/reason", "/cause_date", "/handler", "/seal", "/basis/name", "/basis/document_no",
                           "/basis/article", "/basis/text", "/basis/effective_on", "/basis/level", "/verifying_unit",
                           "/grounds", "/proposed/methods", "/proposed/matter", "/proposed/proof", "/proposed/issuer"})
    EXPECT_TRUE(std::ranges::any_of(all, [&](const Fault& fault) { return fault.path == path; })) << path;
  AdjustmentForm change = form_for(R::change_matter);
  change.proposed.matter = "公租房资格确认";
  change.basis = {};
  EXPECT_TRUE(faulty(change, "/basis/name")) << "a change has its basis too";
  AdjustmentForm early = form_for(R::add_law);
  early.cause_on = today + std::chrono::years(1);
  EXPECT_TRUE(faulty(early, "/cause_date"));
  AdjustmentForm wrong_kind = form_for(R::add_law);
  wrong_kind.reason = R::remove_law;
  EXPECT_TRUE(faulty(wrong_kind, "/reason"));
}

// R-规定-6.2b, R-调整-5.0
TEST(AdjustmentForm, AnAdditionNamesItsBasisAndItsReplacement) {
  AdjustmentForm form = form_for(R::add_law);
  form.basis = {};
  form.proposed.methods.clear();
  form.proposed.set_sources({});
  form.verifying_unit.clear();
  complete(form);
  EXPECT_TRUE(faulty(form, "/basis/name"));
  EXPECT_TRUE(faulty(form, "/proposed/methods"));
  EXPECT_TRUE(faulty(form, "/verifying_unit"));
  AdjustmentForm outright = form_for(R::add_law);
  outright.proposed.methods = {Method::direct_cancel};
  outright.proposed.set_sources({});
  EXPECT_TRUE(faults(outright).contains("/proposed/methods NO_REPLACEMENT"));
}

// R-规定-7.1, R-调整-5(1), R-调整-5(2), R-调整-5(3), C-10
TEST(AdjustmentForm, OnlyALawOrRegulationSetsAProofWhateverTheReason) {
  for (const R reason : {R::add_law, R::add_delegated, R::add_function})
    for (const BasisLevel level : {BasisLevel::rule, BasisLevel::document}) {
      AdjustmentForm form = form_for(reason);
      form.basis.level = level;
      complete(form);
      EXPECT_EQ(faults(form), All{"/basis/level BASIS_LEVEL"}) << code(reason);
    }
  for (const R reason : {R::add_delegated, R::add_function}) {
    AdjustmentForm form = form_for(reason);
    form.decision_no.clear();
    EXPECT_TRUE(faulty(form, "/decision_no")) << code(reason);
    form.basis = {};
    EXPECT_TRUE(faulty(form, "/basis/name")) << "a trigger is no basis";
  }
}

// R-规定-7.2
TEST(AdjustmentForm, EachOfTheSevenGroundsStandsInTheWay) {
  for (size_t i = 0; i < all_cancel_grounds.size(); ++i) {
    AdjustmentForm form = form_for(R::add_law);
    form.grounds[i].applies = true;
    EXPECT_EQ(faults(form), All{"/grounds/" + std::to_string(i) + "/applies MUST_CANCEL"});
  }
  AdjustmentForm silent = form_for(R::add_law);
  silent.grounds.pop_back();
  EXPECT_TRUE(faulty(silent, "/grounds"));
}

// R-调整-6(1), R-调整-6(2), R-调整-6(3), R-调整-6(4)
TEST(AdjustmentForm, WhatChangesFitsTheReason) {
  const std::vector<std::pair<std::string, void (*)(Entry&)>> edits{
      {"issuer", [](Entry& one) { one.issuer = "乡镇政府"; }},
      {"matter", [](Entry& one) { one.matter = "公租房资格确认"; }},
      {"proof", [](Entry& one) { one.proof = "婚姻登记证明"; }},
      {"methods", [](Entry& one) { one.methods = {Method::direct_cancel}; }}};
  const R reasons[] = {R::change_unit, R::change_matter, R::change_proof, R::change_method};
  for (size_t reason = 0; reason < 4; ++reason) {
    EXPECT_EQ(faults(form_for(reasons[reason])), All{"/proposed REASON_DIFF"}) << "nothing changed";
    for (size_t edit = 0; edit < 4; ++edit) {
      AdjustmentForm form = form_for(reasons[reason]);
      edits[edit].second(form.proposed);
      EXPECT_EQ(faults(form), reason == edit ? All{} : All{"/proposed/" + edits[edit].first + " REASON_DIFF"});
    }
  }
}

// R-调整-6(3): what has become a licence is no proof any more: remove it.
TEST(AdjustmentForm, ALicenceIsNoProof) {
  AdjustmentForm form = form_for(R::change_proof);
  form.proposed.traits.material = MaterialKind::licence;
  EXPECT_EQ(faults(form), All{"/proposed/material NOT_A_PROOF"});
}

// R-调整-6(5), R-调整-7(1), R-调整-7(2), R-调整-7(3)
TEST(AdjustmentForm, OtherReasonsAndRemovalsSayWhy) {
  AdjustmentForm other = form_for(R::change_other);
  other.proposed.matter = "公租房资格确认";
  other.explanation = " ";
  EXPECT_TRUE(faulty(other, "/explanation"));
  AdjustmentForm law = form_for(R::remove_law);
  law.decision_no.clear();
  EXPECT_EQ(faults(law), All{}) << "the number of the law will do";
  law.basis = {};
  EXPECT_TRUE(faulty(law, "/decision_no"));
  AdjustmentForm decision = form_for(R::remove_decision);
  decision.basis = {};
  EXPECT_EQ(faults(decision), All{}) << "C-10: any decision document";
  decision.decision_no.clear();
  decision.decision_level.reset();
  EXPECT_TRUE(faulty(decision, "/decision_no"));
  EXPECT_TRUE(faulty(decision, "/decision_level"));
  AdjustmentForm function = form_for(R::remove_function);
  function.explanation.clear();
  EXPECT_TRUE(faulty(function, "/explanation"));
}

// R-调整-3.3
TEST(AdjustmentForm, ItsContentShowsEveryColumnBeforeAndAfter) {
  AdjustmentForm form = form_for(R::change_method);
  form.proposed.methods = {Method::shared_query, Method::co_verification};
  const Entry before = listed();
  EXPECT_EQ(content_of(form, &before),
            "变更清单事项ZM-1：公租房申请，婚姻状况证明\n取消后办理方式：书面承诺 → 信息共享+部门间核查");
}

TEST(PersonalData, IsFoundByItsForm) {
  const std::pair<const char*, const char*> rows[] = {
      {"身份证331099199001011239。", "公民身份号码"},
      {"331099 19900101 123X", "公民身份号码"},
      {"３３１０９９１９９００１０１１２３９", "公民身份号码"},
      {"331099900101123", "公民身份号码"},
      {"请打13800138000", "电话号码"},
      {"138-0013-8000", "电话号码"},
      {"+8613800138000", "电话号码"},
      {"0576-88881234", "电话号码"},
      {"依据国务院令第123号，2026-11-23 10:00", ""},
      {"椒政办发〔2018〕187号", ""},
      {"区12345", ""},
      {"没有数字", ""},
  };
  for (const auto& [text, kind] : rows) EXPECT_EQ(personal_data_in(text), kind) << text;
}

}  // namespace
}  // namespace zq
