// A host for one adapter in one test: the real loader, shim and services of the host, in this process. One thread.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "zq/abi.h"

namespace zq::adapters {
class Generation;
}

namespace civil_affairs {

// Everything one call of the adapter said.
struct Said {
  zq_status status = ZQ_OK;
  zq_verdict verdict = 0;
  std::string error;
  std::vector<std::map<std::string, std::string>> records;  // INT as decimal text
  std::string cursor;
};

class TestHost {
 public:
  TestHost(const char* adapter_file, std::string connection_string);
  ~TestHost();
  TestHost(const TestHost&) = delete;
  TestHost& operator=(const TestHost&) = delete;

  std::string id() const;
  bool is_idempotent() const;
  Said verify(const char* check, const zq_record* declared);
  Said list(const std::string& cursor, std::uint32_t limit);
  Said submit(const zq_record* complaint, const std::string& key);
  Said status(const std::string& receipt);
  Said health();

  const std::string connection_string;

 private:
  std::shared_ptr<zq::adapters::Generation> generation_;
};

}  // namespace civil_affairs
