#include "adapters/answers.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>

#include "adapters/record_reading.hpp"
#include "adapters/text_rules.hpp"

namespace zq::adapters {
namespace {

constexpr size_t note_bytes_max = 1000;
constexpr size_t receipt_bytes_max = 256;

struct Meaning {
  FailureCause cause;
  ErrorCode error;
};

Meaning meaning_of(zq_status status) {
  switch (status) {
    case ZQ_E_INVALID:
      return {FailureCause::question_refused, ErrorCode::invalid_input};
    case ZQ_E_NOT_FOUND:
    case ZQ_E_UNSUPPORTED:
      return {FailureCause::question_refused, ErrorCode::not_found};
    case ZQ_E_AUTH:
      return {FailureCause::auth, ErrorCode::unavailable};
    case ZQ_E_UNAVAILABLE:
      return {FailureCause::unavailable, ErrorCode::unavailable};
    case ZQ_E_DEADLINE:
      return {FailureCause::deadline, ErrorCode::deadline};
    // Only a department that is being stopped is cancelled before its deadline.
    case ZQ_E_CANCELLED:
      return {FailureCause::department_off, ErrorCode::department_off};
    case ZQ_E_BAD_DATA:
      return {FailureCause::bad_answer, ErrorCode::bad_answer};
    case ZQ_E_OUTCOME_UNKNOWN:
      return {FailureCause::adapter_fault, ErrorCode::conflict};
    case ZQ_E_CONFIG:
    case ZQ_E_INTERNAL:
    default:
      return {FailureCause::adapter_fault, ErrorCode::internal};
  }
}

Failed broke(std::string rule) {
  return Failed{FailureCause::bad_answer, ErrorCode::bad_answer, std::move(rule), false};
}

constexpr std::array verdict_fields{Allowed{"field", ZQ_T_TEXT},    Allowed{"verdict", ZQ_T_INT},
                                    Allowed{"found", ZQ_T_TEXT},    Allowed{"found", ZQ_T_DATE},
                                    Allowed{"found", ZQ_T_DECIMAL}, Allowed{"note", ZQ_T_TEXT}};
constexpr std::array list_fields{
    Allowed{"code", ZQ_T_TEXT},   Allowed{"matter", ZQ_T_TEXT}, Allowed{"proof", ZQ_T_TEXT},
    Allowed{"issuer", ZQ_T_TEXT}, Allowed{"basis", ZQ_T_TEXT},  Allowed{"method", ZQ_T_TEXT},
    Allowed{"class", ZQ_T_TEXT},  Allowed{"since", ZQ_T_DATE},  Allowed{"until", ZQ_T_DATE}};
constexpr std::array complaint_fields{Allowed{"receipt", ZQ_T_TEXT},     Allowed{"status", ZQ_T_TEXT},
                                      Allowed{"status_text", ZQ_T_TEXT}, Allowed{"handler", ZQ_T_TEXT},
                                      Allowed{"result", ZQ_T_TEXT},      Allowed{"updated_at", ZQ_T_TEXT}};

std::optional<Verdict> verdict_of(int64_t verdict) {
  switch (verdict) {
    case ZQ_V_CONSISTENT:
      return Verdict::consistent;
    case ZQ_V_MISMATCH:
      return Verdict::mismatch;
    case ZQ_V_NO_RECORD:
      return Verdict::no_record;
    case ZQ_V_NEEDS_REVIEW:
      return Verdict::needs_review;
    default:
      return std::nullopt;
  }
}

// Appends what one record says, or returns the rule it breaks.
std::string take_verdict(const Record& record, const std::vector<std::string>& asked, std::vector<FieldVerdict>& into) {
  if (auto rule = stranger(record, verdict_fields); !rule.empty()) return rule;
  FieldVerdict said;
  said.name = text_of(record, "field");
  if (said.name.empty()) return "a verdict record without the TEXT 'field'";
  if (!asked.empty() && std::find(asked.begin(), asked.end(), said.name) == asked.end())
    return "a verdict on a field that was not asked";
  if (std::any_of(into.begin(), into.end(), [&](const FieldVerdict& f) { return f.name == said.name; }))
    return "two verdicts on the field '" + said.name + "'";
  const Value* verdict = find(record, "verdict");
  const auto value = verdict == nullptr ? std::nullopt : verdict_of(verdict->number);
  if (!value) return "the field '" + said.name + "' without a verdict from 1 to 4";
  said.verdict = *value;
  if (const Value* found = find(record, "found")) said.found = found->text;
  said.note = std::string(cut(text_of(record, "note"), note_bytes_max));
  into.push_back(std::move(said));
  return {};
}

// "YYYY-MM-DDTHH:MM:SS+08:00"; empty is allowed.
bool is_moment(std::string_view s) {
  if (s.empty()) return true;
  if (s.size() != 25 || !is_date(s.substr(0, 10)) || s.substr(19) != "+08:00" || s[10] != 'T' || s[13] != ':' ||
      s[16] != ':')
    return false;
  const auto part = [&](size_t at, int below) {
    const int tens = s[at] - '0';
    const int ones = s[at + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && tens * 10 + ones < below;
  };
  return part(11, 24) && part(14, 60) && part(17, 60);
}

// The day in China, UTC+8 without summer time.
std::string beijing_day(Instant at) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at + std::chrono::hours(8))};
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

}  // namespace

bool is_answer(const Reply& reply) { return reply.status == ZQ_OK && reply.broken_rule.empty() && !reply.crashed; }

