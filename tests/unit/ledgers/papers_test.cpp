#include <gtest/gtest.h>

#include <map>

#include "domain/ledger_papers.hpp"

namespace zq {
namespace {

const Instant ten = std::chrono::sys_days{std::chrono::year(2026) / 11 / 23} + std::chrono::hours(2);

std::map<std::string_view, std::string> cells(LedgerKind kind, const LedgerRow& row) {
  const auto columns = columns_of(kind);
  EXPECT_EQ(row.size(), columns.size()) << code(kind);
  std::map<std::string_view, std::string> all;
  for (size_t i = 0; i < row.size() && i < columns.size(); ++i) all[columns[i].name] = row[i];
  return all;
}

// R-规定-12.2, R-核查-7.2: ground, evidence, what was asked and supplied, when, by whom, where it is kept.
TEST(Papers, OfSupplements) {
  Supplement paper;
  paper.applicant_name = Private("欧阳示例");
  paper.ground = SupplementGround::mismatch;
  paper.evidence = {"machine", "XH1"};
  paper.items = {{"a", "收入情况", Private("3000"), "aa"}, {"b", "租赁合同", Private(""), "bb"}};
  paper.asked_at = ten;
  paper.kept_where = "档案柜 3";
  auto row = cells(LedgerKind::supplements, supplement_row(paper));
  EXPECT_EQ(row["applicant"], "欧阳*");
  EXPECT_EQ(row["evidence"], "machine；XH1");
  EXPECT_EQ(row["asked"], "收入情况；租赁合同");
  EXPECT_EQ(row["asked_at"], "2026-11-23 10:00:00");
  EXPECT_EQ(row["supplied_at"], "");
  EXPECT_EQ(row["file_hash"], "aa；bb");
  for (const auto& [name, text] : row) EXPECT_EQ(text.find("3000"), std::string::npos) << name << " tells a value";
}

// R-规定-16.2
TEST(Papers, OfWhatWasVolunteered) {
  Volunteered paper;
  paper.applicant_name = Private("张示例");
  paper.methods = {Method::co_verification, Method::on_site};
  paper.not_requested = true;
  auto row = cells(LedgerKind::volunteered, volunteered_row(paper));
  EXPECT_EQ(row["applicant"], "张*");
  EXPECT_EQ(row["methods"], "部门间核查；部门调查核实");
  EXPECT_EQ(row["not_requested"], "是");
  EXPECT_EQ(row["accepted"], "接受");
}

TEST(Papers, OfAuthorisationsWithEachUse) {
  Authorisation paper;
  paper.institutions = {"示例银行"};
  paper.scopes = {"存款余额"};
  paper.from = Date{std::chrono::year(2026) / 11 / 1};
  paper.until = Date{std::chrono::year(2026) / 11 / 30};
  paper.uses = {{ten, "示例银行", "存款余额", "王敏", "回执 7", ""},
                {ten, "示例银行", "存款余额", "王敏", "", "系统维护"}};
  auto row = cells(LedgerKind::authorisations, authorisation_row(paper));
  EXPECT_EQ(row["until"], "2026-11-30");
  EXPECT_EQ(row["uses"],
            "2026-11-23 10:00:00 示例银行：存款余额，回执 7，王敏；2026-11-23 10:00:00 "
            "示例银行：存款余额，未予协助（系统维护），王敏");
}

TEST(Papers, OfCommitmentsWithWhatFollowed) {
  Commitment paper;
  paper.applicant_name = Private("李示例");
  paper.applicant_id_number = Private("331099199001010012");
  paper.template_number = 2;
  paper.checks = {{ten, "王敏", "与申报一致", true}, {ten, "王敏", "已离职", false}};
  paper.order = RectificationOrder{};
  paper.order->demand = "补缴";
  paper.order->limit = Date{std::chrono::year(2026) / 12 / 1};
  paper.order->ordered_at = ten;
  Exclusion exclusion;
  exclusion.decision_no = "椒民〔2026〕9号";
  exclusion.last_day = Date{std::chrono::year(2028) / 11 / 23};
  exclusion.dishonesty_ref = "SX1";
  auto row = cells(LedgerKind::commitments, commitment_row(paper, &exclusion));
  EXPECT_EQ(row["id_number"], "331099********0012");
  EXPECT_EQ(row["template"], "2");
  EXPECT_EQ(row["checks"], "2026-11-23 10:00:00 属实：与申报一致，王敏；2026-11-23 10:00:00 不实：已离职，王敏");
  EXPECT_EQ(row["order"], "2026-11-23 10:00:00 补缴，限2026-12-01前");
  EXPECT_EQ(row["exclusion"], "椒民〔2026〕9号，至2028-11-23");
  EXPECT_EQ(row["dishonesty"], "SX1");
  EXPECT_EQ(cells(LedgerKind::commitments, commitment_row(paper, nullptr))["exclusion"], "");
}

}  // namespace
}  // namespace zq
