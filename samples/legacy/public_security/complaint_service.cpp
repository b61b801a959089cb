#include <pugixml.hpp>

#include "public_security/check_service.hpp"

namespace zq::sample::police {
namespace {

std::string status_word(ComplaintStep step) {
  switch (step) {
    case ComplaintStep::registered:
      return "待受理";
    case ComplaintStep::accepted:
      return "受理";
    case ComplaintStep::handling:
      return "调查中";
    case ComplaintStep::closed:
      return "办结";
    case ComplaintStep::refused:
      break;
  }
  return "不予受理";
}

std::string result_text(ComplaintStep step) {
  if (step == ComplaintStep::closed) return "经核实，已要求窗口改正";
  return step == ComplaintStep::refused ? "不属于公安机关管辖" : "";
}

std::string rows(const ComplaintBook& book, const ComplaintEntry& entry) {
  const auto now = now_since_epoch();
  const ComplaintStep step = book.step(entry, now);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><ROWS><ROW no=\"1\"><OUTPUT><ITEM>" +
         element("tsbh", entry.number) + element("wbbh", entry.external) + element("zt", status_word(step)) +
         element("clr", step == ComplaintStep::registered ? "" : "民警乙") + element("cljg", result_text(step)) +
         element("gxsj", legacy_time(book.stepped(entry, now))) + "</ITEM></OUTPUT></ROW></ROWS>";
}

}  // namespace

std::string complaint_reply(ComplaintBook& book, const std::string& operation, const std::string& condition) {
  pugi::xml_document document;
  if (!document.load_string(condition.c_str())) return whole_call_error("-31", "查询条件不是合法的XML");
  const pugi::xml_node row = document.child("ROWS").child("ROW");
  if (operation == "queryTsjb") {
    const auto entry = book.find(row.child_value("TSBH"));
    return entry ? rows(book, *entry) : "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><ROWS></ROWS>";
  }
  ComplaintEntry entry;
  entry.external = row.child_value("WBBH");
  entry.content = row.child_value("NR");
  if (entry.external.empty() || entry.content.empty()) return whole_call_error("-33", "必录项缺失");
  entry.subject = row.child_value("BT");
  entry.complainant = row.child_value("TSR");
  entry.phone = row.child_value("LXDH");
  entry.against = row.child_value("BTSDW");
  entry.matter = row.child_value("SX");
  entry.proof = row.child_value("CL");
  entry.filed_on = row.child_value("TSRQ");
  return rows(book, book.enter(entry));
}

}  // namespace zq::sample::police
