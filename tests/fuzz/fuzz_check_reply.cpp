// Any text as the inner reply of the police check service: verdicts with reasons, or a Failure of the promised kinds
// that can be read and holds no number of a person.
#include <string>

#include "fuzz/fuzz.hpp"
#include "public_security/checks.hpp"
#include "public_security/list_and_complaint.hpp"
#include "support/declared.hpp"

namespace {

using namespace public_security;

zq::Declared declared() {
  static const zq::test::DeclaredFields fields({{"name", "王志杰"},
                                                {"id_number", "331099196707285819"},
                                                {"address", "浙江省台州市椒江区示例街道1号"},
                                                {"sex", "1"},
                                                {"ethnicity", "01"}});
  return fields.record();
}

template <class Function>
void allow_failure(Function function) {
  try {
    function();
  } catch (const zq::Failure& failure) {
    const zq_status status = failure.status();
    REQUIRE(status == ZQ_E_BAD_DATA || status == ZQ_E_AUTH || status == ZQ_E_UNAVAILABLE || status == ZQ_E_NOT_FOUND);
    REQUIRE(!failure.text().empty() && zq::fuzz::is_utf8(failure.text()));
    REQUIRE(!zq::fuzz::has_long_number(failure.text()));
  }
}

void judged(const zq::Verification& answer) {
  REQUIRE(!answer.is_pending());
  for (const zq::FieldVerdict& field : answer.fields()) {
    REQUIRE(!field.field.empty() && zq::fuzz::is_utf8(field.found) && zq::fuzz::is_utf8(field.note));
    REQUIRE(field.verdict != zq::Verdict::needs_review || !field.note.empty());
    // What the police system calls itself a mismatch may be softened, but nothing it doubts may become consistent.
    if (field.verdict == zq::Verdict::mismatch) REQUIRE(answer.verdict() == zq::Verdict::mismatch);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view xml = zq::fuzz::text_of(data, size);
  if (!zq::fuzz::is_utf8(xml)) return 0;  // decode_xml stands in front, see fuzz_soap_reply
  allow_failure([&] {
    const CheckRows rows = read_check_reply(xml);
    for (const bool name_fits : {true, false}) {
      allow_failure([&] { judged(check_identity(declared(), rows, name_fits)); });
      allow_failure([&] { judged(check_household(declared(), rows, name_fits)); });
    }
    allow_failure([&] { complaint_state(rows, ZQ_E_NOT_FOUND); });
  });
  return 0;
}
