// UTF-8 as the wire needs it. Pure.
#pragma once
#include <cstddef>
#include <string_view>

namespace zq::http {

// Number of leading bytes that are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF).
// Equal to the size when all of it is.
size_t well_formed_prefix(std::string_view bytes);

}  // namespace zq::http
