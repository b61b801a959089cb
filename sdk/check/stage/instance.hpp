// An adapter file that is open, and one instance of it. Throws Unready (backend/unready.hpp) when the file cannot be
// opened or its entry is none; staged() turns that into a finding.
#pragma once
#include <functional>
#include <string>

#include "adapters/call.hpp"
#include "adapters/generation.hpp"
#include "check/backend/unready.hpp"
#include "check/fixtures.hpp"
#include "check/stage/host.hpp"

namespace zq::check {

struct Opened {
  const zq_entry* entry = nullptr;
  adapters::Description description;
};

// dlopen as the host does it; null when it fails, and `why` says so.
const zq_entry* open_entry(const std::filesystem::path&, std::string& why);
// With the gate of the host.
Opened open_adapter(const Subject&);

// Runs the body; Unready becomes its finding, a C++ exception of the adapter a failure.
Finding staged(const std::function<Finding()>& body);

struct Told {
  zq_status status = ZQ_E_INTERNAL;
  adapters::Reply reply;
  std::chrono::milliseconds took{};
};
std::string name_of_status(zq_status);  // "ZQ_E_CONFIG"

class Instance {
 public:
  // Runs create(). The host must outlive the instance.
  Instance(const zq_entry&, StageHost&, std::string department);
  ~Instance();  // stops and destroys what has not been
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  bool made() const { return instance_ != nullptr; }
  zq_instance* raw() const { return instance_; }
  Told start(std::chrono::milliseconds time);
  Told health(std::chrono::milliseconds time, const adapters::Cancellation& = nullptr);
  Told ask(const Golden&, std::chrono::milliseconds time, const adapters::Cancellation& = nullptr);
  Told stop(std::chrono::milliseconds time);
  void destroy();

 private:
  template <class Function>
  Told timed(adapters::Operation, std::chrono::milliseconds time, const adapters::Cancellation&, Function&&);
  zq_status dispatch(const Golden&, const zq_call*);

  const zq_entry& entry_;
  const std::string department_;
  zq_instance* instance_ = nullptr;
  bool started_ = false;
};

}  // namespace zq::check