Failed failed(const Reply& reply) {
  if (!reply.broken_rule.empty()) {
    Failed why = broke(reply.broken_rule);
    if (reply.status == ZQ_E_INTERNAL) why.cause = FailureCause::adapter_fault, why.error = ErrorCode::internal;
    why.outcome_unknown = true;
    return why;
  }
  std::string text =
      reply.text.empty() ? "the adapter gave no reason (status " + std::to_string(reply.status) + ")" : reply.text;
  if (reply.crashed) return {FailureCause::adapter_fault, ErrorCode::internal, std::move(text), true};
  const Meaning meaning = meaning_of(reply.status);
  return {meaning.cause, meaning.error, std::move(text), reply.status == ZQ_E_OUTCOME_UNKNOWN};
}

Answer failed_answer(const Failed& failed) {
  Answer answer;
  answer.kind = Answer::Kind::failed;
  answer.cause = failed.cause;
  answer.operator_text = failed.text;
  return answer;
}

Error error_of(const Failed& failed, Operation operation) {
  if (failed.outcome_unknown && is_write(operation))
    return Error{ErrorCode::conflict, "不能确定部门系统是否已收到，请人工核实", failed.text};
  // A read has no outcome that could be unknown.
  const ErrorCode error = failed.error == ErrorCode::conflict ? ErrorCode::internal : failed.error;
  std::string text(chinese(failed.cause));
  if (!failed.manual_way.empty()) text += "；人工办理：" + failed.manual_way;
  return Error{error, std::move(text), failed.text};
}

Record declared_record(const std::vector<Declared>& declared) {
  Record record;
  for (const Declared& field : declared) {
    const bool date = is_date(field.value.reveal());
    record.push_back({field.name, date ? uint32_t{ZQ_T_DATE} : uint32_t{ZQ_T_TEXT}, 0, field.value});
  }
  return record;
}

Record complaint_record(const ComplaintPassing& complaint) {
  Record record{
      text_value("no", complaint.id.value),          text_value("subject", complaint.subject),
      text_value("content", complaint.content),      text_value("complainant", complaint.complainant.reveal()),
      text_value("phone", complaint.phone.reveal()), text_value("against", complaint.against),
      text_value("matter", complaint.matter),        text_value("proof", complaint.proof)};
  record.push_back({"filed_on", ZQ_T_DATE, 0, Private(beijing_day(complaint.filed_at))});
  return record;
}

Answer read_answer(const Reply& reply, const std::vector<std::string>& asked) {
  Answer answer;
  if (reply.status == ZQ_PENDING && reply.broken_rule.empty() && !reply.crashed) {
    answer.kind = Answer::Kind::pending;
    answer.token = reply.token;
    answer.poll_after = reply.poll_after;
    return answer;
  }
  if (!is_answer(reply)) return failed_answer(failed(reply));
  for (const Record& record : reply.records)
    if (auto rule = take_verdict(record, asked, answer.fields); !rule.empty())
      return failed_answer(broke(std::move(rule)));
  const auto verdict = verdict_of(reply.verdict);
  if (!verdict) return failed_answer(broke("a verdict that is not from 1 to 4"));
  answer.kind = Answer::Kind::answered;
  answer.verdict = *verdict;
  return answer;
}

Result<workflow::Page<DepartmentListRow>> read_list(const Reply& reply, const std::string& asked_cursor,
                                                    uint32_t limit) {
  if (!is_answer(reply)) return error_of(failed(reply), Operation::list);
  if (reply.records.size() > limit)
    return error_of(
        broke("a page of " + std::to_string(reply.records.size()) + " rows, expected at most " + std::to_string(limit)),
        Operation::list);
  if (!reply.cursor.empty() && reply.cursor == asked_cursor)
    return error_of(broke("a cursor that does not move on"), Operation::list);
  workflow::Page<DepartmentListRow> page;
  page.next = reply.cursor;
  for (const Record& r : reply.records) {
    if (auto rule = stranger(r, list_fields); !rule.empty()) return error_of(broke(std::move(rule)), Operation::list);
    page.items.push_back({text_of(r, "code"), text_of(r, "matter"), text_of(r, "proof"), text_of(r, "issuer"),
                          text_of(r, "basis"), text_of(r, "method"), text_of(r, "class"), text_of(r, "since"),
                          text_of(r, "until")});
  }
  return page;
}

Result<ComplaintReply> read_complaint(const Reply& reply, Operation operation) {
  // The department may well hold the complaint, only its receipt is unusable.
  const auto wrong = [&](std::string rule) {
    return error_of({FailureCause::bad_answer, ErrorCode::bad_answer, std::move(rule), true}, operation);
  };
  if (!is_answer(reply)) return error_of(failed(reply), operation);
  if (reply.records.size() != 1)
    return wrong(std::to_string(reply.records.size()) + " records about a complaint, expected exactly one");
  const Record& r = reply.records.front();
  if (auto rule = stranger(r, complaint_fields); !rule.empty()) return wrong(std::move(rule));
  ComplaintReply said;
  said.receipt = text_of(r, "receipt");
  if (said.receipt.empty() || said.receipt.size() > receipt_bytes_max)
    return wrong("a receipt that has no 1 to " + std::to_string(receipt_bytes_max) + " bytes");
  const auto status = legacy_status_from_code(text_of(r, "status"));
  if (!status)
    return wrong("a complaint status that is none of received, accepted, rejected, handling, closed, unknown");
  said.status = *status;
  said.status_text = text_of(r, "status_text");
  said.handler = text_of(r, "handler");
  said.result = text_of(r, "result");
  said.updated_at = text_of(r, "updated_at");
  if (!is_moment(said.updated_at)) return wrong("updated_at that is no YYYY-MM-DDTHH:MM:SS+08:00");
  return said;
}

}  // namespace zq::adapters
