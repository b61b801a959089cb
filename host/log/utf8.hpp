// Strict UTF-8, one character at a time: no overlong forms, no surrogates, nothing beyond U+10FFFF. Pure.
// Stands here because the log needs it first; the layers above use it as well.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace zq::log {

struct Character {
  size_t length = 0;  // bytes; 0: no valid UTF-8 stands there
  uint32_t code = 0;
};

// `at` must lie inside `text`.
Character character_at(std::string_view text, size_t at);

// Where the first byte stands that is not UTF-8; nothing when all is well.
std::optional<size_t> first_bad_byte(std::string_view text);

}  // namespace zq::log
