// Text on its way into GBK columns of limited width: nothing is lost without a trace. Pure.
#pragma once
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace civil_affairs {

inline constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

// Cuts between characters and ends with …, when the text needs more than `bytes` in GBK.
std::string fit(std::string utf8, std::size_t bytes);

// "〔U+20BB7〕" for the character that begins at `at`.
std::string visible_character(std::string_view utf8, std::size_t at, std::size_t* length);

// Writes every character the column cannot hold as its code point in 〔〕. can_store(text, &offset) tells whether all
// of text can be stored, and if not, where the first character begins that cannot.
template <class CanStore>
std::string with_visible(std::string_view utf8, CanStore can_store) {
  std::string out(utf8);
  for (std::size_t at = 0; !can_store(std::string_view(out), &at);) {
    std::size_t length = 0;
    const std::string visible = visible_character(out, at, &length);
    out.replace(at, length, visible);
  }
  return out;
}

}  // namespace civil_affairs
