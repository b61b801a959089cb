// Two lines as a declared and a held name: comparing is the same from both sides, does not depend on how a name was
// written down before it was normalised, and gives an officer a reason whenever it leaves the matter to them.
#include <string>

#include "fuzz/fuzz.hpp"
#include "zq/names.hpp"

namespace {

using zq::NameVerdict;

void compare(std::string_view a, std::string_view b) {
  const zq::NameComparison result = zq::compare_names(a, b), other_way = zq::compare_names(b, a);
  REQUIRE(result.verdict == other_way.verdict);
  REQUIRE((result.verdict == NameVerdict::needs_review) == !result.note.empty());
  REQUIRE(zq::fuzz::is_utf8(result.note));
  if (!zq::fuzz::is_utf8(a) || !zq::fuzz::is_utf8(b)) {
    REQUIRE(result.verdict == NameVerdict::needs_review);
    return;
  }
  const std::string normal_a = zq::normalise_name(a), normal_b = zq::normalise_name(b);
  REQUIRE(zq::normalise_name(normal_a) == normal_a && zq::fuzz::is_utf8(normal_a));
  const bool both = !normal_a.empty() && !normal_b.empty();
  REQUIRE((result.verdict == NameVerdict::equal) == (both && normal_a == normal_b));
  REQUIRE(zq::compare_names(normal_a, normal_b).verdict == result.verdict);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view held = zq::fuzz::text_of(data, size);
  const std::string_view declared = zq::fuzz::take_line(held);
  compare(declared, held);
  compare(declared, declared);
  compare(declared, std::string(declared) + "　");
  return 0;
}
