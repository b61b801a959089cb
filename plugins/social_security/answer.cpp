#include "social_security/answer.hpp"

#include <set>

#include "zq/soap.hpp"

namespace social_security {
namespace {

// What the system says, for an operator's eyes.
std::string quoted(std::string_view said, std::size_t bytes_max) {
  return zq::front_of(zq::without_personal_data(std::string(said), {}), bytes_max);
}

std::size_t count_in(const pugi::xml_node& result, const char* name) {
  const std::string text = zq::child_text(result, name).value_or("");
  if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos) {
    throw zq::Failure(ZQ_E_BAD_DATA, std::string("社保系统的报文中 ") + name + " 应为数字，实为 " +
                                         std::to_string(text.size()) + " 字节的其他内容");
  }
  return std::stoul(text);
}

}  // namespace

std::string Row::text(const std::string& name) const {
  const auto found = fields_.find(name);
  if (found == fields_.end()) return {};
  const std::size_t begin = found->second.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return found->second.substr(begin, found->second.find_last_not_of(" \t\r\n") - begin + 1);
}

Answer read_answer(std::string_view xml) {
  const pugi::xml_document document = zq::parse_xml(xml, "社保系统的内层报文");
  const pugi::xml_node result = document.document_element();
  if (zq::local_name(result) != "RESULT") {
    throw zq::Failure(ZQ_E_BAD_DATA,
                      "社保系统的内层报文应以 RESULT 为根元素，实为 " + quoted(zq::local_name(result), 40));
  }
  const std::string code = zq::child_text(result, "APPCODE").value_or("");
  if (code != "1") {
    throw zq::Failure(ZQ_E_BAD_DATA,
                      "社保系统报告查询失败：APPCODE 应为 1，实为 " + quoted(code, 20) + "；请按该系统的接口文档核对");
  }
  Answer answer;
  for (const pugi::xml_node& node : zq::children(zq::child(result, "ROWSET"), "ROW")) {
    Row row;
    for (const pugi::xml_node& field : node.children()) row.set(std::string(zq::local_name(field)), zq::text_of(field));
    answer.rows.push_back(std::move(row));
  }
  const std::size_t stated = count_in(result, "ROWCOUNT");
  if (stated != answer.rows.size()) {
    throw zq::Failure(ZQ_E_BAD_DATA, "社保系统称有 " + std::to_string(stated) + " 行，实有 " +
                                         std::to_string(answer.rows.size()) + " 行：报文可能被截断，不予采用");
  }
  answer.total = zq::child(result, "TOTAL") ? count_in(result, "TOTAL") : stated;
  return answer;
}

Effective without_reversals(const Rows& rows) {
  std::set<std::string> numbers, reversed;
  Effective effective;
  for (const Row& row : rows) {
    const std::string mark = row.text("CXBZ");
    if (mark == "1") {
      if (const std::string number = row.text("CXLSH"); !number.empty()) reversed.insert(number);
      effective.dangling = effective.dangling || row.text("CXLSH").empty();
    } else if (mark.empty() || mark == "0") {
      if (const std::string number = row.text("LSH"); !number.empty()) numbers.insert(number);
      effective.dangling = effective.dangling || row.text("AAE020").rfind('-', 0) == 0;
    } else {
      throw zq::Failure(ZQ_E_BAD_DATA, "社保系统的冲销标志 CXBZ 应为 0 或 1，实为其他代码；请核对代码表");
    }
  }
  for (const std::string& number : reversed) effective.dangling = effective.dangling || !numbers.contains(number);
  for (const Row& row : rows) {
    if (row.text("CXBZ") != "1" && !reversed.contains(row.text("LSH"))) effective.rows.push_back(row);
  }
  return effective;
}

}  // namespace social_security
