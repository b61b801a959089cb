// What every reader of an adapter's records needs: fields by name, and the rule a record breaks by a field it must not
// have. Pure.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "adapters/generation.hpp"

namespace zq::adapters {

// Null when the record does not have it.
const Value* find(const Record&, std::string_view name);
// Empty when the record does not have it.
std::string text_of(const Record&, std::string_view name);
Value text_value(std::string name, std::string text);

// One field a record may have. Of two types: once for each.
struct Allowed {
  std::string_view name;
  uint32_t type;
};

// Empty: none.
template <size_t N>
std::string stranger(const Record& record, const std::array<Allowed, N>& allowed) {
  for (const Value& value : record) {
    bool known = false;
    bool typed = false;
    for (const Allowed& one : allowed) {
      if (one.name != value.name) continue;
      known = true;
      typed = typed || one.type == value.type;
    }
    if (!known) return "a record with the field '" + value.name + "', which this interface does not have";
    if (!typed) return "field '" + value.name + "' has type " + std::to_string(value.type) + ", which it must not have";
  }
  return {};
}

}  // namespace zq::adapters
