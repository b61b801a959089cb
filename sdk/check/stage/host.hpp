// The host that an adapter under check meets in the L and C checks: the real services of host/adapters behind tables
// that lie in pages of their own. The checks count what is used, cut the legacy system off, leave services away, offer
// tables of an older or a newer host, and at the end make all of it unreadable. Thread-safe.
#pragma once
#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "adapters/services/services.hpp"

namespace zq::check {

enum class Backend { as_is, refused, silent };  // silent: until the call's deadline, or until it is cancelled
// older: every table ends at the end of readable memory, with the size of minor 0. newer: tables are longer, the minor
// version is higher, and what stands behind the known fields is no null pointer.
enum class Shape { plain, older, newer };

class StageHost {
 public:
  explicit StageHost(settings::Department, Shape = Shape::plain);
  ~StageHost();
  StageHost(const StageHost&) = delete;
  StageHost& operator=(const StageHost&) = delete;

  const zq_host* abi() const { return host_; }
  void hide(std::string id) { hidden_ = std::move(id); }  // before the adapter sees it
  void backend(Backend backend) { backend_ = backend; }

  int io_calls() const { return io_calls_; }            // databases opened, requests sent
  int service_calls() const { return service_calls_; }  // functions of all tables
  int waiting() const { return waiting_; }              // calls that hang in the silent legacy system right now
  std::set<std::string> looked_up() const;              // ids given to get_service
  // From here on every read of the host or a table is a SIGSEGV, and every call of a function kept is counted.
  void poison();
  bool is_poisoned(const void* address) const;

 private:
  struct Tables;
  static StageHost& of(const zq_host*);
  template <class T>
  T* place(const T& table);
  bool pass(const zq_call*, zq_status& status);

  adapters::Services services_;
  const Shape shape_;
  std::vector<std::pair<char*, size_t>> pages_;
  zq_host* host_ = nullptr;
  std::vector<std::pair<std::string_view, const void*>> tables_;
  std::string hidden_;
  std::atomic<Backend> backend_{Backend::as_is};
  std::atomic<int> io_calls_{0}, service_calls_{0}, waiting_{0};
  mutable std::mutex mutex_;
  std::set<std::string> looked_up_;  // grows with no life: C02 weighs the process
};

}  // namespace zq::check
