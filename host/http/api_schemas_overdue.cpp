// Shapes of overdue reports, designees, outages and notices.
#include "http/api_schemas.hpp"

namespace zq::http::schemas {
namespace {

const Schema id = text_of("编号", 1, 64);
const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = text_of("中文说明", 0, 4000);
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema moment = time_of("北京时间");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);
const Schema person = text_of("经办人", 1, 50, R"("赵专员")");
const Schema department_id_text = text_of("部门编号", 1, 64, R"("civil_affairs")");
const Schema ids = array_of(id, "编号", 1000);
const Schema date = date_of("日期", R"("2026-11-23")");
const Schema unit = text_of("单位", 1, 100);
const Schema units = array_of(unit, "参加调查的单位", 50);

const Schema conclusion_word = word_of("调查结论：有过错、无过错、系统故障", {"fault", "no_fault", "system_fault"});
const Schema attribution = word_of("超期的原因在：本系统、网络、部门业务系统、经办人员、镇（街道）",
                                   {"host", "network", "legacy_system", "person", "street"});

}  // namespace

const Schema& overdue_report() {
  static const Schema s =
      object_of("OverdueReport", "超期报告",
                {{"id", &id},
                 {"state", in_place(word_of("状态：已拟、已报告、调查中、已有结论",
                                            {"drafted", "reported", "investigating", "concluded"}))},
                 {"state_text", &short_text},
                 {"letter", &id},
                 {"verification", &id},
                 {"department", &department_id_text},
                 {"from", &short_text},
                 {"facts", &sentence},
                 {"letter_due_at", &moment},
                 {"drafted_at", &moment},
                 {"minutes_late", &whole},
                 {"reported_at", &moment, false},
                 {"replied_at", &moment, false},
                 {"reporter", &short_text, false},
                 {"outages", &ids},
                 {"investigation_due_at", &moment, false},
                 {"investigation_text", &sentence, false},
                 {"units", &units},
                 {"begun_at", &moment, false},
                 {"begun_by", &short_text, false},
                 {"findings", in_place(lines_of("调查情况", 0, 4000)), false},
                 {"conclusion", &conclusion_word, false},
                 {"conclusion_text", &short_text, false},
                 {"attribution", &attribution, false},
                 {"attribution_text", &short_text, false},
                 {"concluded_at", &moment, false},
                 {"concluded_by", &short_text, false},
                 {"violation", &id, false}});
  return s;
}

const Schema& overdue_report_page() {
  static const Schema items = array_of(overdue_report(), "超期报告", 200);
  static const Schema s =
      object_of("OverdueReportPage", "一页超期报告", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& investigation() {
  static const Schema s = object_of("Investigation", "开展调查", {{"operator", &person}, {"units", &units}});
  return s;
}

const Schema& overdue_conclusion() {
  static const Schema s = object_of("OverdueConclusion", "调查结论",
                                    {{"operator", &person},
                                     {"findings", in_place(lines_of("调查情况", 1, 4000))},
                                     {"conclusion", &conclusion_word},
                                     {"attribution", &attribution}});
  return s;
}

const Schema& overdue_state() {
  static const Schema s = word_of("超期报告的状态", {"drafted", "reported", "investigating", "concluded"});
  return s;
}

const Schema& new_designees() {
  static const Schema one = object_of("NewDesignee", "一名协查专人",
                                      {{"post", in_place(text_of("岗位", 1, 50, R"("婚姻登记科")"))},
                                       {"person", &person},
                                       {"backup", in_place(text_of("替岗人员", 0, 50)), false},
                                       {"from", &date},
                                       {"until", &date, false}});
  static const Schema all = array_of(one, "协查专人，替代此前的登记", 20);
  static const Schema s = object_of("NewDesignees", "登记协查专人", {{"operator", &person}, {"designees", &all}});
  return s;
}

const Schema& designee_page() {
  static const Schema one = object_of("Designee", "协查专人",
                                      {{"post", &short_text},
                                       {"person", &short_text},
                                       {"backup", &short_text, false},
                                       {"from", &date},
                                       {"until", &date, false},
                                       {"recorded_by", &short_text},
                                       {"recorded_at", &moment},
                                       {"ended_at", &moment, false}});
  static const Schema items = array_of(one, "协查专人，新的在前", 200);
  static const Schema s = object_of("DesigneePage", "一页协查专人", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& new_outage() {
  static const Schema s = object_of("NewOutage", "登记系统故障时段",
                                    {{"operator", &person},
                                     {"department", &department_id_text},
                                     {"from", &moment},
                                     {"until", &moment, false},
                                     {"reason", in_place(text_of("故障情况", 1, 200))},
                                     {"ticket", in_place(text_of("工单编号", 0, 64)), false}});
  return s;
}

const Schema& outage_end() {
  static const Schema s = object_of("OutageEnd", "登记故障结束", {{"operator", &person}, {"until", &moment}});
  return s;
}

const Schema& outage() {
  static const Schema s = object_of("Outage", "系统故障时段",
                                    {{"id", &id},
                                     {"department", &department_id_text},
                                     {"from", &moment},
                                     {"until", &moment, false},
                                     {"reason", &short_text},
                                     {"ticket", &short_text, false},
                                     {"recorded_by", &short_text},
                                     {"ended_by", &short_text, false},
                                     {"letters", &ids}});
  return s;
}

const Schema& outage_page() {
  static const Schema items = array_of(outage(), "系统故障时段", 200);
  static const Schema s =
      object_of("OutagePage", "一页系统故障时段", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& notice() {
  static const Schema s = object_of("Notice", "通知",
                                    {{"id", &id},
                                     {"to", &short_text},
                                     {"event", &short_text},
                                     {"subject", &short_text},
                                     {"verification", &short_text, false},
                                     {"text", &sentence},
                                     {"at", &moment},
                                     {"read_by", &short_text, false},
                                     {"read_at", &moment, false}});
  return s;
}

const Schema& notice_page() {
  static const Schema items = array_of(notice(), "通知", 200);
  static const Schema s = object_of("NoticePage", "一页通知", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& unread_only() {
  static const Schema s = word_of("只看未读", {"true", "false"});
  return s;
}

}  // namespace zq::http::schemas
