// Any text as an identity number and as a social credit code: what is accepted is in its one canonical form and is
// accepted again as the same, what is refused is refused with a reason that does not repeat it.
#include <string>

#include "fuzz/fuzz.hpp"
#include "zq/identity.hpp"

namespace {

constexpr std::string_view today = "2026-01-01";

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

bool fit_to_read(const std::string& reason) { return zq::fuzz::is_utf8(reason) && !zq::fuzz::has_long_number(reason); }

void same(const zq::IdentityNumber& a, const zq::IdentityNumber& b) {
  REQUIRE(a.number == b.number && a.kind == b.kind && a.area == b.area && a.birth == b.birth && a.sex == b.sex);
}

void identity(std::string_view text) {
  const zq::IdentityReading reading = zq::read_identity(text, today);
  const bool accepted = reading.refusal == zq::IdentityRefusal::none;
  REQUIRE(reading.ok() == accepted && reading.reason.empty() == accepted);
  if (!accepted) {
    REQUIRE(fit_to_read(reading.reason));
    return;
  }
  const zq::IdentityNumber& number = *reading.number;
  const bool old_card = number.kind == zq::IdentityKind::permanent_residence_old;
  REQUIRE(number.number.size() == (old_card ? 15u : 18u));
  REQUIRE(zq::normalise_identity(number.number) == number.number && zq::normalise_identity(text) == number.number);
  REQUIRE(zq::normalise_identity(" " + std::string(text) + "\t") == number.number);
  REQUIRE(old_card ? number.birth.empty() : number.birth.size() == 10 && number.birth <= today);
  REQUIRE(number.upgraded == (!old_card && text.size() == 15));
  const zq::IdentityReading again = zq::read_identity(number.number, today);
  REQUIRE(again.ok() && !again.number->upgraded);
  same(*again.number, number);
  const zq::IdentityReading small = zq::read_identity(lower(number.number), today);
  REQUIRE(small.ok());
  same(*small.number, number);
}

void credit_code(std::string_view text) {
  const zq::CreditCodeReading reading = zq::read_credit_code(text);
  REQUIRE((reading.verdict == zq::CreditCodeVerdict::valid) == reading.reason.empty());
  if (reading.verdict == zq::CreditCodeVerdict::malformed) {
    REQUIRE(reading.code.empty() && fit_to_read(reading.reason));
    return;
  }
  REQUIRE(reading.code.size() == 18 && reading.area.size() == 6 && reading.organisation.size() == 9);
  for (const std::string& written : {reading.code, lower(reading.code)}) {
    const zq::CreditCodeReading again = zq::read_credit_code(written);
    REQUIRE(again.verdict == reading.verdict && again.code == reading.code);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = zq::fuzz::text_of(data, size);
  identity(text);
  credit_code(text);
  REQUIRE(zq::normalise_identity(zq::normalise_identity(text)) == zq::normalise_identity(text));
  return 0;
}
