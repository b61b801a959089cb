#include "domain/ledger.hpp"

#include <array>

#include "domain/clocks.hpp"
#include "domain/letter_terms.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {

constexpr std::array kinds{Word<LedgerKind>{LedgerKind::letters, "letters", "协查台账"},
                           Word<LedgerKind>{LedgerKind::supplements, "supplements", "补充材料台账"},
                           Word<LedgerKind>{LedgerKind::volunteered, "volunteered", "主动提供材料台账"},
                           Word<LedgerKind>{LedgerKind::commitments, "commitments", "书面承诺台账"},
                           Word<LedgerKind>{LedgerKind::authorisations, "authorisations", "查询委托书台账"},
                           Word<LedgerKind>{LedgerKind::oversight, "oversight", "督察、通报、典型案例、考核台账"},
                           Word<LedgerKind>{LedgerKind::access, "access", "信息查询访问日志"}};

constexpr LedgerColumn letter_columns[] = {{"number", "文号"},
                                           {"handling_department", "办事部门"},
                                           {"assisting_department", "协查部门"},
                                           {"matter", "办事事项"},
                                           {"proof", "证明材料"},
                                           {"entry", "清单事项"},
                                           {"list_version", "清单版本"},
                                           {"case", "核查编号"},
                                           {"case_type", "办件类型"},
                                           {"check_mode", "核查方式"},
                                           {"sent_at", "发出时间"},
                                           {"received_at", "签收时间"},
                                           {"due_at", "应反馈时间"},
                                           {"replied_at", "反馈时间"},
                                           {"state", "状态"},
                                           {"result", "反馈结果", Sight::substance},
                                           {"reason", "理由", Sight::substance},
                                           {"automatic", "自动反馈"},
                                           {"minutes_late", "超期分钟"},
                                           {"sender", "办事部门经办人"},
                                           {"replied_by", "协查部门经办人"}};

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

constexpr LedgerColumn oversight_columns[] = {
    {"number", "编号"}, {"kind", "类别"},     {"unit", "单位"},   {"fact", "事实"},   {"date", "日期"},
    {"points", "分值"}, {"evidence", "依据"}, {"state", "状态"}, {"result", "处理"}, {"closed_at", "办结时间"}};

constexpr LedgerColumn access_columns[] = {{"number", "办理记录号"},
                                           {"at", "时间"},
                                           {"operator", "经办人", Sight::substance},
                                           {"organisation", "单位"},
                                           {"terminal", "调用系统", Sight::substance},
                                           {"case", "核查编号"},
                                           {"matter", "办事事项"},
                                           {"purpose", "用途"},
                                           {"source", "信息来源"},
                                           {"fields", "返回内容", Sight::substance},
                                           {"result", "结果"},
                                           {"request", "请求编号", Sight::substance}};

}  // namespace

std::string_view code(LedgerKind kind) { return code_in(kinds, kind); }
std::string_view chinese(LedgerKind kind) { return chinese_in(kinds, kind); }
std::optional<LedgerKind> ledger_kind_from_code(std::string_view text) { return by_code(kinds, text); }

std::span<const LedgerKind> all_ledgers() {
  static constexpr std::array all{LedgerKind::letters,     LedgerKind::supplements,    LedgerKind::volunteered,
                                  LedgerKind::commitments, LedgerKind::authorisations, LedgerKind::oversight,
                                  LedgerKind::access};
  return all;
}

Roles readers_of(LedgerKind kind) {
  switch (kind) {
    case LedgerKind::letters:
      return {Role::handling,       Role::assisting, Role::joint_office,
              Role::service_centre, Role::assistant, Role::supervisor};
    case LedgerKind::supplements:
    case LedgerKind::volunteered:
    case LedgerKind::commitments:
    case LedgerKind::authorisations:
      return {Role::handling, Role::joint_office};
    case LedgerKind::oversight:
      return {Role::handling, Role::assisting, Role::joint_office, Role::street};
    case LedgerKind::access:
      return {Role::auditor, Role::joint_office};
  }
  return {};
}

std::span<const LedgerColumn> columns_of(LedgerKind kind) {
  switch (kind) {
    case LedgerKind::letters:
      return letter_columns;
    case LedgerKind::supplements:
      return supplement_columns;
    case LedgerKind::volunteered:
      return volunteered_columns;
    case LedgerKind::commitments:
      return commitment_columns;
    case LedgerKind::authorisations:
      return authorisation_columns;
    case LedgerKind::oversight:
      return oversight_columns;
    case LedgerKind::access:
      return access_columns;
  }
  return {};
}

void restrict(LedgerRow& row, LedgerKind kind, Sight sight) {
  const auto columns = columns_of(kind);
  for (size_t i = 0; i < row.size(); ++i)
    if (columns[i].shown > sight) row[i].clear();
}

std::string time_cell(std::optional<Instant> at) {
  if (!at) return {};
  std::string text = moment_text(*at).substr(0, 19);
  text[10] = ' ';
  return text;
}

LedgerRow letter_row(const Letter& letter, std::string_view department_name, Instant now) {
  const bool over = letter.state == LetterState::returned || letter.state == LetterState::withdrawn;
  const Instant until = letter.replied_at.value_or(over ? letter.closed_at.value_or(now) : now);
  return {letter_number_text(letter),
          letter.from,
          std::string(department_name),
          letter.matter,
          letter.proof,
          letter.entry.value,
          std::to_string(letter.list_version),
          letter.case_id.value,
          std::string(chinese(letter.case_type)),
          std::string(chinese(letter.check_mode)),
          time_cell(letter.sent_at),
          time_cell(letter.received_at),
          time_cell(letter.due_at),
          time_cell(letter.replied_at),
          std::string(chinese(letter.state)),
          letter.result ? std::string(chinese(*letter.result)) : "",
          letter.reason,
          letter.automatic ? "是" : "",
          std::to_string(minutes_late(letter, until)),
          letter.sender,
          letter.replied_by};
}

LedgerRow access_row(const AccessEntry& entry) {
  return {std::to_string(entry.number),
          time_cell(entry.at),
          entry.operator_name,
          entry.organisation,
          entry.terminal,
          entry.case_id.value,
          entry.matter,
          entry.purpose,
          entry.source,
          entry.fields,
          entry.result,
          entry.request_id};
}

}  // namespace zq
