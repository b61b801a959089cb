// Declared fields for tests: Fields fields({{"name", "张三"}}); check(fields.record(), ...).
#pragma once
#include <initializer_list>
#include <map>
#include <string>
#include <utility>

#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace civil_affairs {

class Fields {
 public:
  Fields(std::initializer_list<std::pair<const char*, std::string>> fields) {
    for (const auto& [name, value] : fields)
      if (std::string(name).ends_with("_date"))
        writer_.date(name, value);
      else
        writer_.text(name, value);
    raw_ = writer_.record();
  }
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;
  zq::Declared record() const { return zq::Declared(&raw_); }
  const zq_record* raw() const { return &raw_; }

 private:
  zq::RecordWriter writer_;
  zq_record raw_{};
};

inline const zq::FieldVerdict* field(const zq::Verification& answer, const std::string& name) {
  for (const auto& f : answer.fields())
    if (f.field == name) return &f;
  return nullptr;
}

}  // namespace civil_affairs
