// RealHost: a test host whose HTTP and database services are the real ones of host/adapters.
#pragma once
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "adapters/call.hpp"
#include "adapters/services/services.hpp"
#include "zq/test_host.hpp"

namespace zq::test {

class RealHost : public AdapterHost {
 public:
  // Of the department only its databases count.
  explicit RealHost(settings::Department department = {}) : real_(std::move(department), {}) {
    services[ZQ_SVC_HTTP] = &http_;
    if (!real_.department().databases.empty()) {
      database_ = *real<zq_database>(ZQ_SVC_DATABASE);
      database_.open = &open;
      database_.close = &close;
      services[ZQ_SVC_DATABASE] = &database_;
    }
  }

 private:
  template <class Table>
  const Table* real(const char* id) const {
    return static_cast<const Table*>(real_.abi()->get_service(real_.abi(), id));
  }
  // The real services know their own calls only. Each counts as a write, which is never sent again on a dead line.
  // Whether the call is cancelled is looked at when it begins.
  static std::unique_ptr<adapters::Call> call_like(const zq_call* call) {
    return std::make_unique<adapters::Call>(
        adapters::Operation::submit, workflow::Trace{}, SteadyTime(std::chrono::nanoseconds(call->deadline_ns)),
        Instant{}, adapters::AnswerLimits{}, std::make_shared<std::atomic<bool>>(call->cancelled(call) != 0));
  }
  static zq_status request(const zq_host* host, const zq_call* call, const zq_http_request* request, zq_http_visit fn,
                           void* user) noexcept {
    const auto& self = static_cast<RealHost&>(of(host));
    const auto inner = call_like(call);
    const zq_status status =
        self.real<zq_http>(ZQ_SVC_HTTP)->request(self.real_.abi(), inner->abi(), request, fn, user);
    if (status != ZQ_OK) call->set_error(call, status, str(inner->close().text));
    return status;
  }
  // A lease and the call it belongs to, until it is closed.
  struct Leases {
    std::mutex mutex;
    std::map<zq_db*, std::pair<const RealHost*, std::unique_ptr<adapters::Call>>> open;
  };
  static Leases& leases() {
    static Leases all;
    return all;
  }
  static zq_status open(const zq_host* host, const zq_call* call, const char* source, zq_db** db) noexcept {
    const auto& self = static_cast<RealHost&>(of(host));
    auto inner = call_like(call);
    const zq_status status = self.real<zq_database>(ZQ_SVC_DATABASE)->open(self.real_.abi(), inner->abi(), source, db);
    if (status != ZQ_OK) {
      call->set_error(call, status, str(inner->close().text));
      return status;
    }
    const std::lock_guard lock(leases().mutex);
    leases().open[*db] = {&self, std::move(inner)};
    return ZQ_OK;
  }
  static void close(zq_db* db) noexcept {
    std::pair<const RealHost*, std::unique_ptr<adapters::Call>> lease;
    {
      const std::lock_guard lock(leases().mutex);
      lease = std::move(leases().open.extract(db).mapped());
    }
    lease.first->real<zq_database>(ZQ_SVC_DATABASE)->close(db);
  }

  static constexpr zq_http http_{sizeof(zq_http), 0, &request};
  adapters::Services real_;
  zq_database database_{};
};

}  // namespace zq::test
