// WordTable: the legacy system's words in ours, as a table. A word nobody agreed on has no meaning: the caller says
// what then, and a new word never passes as a known one.
//
//   constexpr zq::WordTable statuses{std::array{zq::Word{"待受理", zq::ComplaintStatus::received}, ...}};
//   state.status = statuses.meaning_or(row.trimmed(2), zq::ComplaintStatus::unknown);
#pragma once
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "zq/failure.hpp"

namespace zq {
inline namespace sdk1 {

template <class Meaning>
struct Word {
  std::string_view word;
  Meaning meaning;
};
template <class Meaning>
Word(const char*, Meaning) -> Word<Meaning>;

template <class Meaning, std::size_t N>
class WordTable {
 public:
  constexpr explicit WordTable(std::array<Word<Meaning>, N> words) noexcept : words_(words) {}
  constexpr Meaning meaning_or(std::string_view word, Meaning otherwise) const noexcept {
    for (const Word<Meaning>& one : words_)
      if (one.word == word) return one.meaning;
    return otherwise;
  }

 private:
  std::array<Word<Meaning>, N> words_;
};

// The one row a system must hold for a number it gave out. what: for the error texts, "投诉编号". No row is when_none.
template <class Rows>
decltype(auto) the_only(const Rows& rows, zq_status when_none, const std::string& what) {
  if (rows.empty()) throw Failure(when_none, "前置系统没有这一" + what + "的记录");
  if (rows.size() > 1)
    throw Failure(ZQ_E_BAD_DATA, "前置系统对一个" + what + "返回了多条记录，应为一条：请联系该系统的运维");
  return rows.front();
}

}  // namespace sdk1
}  // namespace zq
