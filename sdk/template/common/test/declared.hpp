// Declared fields for tests of the mapping: const Fields said{{"name", "张三"}}; check(said.declared(), ...).
#pragma once
#include <initializer_list>
#include <string>
#include <utility>

#include "zq/record.hpp"

class Fields {
 public:
  Fields(std::initializer_list<std::pair<std::string, std::string>> fields) {
    for (const auto& [name, value] : fields) writer_.text(name, value);
    raw_ = writer_.record();
  }
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;
  zq::Declared declared() const { return zq::Declared(&raw_); }

 private:
  zq::RecordWriter writer_;
  zq_record raw_{};
};
