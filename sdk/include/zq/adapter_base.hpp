// Adapter: the base class of a department adapter. Included by zq/adapter.hpp, which says how to use it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "zq/answers.hpp"
#include "zq/call.hpp"
#include "zq/failure.hpp"
#include "zq/field_task.hpp"
#include "zq/record.hpp"

namespace zq {
inline namespace sdk1 {

class Adapter {
 public:
  static constexpr std::uint32_t max_concurrency = 1;
  static constexpr bool idempotent_submit = false;  // the same key twice yields the same receipt

  Adapter() = default;
  Adapter(const Adapter&) = delete;
  Adapter& operator=(const Adapter&) = delete;
  virtual ~Adapter() = default;

  // Read and check the settings here. A legacy system that is down is no reason to fail.
  virtual void start(Call&) {}
  // Ends calls in flight and joins every thread the adapter started.
  virtual void stop(Call&) {}
  // A cheap round trip to the legacy system; throws Failure when it does not work.
  virtual void health(Call&) {}

  virtual Verification verify(Call&, std::string_view /*check*/, const Declared&) { throw unsupported(); }
  // Looks for the answer to a token of Verification::pending.
  virtual Verification poll(Call&, std::string_view /*token*/) { throw unsupported(); }
  virtual ListPage list(Call&, const Record& /*filter*/, std::string_view /*cursor*/, std::uint32_t /*limit*/) {
    throw unsupported();
  }
  virtual ComplaintState submit(Call&, const Record& /*complaint*/, std::string_view /*idempotency_key*/) {
    throw unsupported();
  }
  virtual ComplaintState complaint_status(Call&, std::string_view /*receipt*/) { throw unsupported(); }
  // Once per key, however often it is asked and whatever became of the line.
  virtual TaskReceipt push_task(Call&, const Record& /*task*/, std::string_view /*idempotency_key*/) {
    throw unsupported();
  }
  // reference: the receipt, or the task_no where no receipt came back.
  virtual TaskReport task_status(Call&, std::string_view /*reference*/) { throw unsupported(); }
  // Throws Failure(ZQ_E_AUTH) unless the message is signed by the platform, and lately.
  virtual TaskNotice task_callback(Call&, const Callback&) { throw unsupported(); }
  virtual TaskReceipt withdraw_task(Call&, std::string_view /*receipt*/, std::string_view /*reason*/) {
    throw unsupported();
  }

  // Valid from start() on.
  const Host& host() const noexcept { return host_; }
  const std::string& department() const noexcept { return department_; }

 private:
  friend struct Border;
  static Failure unsupported() { return Failure(ZQ_E_UNSUPPORTED, "本适配器不提供这一功能"); }
  Host host_;
  std::string department_;
};

// For verify(): a check this adapter does not know.
inline Failure unknown_check(std::string_view check) {
  return Failure(ZQ_E_NOT_FOUND, "本部门没有核查项 " + std::string(check) + "：请核对清单条目中的核查项编号");
}

}  // namespace sdk1
}  // namespace zq
