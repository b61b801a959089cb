#include "adapters/field_task_answers.hpp"

#include <array>
#include <optional>

#include "adapters/answers.hpp"
#include "adapters/record_reading.hpp"
#include "domain/clocks.hpp"

namespace zq::adapters {
namespace {

constexpr size_t receipt_bytes_max = 256;

// What is wrong with the answer; empty: nothing so far.
using Rule = std::string;

constexpr std::array reply_fields{Allowed{"receipt", ZQ_T_TEXT}, Allowed{"status", ZQ_T_TEXT},
                                  Allowed{"status_text", ZQ_T_TEXT}};
constexpr std::array notice_fields{Allowed{"receipt", ZQ_T_TEXT}, Allowed{"task_no", ZQ_T_TEXT},
                                   Allowed{"status", ZQ_T_TEXT}, Allowed{"status_text", ZQ_T_TEXT}};
constexpr std::array state_fields{
    Allowed{"kind", ZQ_T_TEXT},        Allowed{"receipt", ZQ_T_TEXT},    Allowed{"status", ZQ_T_TEXT},
    Allowed{"status_text", ZQ_T_TEXT}, Allowed{"task_no", ZQ_T_TEXT},    Allowed{"reason", ZQ_T_TEXT},
    Allowed{"updated_at", ZQ_T_TEXT},  Allowed{"updated_at", ZQ_T_DATE}, Allowed{"conclusion", ZQ_T_TEXT},
    Allowed{"handler", ZQ_T_TEXT},     Allowed{"peer", ZQ_T_TEXT},       Allowed{"place", ZQ_T_TEXT},
    Allowed{"remark", ZQ_T_TEXT},      Allowed{"signature", ZQ_T_TEXT},  Allowed{"feedback_at", ZQ_T_TEXT},
    Allowed{"feedback_at", ZQ_T_DATE}};
constexpr std::array step_fields{Allowed{"kind", ZQ_T_TEXT},    Allowed{"step", ZQ_T_TEXT},
                                 Allowed{"org", ZQ_T_TEXT},     Allowed{"operator", ZQ_T_TEXT},
                                 Allowed{"opinion", ZQ_T_TEXT}, Allowed{"at", ZQ_T_TEXT},
                                 Allowed{"at", ZQ_T_DATE}};
constexpr std::array answer_fields{Allowed{"kind", ZQ_T_TEXT}, Allowed{"question", ZQ_T_TEXT},
                                   Allowed{"value", ZQ_T_TEXT}};
constexpr std::array photo_fields{Allowed{"kind", ZQ_T_TEXT}, Allowed{"question", ZQ_T_TEXT},
                                  Allowed{"reference", ZQ_T_TEXT}};

Rule take_receipt(const Record& record, std::string& into) {
  into = text_of(record, "receipt");
  if (!into.empty() && into.size() <= receipt_bytes_max) return {};
  return "a receipt that has no 1 to " + std::to_string(receipt_bytes_max) + " bytes";
}

Rule take_state(const Record& record, FieldTaskState& state, std::string& text) {
  const auto known = field_task_state_from_code(text_of(record, "status"));
  if (!known)
    return "a field task status that is none of accepted, assigned, handling, feedback, closed, returned, overdue, "
           "unknown";
  state = *known;
  text = text_of(record, "status_text");
  return {};
}

Rule take_time(const Record& record, const char* name, std::optional<FieldTime>& into) {
  const Value* value = find(record, name);
  if (value == nullptr || value->text.empty()) return {};
  const std::string& text = value->text.reveal();
  const bool day_only = value->type == ZQ_T_DATE;
  const auto at = moment_from_text(day_only ? text + "T00:00:00+08:00" : text);
  if (!at) return std::string(name) + " that is neither YYYY-MM-DDTHH:MM:SS+08:00 nor a DATE";
  into = FieldTime{*at, day_only};
  return {};
}

Rule take_feedback(const Record& record, std::optional<FieldFeedback>& into) {
  const std::string word = text_of(record, "conclusion");
  if (word.empty()) return {};
  FieldFeedback said;
  const auto conclusion = field_conclusion_from_code(word);
  if (!conclusion) return "a conclusion that is none of true, false, unverifiable";
  said.conclusion = *conclusion;
  said.handler = text_of(record, "handler");
  said.peer = text_of(record, "peer");
  said.place = Private(text_of(record, "place"));
  said.remark = Private(text_of(record, "remark"));
  said.signature = text_of(record, "signature");
  if (auto rule = take_time(record, "feedback_at", said.at); !rule.empty()) return rule;
  into = std::move(said);
  return {};
}

Rule take_state_record(const Record& record, FieldTaskReport& report) {
  if (auto rule = stranger(record, state_fields); !rule.empty()) return rule;
  if (!report.receipt.empty()) return "two records of kind state, expected exactly one";
  if (auto rule = take_receipt(record, report.receipt); !rule.empty()) return rule;
  if (auto rule = take_state(record, report.state, report.state_text); !rule.empty()) return rule;
  report.task_no = text_of(record, "task_no");
  report.reason = text_of(record, "reason");
  if (auto rule = take_time(record, "updated_at", report.updated_at); !rule.empty()) return rule;
  return take_feedback(record, report.feedback);
}

Rule take_step(const Record& record, FieldTaskReport& report) {
  if (auto rule = stranger(record, step_fields); !rule.empty()) return rule;
  FieldStep step{text_of(record, "step"),
                 text_of(record, "org"),
                 text_of(record, "operator"),
                 {},
                 Private(text_of(record, "opinion"))};
  if (step.step.empty()) return "a step without its word";
  if (auto rule = take_time(record, "at", step.at); !rule.empty()) return rule;
  report.steps.push_back(std::move(step));
  return {};
}

Rule take_answer(const Record& record, FieldFeedback& feedback) {
  if (auto rule = stranger(record, answer_fields); !rule.empty()) return rule;
  FieldAnswer answer{text_of(record, "question"), Private(text_of(record, "value"))};
  if (answer.question.empty()) return "an answer without its question";
  for (const FieldAnswer& one : feedback.answers)
    if (one.question == answer.question) return "two answers to one question";
  feedback.answers.push_back(std::move(answer));
  return {};
}

Rule take_photo(const Record& record, FieldFeedback& feedback) {
  if (auto rule = stranger(record, photo_fields); !rule.empty()) return rule;
  FieldPhoto photo{text_of(record, "question"), text_of(record, "reference")};
  if (photo.reference.empty()) return "a photo without its reference";
  feedback.photos.push_back(std::move(photo));
  return {};
}

// `visit`: answers and photos, which may come before the state.
Rule take(const Record& record, FieldTaskReport& report, FieldFeedback& visit) {
  const std::string kind = text_of(record, "kind");
  if (kind == "state") return take_state_record(record, report);
  if (kind == "step") return take_step(record, report);
  if (kind == "answer") return take_answer(record, visit);
  if (kind == "photo") return take_photo(record, visit);
  return "a record of a kind that is none of state, step, answer, photo";
}

Rule take_all(const Reply& reply, FieldTaskReport& report) {
  FieldFeedback visit;
  for (const Record& record : reply.records)
    if (auto rule = take(record, report, visit); !rule.empty()) return rule;
  if (report.receipt.empty()) return "no record of kind state, expected exactly one";
  const bool visited = !visit.answers.empty() || !visit.photos.empty();
  if (report.state == FieldTaskState::feedback && !report.feedback) return "status feedback without a conclusion";
  if (visited && !report.feedback) return "answers or photos without a conclusion";
  if (report.feedback) {
    report.feedback->answers = std::move(visit.answers);
    report.feedback->photos = std::move(visit.photos);
  }
  return {};
}

Error wrong(Rule rule, Operation operation) {
  return error_of({FailureCause::bad_answer, ErrorCode::bad_answer, std::move(rule), true}, operation);
}

Rule one_record(const Reply& reply) {
  if (reply.records.size() == 1) return {};
  return std::to_string(reply.records.size()) + " records about a field task, expected exactly one";
}

}  // namespace

Result<FieldTaskReply> read_task_reply(const Reply& reply, Operation operation) {
  if (!is_answer(reply)) return error_of(failed(reply), operation);
  if (auto rule = one_record(reply); !rule.empty()) return wrong(std::move(rule), operation);
  const Record& record = reply.records.front();
  FieldTaskReply said;
  if (auto rule = stranger(record, reply_fields); !rule.empty()) return wrong(std::move(rule), operation);
  if (auto rule = take_receipt(record, said.receipt); !rule.empty()) return wrong(std::move(rule), operation);
  if (auto rule = take_state(record, said.state, said.state_text); !rule.empty())
    return wrong(std::move(rule), operation);
  return said;
}

Result<FieldTaskReport> read_task_report(const Reply& reply) {
  if (!is_answer(reply)) return error_of(failed(reply), Operation::task_status);
  FieldTaskReport report;
  if (auto rule = take_all(reply, report); !rule.empty()) return wrong(std::move(rule), Operation::task_status);
  return report;
}

Result<FieldTaskNotice> read_task_notice(const Reply& reply) {
  const bool refused = reply.status == ZQ_E_AUTH && reply.broken_rule.empty() && !reply.crashed;
  if (refused) return Error{ErrorCode::forbidden, "回调的签名不符，未予采信", reply.text};
  if (!is_answer(reply)) return error_of(failed(reply), Operation::task_callback);
  if (auto rule = one_record(reply); !rule.empty()) return wrong(std::move(rule), Operation::task_callback);
  const Record& record = reply.records.front();
  FieldTaskNotice said{text_of(record, "receipt"), text_of(record, "task_no"), {}, {}};
  if (auto rule = stranger(record, notice_fields); !rule.empty())
    return wrong(std::move(rule), Operation::task_callback);
  if (said.receipt.empty() && said.task_no.empty())
    return wrong("a callback without receipt and task_no", Operation::task_callback);
  if (auto rule = take_state(record, said.state, said.state_text); !rule.empty())
    return wrong(std::move(rule), Operation::task_callback);
  return said;
}

}  // namespace zq::adapters
