#include "public_security/list_and_complaint.hpp"

#include <array>

#include "zq/dates.hpp"
#include "zq/word_table.hpp"
#include "zq/xml.hpp"

namespace public_security {
namespace {

std::string element(const std::string& name, std::string_view text) {
  return "<" + name + ">" + zq::xml_escape(text) + "</" + name + ">";
}

zq::ListRow list_row(const zq::DropRecord& record) {
  const auto text = [&](const char* name) { return std::string(record.text(name)); };
  return {text("code"),
          text("matter"),
          text("proof"),
          text("issuer"),
          text("basis"),
          text("method"),
          text("class"),
          zq::read_date(text("since")).iso_day(),
          zq::read_date(text("until")).iso_day()};
}

}  // namespace

zq::ListPage list_page(const zq::WholeFile& file, const zq::Charset& charset, std::string_view cursor,
                       std::uint32_t limit) {
  const zq::Delimited layout('|', {"code", "matter", "proof", "issuer", "basis", "method", "class", "since", "until"},
                             true);
  return zq::file_page(file, zq::records_of(file, layout, charset), cursor, limit, list_row);
}

const zq::ComplaintWords& agreed_words() {
  static const zq::ComplaintWords words("complaint_statuses", default_complaint_statuses);
  return words;
}

zq::ComplaintState complaint_state(const CheckRows& rows, zq_status when_none, const zq::ComplaintWords& words) {
  const CheckRow& row = zq::the_only(rows, when_none, "投诉编号");
  zq::ComplaintState state;
  state.receipt = row.value("tsbh");
  if (state.receipt.empty()) throw zq::Failure(ZQ_E_BAD_DATA, "公安投诉系统没有给出投诉编号 tsbh");
  state.status_text = row.value("zt");
  state.status = words.meaning(state.status_text);
  state.handler = row.value("clr");
  state.result = row.value("cljg");
  state.updated_at = zq::moment_of(row.value("gxsj"));
  return state;
}

std::string complaint_xml(const zq::Record& complaint, std::string_view key) {
  constexpr std::array<std::pair<const char*, const char*>, 8> names{{{"BT", "subject"},
                                                                      {"NR", "content"},
                                                                      {"TSR", "complainant"},
                                                                      {"LXDH", "phone"},
                                                                      {"BTSDW", "against"},
                                                                      {"SX", "matter"},
                                                                      {"CL", "proof"},
                                                                      {"TSRQ", "filed_on"}}};
  complaint.require("content");
  std::string row = element("WBBH", key);
  for (const auto& [theirs, ours] : names) row += element(theirs, complaint.text(ours));
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ROWS><ROW>" + row + "</ROW></ROWS>";
}

std::string complaint_query_xml(std::string_view receipt) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ROWS><ROW>" + element("TSBH", receipt) + "</ROW></ROWS>";
}

}  // namespace public_security
