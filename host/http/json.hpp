// JSON on the wire: strict reading into a small Value, writing without a tree. The parser behind it is private to
// json.cpp. Pure; Values and Writers belong to one thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/result.hpp"

namespace zq::http {

struct Member;

class Value {
 public:
  enum class Kind : uint8_t { null, boolean, integer, number, text, array, object };

  Kind kind = Kind::null;
  bool boolean = false;
  int64_t integer = 0;
  double number = 0;
  std::string text;
  std::vector<Value> items;
  std::vector<Member> members;  // in the order of the document; names are unique

  const Value* find(std::string_view name) const;  // nullptr when absent
  // For documents that a Schema has passed: the member's value, or nothing / zero when it is optional and absent.
  std::string text_of(std::string_view name) const;
  std::optional<int64_t> integer_of(std::string_view name) const;
  std::optional<bool> boolean_of(std::string_view name) const;
};

struct Member {
  std::string name;
  Value value;
};

// Reads one document: well-formed UTF-8, nothing behind it, nesting of at most depth_max, no member name twice.
// Errors: invalid_input; the fault says at which byte, never what stood there.
Result<Value> parse_json(std::string_view text, int depth_max);

// Appends JSON; commas come by themselves. Text that is not well-formed UTF-8 is written with U+FFFD in its place, so
// that a reply is JSON whatever a department answers.
class Writer {
 public:
  Writer& begin_object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& begin_array() { return open('['); }
  Writer& end_array() { return close(']'); }
  Writer& key(std::string_view name);
  Writer& text(std::string_view value);
  Writer& number(int64_t value);
  Writer& boolean(bool value);
  Writer& null();
  Writer& raw(std::string_view json);  // a finished JSON value
  Writer& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  Writer& member_unless_empty(std::string_view name, std::string_view value) {
    return value.empty() ? *this : member(name, value);
  }
  std::string take() { return std::move(out_); }

 private:
  Writer& open(char bracket);
  Writer& close(char bracket);
  void separate();
  void quote(std::string_view text);
  std::string out_;
};

}  // namespace zq::http
