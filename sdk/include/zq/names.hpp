// Names: compares the name a person declared with the name a legacy system holds. Pure: only the standard library.
// Steps, in this order: byte for byte; NFC and blanks (also U+3000 and zero width); full-width Latin to half width; one
// separator (·) for all of its forms; private-use characters of GBK systems by their real code points. If equal: equal.
// If a stand-in (? □ * × U+FFFD, pinyin for a Chinese character) is in the name, or nothing but character variants
// (镕/鎔), the separator or capitals differ: needs_review with a note for the officer. All else: different. Traditional
// characters are never folded to simplified ones: 乾 and 干 differ as names.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "zq/name_tables.hpp"
#include "zq/name_variants.hpp"

namespace zq {
inline namespace sdk1 {

enum class NameVerdict { equal, different, needs_review };

struct NameComparison {
  NameVerdict verdict = NameVerdict::different;
  std::string note;  // Chinese, for the officer; only with needs_review
};

namespace names_detail {

// Strict: nothing when the bytes are no UTF-8 (overlong forms and surrogates included).
inline std::optional<std::u32string> decode_utf8(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || i + length > text.size()) return std::nullopt;
    char32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xC0u) != 0x80u) return std::nullopt;
      code = code << 6 | (next & 0x3Fu);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) return std::nullopt;
    out += code;
    i += length;
  }
  return out;
}

inline void append_utf8(std::string& out, char32_t code) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  }
}

template <std::size_t N>
char32_t look_up(const char32_t (&table)[N], char32_t first, char32_t c) noexcept {
  return c >= first && c < first + N && table[c - first] ? table[c - first] : c;
}

inline bool is_blank(char32_t c) noexcept {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xE5E5;  // the bytes A3A0, an old way of writing U+3000
}
// Characters nobody sees: what Unicode calls default ignorable (zero width, direction marks, variation selectors,
// fillers, tags), and the anchors of annotations.
inline bool is_invisible(char32_t c) noexcept {
  if (c < 0xAD) return false;
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 ||
         (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
         (c >= 0xFFF0 && c <= 0xFFFB) || (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A) ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}
inline bool is_separator(char32_t c) noexcept {
  constexpr std::u32string_view separators = U"\u00B7\u0387\u2022\u2027\u2219\u22C5\u30FB\uFF65\uFF0E.\u25CF";
  return separators.find(c) != std::u32string_view::npos;
}
inline bool is_latin(char32_t c) noexcept {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) ||
         (c >= 0x1E00 && c < 0x1F00);
}
inline bool is_han(char32_t c) noexcept {
  return (c >= 0x2E80 && c <= 0x2FD5) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}
// What systems write for a character they do not have or do not show: ? □ * × ○ 〓 and the replacement character.
inline bool is_stand_in(char32_t c) noexcept {
  constexpr std::u32string_view stand_ins = U"?*\uFFFD\u25A1\u25A0\u3013\u00D7\u25CB\u25EF";
  return stand_ins.find(c) != std::u32string_view::npos;
}
// Characters without a meaning of their own: private use, and compatibility forms outside the table.
inline bool is_private(char32_t c) noexcept {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0x2F800 && c <= 0x2FA1F) || c >= 0xF0000;
}

inline char32_t compose(char32_t base, char32_t mark) noexcept {
  for (const ComposedLetter& letter : composed_letters) {
    if (letter.base == base && letter.mark == mark) return letter.composed;
  }
  return 0;
}

// The form in which names are compared. A blank between two Latin letters stays as one space, all others go.
inline std::u32string normalise(std::u32string_view name) {
  std::u32string out;
  bool blank = false;
  for (char32_t c : name) {
    if (is_invisible(c)) continue;
    if (is_blank(c)) {
      blank = true;
      continue;
    }
    c = look_up(compatibility_ideographs, compatibility_first, c);
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (is_separator(c)) c = 0xB7;
    c = look_up(private_use_names, private_use_first, c);
    if (const char32_t composed = out.empty() ? 0 : compose(out.back(), c)) {
      out.back() = composed;
      blank = false;  // one that came between a letter and its mark
      continue;
    }
    if (blank && !out.empty() && is_latin(out.back()) && is_latin(c)) out += U' ';
    blank = false;
    out += c;
  }
  return out;
}

// True when one group of the table holds both.
inline bool are_variants(char32_t a, char32_t b) {
  a = look_up(radical_ideographs, radicals_first, a);
  b = look_up(radical_ideographs, radicals_first, b);
  if (a == b) return true;
  std::string one, other;
  append_utf8(one, a);
  append_utf8(other, b);
  for (std::size_t at = name_variants.find(one); at != std::string_view::npos; at = name_variants.find(one, at + 1)) {
    const std::size_t before = name_variants.rfind(' ', at);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view group = name_variants.substr(begin, name_variants.find(' ', at) - begin);
    if (group.find(other) != std::string_view::npos) return true;
  }
  return false;
}

