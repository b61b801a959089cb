// Field tasks of the streets' four platforms as plain values: what push_task, task_status, task_callback and
// withdraw_task of an adapter return, and the callback it is handed. zq/adapter.hpp writes them to the host. Mapping
// code that uses them needs no host. Times: a moment "YYYY-MM-DDTHH:MM:SS+08:00", or "YYYY-MM-DD" where the platform
// keeps the day only (moment_or_day reads both); empty: not said.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zq/abi.h"
#include "zq/dates.hpp"
#include "zq/failure.hpp"
#include "zq/record.hpp"

namespace zq {
inline namespace sdk1 {

enum class TaskStatus { accepted, assigned, handling, feedback, closed, returned, overdue, unknown };

inline const char* task_status_word(TaskStatus status) noexcept {
  constexpr const char* words[] = {"accepted", "assigned", "handling", "feedback",
                                   "closed",   "returned", "overdue",  "unknown"};
  return words[static_cast<std::size_t>(status)];
}

enum class TaskConclusion { confirmed, refuted, unverifiable };  // 属实, 不属实, 无法核实

inline const char* task_conclusion_word(TaskConclusion conclusion) noexcept {
  constexpr const char* words[] = {"true", "false", "unverifiable"};
  return words[static_cast<std::size_t>(conclusion)];
}

// What push_task and withdraw_task return.
struct TaskReceipt {
  std::string receipt;  // finds the task again, also after a restart; at most 256 bytes
  TaskStatus status = TaskStatus::unknown;
  std::string status_text;  // the platform's own word
};

struct TaskStep {
  std::string step;  // the platform's own word
  std::string org = {}, operator_name = {}, at = {}, opinion = {};
};

struct TaskAnswer {
  std::string question, value;  // the question's code
};

struct TaskPhoto {
  std::string reference, question = {};
};

struct TaskFeedback {
  TaskConclusion conclusion = TaskConclusion::unverifiable;
  std::string handler = {}, peer = {}, at = {}, place = {}, remark = {}, signature = {};
  std::vector<TaskAnswer> answers = {};
  std::vector<TaskPhoto> photos = {};
};

struct TaskReport {
  TaskReceipt now;
  std::string task_no = {}, reason = {}, updated_at = {};  // reason: why it was returned
  std::vector<TaskStep> steps = {};                        // oldest first
  std::optional<TaskFeedback> feedback = {};
};

// What a signed callback speaks about: a receipt, a task_no or both.
struct TaskNotice {
  std::string receipt = {}, task_no = {};
  TaskStatus status = TaskStatus::unknown;
  std::string status_text = {};
};

// A message from the platform, as it came in. A view: it lives until task_callback returns.
class Callback {
 public:
  explicit Callback(const zq_callback* callback) noexcept : callback_(callback) {}
  // Of the header with this name in lower case; empty when there is none.
  std::string_view header(std::string_view name) const noexcept {
    for (std::uint32_t i = 0; callback_->headers && i < callback_->header_count; ++i)
      if (to_view(callback_->headers[i].name) == name) return to_view(callback_->headers[i].value);
    return {};
  }
  std::string_view path() const noexcept { return to_view(callback_->path); }
  std::string_view body() const noexcept { return to_view(callback_->body); }

 private:
  const zq_callback* callback_;
};

// One time out of a platform that writes "yyyy-MM-dd HH:mm:ss" in one row and "yyyy-MM-dd" in the next. A bare day
// stays a day: midnight would be a time nobody wrote down. Empty: blank or nonsense.
inline std::string moment_or_day(std::string_view text) {
  const bool has_time = text.find(':') != std::string_view::npos;
  return has_time ? moment_of(text) : read_date(text).iso_day();
}

namespace field_task_detail {

inline RecordWriter& time_if(RecordWriter& writer, const char* name, const std::string& time) {
  const bool day_only = time.size() == 10;
  return day_only ? writer.date(name, time) : writer.text_if(name, time);
}

inline RecordWriter& receipt(RecordWriter& writer, const TaskReceipt& now) {
  return writer.text("receipt", now.receipt)
      .text("status", task_status_word(now.status))
      .text_if("status_text", now.status_text);
}

inline void state(RecordWriter& writer, const TaskReport& report) {
  receipt(writer.text("kind", "state"), report.now);
  writer.text_if("task_no", report.task_no).text_if("reason", report.reason);
  time_if(writer, "updated_at", report.updated_at);
  if (!report.feedback) return;
  const TaskFeedback& said = *report.feedback;
  writer.text("conclusion", task_conclusion_word(said.conclusion));
  writer.text_if("handler", said.handler).text_if("peer", said.peer).text_if("place", said.place);
  writer.text_if("remark", said.remark).text_if("signature", said.signature);
  time_if(writer, "feedback_at", said.at);
}

inline void step(RecordWriter& writer, const TaskStep& step) {
  writer.text("kind", "step").text("step", step.step).text_if("org", step.org);
  writer.text_if("operator", step.operator_name).text_if("opinion", step.opinion);
  time_if(writer, "at", step.at);
}

}  // namespace field_task_detail

}  // namespace sdk1
}  // namespace zq
