// Rules for text that crosses the border. Pure.
#pragma once
#include <string>
#include <string_view>

#include "zq/abi.h"

namespace zq::adapters {

// Well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view);

// View of a zq_str; {NULL, 0} is empty. A null pointer with a length is not a text: see is_str().
inline std::string_view view(zq_str s) {
  return s.ptr == nullptr ? std::string_view{} : std::string_view{s.ptr, s.len};
}
inline zq_str str(std::string_view s) { return zq_str{s.data(), s.size()}; }
inline bool is_str(zq_str s) { return s.ptr != nullptr || s.len == 0; }

// At most `bytes_max` bytes, cut between two characters.
std::string_view cut(std::string_view, size_t bytes_max);

// What an adapter says for a person to read, made fit for log and screen: bad bytes become '?', control characters
// blanks, and every run of 15 digits or more (an identity number has 15 or 18) becomes ***, for adapters forget.
std::string printable(std::string_view, size_t bytes_max);

// "YYYY-MM-DD", a day that exists. "-?digits(.digits)?".
bool is_date(std::string_view);
bool is_decimal(std::string_view);

// Reverse domain: two parts or more of [a-z0-9_-], joined by dots.
bool is_adapter_id(std::string_view);
// MAJOR.MINOR.PATCH with an optional -pre.release and +build.
bool is_semver(std::string_view);

}  // namespace zq::adapters
