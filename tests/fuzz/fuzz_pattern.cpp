// Any bytes as a pattern: it is read and filled in without loss, or a fault says where it is wrong. What is filled in
// is not looked at again.
#include <string>

#include "domain/pattern.hpp"
#include "fuzz/fuzz.hpp"

namespace {

std::string doubled(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '{' || c == '}' ? std::string(2, c) : std::string(1, c);
  return out;
}

void is_whole(const zq::Pattern& pattern) {
  std::string again;
  for (const auto& part : pattern.parts()) {
    REQUIRE(!part.text.empty() && part.at < pattern.source().size());
    again += part.is_place ? "{" + part.text + "}" : doubled(part.text);
  }
  REQUIRE(again == pattern.source());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = zq::fuzz::text_of(data, size);
  zq::PatternFault fault;
  if (const auto pattern = zq::Pattern::read(text, fault)) {
    is_whole(*pattern);
  } else {
    REQUIRE(fault.at < text.size() && !fault.text.empty() && zq::fuzz::is_utf8(fault.text));
    REQUIRE(zq::Pattern(text).filled([](const std::string&) { return ""; }) == text);
  }
  const zq::Pattern plain(doubled(text));
  REQUIRE(plain.filled([](const std::string&) { return ""; }) == text);
  return 0;
}
