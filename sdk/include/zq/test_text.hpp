// The text service of a host for tests, over the C library's iconv, so that an author needs nothing of the host. As in
// the real one, GB2312, GBK and GB18030 are all decoded as GB18030, and encoding keeps to the charset that was named.
// One table for all tests: any thread.
#pragma once
#include <iconv.h>

#include <cerrno>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "zq/abi.h"
#include "zq/identity.hpp"

namespace zq::test {

inline zq_str str(std::string_view text) { return {text.data() ? text.data() : "", text.size()}; }
inline std::string text(zq_str s) { return s.ptr ? std::string(s.ptr, s.len) : std::string(); }

// The C library's name of a legacy charset; nothing when the host would not know it.
inline std::optional<std::string> charset_named(std::string_view name) {
  std::string plain;
  for (const char c : name)
    if (c != '-' && c != '_') plain += identity_detail::upper(c);
  if (plain == "GB18030" || plain == "GBK" || plain == "CP936") return plain;
  if (plain == "GB2312" || plain == "EUCCN") return "EUC-CN";
  if (plain == "UTF8") return "UTF-8";
  return std::nullopt;
}

// Nothing when a byte or character has no counterpart; *bad is then its place.
inline std::optional<std::string> converted(const char* to, const char* from, std::string_view in, std::size_t* bad) {
  const iconv_t handle = iconv_open(to, from);
  if (handle == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string out(in.size() * 4 + 16, '\0');
  char *source = const_cast<char*>(in.data()), *target = out.data();  // iconv's signature; it does not write there
  std::size_t source_left = in.size(), target_left = out.size();
  const std::size_t result = iconv(handle, &source, &source_left, &target, &target_left);
  iconv_close(handle);
  out.resize(out.size() - target_left);
  if (result != static_cast<std::size_t>(-1)) return out;
  if (bad) *bad = in.size() - source_left;
  return std::nullopt;
}

inline std::optional<std::string> to_utf8(std::string_view charset, std::string_view bytes,
                                          std::size_t* bad = nullptr) {
  const bool is_utf8 = charset == "UTF-8";
  const auto whole = converted("UTF-8", is_utf8 ? "UTF-8" : "GB18030", bytes, bad);
  if (whole || charset != "CP936") return whole;
  std::string out;  // 0x80 is the euro sign there
  for (std::string_view rest = bytes;;) {
    std::size_t at = 0;
    if (const auto last = converted("UTF-8", "GB18030", rest, &at)) return out + *last;
    if (rest[at] != '\x80') return std::nullopt;
    out += *converted("UTF-8", "GB18030", rest.substr(0, at), nullptr) + "\xE2\x82\xAC";
    rest.remove_prefix(at + 1);
  }
}

inline std::optional<std::string> from_utf8(std::string_view charset, std::string_view utf8,
                                            std::size_t* bad = nullptr) {
  const std::string to = charset == "CP936" ? "GBK" : std::string(charset);
  return converted(to.c_str(), "UTF-8", utf8, bad);
}

struct TextService {
  using Convert = std::optional<std::string> (*)(std::string_view, std::string_view, std::size_t*);
  static zq_status run(Convert function, const char* name, zq_str in, std::size_t* bad, zq_visit fn, void* user) {
    const auto charset = charset_named(name);
    if (!charset) return ZQ_E_UNSUPPORTED;
    const auto out = function(*charset, {in.ptr ? in.ptr : "", in.len}, bad);
    if (!out) return ZQ_E_BAD_DATA;
    fn(user, str(*out));
    return ZQ_OK;
  }
  static zq_status decode(const zq_host*, const char* charset, zq_str in, std::size_t* bad, zq_visit fn,
                          void* user) noexcept {
    return run([](auto c, auto t, auto b) { return to_utf8(c, t, b); }, charset, in, bad, fn, user);
  }
  static zq_status encode(const zq_host*, const char* charset, zq_str in, std::size_t* bad, zq_visit fn,
                          void* user) noexcept {
    return run([](auto c, auto t, auto b) { return from_utf8(c, t, b); }, charset, in, bad, fn, user);
  }
  static constexpr zq_text table{sizeof(zq_text), 0, &decode, &encode};
};

}  // namespace zq::test
