#include "text/charset.hpp"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <utility>

namespace zq {
namespace {

// One converter of the C library, opened at its first use. Not shared between threads.
class Converter {
 public:
  Converter(const char* to, const char* from) : to_(to), from_(from) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (handle_ != closed()) iconv_close(handle_);
  }
  bool open() {
    if (handle_ == closed()) handle_ = iconv_open(to_, from_);
    return handle_ != closed();
  }
  // Converts from the front of `in` as far as it goes, and takes what it converted off `in`. True when all of it went.
  bool run(std::string_view& in, std::string& out) {
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    std::array<char, 4096> block;
    for (;;) {
      char* from = const_cast<char*>(in.data());  // iconv's signature; it does not write there
      char* to = block.data();
      std::size_t from_left = in.size(), to_left = block.size();
      const std::size_t result = iconv(handle_, &from, &from_left, &to, &to_left);
      const int reason = errno;
      out.append(block.data(), block.size() - to_left);
      in.remove_prefix(in.size() - from_left);
      if (result != static_cast<std::size_t>(-1)) return true;
      if (reason != E2BIG) return false;
    }
  }

 private:
  static iconv_t closed() { return reinterpret_cast<iconv_t>(-1); }
  const char* to_;
  const char* from_;
  iconv_t handle_ = closed();
};

Converter& decoder() {
  thread_local Converter converter("UTF-8", "GB18030");
  return converter;
}
Converter& encoder_of(Encoding charset) {
  thread_local Converter gb18030("GB18030", "UTF-8");
  thread_local Converter gbk("GBK", "UTF-8");
  return charset == Encoding::gb18030 ? gb18030 : gbk;
}

bool is_lead(unsigned char byte) { return byte >= 0x81 && byte <= 0xFE; }
bool is_second_of_two(unsigned char byte) { return byte >= 0x40 && byte <= 0xFE && byte != 0x7F; }
bool is_digit_byte(unsigned char byte) { return byte >= 0x30 && byte <= 0x39; }

// How many bytes at the front of `rest` belong to the fault; the next byte may begin a character of its own.
std::size_t bad_length(std::string_view rest) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  if (!is_lead(byte(0)) || rest.size() == 1) return 1;
  if (is_second_of_two(byte(1))) return 2;  // a pair without a character
  if (!is_digit_byte(byte(1))) return 1;
  const bool four = rest.size() >= 4 && is_lead(byte(2)) && is_digit_byte(byte(3));
  return four ? 4 : 1;
}

// The C library follows GB 18030-2022, where these four-byte codes have no character any more. Systems of the 2005
// edition still write them for characters that have a two-byte code today.
struct Former {
  std::string_view bytes, utf8;
};
constexpr Former former_codes[] = {
    {"\x84\x31\x82\x36", "\uFE10"}, {"\x84\x31\x82\x37", "\uFE11"}, {"\x84\x31\x82\x38", "\uFE12"},
    {"\x84\x31\x82\x39", "\uFE13"}, {"\x84\x31\x83\x30", "\uFE14"}, {"\x84\x31\x83\x31", "\uFE15"},
    {"\x84\x31\x83\x32", "\uFE16"}, {"\x84\x31\x83\x33", "\uFE17"}, {"\x84\x31\x83\x34", "\uFE18"},
    {"\x84\x31\x83\x35", "\uFE19"}, {"\x82\x35\x90\x37", "\u9FB4"}, {"\x82\x35\x90\x38", "\u9FB5"},
    {"\x82\x35\x90\x39", "\u9FB6"}, {"\x82\x35\x91\x30", "\u9FB7"}, {"\x82\x35\x91\x31", "\u9FB8"},
    {"\x82\x35\x91\x32", "\u9FB9"}, {"\x82\x35\x91\x33", "\u9FBA"}, {"\x82\x35\x91\x34", "\u9FBB"},
};
const Former* former_at(std::string_view rest) {
  for (const Former& code : former_codes) {
    if (rest.substr(0, 4) == code.bytes) return &code;
  }
  return nullptr;
}

