#include "civil_affairs/gbk.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <memory>

namespace zq::sample::civil {
namespace {

struct Close {
  void operator()(void* converter) const { iconv_close(converter); }
};
using Converter = std::unique_ptr<void, Close>;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// `skip` tells how many bytes at a bad position stand for one character.
template <class Skip>
std::string convert(iconv_t converter, std::string_view text, std::string_view substitute, Skip skip) {
  iconv(converter, nullptr, nullptr, nullptr, nullptr);
  std::string out;
  char* in = const_cast<char*>(text.data());
  std::size_t left = text.size();
  while (left > 0) {
    std::array<char, 512> part;
    char* to = part.data();
    std::size_t room = part.size();
    const bool stuck = iconv(converter, &in, &left, &to, &room) == std::size_t(-1);
    out.append(part.data(), part.size() - room);
    if (!stuck || left == 0 || room < 8) continue;
    const std::size_t bad = std::min<std::size_t>(left, skip(static_cast<unsigned char>(*in)));
    out += substitute;
    in += bad;
    left -= bad;
  }
  return out;
}

}  // namespace

std::string to_gbk(std::string_view utf8) {
  if (is_ascii(utf8)) return std::string(utf8);
  thread_local const Converter converter{iconv_open("GBK", "UTF-8")};
  return convert(converter.get(), utf8, "?", [](unsigned char c) -> std::size_t {
    return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  });
}

std::string from_gbk(std::string_view gbk) {
  thread_local const Converter converter{iconv_open("UTF-8", "GB18030")};
  return convert(converter.get(), gbk, "\xEF\xBF\xBD", [](unsigned char) -> std::size_t { return 1; });
}

}  // namespace zq::sample::civil
