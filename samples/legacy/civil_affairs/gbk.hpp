// UTF-8 to GBK as careless legacy programs do it: a character GBK does not have becomes '?'. Pure.
#pragma once
#include <string>
#include <string_view>

namespace zq::sample::civil {

std::string to_gbk(std::string_view utf8);
// For tests and for showing rows to people. Bytes that are not GBK become U+FFFD.
std::string from_gbk(std::string_view gbk);

}  // namespace zq::sample::civil
