// Any bytes under any of the charsets: what is decoded is UTF-8 and encodes to the same again, what is refused is
// refused exactly at the first bad byte, and all strict readers of UTF-8 in the house agree.
#include <string>

#include "fuzz/fuzz.hpp"
#include "http/utf8.hpp"
#include "log/utf8.hpp"
#include "zq/names.hpp"

namespace {

using namespace zq;
using fuzz::is_utf8;

void decoded(Encoding charset, std::string_view bytes) {
  BadBytes bad;
  const auto text = decode_text(charset, bytes, &bad);
  if (text.ok()) {
    REQUIRE(is_utf8(*text));
    const Encoding whole = charset == Encoding::utf8 ? Encoding::utf8 : Encoding::gb18030;
    const auto back = encode_text(whole, *text);
    REQUIRE(back.ok());
    const auto again = decode_text(whole, *back);
    REQUIRE(again.ok() && *again == *text);
    return;
  }
  REQUIRE(bad.length >= 1 && bad.offset + bad.length <= bytes.size());
  REQUIRE(decode_text(charset, bytes.substr(0, bad.offset)).ok());
  BadBytes first;
  REQUIRE(!decode_text(charset, bytes.substr(bad.offset), &first).ok());
  REQUIRE(first.offset == 0 && first.length == bad.length);
  REQUIRE(is_utf8(text.error().text));
}

void encoded(Encoding charset, std::string_view utf8) {
  BadBytes bad;
  const auto bytes = encode_text(charset, utf8, &bad);
  if (bytes.ok()) {
    const auto back = decode_text(charset, *bytes);
    REQUIRE(back.ok() && *back == utf8);
    return;
  }
  REQUIRE(bad.length >= 1 && bad.offset + bad.length <= utf8.size());
  if (!is_utf8(utf8)) return;
  REQUIRE(encode_text(charset, utf8.substr(0, bad.offset)).ok());
  REQUIRE(is_utf8(utf8.substr(bad.offset, bad.length)));  // one whole character
  REQUIRE(!encode_text(charset, utf8.substr(bad.offset, bad.length)).ok());
}

void readers_of_utf8_agree(std::string_view bytes) {
  const auto bad = find_bad_utf8(bytes);
  REQUIRE(http::well_formed_prefix(bytes) == (bad ? bad->offset : bytes.size()));
  REQUIRE(log::first_bad_byte(bytes).has_value() == bad.has_value());
  if (bad) REQUIRE(*log::first_bad_byte(bytes) == bad->offset);
  REQUIRE(names_detail::decode_utf8(bytes).has_value() != bad.has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  readers_of_utf8_agree(bytes);
  for (const Encoding charset : {Encoding::gb18030, Encoding::gbk, Encoding::gb2312, Encoding::cp936, Encoding::utf8}) {
    decoded(charset, bytes);
    encoded(charset, bytes);
  }
  return 0;
}
