#include "domain/ledger_papers.hpp"

#include "domain/clocks.hpp"
#include "domain/masked.hpp"

namespace zq {
namespace {

constexpr LedgerColumn supplement_columns[] = {{"id", "编号"},
                                               {"case", "核查编号"},
                                               {"applicant", "申请人"},
                                               {"ground", "补充的理由"},
                                               {"evidence", "依据"},
                                               {"differing", "不符的内容"},
                                               {"asked", "要求补充"},
                                               {"on_site_skipped", "未先行实地核查的原因"},
                                               {"asked_at", "告知时间"},
                                               {"asked_by", "告知人"},
                                               {"supplied_at", "补充时间"},
                                               {"supplied_to", "接收人"},
                                               {"file_hash", "材料摘要"},
                                               {"kept_where", "留存处"}};

constexpr LedgerColumn volunteered_columns[] = {{"id", "编号"},
                                                {"case", "核查编号"},
                                                {"applicant", "申请人"},
                                                {"material", "材料"},
                                                {"methods", "清单载明的方式"},
                                                {"motive", "提供的原因"},
                                                {"received_at", "接收时间"},
                                                {"received_by", "接收人"},
                                                {"file_hash", "材料摘要"},
                                                {"not_requested", "申请人确认未被索要"},
                                                {"accepted", "接受与否"},
                                                {"refusal_reason", "不接受的理由"}};

constexpr LedgerColumn commitment_columns[] = {{"id", "编号"},
                                               {"case", "核查编号"},
                                               {"applicant", "申请人"},
                                               {"id_number", "公民身份号码"},
                                               {"organ", "办事部门"},
                                               {"matter", "办事事项"},
                                               {"proof", "证明材料"},
                                               {"template", "承诺书模板版本"},
                                               {"informed_at", "告知时间"},
                                               {"signed_at", "签署时间"},
                                               {"state", "状态"},
                                               {"checks", "监管核查"},
                                               {"order", "整改要求"},
                                               {"revocation", "撤销"},
                                               {"exclusion", "不适用承诺的决定"},
                                               {"dishonesty", "失信记录"}};

constexpr LedgerColumn authorisation_columns[] = {{"id", "编号"},
                                                  {"case", "核查编号"},
                                                  {"applicant", "申请人"},
                                                  {"scopes", "委托查询的内容"},
                                                  {"institutions", "机构和组织"},
                                                  {"from", "自"},
                                                  {"until", "至"},
                                                  {"signed_at", "签署时间"},
                                                  {"taken_by", "接收人"},
                                                  {"file_hash", "委托书摘要"},
                                                  {"state", "状态"},
                                                  {"uses", "查询与结果"}};

constexpr LedgerColumn on_site_columns[] = {{"id", "编号"},
                                            {"case", "核查编号"},
                                            {"letter", "协助核查函"},
                                            {"task", "四平台任务"},
                                            {"unit", "核查单位"},
                                            {"officers", "核查人员"},
                                            {"at", "核查时间"},
                                            {"place", "地点", Sight::substance},
                                            {"persons_asked", "询问对象", Sight::substance},
                                            {"finding", "核查情况", Sight::substance},
                                            {"conclusion", "结论", Sight::substance},
                                            {"photos", "照片"},
                                            {"signature", "签名"},
                                            {"recorded_at", "登记时间"}};

constexpr Roles own_and_office{Role::handling, Role::joint_office};
const LedgerShape all[] = {
    {LedgerKind::supplements, "supplements", "补充材料台账", own_and_office, supplement_columns},
    {LedgerKind::volunteered, "volunteered", "主动提供材料台账", own_and_office, volunteered_columns},
    {LedgerKind::on_site,
     "on_site",
     "上门、实地核查记录",
     {Role::handling, Role::assisting, Role::street, Role::joint_office},
     on_site_columns},
    {LedgerKind::commitments, "commitments", "书面承诺台账", own_and_office, commitment_columns},
    {LedgerKind::authorisations, "authorisations", "查询委托书台账", own_and_office, authorisation_columns}};

// The texts of many as one cell.
template <class T, class Text>
std::string joined(const std::vector<T>& all, Text text_of) {
  std::string cell;
  for (const T& one : all) {
    const std::string text = text_of(one);
    if (!text.empty()) cell += (cell.empty() ? "" : "；") + text;
  }
  return cell;
}
std::string joined(const std::vector<std::string>& all) {
  return joined(all, [](const std::string& one) { return one; });
}

std::string_view yes(bool value) { return value ? "是" : ""; }

std::string use_text(const AuthorisationUse& use) {
  return time_cell(use.at) + " " + use.institution + "：" + use.scope + "，" +
         (use.refusal.empty() ? use.result : "未予协助（" + use.refusal + "）") + "，" + use.by;
}

std::string check_text(const CommitmentCheck& check) {
  return time_cell(check.at) + " " + (check.held ? "属实" : "不实") + "：" + check.finding + "，" + check.by;
}

std::string order_text(const RectificationOrder& order) {
  const std::string done = order.done_at ? "，已整改：" + order.result : order.overdue_at ? "，逾期未改" : "";
  return time_cell(order.ordered_at) + " " + order.demand + "，限" + date_text(order.limit) + "前" + done;
}

}  // namespace

std::span<const LedgerShape> paper_ledgers() { return all; }

LedgerRow supplement_row(const Supplement& paper) {
  return {paper.id,
          paper.case_id.value,
          masked_name(paper.applicant_name.reveal()),
          std::string(chinese(paper.ground)),
          joined(paper.evidence),
          joined(paper.differing),
          joined(paper.items, [](const SupplementItem& item) { return item.what; }),
          paper.on_site_skipped,
          time_cell(paper.asked_at),
          paper.asked_by,
          time_cell(paper.supplied_at),
          paper.supplied_to,
          joined(paper.items, [](const SupplementItem& item) { return item.file_hash; }),
          paper.kept_where};
}

LedgerRow volunteered_row(const Volunteered& paper) {
  return {paper.id,
          paper.case_id.value,
          masked_name(paper.applicant_name.reveal()),
          paper.material,
          joined(paper.methods, [](Method method) { return std::string(chinese(method)); }),
          paper.motive,
          time_cell(paper.received_at),
          paper.received_by,
          paper.file_hash,
          std::string(yes(paper.not_requested)),
          paper.accepted ? "接受" : "不接受",
          paper.refusal_reason};
}

LedgerRow on_site_row(const OnSiteRecord& record) {
  return {record.id,
          record.case_id.value,
          record.letter,
          record.task,
          record.unit,
          joined(record.officers),
          record.day_only && record.at ? date_text(beijing_day(*record.at)) : time_cell(record.at),
          record.place.reveal(),
          record.persons_asked.reveal(),
          record.finding.reveal(),
          std::string(chinese(record.conclusion)),
          joined(record.photos),
          record.signature,
          time_cell(record.recorded_at)};
}

LedgerRow authorisation_row(const Authorisation& paper) {
  return {paper.id,
          paper.case_id.value,
          masked_name(paper.applicant_name.reveal()),
          joined(paper.scopes),
          joined(paper.institutions),
          date_text(paper.from),
          date_text(paper.until),
          time_cell(paper.signed_at),
          paper.taken_by,
          paper.file_hash,
          std::string(chinese(paper.state)),
          joined(paper.uses, use_text)};
}

LedgerRow commitment_row(const Commitment& paper, const Exclusion* exclusion) {
  return {paper.id,
          paper.case_id.value,
          masked_name(paper.applicant_name.reveal()),
          masked_number(paper.applicant_id_number.reveal()),
          paper.organ,
          paper.matter,
          paper.proof,
          std::to_string(paper.template_number),
          time_cell(paper.informed_at),
          time_cell(paper.signed_at),
          std::string(chinese(paper.state)),
          joined(paper.checks, check_text),
          paper.order ? order_text(*paper.order) : "",
          paper.revocation,
          exclusion ? exclusion->decision_no + "，至" + date_text(exclusion->last_day) : "",
          exclusion ? exclusion->dishonesty_ref : ""};
}

}  // namespace zq