std::size_t utf8_length(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

// Length of the whole, legal character at the front; 0 when there is none.
std::size_t whole_utf8(std::string_view rest) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  const std::size_t length = utf8_length(byte(0));
  if (length == 0 || length > rest.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const bool illegal = (byte(0) == 0xE0 && byte(1) < 0xA0) || (byte(0) == 0xED && byte(1) > 0x9F) ||
                       (byte(0) == 0xF0 && byte(1) < 0x90) || (byte(0) == 0xF4 && byte(1) > 0x8F);
  return illegal ? 0 : length;
}

Error bad_bytes(std::string_view what, const BadBytes& found, std::size_t size, BadBytes* bad) {
  if (bad) *bad = found;
  Error error{ErrorCode::bad_answer, std::string(what)};
  error.text += "：第 " + std::to_string(found.offset + 1) + " 个字节处（共 " + std::to_string(size) + " 字节）";
  error.detail = "offset " + std::to_string(found.offset) + ", length " + std::to_string(found.length);
  return error;
}

Error no_converter() {
  return {ErrorCode::internal, "本机缺少中文字符集转换组件", "iconv_open failed; install libc-bin's gconv modules"};
}

// GB 2312 is what remains of GBK when only its own rows are taken.
bool is_gb2312(unsigned char lead, unsigned char trail) {
  if (lead < 0xA1 || lead > 0xF7 || trail < 0xA1 || (lead >= 0xAA && lead <= 0xAF)) return false;
  if (lead == 0xA2) return trail >= 0xB1;
  if (lead == 0xA6) return trail < 0xE0;
  if (lead == 0xA8) return trail < 0xBB || trail > 0xC0;
  return true;
}

// Position in the encoded bytes of the first character outside the charset; size() when there is none.
std::size_t first_foreign(Encoding charset, std::string_view encoded) {
  for (std::size_t i = 0; i < encoded.size();) {
    const auto lead = static_cast<unsigned char>(encoded[i]);
    if (lead == 0x80 && charset != Encoding::cp936) return i;  // the converter writes the euro sign so
    if (lead <= 0x80) {
      ++i;
      continue;
    }
    if (charset == Encoding::gb2312 && !is_gb2312(lead, static_cast<unsigned char>(encoded[i + 1]))) return i;
    i += 2;
  }
  return encoded.size();
}

// The UTF-8 position of the character whose encoded position is `at`, in a charset of one or two bytes a character.
std::size_t position_of(std::string_view utf8, std::string_view encoded, std::size_t at) {
  std::size_t in = 0;
  for (std::size_t i = 0; i < at; i += static_cast<unsigned char>(encoded[i]) <= 0x80 ? 1 : 2) {
    in += utf8_length(static_cast<unsigned char>(utf8[in]));
  }
  return in;
}

}  // namespace

std::optional<Encoding> encoding_named(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c != '-' && c != '_') plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  constexpr std::pair<std::string_view, Encoding> names[] = {
      {"GB18030", Encoding::gb18030}, {"GBK", Encoding::gbk},          {"GB2312", Encoding::gb2312},
      {"GB231280", Encoding::gb2312}, {"EUCCN", Encoding::gb2312},     {"CP936", Encoding::cp936},
      {"MS936", Encoding::cp936},     {"WINDOWS936", Encoding::cp936}, {"UTF8", Encoding::utf8},
  };
  for (const auto& [known, charset] : names) {
    if (known == plain) return charset;
  }
  return std::nullopt;
}

std::optional<BadBytes> find_bad_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = whole_utf8(text.substr(i));
    if (length == 0) return BadBytes{i, 1};
    i += length;
  }
  return std::nullopt;
}

Result<std::string> decode_text(Encoding charset, std::string_view bytes, BadBytes* bad) {
  if (charset == Encoding::utf8) {
    if (const auto found = find_bad_utf8(bytes)) return bad_bytes("文字不是合法的 UTF-8", *found, bytes.size(), bad);
    return std::string(bytes);
  }
  Converter& converter = decoder();
  if (!converter.open()) return no_converter();
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::string_view rest = bytes;
  while (!converter.run(rest, out)) {
    if (charset == Encoding::cp936 && rest[0] == '\x80') {
      out += "\xE2\x82\xAC";
      rest.remove_prefix(1);
      continue;
    }
    if (const Former* code = former_at(rest)) {
      out += code->utf8;
      rest.remove_prefix(4);
      continue;
    }
    const BadBytes found{bytes.size() - rest.size(), bad_length(rest)};
    return bad_bytes("文字不是合法的 GB18030/GBK", found, bytes.size(), bad);
  }
  return out;
}

Result<std::string> encode_text(Encoding charset, std::string_view utf8, BadBytes* bad) {
  if (const auto found = find_bad_utf8(utf8)) return bad_bytes("文字不是合法的 UTF-8", *found, utf8.size(), bad);
  if (charset == Encoding::utf8) return std::string(utf8);
  Converter& converter = encoder_of(charset);
  if (!converter.open()) return no_converter();
  std::string out;
  std::string_view rest = utf8;
  const bool all = converter.run(rest, out);
  std::size_t at = utf8.size() - rest.size();
  bool foreign = !all;
  if (charset != Encoding::gb18030) {
    const std::size_t first = first_foreign(charset, out);
    if (first < out.size()) {
      at = position_of(utf8, out, first);
      foreign = true;
    }
  }
  if (!foreign) return out;
  const BadBytes found{at, utf8_length(static_cast<unsigned char>(utf8[at]))};
  return bad_bytes("文字含有该字符集没有的字", found, utf8.size(), bad);
}

}  // namespace zq
