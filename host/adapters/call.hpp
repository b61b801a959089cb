// One call into an adapter: the zq_call it sees, and the basket for what it emits. Everything the adapter does with it
// is checked and copied; after close() everything is refused, from whatever thread it comes. Threads: all members from
// any thread. The object must outlive the adapter's use of it, so it is shared and, after the call, kept a while longer
// (in_process.cpp): a late emit must meet a closed basket and not freed memory.
#pragma once
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/generation.hpp"
#include "zq/abi.h"

namespace zq::adapters {

struct AnswerLimits {
  size_t bytes_max = 4 * 1024 * 1024;
  int records_max = 10000;
};

class Call {
 public:
  Call(Operation, workflow::Trace, SteadyTime deadline, Instant now, AnswerLimits, Cancellation);
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  // What the adapter gets. Host services find their way back with of(); null in, null out.
  const zq_call* abi() const { return &abi_; }
  static Call* of(const zq_call* call) { return call == nullptr ? nullptr : static_cast<Call*>(call->host_data); }

  Operation operation() const { return operation_; }
  SteadyTime deadline() const { return deadline_; }
  // Time left, never negative.
  std::chrono::milliseconds left() const;
  // The answer is not wanted any more: cancelled by the host or past the deadline.
  bool cancelled() const;
  // Why a host service on behalf of this call must stop now; ZQ_OK when it need not.
  zq_status interrupted() const;
  // Texts of host services: like set_error of the adapter. Returns `status`, so that a service can say it and leave.
  zq_status fail(zq_status status, std::string_view text);

  // Things a host service lends for the length of the call (database connections). What the adapter forgets to give
  // back goes back when the call is closed.
  void hold(std::shared_ptr<void>);
  void let_go(void*);

  // Ends the call and hands over what was collected: records, cursor, token, text, broken_rule.
  Reply close();

 private:
  zq_status emit(const zq_record*);
  zq_status set_cursor(zq_str next);
  zq_status set_pending(zq_str token, int64_t poll_after_ms);
  zq_status broken(std::string rule);

  zq_call abi_{};
  const Operation operation_;
  const workflow::Trace trace_;
  const SteadyTime deadline_;
  const AnswerLimits limits_;
  const Cancellation cancellation_;
  std::mutex mutex_;
  bool closed_ = false;
  size_t bytes_ = 0;
  std::vector<std::shared_ptr<void>> held_;
  Reply reply_;
};

}  // namespace zq::adapters
