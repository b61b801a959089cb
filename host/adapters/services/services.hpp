// What the host offers one adapter instance: the zq_host it gets in create(), and the services behind it. One object
// per department and generation; it lives as long as the instance, and services end their work when the generation
// does. Thread-safe: adapters call services from any thread.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "settings/settings.hpp"
#include "zq/abi.h"

namespace zq::adapters {

// Told that the answer to a token is there. May be called from any thread of the adapter; must be quick.
using OnCompletion = std::function<void(DepartmentId, std::string token)>;

class DatabasePools;
class HttpLines;
class LogGate;

class Services {
 public:
  Services(settings::Department, OnCompletion);
  ~Services();
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;

  const zq_host* abi() const { return &abi_; }
  // The way back from a zq_host or a call of a service; null in, null out.
  static Services* of(const zq_host* host) {
    return host == nullptr ? nullptr : static_cast<Services*>(host->host_data);
  }

  const settings::Department& department() const { return department_; }
  DatabasePools& databases() { return *databases_; }
  HttpLines& http() { return *http_; }
  LogGate& log_gate() { return *log_gate_; }
  void complete(std::string token) const;

 private:
  const settings::Department department_;
  const OnCompletion on_completion_;
  const std::unique_ptr<DatabasePools> databases_;
  const std::unique_ptr<HttpLines> http_;
  const std::unique_ptr<LogGate> log_gate_;
  zq_host abi_{};
};

}  // namespace zq::adapters
