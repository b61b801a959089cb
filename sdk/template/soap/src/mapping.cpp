#include "mapping.hpp"

#include "zq/compare.hpp"
#include "zq/xml.hpp"

namespace sample_office {
namespace {

std::string trimmed(const pugi::xml_node& row, const char* name) {
  return std::string(zq::dates_detail::trim(zq::child_text(row, name).value_or("")));
}

}  // namespace

std::vector<RegisterRow> read_rows(std::string_view xml) {
  const pugi::xml_document document = zq::parse_xml(xml, "内层报文");
  const pugi::xml_node result = document.document_element();
  if (zq::local_name(result) != "RESULT" || trimmed(result, "CODE") != "1")
    throw zq::Failure(ZQ_E_BAD_DATA, "内层报文应为 RESULT 且 CODE 为 1，实际不是：请按接口文档核对");
  std::vector<RegisterRow> rows;
  for (const pugi::xml_node& row : zq::children(result, "ROW"))
    rows.push_back({trimmed(row, "XM"), trimmed(row, "ZT"), trimmed(row, "DJRQ")});
  if (trimmed(result, "COUNT") != std::to_string(rows.size()))
    throw zq::Failure(ZQ_E_BAD_DATA, "内层报文的行数与 COUNT 不符：报文可能被截断，不予采用");
  return rows;
}

zq::Verification check_record(const zq::Declared& declared, const std::vector<RegisterRow>& rows) {
  declared.require("name");
  if (rows.empty()) return zq::Verification::of(zq::Verdict::no_record);
  std::vector<std::string> names;
  for (const RegisterRow& row : rows) names.push_back(row.name);
  zq::Verification answer;
  // Under another name nothing more may be said: the rows are somebody else's.
  if (!zq::compare_name_of_rows(answer, "name", declared, names)) return answer;
  zq::compare_text(answer, "status", declared, rows.front().status);
  zq::compare_date(answer, "registered_on", declared, rows.front().registered_on);
  return answer;
}

}  // namespace sample_office
