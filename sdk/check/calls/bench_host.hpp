// The host an adapter under check gets: the real services of host/adapters, with troubles and records between. Face to
// the adapter is a zq_host of its own; behind it everything is process-wide, because one check is one process.
// Thread-safe.
#pragma once
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/services/services.hpp"

namespace zq::check {

class BenchHost {
 public:
  explicit BenchHost(settings::Department);
  BenchHost(const BenchHost&) = delete;
  BenchHost& operator=(const BenchHost&) = delete;

  const zq_host* abi() const { return &face_.abi; }

  std::vector<std::string> log_texts() const;      // raw, as the adapter wrote them
  std::vector<std::string> secrets_asked() const;  // names
  std::vector<std::string> urls() const;           // without what stands behind the path
  std::vector<std::string> ready_tokens() const;
  void forget();

 private:
  struct Face {
    zq_host abi;
    BenchHost* self;
  };
  struct Tables;
  static BenchHost& of(const zq_host*);
  void note(std::vector<std::string>& into, std::string text);

  adapters::Services services_;
  Face face_{};
  mutable std::mutex mutex_;
  std::vector<std::string> log_texts_, secrets_asked_, urls_, ready_tokens_;
};

}  // namespace zq::check
