// A host for one adapter in one test: loads the plugin and offers it the database and text services over ODBC and
// iconv. Small on purpose: no pools, no deadlines. One thread.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "odbc/connection.hpp"
#include "zq/abi.h"

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

  const zq_descriptor& descriptor() const { return *entry_->descriptor; }
  Said verify(const char* check, const zq_record* declared);
  Said list(const std::string& cursor, std::uint32_t limit);
  Said submit(const zq_record* complaint, const std::string& key);
  Said status(const std::string& receipt);
  Said health();

  const std::string connection_string;
  zq::odbc::Environment environment;

 private:
  template <class Body>
  Said call(Body body);
  void* library_ = nullptr;
  const zq_entry* entry_ = nullptr;
  zq_host host_{};
  zq_instance* instance_ = nullptr;
};

}  // namespace civil_affairs
