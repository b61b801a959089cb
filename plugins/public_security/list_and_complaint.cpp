#include "public_security/list_and_complaint.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "zq/dates.hpp"
#include "zq/xml.hpp"

namespace public_security {
namespace {

using zq::ComplaintStatus;

constexpr std::array<std::pair<std::string_view, ComplaintStatus>, 5> statuses{
    {{"待受理", ComplaintStatus::received},
     {"受理", ComplaintStatus::accepted},
     {"调查中", ComplaintStatus::handling},
     {"办结", ComplaintStatus::closed},
     {"不予受理", ComplaintStatus::rejected}}};

std::string element(const std::string& name, std::string_view text) {
  return "<" + name + ">" + zq::xml_escape(text) + "</" + name + ">";
}

std::size_t first_row(std::string_view cursor, const std::string& day) {
  if (cursor.empty()) return 0;
  std::size_t row = 0;
  const bool ours = cursor.size() > 9 && cursor.substr(0, 8) == day && cursor[8] == ':';
  const auto [end, error] =
      std::from_chars(cursor.data() + std::min<std::size_t>(9, cursor.size()), cursor.data() + cursor.size(), row);
  if (ours && error == std::errc() && end == cursor.data() + cursor.size()) return row;
  throw zq::Failure(ZQ_E_INVALID, "清单的翻页标记不属于 " + day + " 的清单文件：清单已更新，请从第一页重新读取");
}

}  // namespace

zq::ListPage list_page(std::string_view bytes, const std::string& file_name, const std::string& day,
                       const zq::Charset& charset, std::string_view cursor, std::uint32_t limit) {
  const zq::Delimited layout('|', {"code", "matter", "proof", "issuer", "basis", "method", "class", "since", "until"},
                             true);
  std::vector<zq::DropRecord> records;
  try {
    records = layout.parse(bytes, charset);
  } catch (const zq::Failure& failure) {
    throw zq::Failure(failure.status(), "文件 " + file_name + "：" + std::string(failure.text()));
  }
  zq::ListPage page;
  std::size_t at = first_row(cursor, day);
  for (; at < records.size() && page.rows.size() < limit; ++at) {
    const zq::DropRecord& record = records[at];
    if (!record.ok) throw zq::Failure(ZQ_E_BAD_DATA, "文件 " + file_name + " " + record.fault);
    const auto text = [&](const char* name) { return std::string(record.text(name)); };
    page.rows.push_back({text("code"), text("matter"), text("proof"), text("issuer"), text("basis"), text("method"),
                         text("class"), zq::read_date(text("since")).iso_day(),
                         zq::read_date(text("until")).iso_day()});
  }
  if (at < records.size()) page.next = day + ":" + std::to_string(at);
  return page;
}

zq::ComplaintState complaint_state(const CheckRows& rows, zq_status when_none) {
  if (rows.empty()) throw zq::Failure(when_none, "公安投诉系统没有这一投诉编号的记录");
  if (rows.size() > 1) throw zq::Failure(ZQ_E_BAD_DATA, "公安投诉系统对一个投诉编号返回了多条记录");
  const CheckRow& row = rows.front();
  zq::ComplaintState state;
  state.receipt = row.value("tsbh");
  if (state.receipt.empty()) throw zq::Failure(ZQ_E_BAD_DATA, "公安投诉系统没有给出投诉编号 tsbh");
  state.status_text = row.value("zt");
  for (const auto& [word, status] : statuses) {
    if (word == state.status_text) state.status = status;
  }
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
