#include "social_security/service.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "faults/gbk.hpp"
#include "identity.hpp"

namespace zq::sample::social {
namespace {

constexpr const char* target = "http://service.sbxt.example.cn/";

// The system's own faults: a code of its own inside faultstring.
struct OwnFault {
  const char* party;  // Server or Client
  std::string code, text;
};
[[noreturn]] void refuse(const char* party, std::string code, std::string text) {
  throw OwnFault{party, std::move(code), std::move(text)};
}

std::string required(const SoapCall& call, const char* name) {
  const std::string value(call.argument(name));
  if (value.empty()) refuse("Client", "SI-0101", std::string("必录项缺失：") + name);
  return value;
}

int number(const SoapCall& call, const char* name) { return std::atoi(required(call, name).c_str()); }

std::string result_xml(const Rows& rows, std::size_t total) {
  std::string out = "<?xml version=\"1.0\" encoding=\"GB2312\"?><RESULT><APPCODE>1</APPCODE><MSG>查询成功</MSG>";
  out += element("TOTAL", std::to_string(total)) + element("ROWCOUNT", std::to_string(rows.size())) + "<ROWSET>";
  for (const Row& row : rows) {
    out += "<ROW>";
    for (const auto& [name, value] : row) out += element(name, value);
    out += "</ROW>";
  }
  return out + "</ROWSET></RESULT>";
}

// Another person's row under the same identity number, as after a mistake in a transfer.
void add_second_person(Rows& rows) {
  for (std::size_t i = 0, count = rows.size(); i < count; ++i) {
    Row row = rows[i];
    for (auto& [name, value] : row) {
      if (name == "AAC001") value.replace(0, 4, "3388");
      if (name == "AAC003") value = "某" + value;
      if (name == "AAC031" && !value.empty()) value = value == "1" ? "3" : "1";
      if (name == "AAC084") value = value == "1" ? "0" : "1";
    }
    rows.push_back(row);
  }
}

std::string spoil_encoding(std::string bytes) {
  const auto name = bytes.find("AAC003&gt;");
  return bytes.insert(name == std::string::npos ? bytes.size() / 2 : name + 10, "\xFF");
}

HttpAnswer xml(int status, const std::string& utf8) { return {status, "text/xml;charset=GB2312", to_gbk(utf8)}; }

}  // namespace

Rows Service::list_page(const SoapCall& call, std::size_t& total) const {
  const Rows all = proof_list_rows();
  total = all.size();
  const auto page = std::size_t(std::max(1, number(call, "pageno"))), size = std::size_t(number(call, "pagesize"));
  if (size == 0 || size > 100) refuse("Client", "SI-0103", "pagesize 应为 1 到 100");
  const auto begin = std::min(total, (page - 1) * size), end = std::min(total, begin + size);
  return {all.begin() + std::ptrdiff_t(begin), all.begin() + std::ptrdiff_t(end)};
}

Row Service::complaint_row(const ComplaintEntry& entry) const {
  struct Word {
    const char *code, *text, *result;
  };
  const auto now = now_since_epoch();
  const auto word = [&]() -> Word {
    switch (complaints_.step(entry, now)) {
      case ComplaintStep::registered:
        return {"01", "已登记", ""};
      case ComplaintStep::accepted:
        return {"02", "已受理", ""};
      case ComplaintStep::handling:
        return {"03", "办理中", ""};
      case ComplaintStep::closed:
        return {"04", "已办结", "已责成窗口停止索要该证明，并向当事人致歉"};
      case ComplaintStep::refused:
        break;
    }
    return {"05", "不予受理", "所反映事项不属于本单位职责"};
  }();
  return {{"TSBH", entry.number},
          {"WBBH", entry.external},
          {"SLZT", word.code},
          {"SLZTMC", word.text},
          {"CLR", complaints_.step(entry, now) == ComplaintStep::registered ? "" : "经办人甲"},
          {"CLJG", word.result},
          {"GXSJ", legacy_time(complaints_.stepped(entry, now))}};
}

Rows Service::complaint_rows(const SoapCall& call) const {
  if (call.operation == "queryComplaint") {
    const auto entry = complaints_.find(required(call, "tsbh"));
    return entry ? Rows{complaint_row(*entry)} : Rows{};
  }
  ComplaintEntry entry;
  entry.external = required(call, "wbbh");
  entry.content = required(call, "nr");
  entry.subject = call.argument("bt");
  entry.complainant = call.argument("tsr");
  entry.phone = call.argument("lxdh");
  entry.against = call.argument("btsdw");
  entry.matter = call.argument("sxmc");
  entry.proof = call.argument("clmc");
  entry.filed_on = call.argument("tsrq");
  return {complaint_row(complaints_.enter(entry))};
}

Rows Service::rows_for(const SoapCall& call) const {
  const auto index = people_.index_of(required(call, "aac002"));
  if (!index) return {};
  if (call.operation == "queryPerson") return person_rows(people_, *index);
  if (call.operation == "queryInsured") return insured_rows(people_, *index);
  if (call.operation == "queryPension") return pension_rows(people_, *index);
  if (call.operation == "queryEmployment") return employment_rows(people_, *index);
  if (call.operation == "queryPayments")
    return payment_rows(people_, *index, required(call, "aae140"), number(call, "ksny"), number(call, "jsny"));
  refuse("Client", "SI-0102", "没有这个方法");
}

HttpAnswer Service::answer(const HttpQuestion& question) const {
  try {
    const SoapCall call = read_soap(question.body);
    const auto entry = [&](const char* name) {
      const auto found = call.header.find(name);
      return found == call.header.end() ? std::string() : found->second;
    };
    if (question.fault.kind == FaultKind::licence_expired) refuse("Server", "SI-0303", "接口授权已过期");
    if (question.fault.kind == FaultKind::fault) refuse("Server", "SI-0902", "ORA-00018: 超出最大会话数");
    if (entry("UserName") != account_.user || entry("PassWord") != account_.password)
      refuse("Client", "SI-0301", "用户名或口令错误");
    std::size_t total = 0;
    Rows rows;
    if (call.operation == "getServerTime")
      rows = {{{"FWQSJ", legacy_time(now_since_epoch())}}};
    else if (call.operation == "queryProofList")
      rows = list_page(call, total);
    else if (call.operation == "submitComplaint" || call.operation == "queryComplaint")
      rows = complaint_rows(call);
    else
      rows = rows_for(call);
    if (question.fault.kind == FaultKind::two_rows) add_second_person(rows);
    std::string inner = result_xml(rows, std::max(total, rows.size()));
    if (question.fault.kind == FaultKind::cut_xml) inner = to_utf8(to_gbk(inner).substr(0, inner.size() / 3));
    HttpAnswer answer = xml(200, soap_reply("GB2312", target, call.operation, "return", inner));
    if (question.fault.kind == FaultKind::wrong_encoding) answer.body = spoil_encoding(answer.body);
    return answer;
  } catch (const OwnFault& fault) {
    return xml(500, soap_fault("GB2312", std::string("soapenv:") + fault.party, fault.code + ":" + fault.text));
  } catch (const std::invalid_argument& error) {
    return xml(500, soap_fault("GB2312", "soapenv:Client", std::string("SI-0100:") + error.what()));
  }
}

}  // namespace zq::sample::social
