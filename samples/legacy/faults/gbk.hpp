// UTF-8 and the bytes of old Chinese systems. Pure.
#pragma once
#include <string>
#include <string_view>

namespace zq::sample {

// As careless legacy programs do it: a character GBK does not have becomes '?'.
std::string to_gbk(std::string_view utf8);
// What arrives in a question: UTF-8 when it is that, otherwise GB18030; bad bytes become '?'.
std::string to_utf8(std::string_view bytes);
// A field of exactly that many bytes: GBK, cut at a whole character, padded with blanks.
std::string fixed(std::string_view utf8, std::size_t bytes);

}  // namespace zq::sample
