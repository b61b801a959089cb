#include "public_security/check_service.hpp"

#include <algorithm>
#include <optional>
#include <pugixml.hpp>
#include <stdexcept>
#include <utility>
#include <vector>

#include "faults/gbk.hpp"

namespace zq::sample::police {
namespace {

constexpr const char* target = "http://services.nciic.example.cn/";

bool in_demo(Index index) { return family_of(index) < demo::families; }

// What an item of this person is called when it agrees: several libraries are asked.
std::string agreeing_word(const Population& people, Index index, const std::string& item) {
  const auto n = in_demo(index) ? 999 : people.pick(index, "result word " + item, 1000);
  return n < 40 ? "省一致/市一致" : n < 45 ? "省一致" : n < 48 ? "市不一致" : "一致";
}

struct Item {
  std::string name, value, result;  // <xm>value</xm><result_xm>result</result_xm>
};

Item compared(const Population& people, Index index, const std::string& name, const std::string& said,
              const std::string& held) {
  return {name, held, said == held ? agreeing_word(people, index, name) : "不一致"};
}

std::string output(const std::vector<Item>& items) {
  std::string out = "<OUTPUT>";
  for (const Item& item : items)
    out += "<ITEM>" + element(item.name, item.value) + element("result_" + item.name, item.result) + "</ITEM>";
  return out + "</OUTPUT>";
}

std::string missing(const char* column) {
  return "<OUTPUT><ITEM>" + element("errormesage", "必录项缺失") + element("errormesagecol", column) +
         "</ITEM></OUTPUT>";
}

std::string held_name(const Population& people, Index index) {
  return to_utf8(to_gbk(people.written_name(index, Office::public_security)));
}

// The items asked for, in an order that differs from person to person.
std::vector<Item> items_of(const Population& people, Index index, pugi::xml_node row) {
  const Person person = people.person(index);
  std::vector<Item> items{
      {"gmsfhm", people.written_id(index, Office::public_security), agreeing_word(people, index, "gmsfhm")},
      compared(people, index, "xm", row.child_value("XM"), held_name(people, index))};
  if (row.child("XB"))
    items.push_back(compared(people, index, "xb", row.child_value("XB"), person.sex == Sex::male ? "男" : "女"));
  if (row.child("MZ")) items.push_back(compared(people, index, "mz", row.child_value("MZ"), person.ethnicity_name));
  if (row.child("ZZ")) items.push_back(compared(people, index, "zz", row.child_value("ZZ"), person.address));
  const auto turn = people.pick(index, "item order", items.size());
  std::rotate(items.begin(), items.begin() + std::ptrdiff_t(turn), items.end());
  return items;
}

std::string row_xml(const std::string& gmsfhm, const std::string& xm, const std::string& output) {
  return "<ROW no=\"1\"><INPUT>" + element("gmsfhm", gmsfhm) + element("xm", xm) + "</INPUT>" + output + "</ROW>";
}

}  // namespace

std::string whole_call_error(const std::string& code, const std::string& text) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><ROWS errorcode=\"" + escape(code) + "\" errormesage=\"" +
         escape(text) + "\"/>";
}

std::string CheckService::check(const std::string& condition, const Fault& fault, bool& gbk) const {
  pugi::xml_document document;
  if (!document.load_string(condition.c_str())) return whole_call_error("-31", "查询条件不是合法的XML");
  const pugi::xml_node rows = document.child("ROWS");
  if (std::string(rows.child("INFO").child_value("SBM")).empty()) return whole_call_error("-32", "缺少用户代号SBM");
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><ROWS>";
  bool captions = true;
  for (const pugi::xml_node row : rows.children("ROW")) {
    if (std::exchange(captions, false)) continue;  // the first row names the columns
    const std::string gmsfhm = row.child_value("GMSFHM"), xm = row.child_value("XM");
    if (gmsfhm.empty() || xm.empty()) {
      out += row_xml(gmsfhm, xm, missing(gmsfhm.empty() ? "公民身份号码" : "姓名"));
      continue;
    }
    const auto index = people_.index_of(gmsfhm);
    if (!index) {
      out += row_xml(gmsfhm, xm, output({{"gmsfhm", gmsfhm, "此项无记录"}, {"xm", "", "此项无记录"}}));
      continue;
    }
    gbk = gbk || people_.chance(*index, "gbk bytes", 250);
    std::vector<Item> items = items_of(people_, *index, row);
    const std::string photo = "<ITEM>" + element("xp", std::string(240, 'A')) + "</ITEM>";
    std::string answer = output(items);
    out += row_xml(gmsfhm, xm, answer.insert(answer.rfind("</OUTPUT>"), photo));
    if (fault.kind != FaultKind::two_rows) continue;
    for (Item& item : items)
      if (item.name != "gmsfhm") item.value = "某" + item.value, item.result = "不一致";
    out += row_xml(gmsfhm, xm, output(items));
  }
  return out + "</ROWS>";
}

std::string CheckService::reply_to(const SoapCall& call, const Fault& fault, bool& gbk) const {
  if (fault.kind == FaultKind::licence_expired) return whole_call_error("-72", "授权文件已过期");
  if (call.argument("in0") != licence_) return whole_call_error("-70", "授权文件无效");
  const std::string condition(call.argument("in1"));
  if (call.operation == "nciicCheck") return check(condition, fault, gbk);
  if (call.operation == "nciicGetCondition")
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><ROWS><INFO><SBM></SBM></INFO><ROW><GMSFHM>公民身份号码</GMSFHM>"
           "<XM>姓名</XM><XB>性别</XB><MZ>民族</MZ><ZZ>住址</ZZ></ROW></ROWS>";
  if (call.operation == "submitTsjb" || call.operation == "queryTsjb")
    return complaint_reply(complaints_, call.operation, condition);
  throw std::invalid_argument("no such operation");
}

HttpAnswer CheckService::answer(const HttpQuestion& question) const {
  const auto fault_reply = [](const std::string& reason) {
    return HttpAnswer{500, "text/xml; charset=utf-8", soap_fault("UTF-8", "soapenv:Server.userException", reason)};
  };
  try {
    if (question.fault.kind == FaultKind::fault) return fault_reply("java.sql.SQLException: 连接池已满");
    const SoapCall call = read_soap(question.body);
    bool gbk = false;
    std::string inner = reply_to(call, question.fault, gbk);
    if (question.fault.kind == FaultKind::cut_xml) inner = to_utf8(to_gbk(inner).substr(0, inner.size() / 3));
    std::string body = soap_reply("UTF-8", target, call.operation, "out", inner);
    if (gbk) body = to_gbk(body);
    if (question.fault.kind == FaultKind::wrong_encoding) body.insert(body.find("&lt;ROWS") + 8, "\xFF");
    return {200, "text/xml; charset=utf-8", body};
  } catch (const std::invalid_argument& error) {
    return fault_reply(std::string("org.xml.sax.SAXException: ") + error.what());
  }
}

}  // namespace zq::sample::police
