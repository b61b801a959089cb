#include "public_security/check_reply.hpp"

#include <array>

#include "zq/soap.hpp"

namespace public_security {
namespace {

constexpr std::string_view result_prefix = "result_";

// What the service says, for an operator's eyes.
std::string quoted(std::string_view said, std::size_t bytes_max) {
  return zq::front_of(zq::without_personal_data(std::string(said), {}), bytes_max);
}

// Attributes of the root speak for the whole call: errorcode="-72" errormesage="授权文件已过期".
void require_no_whole_call_error(const pugi::xml_node& root) {
  const std::string code = root.attribute("errorcode").as_string();
  std::string text = root.attribute("errormesage").as_string();
  if (text.empty()) text = root.attribute("errormessage").as_string();
  if ((code.empty() || code == "0") && text.empty()) return;
  const bool licence = code == "-70" || code == "-71" || code == "-72" || text.find("授权") != std::string::npos;
  const bool request = code.rfind("-3", 0) == 0;
  const std::string said = "公安核查服务拒绝了整个请求（errorcode " + quoted(code, 12) + "）：" + quoted(text, 120);
  if (licence) throw zq::Failure(ZQ_E_AUTH, said + "；请向公安机关续办授权文件，并更新机密项 licence");
  throw zq::Failure(request ? ZQ_E_BAD_DATA : ZQ_E_UNAVAILABLE, said);
}

// Refuses an OUTPUT or ITEM that tells of an error. An empty element tells of none.
void require_no_error(const pugi::xml_node& node) {
  const std::string error = zq::child_text(node, "errormesage").value_or(""),
                    column = zq::child_text(node, "errormesagecol").value_or("");
  if ((error + column).find_first_not_of(" \t\r\n") == std::string::npos) return;
  throw zq::Failure(ZQ_E_BAD_DATA,
                    "公安核查服务不接受请求（errormesage）：" + quoted(error, 90) + " " + quoted(column, 60));
}

void read_item(const pugi::xml_node& node, CheckRow& row) {
  require_no_error(node);
  for (const pugi::xml_node& part : node.children()) {
    const std::string_view name = zq::local_name(part);
    const bool is_result = name.substr(0, result_prefix.size()) == result_prefix;
    // a photograph nobody asked for; an error that is none
    if (name == "xp" || name.empty() || name.rfind("errormesage", 0) == 0) continue;
    Item& item = row.items[std::string(is_result ? name.substr(result_prefix.size()) : name)];
    (is_result ? item.result : item.value) = zq::text_of(part);
  }
}

}  // namespace

std::string CheckRow::value(const std::string& name) const {
  const auto found = items.find(name);
  return found == items.end() ? std::string() : found->second.value;
}

CheckRows read_check_reply(std::string_view xml) {
  const pugi::xml_document document = zq::parse_xml(xml, "公安核查服务的内层报文");
  const pugi::xml_node root = document.document_element();
  require_no_whole_call_error(root);
  if (zq::local_name(root) != "ROWS") {
    throw zq::Failure(ZQ_E_BAD_DATA,
                      "公安核查服务的内层报文应以 ROWS 为根元素，实为 " + quoted(zq::local_name(root), 40));
  }
  CheckRows rows;
  for (const pugi::xml_node& node : zq::children(root, "ROW")) {
    CheckRow row;
    row.asked_number = zq::child_text(zq::child(node, "INPUT"), "gmsfhm").value_or("");
    require_no_error(zq::child(node, "OUTPUT"));
    for (const pugi::xml_node& item : zq::children(zq::child(node, "OUTPUT"), "ITEM")) read_item(item, row);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace public_security
