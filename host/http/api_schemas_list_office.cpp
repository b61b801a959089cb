// Shapes of the list's versions, stops and differences.
#include "http/api_schemas.hpp"
#include "http/api_schemas_list.hpp"

namespace zq::http::schemas {
namespace {

const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = lines_of("中文说明", 0, 4000);
const Schema cell = lines_of("一栏的内容，写法同导入、导出的表格", 0, 20000);
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema moment = time_of("北京时间");
const Schema date = date_of("日期", R"("2026-11-23")");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);
const Schema person = text_of("经办人", 1, 50, R"("经办人01")");
const Schema number = text_of("清单事项编号", 1, 64, R"("ZM-2026-001")");
const Schema causes = word_of("废止或者修改", {"repealed", "amended"});

const Schema column = object_of("ListColumnChange", "一栏的变动",
                                {{"column", &short_text}, {"name", &short_text}, {"before", &cell}, {"after", &cell}});
const Schema columns = array_of(column, "变动的各栏", 100);

const Schema stopped = object_of("StoppedEntry", "停止执行的事项", {{"id", &number}, {"basis", &sentence}});
const Schema stopped_entries = array_of(stopped, "停止执行的事项", 10000);
const Schema kinds =
    word_of("差异种类：仅部门有、仅公布清单有、内容不同", {"only_in_department", "only_in_official", "differs"});
const Schema states =
    word_of("待处理、已说明、已更正、作违规线索处理", {"open", "explained", "corrected", "violation"});
const Schema details = array_of(sentence, "逐项说明", 100);

}  // namespace

const Schema& standing() {
  static const Schema s = word_of("该日有效的（默认）、已停止执行的、全部", {"in_force", "stopped", "any"});
  return s;
}

const Schema& version_number() {
  static const Schema s = text_of("更早一版的版次；0 为公布之前", 1, 9, R"("1")");
  return s;
}

const Schema& list_versions() {
  static const Schema items = array_of(list_version(), "各版清单", 100000);
  static const Schema s = object_of("ListVersions", "已公布的各版清单", {{"items", &items}});
  return s;
}

const Schema& list_changes() {
  static const Schema change =
      object_of("ListChange", "一项变动",
                {{"kind", in_place(word_of("新增、取消、变更", {"added", "removed", "changed"}))},
                 {"kind_text", &short_text},
                 {"entry", &entry()},
                 {"columns", &columns}});
  static const Schema items = array_of(change, "各项变动", 1000000);
  static const Schema s =
      object_of("ListChanges", "一版清单的变动", {{"since", &whole}, {"version", &whole}, {"items", &items}});
  return s;
}

const Schema& new_list_stop() {
  static const Schema entries = array_of(number, "只停止其中这些事项；不填即为以它为依据的全部事项", 10000);
  static const Schema s =
      object_of("NewListStop", "设定依据自某日起废止或者修改（规定-6.3）",
                {{"basis", in_place(text_of("依据的名称，写法同清单“设定依据”一栏", 2, 200, R"("婚姻登记条例")"))},
                 {"cause", &causes},
                 {"document", in_place(text_of("废止、修改它的文号", 1, 200, R"("国务院令第〇〇〇号")"))},
                 {"effective_on", &date},
                 {"entries", &entries, false},
                 {"operator", &person}});
  return s;
}

const Schema& list_stop() {
  static const Schema s = object_of("ListStop", "停止执行的记录",
                                    {{"id", &short_text},
                                     {"basis", &short_text},
                                     {"cause", &causes},
                                     {"cause_text", &short_text},
                                     {"document", &short_text},
                                     {"effective_on", &date},
                                     {"text", &sentence},
                                     {"list_version", &whole},
                                     {"entries", &stopped_entries},
                                     {"recorded_at", &moment},
                                     {"withdrawn_at", &moment, false},
                                     {"withdrawal_reason", &sentence, false}});
  return s;
}

const Schema& list_stop_page() {
  static const Schema items = array_of(list_stop(), "停止执行的记录", 200);
  static const Schema s =
      object_of("ListStopPage", "一页停止执行的记录", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& list_remark() {
  static const Schema s = object_of("ListRemark", "说明和经办人",
                                    {{"text", in_place(lines_of("说明或者理由", 1, 2000))}, {"operator", &person}});
  return s;
}

const Schema& new_comparison() {
  static const Schema s = object_of("NewComparison", "比对哪个部门的自有清单", {{"department", &department_id()}});
  return s;
}

const Schema& comparison_outcome() {
  static const Schema s = object_of("ComparisonOutcome", "比对结果",
                                    {{"comparison", &comparison()},
                                     {"opened", in_place(integer_of("新发现的差异", 0, 2147483647))},
                                     {"reopened", in_place(integer_of("报告已更正而仍然存在的", 0, 2147483647))},
                                     {"known", in_place(integer_of("此前已发现、仍然存在的", 0, 2147483647))},
                                     {"gone", in_place(integer_of("不再存在、自行了结的", 0, 2147483647))}});
  return s;
}

const Schema& difference_state() { return states; }

const Schema& list_difference() {
  static const Schema s = object_of("ListDifference", "一条清单差异",
                                    {{"id", &short_text},
                                     {"department", &short_text},
                                     {"department_name", &short_text},
                                     {"kind", &kinds},
                                     {"kind_text", &short_text},
                                     {"matter", &short_text},
                                     {"proof", &short_text},
                                     {"entry", &short_text, false},
                                     {"department_code", &short_text, false},
                                     {"details", &details},
                                     {"list_version", &whole},
                                     {"state", &states},
                                     {"state_text", &short_text},
                                     {"text", &sentence, false},
                                     {"said_by", &short_text, false},
                                     {"violation", &short_text, false},
                                     {"found_at", &moment},
                                     {"seen_at", &moment},
                                     {"closed_at", &moment, false}});
  return s;
}

const Schema& list_difference_page() {
  static const Schema items = array_of(list_difference(), "清单差异", 200);
  static const Schema s =
      object_of("ListDifferencePage", "一页清单差异", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

}  // namespace zq::http::schemas
