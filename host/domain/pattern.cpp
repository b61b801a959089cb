#include "domain/pattern.hpp"

#include <algorithm>

namespace zq {
namespace {

bool is_name(std::string_view name) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto fits = [&](char c) { return small(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name.size() <= 64 && small(name[0]) && std::ranges::all_of(name, fits);
}

// Never part of a name, so that a fault may show it.
constexpr size_t shown_max = 24;

}  // namespace

Pattern::Pattern(std::string_view source) {
  PatternFault fault;
  if (auto read = Pattern::read(source, fault)) {
    *this = std::move(*read);
  } else {
    source_ = source;
    parts_ = {{std::string(source), false, 0}};
  }
}

std::optional<Pattern> Pattern::read(std::string_view source, PatternFault& fault) {
  Pattern out;
  out.source_ = source;
  std::string plain;
  size_t plain_at = 0;
  const auto end_plain = [&] {
    if (!plain.empty()) out.parts_.push_back({std::move(plain), false, plain_at});
    plain.clear();
  };
  for (size_t at = 0; at < source.size();) {
    const char c = source[at];
    if (plain.empty()) plain_at = at;
    if (c != '{' && c != '}') {
      plain += c;
      ++at;
    } else if (at + 1 < source.size() && source[at + 1] == c) {
      plain += c;
      at += 2;
    } else if (c == '}') {
      fault = {at, "多了一个 }：要写出大括号本身请写两个", "{{ or }}", "}"};
      return std::nullopt;
    } else {
      const size_t end = std::min(source.find_first_of("{}", at + 1), source.size());
      const std::string_view name = source.substr(at + 1, end - at - 1);
      if (end == source.size() || source[end] != '}') {
        fault = {at, "{ 没有对应的 }：要写出大括号本身请写两个", "{name}", "{"};
        return std::nullopt;
      }
      if (!is_name(name)) {
        fault = {at, "大括号里应为字段名：小写字母、数字和下划线，以字母开头", "[a-z][a-z0-9_]*",
                 name.size() <= shown_max ? std::string(name) : std::to_string(name.size()) + " bytes"};
        return std::nullopt;
      }
      end_plain();
      out.parts_.push_back({std::string(name), true, at});
      at = end + 1;
    }
  }
  end_plain();
  return out;
}

bool Pattern::names(std::string_view place) const {
  return std::ranges::any_of(parts_, [&](const Part& part) { return part.is_place && part.text == place; });
}

}  // namespace zq
