// Files that come across the gap, in GBK with widths in bytes: read whole or refused whole with file, line and byte,
// and what is read stands in the file. And a request of any text is a line of the agreed width that reads back.
#include <array>
#include <string>

#include "fuzz/fuzz.hpp"
#include "public_security/cancellations.hpp"
#include "public_security/ferry_checks.hpp"
#include "public_security/list_and_complaint.hpp"
#include "support/declared.hpp"
#include "zq/identity.hpp"
#include "zq/test_host.hpp"

namespace {

using namespace public_security;
using zq::fuzz::is_utf8;

const std::string file_name = "file.txt";

const zq::Charset& gbk() {
  static zq::test::AdapterHost host;
  static const zq::Charset charset(zq::Host(host.raw()), "GBK");
  return charset;
}

template <class Function>
void allow_bad_data(Function function) {
  try {
    function();
  } catch (const zq::Failure& failure) {
    REQUIRE(failure.status() == ZQ_E_BAD_DATA);
    REQUIRE(is_utf8(failure.text()) && failure.text().find("file.txt") != std::string_view::npos);
    REQUIRE(!zq::fuzz::has_long_number(failure.text()));
  }
}

void replies(std::string_view bytes) {
  constexpr std::size_t width = 32 + 2 + 18 + 50 + 2 + 1 + 50 + 15 + 14;
  const std::vector<FerryReply> read = read_reply_file(bytes, file_name, gbk());
  REQUIRE(!read.empty() && read.size() * width < bytes.size() && zq::FixedWidth::has_trailer(bytes));
  for (const FerryReply& reply : read)
    for (const std::string* text : {&reply.token, &reply.id_number, &reply.name, &reply.relative_name, &reply.plate})
      REQUIRE(is_utf8(*text) && (text->empty() || text->back() != ' '));
  const zq::test::DeclaredFields declared({{"name", "王志杰"},
                                           {"id_number", "331099196707285819"},
                                           {"no_criminal_record", "yes"},
                                           {"relative_name", "王小示"},
                                           {"relative_id_number", "331099199001011239"},
                                           {"relation", "1"},
                                           {"plate", "浙J12345"},
                                           {"owns_vehicle", "yes"}});
  for (const char* business : {"01", "02", "03"}) {
    try {
      judge_replies(business, declared.record(), read);
    } catch (const zq::Failure& failure) {
      REQUIRE(failure.status() == ZQ_E_BAD_DATA || failure.status() == ZQ_E_INVALID);
      REQUIRE(is_utf8(failure.text()));
    }
  }
}

void cancellations(std::string_view bytes) {
  const Cancellations all = Cancellations::read(bytes, file_name, "2026-01-01", gbk());
  static const std::vector<zq::FixedField> layout{{"sfzh", 18}, {"xm", 50}, {"zxrq", 8}, {"zxyy", 2}, {"pcs", 12}};
  const auto records = read_fixed_file(bytes, file_name, layout, gbk());
  REQUIRE(all.size() == records.size());
  for (const zq::DropRecord& record : records) REQUIRE(!all.find(record.text("sfzh")).empty());
}

void list(std::string_view bytes) {
  std::size_t rows = 0;
  std::string cursor;
  do {
    const zq::ListPage page = list_page({file_name, "20260101", std::string(bytes)}, gbk(), cursor, 2);
    REQUIRE(page.rows.size() <= 2 && (page.next.empty() || page.next != cursor));
    rows += page.rows.size();
    REQUIRE(rows <= bytes.size());
    cursor = page.next;
  } while (!cursor.empty());
}

void request(std::string_view text) {
  if (!is_utf8(text)) return;
  std::array<std::string, 10> parts;
  for (std::string& part : parts) part = zq::fuzz::take_line(text);
  const FerryRequest asked{parts[0], parts[1], parts[2], parts[3], parts[4],
                           parts[5], parts[6], parts[7], parts[8], parts[9]};
  try {
    const std::string file = request_file(asked, gbk());
    static const std::vector<zq::FixedField> layout{{"a", 32}, {"b", 2}, {"c", 18}, {"d", 50}, {"e", 18},
                                                    {"f", 50}, {"g", 1}, {"h", 40}, {"i", 60}, {"j", 14}};
    REQUIRE(zq::FixedWidth::has_trailer(file));
    const auto records = read_fixed_file(file, file_name, layout, gbk());
    REQUIRE(records.size() == 1 && records[0].ok);
  } catch (const zq::Failure& failure) {
    REQUIRE(failure.status() == ZQ_E_INVALID && is_utf8(failure.text()));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = zq::fuzz::text_of(data, size);
  allow_bad_data([&] { replies(bytes); });
  allow_bad_data([&] { cancellations(bytes); });
  allow_bad_data([&] { list(bytes); });
  request(bytes);
  return 0;
}
