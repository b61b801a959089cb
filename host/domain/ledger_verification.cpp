#include "domain/ledger.hpp"
#include "domain/letter_terms.hpp"

namespace zq {
namespace {

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

const LedgerShape both[] = {
    {LedgerKind::letters,
     "letters",
     "协查台账",
     {Role::handling, Role::assisting, Role::joint_office, Role::service_centre, Role::assistant, Role::supervisor},
     letter_columns},
    {LedgerKind::access, "access", "信息查询访问日志", {Role::auditor, Role::joint_office}, access_columns}};

}  // namespace

std::span<const LedgerShape> verification_ledgers() { return both; }

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
