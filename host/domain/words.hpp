// One table per enum: value, machine code, Chinese word. Lookup both ways. Pure.
#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace zq {

template <class E>
struct Word {
  E value;
  std::string_view code;
  std::string_view zh;
};

template <class E, size_t N>
constexpr std::string_view code_in(const std::array<Word<E>, N>& words, E value) {
  for (const auto& word : words)
    if (word.value == value) return word.code;
  return "";
}

template <class E, size_t N>
constexpr std::string_view chinese_in(const std::array<Word<E>, N>& words, E value) {
  for (const auto& word : words)
    if (word.value == value) return word.zh;
  return "";
}

template <class E, size_t N>
constexpr std::optional<E> by_code(const std::array<Word<E>, N>& words, std::string_view code) {
  for (const auto& word : words)
    if (word.code == code) return word.value;
  return std::nullopt;
}

template <class E, size_t N>
constexpr std::optional<E> by_chinese(const std::array<Word<E>, N>& words, std::string_view zh) {
  for (const auto& word : words)
    if (word.zh == zh) return word.value;
  return std::nullopt;
}

// A value that was looked up goes where it belongs; false, and nothing changes, when there is none.
template <class E>
constexpr bool take(std::optional<E> found, E& out) {
  if (found) out = *found;
  return found.has_value();
}

}  // namespace zq
