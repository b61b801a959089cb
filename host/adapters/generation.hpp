// A running adapter of one department, as plain values: everything above this door is the same whether the adapter
// lives in this process (in_process.hpp) or in one of its own. Threads: start and stop never two at once; ask() from
// several threads, at most description().max_concurrency at once. Time: every call blocks as long as the adapter does.
// In this process the deadline is passed on, not enforced: who must not wait lets the call run on a thread of its own
// and walks away (department.hpp). A worker that does not come back shortly after it is killed. Errors: nothing throws.
// What the adapter says wrongly comes back as a Reply with broken_rule.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "domain/types.hpp"
#include "workflow/ports.hpp"
#include "zq/abi.h"

namespace zq::adapters {

// One named value on its way in or out. Text stays private: it may be a name or an identity number.
struct Value {
  std::string name;
  uint32_t type = ZQ_T_TEXT;
  int64_t number = 0;  // INT and BOOL
  Private text;        // the others
};
using Record = std::vector<Value>;

enum class Operation {
  verify,
  poll,
  list,
  submit,
  status,
  health,
  push_task,
  task_status,
  task_callback,
  withdraw_task
};
std::string_view code(Operation);  // "verify"
// What changes something in the legacy system.
constexpr bool is_write(Operation operation) {
  return operation == Operation::submit || operation == Operation::push_task || operation == Operation::withdraw_task;
}

// One question. Which members count depends on the operation.
struct Request {
  Operation operation = Operation::health;
  std::string check;  // verify
  // poll: token; list: cursor; submit, push_task: idempotency key; status, task_status, withdraw_task: receipt;
  // task_callback: path
  std::string handle;
  uint32_t limit = 0;  // list
  // verify: declared; list: filter; submit: the complaint; push_task: the task; task_callback: the headers, and the
  // body as the last, BYTES, without a name; withdraw_task: "reason"
  Record record;
  workflow::Trace trace;
  SteadyTime deadline{};
  Instant now{};  // when the call began
};

// What the adapter said, checked against the rules of the border and copied.
struct Reply {
  zq_status status = ZQ_E_INTERNAL;  // one of zq/abi.h
  std::string text;                  // why not, for the operator; no personal data
  std::string broken_rule;           // not empty: the adapter broke the ABI, and this sentence says how
  bool crashed = false;              // an exception crossed the border, or the worker's process ended
  zq_verdict verdict = 0;            // in range when verify or poll say ZQ_OK
  std::vector<Record> records;
  std::string cursor;  // list: empty = last page
  std::string token;   // ZQ_PENDING: never empty
  std::chrono::milliseconds poll_after{0};
};

// Who the adapter says it is.
struct Description {
  std::string id, name, vendor, version, sdk_version;
  std::string sha256;  // of the file
  std::vector<std::string> capabilities;
  uint32_t max_concurrency = 1;
  bool idempotent_submit = false;
  bool can_poll = false;
};

// Raised by whoever no longer wants the answer; the adapter sees it through cancelled().
using Cancellation = std::shared_ptr<std::atomic<bool>>;

class Generation {
 public:
  virtual ~Generation() = default;
  virtual const Description& description() const = 0;
  // Once, before any ask(). An Error names field, expected, found and fix.
  virtual Result<Done> start(SteadyTime deadline, Instant now) = 0;
  virtual Reply ask(const Request&, const Cancellation&) = 0;
  // Once, after a successful start. Ends the calls in flight; no ask() begins after it.
  virtual void stop(SteadyTime deadline) = 0;
  // The processes it runs in; none when it runs in this one.
  virtual std::vector<workflow::WorkerView> workers() const { return {}; }
};

}  // namespace zq::adapters