// "镕/鎔、喆/哲" when the names differ in nothing but variants; empty otherwise.
inline std::string variant_pairs(std::u32string_view declared, std::u32string_view held) {
  std::string pairs;
  if (declared.size() != held.size()) return pairs;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    if (declared[i] == held[i]) continue;
    if (!is_han(declared[i]) || !is_han(held[i]) || !are_variants(declared[i], held[i])) return {};
    if (!pairs.empty()) pairs += "、";
    append_utf8(pairs, declared[i]);
    pairs += '/';
    append_utf8(pairs, held[i]);
  }
  return pairs;
}

inline std::u32string without_separators(std::u32string_view name) {
  std::u32string out;
  for (const char32_t c : name) {
    if (c != 0xB7 && c != ' ' && c != '-') out += c;
  }
  return out;
}
inline std::u32string capitals(std::u32string_view name) {
  std::u32string out(name);
  for (char32_t& c : out) {
    if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
  }
  return out;
}
template <class Predicate>
bool any(std::u32string_view name, Predicate predicate) {
  for (const char32_t c : name) {
    if (predicate(c)) return true;
  }
  return false;
}

// A separator separates: in a Chinese name, one at an end, or two in a row, stand for characters not shown ("张●●").
inline bool is_masked(std::u32string_view name) {
  constexpr char32_t dot = 0xB7;
  const bool odd = name.front() == dot || name.back() == dot || name.find(U"\u00B7\u00B7") != std::u32string_view::npos;
  return odd && any(name, is_han);
}
// True when `other` may hold letters in the place of Chinese characters of `name`. Letters that both hold (in the name
// of a company, say) are no such thing.
inline bool is_romanised(std::u32string_view name, std::u32string_view other) {
  return any(name, is_han) && any(other, is_latin) && (!any(name, is_latin) || !any(other, is_han));
}

inline NameComparison review(std::string note) { return {NameVerdict::needs_review, std::move(note)}; }

}  // namespace names_detail

// The normalised form as UTF-8, for searching; the text itself when it is no UTF-8.
inline std::string normalise_name(std::string_view name) {
  const std::optional<std::u32string> decoded = names_detail::decode_utf8(name);
  if (!decoded) return std::string(name);
  std::string out;
  for (const char32_t c : names_detail::normalise(*decoded)) names_detail::append_utf8(out, c);
  return out;
}

// declared: what the person says; held: what the legacy system holds. Both UTF-8.
inline NameComparison compare_names(std::string_view declared, std::string_view held) {
  using namespace names_detail;
  // The usual case costs nothing: the same bytes, beginning with a Chinese character.
  if (declared == held && !held.empty() && held.front() >= '\xE4' && held.front() <= '\xE9' && decode_utf8(held)) {
    return {NameVerdict::equal, {}};
  }
  const std::optional<std::u32string> raw_a = decode_utf8(declared), raw_b = decode_utf8(held);
  if (!raw_a || !raw_b) return review("姓名含有无法识别的字节，需人工核对");
  const std::u32string a = normalise(*raw_a), b = normalise(*raw_b);
  if (a.empty() || b.empty()) return review(b.empty() ? "系统中没有登记姓名，需人工核对" : "未申报姓名，需人工核对");
  if (declared == held || a == b) return {NameVerdict::equal, {}};

  if (any(b, is_stand_in) || any(a, is_stand_in)) {
    return review("姓名中有以 ?、*、□ 等代替的字，可能是系统存不下的生僻字，需人工核对");
  }
  if (any(b, is_private) || any(a, is_private)) return review("姓名中有系统自造的字，机器无法比对，需人工核对");
  if (is_masked(b) || is_masked(a)) return review("姓名中有以圆点遮盖的字，需人工核对");
  if (is_romanised(a, b)) return review("系统中的姓名以拼音代替汉字，需人工核对");
  if (is_romanised(b, a)) return review("申报的姓名以拼音代替汉字，需人工核对");
  if (const std::string pairs = variant_pairs(a, b); !pairs.empty()) {
    return review("姓名用字不同：" + pairs + "，可能是繁简体或异体字，需人工核对");
  }
  const std::u32string bare_a = without_separators(a), bare_b = without_separators(b);
  if (bare_a == bare_b) return review("姓名只有间隔号或空格不同，需人工核对");
  if (capitals(bare_a) == capitals(bare_b)) return review("姓名只有字母大小写不同，需人工核对");
  return {NameVerdict::different, {}};
}

}  // namespace sdk1
}  // namespace zq
