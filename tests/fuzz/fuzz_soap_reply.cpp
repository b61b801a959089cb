// A reply of the insurance system, first line "STATUS CONTENT-TYPE", then the body: it becomes rows and verdicts or a
// Failure of the promised kinds, whose text is readable and repeats nothing of what was asked. And what we send
// ourselves, in any charset, reads back as it was.
#include <algorithm>
#include <charconv>
#include <string>

#include "fuzz/fuzz.hpp"
#include "social_security/checks.hpp"
#include "social_security/list_and_complaint.hpp"
#include "zq/test_host.hpp"
#include "support/declared.hpp"
#include "zq/soap.hpp"

namespace {

using namespace social_security;

constexpr std::string_view number = "331099196707285819", name = "周示例";

const zq::Host& host() {
  static zq::test::AdapterHost host;
  static const zq::Host view(host.raw());
  return view;
}

const Codes& codes() {
  static const Codes codes{
      read_pairs("insurance_codes", default_insurance_types), {"1"}, {"0", "2", "3"}, {"1"}, {"2"}, {"3"}};
  return codes;
}

zq::Declared declared() {
  static const zq::test::DeclaredFields fields({{"name", std::string(name)},
                                                {"id_number", std::string(number)},
                                                {"insured", "yes"},
                                                {"insurance_type", "110"},
                                                {"employer", "台州示例有限公司"},
                                                {"month_from", "202401"},
                                                {"month_to", "202412"},
                                                {"months", "12"},
                                                {"receives_pension", "no"},
                                                {"terminated_on", "2025-06-30"}});
  return fields.record();
}

void failure_is_fit_to_read(const zq::Failure& failure) {
  const zq_status status = failure.status();
  REQUIRE(status == ZQ_E_BAD_DATA || status == ZQ_E_AUTH || status == ZQ_E_UNAVAILABLE);
  const std::string text(failure.text());
  REQUIRE(!text.empty() && zq::fuzz::is_utf8(text));
  REQUIRE(text.find(number) == std::string::npos && text.find(name) == std::string::npos);
}

template <class Function>
void allow_failure(Function function) {
  try {
    function();
  } catch (const zq::Failure& failure) {
    failure_is_fit_to_read(failure);
  }
}

void judged(const zq::Verification& answer) {
  REQUIRE(!answer.is_pending());
  for (const zq::FieldVerdict& field : answer.fields()) {
    REQUIRE(!field.field.empty() && zq::fuzz::is_utf8(field.found) && zq::fuzz::is_utf8(field.note));
    REQUIRE(field.verdict != zq::Verdict::needs_review || !field.note.empty());
  }
}

void use(const Answer& answer) {
  allow_failure([&] {
    const Effective left = without_reversals(answer.rows);
    REQUIRE(left.rows.size() <= answer.rows.size());
    const auto reversal = [](const Row& row) { return row.text("CXBZ") == "1"; };
    REQUIRE(std::none_of(left.rows.begin(), left.rows.end(), reversal));
    REQUIRE(without_reversals(left.rows).rows.size() == left.rows.size());
  });
  allow_failure([&] { judged(check_insured(declared(), answer.rows, codes())); });
  allow_failure([&] { judged(check_payments(declared(), answer.rows, codes())); });
  allow_failure([&] { judged(check_pension(declared(), answer.rows, codes())); });
  allow_failure([&] { judged(check_employment(declared(), answer.rows, "2026-01-01")); });
  for (const Row& row : answer.rows) {
    list_row(row);
    allow_failure([&] { complaint_state(row); });
  }
}

void read(std::string_view head, std::string_view body) {
  zq::HttpReply reply{200, {}, std::string(body)};
  const auto end = std::from_chars(head.data(), head.data() + head.size(), reply.status).ptr;
  head.remove_prefix(static_cast<std::size_t>(end - head.data()));
  reply.content_type = head.substr(std::min(head.find_first_not_of(' '), head.size()));
  const zq::SoapArguments asked{{"aac002", std::string(number)}, {"aac003", std::string(name)}};
  allow_failure([&] {
    const zq::SoapReply soap = zq::read_soap_reply(host(), reply, 1 << 16, asked);
    REQUIRE(soap.body() && reply.status >= 200 && reply.status < 300 && body.size() <= (1 << 17));
    use(read_answer(zq::text_of(zq::descendant(soap.body(), "return"))));
  });
}

// The text as an argument in our own envelope, in a legacy charset, read back.
void sent_is_read_back(std::string_view text) {
  if (!zq::fuzz::is_utf8(text) || text.size() > 4000) return;
  for (const char* charset : {"UTF-8", "GBK", "GB2312", "GB18030"}) {
    const zq::SoapService service{"http://legacy/ws", "http://ws.example.cn/", charset};
    const std::string bytes =
        zq::encode_xml(zq::Charset(host(), charset), zq::soap_envelope(service, "q", {{"a", "x" + std::string(text)}}));
    const zq::SoapReply soap = zq::read_soap_reply(host(), {200, "text/xml", bytes}, 1 << 16);
    std::string expected = "x";
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool forbidden = text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF";
      const auto c = static_cast<unsigned char>(text[i]);
      if (forbidden) i += 2;
      if (forbidden || (c < 0x20 && c != '\t' && c != '\n' && c != '\r')) continue;
      if (c == '\r' && text.substr(i + 1, 1) == "\n") continue;  // XML reads every line end as LF
      expected += c == '\r' ? '\n' : text[i];
    }
    REQUIRE(zq::text_of(zq::descendant(soap.body(), "a")) == expected);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view rest = zq::fuzz::text_of(data, size);
  sent_is_read_back(rest);
  if (zq::fuzz::is_utf8(rest)) allow_failure([&] { use(read_answer(rest)); });  // decoded already: it is text
  const std::string_view head = zq::fuzz::take_line(rest);
  read(head, rest);
  return 0;
}
