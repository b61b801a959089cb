// Chinese legacy charsets to UTF-8 and back, with the exact place of the first fault. Nothing is ever replaced
// silently. GB18030, GBK and GB2312 are all decoded as GB18030, their superset: what calls itself GB2312 is GBK in
// practice, and only so do A1A4 and A1AA become · and — everywhere. Encoding keeps to the charset that was named. Any
// thread; each thread keeps its own converters. No I/O. Errors: ErrorCode::bad_answer with BadBytes filled in;
// ErrorCode::internal when the C library lacks the converter. Error texts hold no part of the text.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "domain/result.hpp"

namespace zq {

enum class Encoding {
  gb18030,
  gbk,
  gb2312,
  cp936,  // as GBK, and 0x80 is the euro sign
  utf8,
};

// "GB18030", "GBK", "GB2312" ("GB_2312-80", "EUC-CN"), "CP936" ("MS936"), "UTF-8", in any case.
std::optional<Encoding> encoding_named(std::string_view name);

// Where a conversion stopped: offset of the first byte that is not part of a whole character, and how many bytes are
// bad. A byte that cannot follow a lead byte is not bad itself: decoding may go on at offset + length without losing
// it.
struct BadBytes {
  std::size_t offset = 0;
  std::size_t length = 0;
};

Result<std::string> decode_text(Encoding charset, std::string_view bytes, BadBytes* bad = nullptr);

// bad: the UTF-8 bytes of the first character the charset does not have (or that are no UTF-8).
Result<std::string> encode_text(Encoding charset, std::string_view utf8, BadBytes* bad = nullptr);

// The first bytes that are not UTF-8 (overlong forms and surrogates count), or nothing.
std::optional<BadBytes> find_bad_utf8(std::string_view text);

}  // namespace zq
