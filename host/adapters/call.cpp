#include "adapters/call.hpp"

#include <algorithm>

#include "adapters/border.hpp"
#include "adapters/reply_rules.hpp"
#include "adapters/text_rules.hpp"

namespace zq::adapters {

using std::chrono::milliseconds;

std::string_view code(Operation operation) {
  switch (operation) {
    case Operation::verify:
      return "verify";
    case Operation::poll:
      return "poll";
    case Operation::list:
      return "list";
    case Operation::submit:
      return "submit";
    case Operation::status:
      return "status";
    case Operation::health:
      return "health";
    case Operation::push_task:
      return "push_task";
    case Operation::task_status:
      return "task_status";
    case Operation::task_callback:
      return "task_callback";
    case Operation::withdraw_task:
      return "withdraw_task";
  }
  return "";
}

Call::Call(Operation operation, workflow::Trace trace, SteadyTime deadline, Instant now, AnswerLimits limits,
           Cancellation cancellation)
    : operation_(operation),
      trace_(std::move(trace)),
      deadline_(deadline),
      limits_(limits),
      cancellation_(std::move(cancellation)) {
  abi_.size = sizeof(zq_call);
  abi_.host_data = this;
  abi_.request_id = str(trace_.request_id);
  abi_.case_id = str(trace_.case_id);
  abi_.matter = str(trace_.matter);
  abi_.purpose = str(trace_.purpose);
  abi_.requester = str(trace_.requester);
  // libstdc++'s steady_clock is CLOCK_MONOTONIC.
  abi_.deadline_ns = std::chrono::duration_cast<std::chrono::nanoseconds>(deadline.time_since_epoch()).count();
  abi_.now_unix_ms = now.time_since_epoch().count();
  abi_.cancelled = [](const zq_call* c) noexcept -> int32_t { return of(c) == nullptr || of(c)->cancelled() ? 1 : 0; };
  abi_.set_error = [](const zq_call* c, zq_status status, zq_str text) noexcept {
    if (of(c) != nullptr && is_str(text)) of(c)->fail(status, view(text));
  };
  abi_.emit = [](const zq_call* c, const zq_record* r) noexcept {
    return of(c) == nullptr ? ZQ_E_INVALID : of(c)->emit(r);
  };
  abi_.set_cursor = [](const zq_call* c, zq_str next) noexcept {
    return of(c) == nullptr ? ZQ_E_INVALID : of(c)->set_cursor(next);
  };
  abi_.set_pending = [](const zq_call* c, zq_str token, int64_t after) noexcept {
    return of(c) == nullptr ? ZQ_E_INVALID : of(c)->set_pending(token, after);
  };
}

milliseconds Call::left() const {
  const auto left = deadline_ - std::chrono::steady_clock::now();
  return std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(left));
}

bool Call::cancelled() const { return interrupted() != ZQ_OK; }

zq_status Call::interrupted() const {
  if (cancellation_ && *cancellation_) return ZQ_E_CANCELLED;
  return std::chrono::steady_clock::now() >= deadline_ ? ZQ_E_DEADLINE : ZQ_OK;
}

zq_status Call::fail(zq_status status, std::string_view text) {
  const std::lock_guard lock(mutex_);
  if (!closed_) reply_.text = printable(text, error_bytes_max);
  return status;
}

zq_status Call::broken(std::string rule) {
  if (reply_.broken_rule.empty()) reply_.broken_rule = std::move(rule);
  return ZQ_E_INTERNAL;
}

zq_status Call::emit(const zq_record* record) {
  const std::lock_guard lock(mutex_);
  if (closed_) return ZQ_E_CANCELLED;
  if (!reply_.broken_rule.empty()) return ZQ_E_INTERNAL;
  if (const zq_status stop = interrupted(); stop != ZQ_OK) return stop;
  if (operation_ == Operation::health) return broken("health emitted a record");
  if (reply_.records.size() >= static_cast<size_t>(limits_.records_max))
    return broken("the answer has more records than answer_records_max");
  auto read = read_record(record, limits_.bytes_max - bytes_);
  if (!read.broken_rule.empty()) return broken(std::move(read.broken_rule));
  bytes_ += read.bytes;
  reply_.records.push_back(std::move(read.record));
  return ZQ_OK;
}

zq_status Call::set_cursor(zq_str next) {
  const std::lock_guard lock(mutex_);
  if (closed_) return ZQ_E_CANCELLED;
  if (operation_ != Operation::list) return broken("set_cursor outside list");
  if (!is_handle(view(next), cursor_bytes_max))
    return broken("a cursor that is no printable UTF-8 of 1 to " + std::to_string(cursor_bytes_max) + " bytes");
  reply_.cursor = view(next);
  return ZQ_OK;
}

zq_status Call::set_pending(zq_str token, int64_t poll_after_ms) {
  const std::lock_guard lock(mutex_);
  if (closed_) return ZQ_E_CANCELLED;
  if (operation_ != Operation::verify && operation_ != Operation::poll)
    return broken("set_pending outside verify and poll");
  if (!is_handle(view(token), token_bytes_max))
    return broken("a token that is no printable UTF-8 of 1 to " + std::to_string(token_bytes_max) + " bytes");
  reply_.token = view(token);
  reply_.poll_after = milliseconds(std::clamp<int64_t>(poll_after_ms, 0, poll_after_max.count()));
  return ZQ_OK;
}

void Call::hold(std::shared_ptr<void> lent) {
  const std::lock_guard lock(mutex_);
  held_.push_back(std::move(lent));
}

void Call::let_go(void* lent) {
  std::shared_ptr<void> last;  // given back outside the lock: that may tell the call something
  const std::lock_guard lock(mutex_);
  const auto at = std::find_if(held_.begin(), held_.end(), [&](const auto& one) { return one.get() == lent; });
  if (at == held_.end()) return;
  last = std::move(*at);
  held_.erase(at);
}

Reply Call::close() {
  std::vector<std::shared_ptr<void>> forgotten;
  Reply reply;
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    forgotten.swap(held_);
    reply = std::move(reply_);
  }
  return reply;
}

}  // namespace zq::adapters
