#include "faults/gbk.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <optional>

namespace zq::sample {
namespace {

class Converter {
 public:
  Converter(const char* to, const char* from) : handle_(iconv_open(to, from)) {}
  ~Converter() { iconv_close(handle_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // Each byte sequence at which the conversion stops becomes '?'; `skip` tells its length from its first byte.
  // Without `skip` a bad sequence makes the result nothing.
  std::optional<std::string> run(std::string_view text, std::size_t (*skip)(unsigned char)) {
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    std::string out;
    char* in = const_cast<char*>(text.data());  // iconv's signature; it does not write there
    for (std::size_t left = text.size(); left > 0;) {
      std::array<char, 1024> block;
      char* to = block.data();
      std::size_t room = block.size();
      const bool stuck = iconv(handle_, &in, &left, &to, &room) == std::size_t(-1);
      out.append(block.data(), block.size() - room);
      if (!stuck || room < 8) continue;
      if (!skip) return std::nullopt;
      const std::size_t bad = std::min(left, skip(static_cast<unsigned char>(*in)));
      out += '?';
      in += bad;
      left -= bad;
    }
    return out;
  }

 private:
  iconv_t handle_;
};

std::size_t utf8_length(unsigned char lead) { return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }
std::size_t one_byte(unsigned char) { return 1; }

}  // namespace

std::string to_gbk(std::string_view utf8) {
  thread_local Converter converter("GBK", "UTF-8");
  return *converter.run(utf8, utf8_length);
}

std::string to_utf8(std::string_view bytes) {
  thread_local Converter check("UTF-32LE", "UTF-8"), chinese("UTF-8", "GB18030");
  if (check.run(bytes, nullptr)) return std::string(bytes);
  return *chinese.run(bytes, one_byte);
}

std::string fixed(std::string_view utf8, std::size_t bytes) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t length = utf8_length(static_cast<unsigned char>(utf8[at]));
    const std::string character = to_gbk(utf8.substr(at, length));
    if (out.size() + character.size() > bytes) break;
    out += character;
    at += length;
  }
  out.resize(bytes, ' ');
  return out;
}

}  // namespace zq::sample
