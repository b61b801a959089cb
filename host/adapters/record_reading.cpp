#include "adapters/record_reading.hpp"

#include <algorithm>

namespace zq::adapters {

const Value* find(const Record& record, std::string_view name) {
  const auto at = std::find_if(record.begin(), record.end(), [&](const Value& v) { return v.name == name; });
  return at == record.end() ? nullptr : &*at;
}

std::string text_of(const Record& record, std::string_view name) {
  const Value* value = find(record, name);
  return value == nullptr ? std::string() : value->text.reveal();
}

Value text_value(std::string name, std::string text) {
  return Value{std::move(name), ZQ_T_TEXT, 0, Private(std::move(text))};
}

}  // namespace zq::adapters
