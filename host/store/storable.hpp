// What both databases keep byte for byte. Pure.
#pragma once
#include <string_view>

namespace zq::store {

// True when the text is UTF-8 without NUL.
bool storable(std::string_view text);

}  // namespace zq::store
