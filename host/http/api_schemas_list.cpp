// Shapes of the list and the departments.
#include "http/api_schemas.hpp"

namespace zq::http::schemas {
namespace {

const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = text_of("中文说明", 0, 2000);
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema flag = boolean_of("是或否");
const Schema moment = time_of("北京时间");
const Schema date = date_of("日期", R"("2026-11-23")");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);

const Schema method = object_of(
    "Method", "替代方式",
    {{"code", in_place(word_of("替代方式代码", {"direct_cancel", "commitment", "shared_query", "internal_check",
                                                "co_verification", "on_site", "contract_voucher"}))},
     {"text", &short_text}});
const Schema methods = array_of(method, "替代方式，按先后尝试", 10);
const Schema declared_field = object_of("DeclaredField", "申请人申报、部门比对的一项内容",
                                        {{"name", &short_text},
                                         {"label", &short_text},
                                         {"required", &flag},
                                         {"type", in_place(word_of("类型", {"text", "date"}))},
                                         {"granted", in_place(boolean_of("调用方可见部门所载内容，而不只是结论"))}});
const Schema risk_words = word_of("风险领域", {"public_safety", "financial_safety", "ecology", "health"});
const Schema traits = object_of(
    "EntryTraits", "材料、依据和事项的性质；都为一般情形的不写",
    {{"issuer_in_city", in_place(boolean_of("由市内单位出具"))},
     {"online_verifiable", in_place(boolean_of("可以通过网络核验"))},
     {"forwarded_up", in_place(boolean_of("本区初审后转报上级"))},
     {"in_centre", in_place(boolean_of("进驻行政服务中心"))},
     {"retained", in_place(boolean_of("依法保留"))},
     {"matter_type", in_place(word_of("事项类型：行政审批、公共服务", {"approval", "public_service"}))},
     {"basis_level",
      in_place(word_of("依据层级", {"law", "administrative_regulation", "local_regulation", "rule", "document"})),
      false},
     {"risks", in_place(array_of(risk_words, "不适用书面承诺的领域", 10))},
     {"sector", &short_text, false},
     {"supervising", &short_text, false}});
const Schema declared_fields = array_of(declared_field, "申报内容", 100);
const Schema stopped = object_of("EntryStopped", "为什么停止执行（规定-6.3）",
                                 {{"effective_on", &date}, {"text", &sentence}, {"stop", &short_text, false}});

const Schema source =
    object_of("Source", "一个协查部门和向其提出的核查项", {{"department", &short_text}, {"check", &short_text, false}});
const Schema source_group = array_of(source, "其中任何一个部门的答复即可", 20);
const Schema sources = array_of(source_group, "向哪些部门协查；每一组都要有一个答复。只有一个协查部门的不列", 20);

const Schema adapter =
    object_of("Adapter", "适配器", {{"id", &short_text}, {"version", &short_text}, {"sha256", &short_text}});
const Schema capabilities = array_of(short_text, "可用接口", 20);

const Schema row = object_of("DepartmentRow", "部门自有清单的一行",
                             {{"code", &short_text},
                              {"matter", &short_text},
                              {"proof", &short_text},
                              {"issuer", &short_text},
                              {"basis", &sentence},
                              {"method", &short_text},
                              {"matter_class", &short_text},
                              {"since", &short_text},
                              {"until", &short_text}});
const Schema difference = object_of("Difference", "与公布清单的一处差异",
                                    {{"kind", in_place(word_of("差异种类：仅部门有、仅公布清单有、内容不同",
                                                               {"only_in_department", "only_in_official", "differs"}))},
                                     {"kind_text", &short_text},
                                     {"matter", &short_text},
                                     {"proof", &short_text},
                                     {"entry", &short_text, false},
                                     {"department_code", &short_text, false},
                                     {"details", in_place(array_of(sentence, "逐项说明", 100))}});

}  // namespace

const Schema& entry() {
  static const Schema s =
      object_of("Entry", "清单事项",
                {{"id", &short_text},
                 {"handling_department", &short_text},
                 {"matter", &short_text},
                 {"proof", &short_text},
                 {"issuer", &short_text},
                 {"basis", &sentence},
                 {"methods", &methods},
                 {"matter_class", in_place(word_of("办件类型", {"instant", "records_check", "on_site"}))},
                 {"matter_class_text", &short_text},
                 {"assisting", &short_text, false},
                 {"check", &short_text, false},
                 {"sources", &sources, false},
                 {"fields", &declared_fields},
                 {"since", &date, false},
                 {"until", &date, false},
                 {"traits", &traits, false},
                 {"stopped", &stopped, false}});
  return s;
}

const Schema& entry_page() {
  static const Schema items = array_of(entry(), "清单事项", 200);
  static const Schema s = object_of("EntryPage", "一页清单事项",
                                    {{"items", &items}, {"next", &next_cursor, false}, {"list_version", &whole}});
  return s;
}

const Schema& ask_answer() {
  static const Schema entries = array_of(entry(), "列明该证明材料的事项");
  static const Schema s = object_of(
      "AskAnswer", "可否向申请人索要该证明材料",
      {{"may_ask", in_place(boolean_of("可否索要；只有不适用本规定的才可以"))},
       {"reason", in_place(word_of("理由：已取消、不在清单内、已停止执行、应当网络核验、不适用本规定",
                                   {"cancelled", "not_in_list", "entry_stopped", "use_sharing", "out_of_scope"}))},
       {"text", &sentence},
       {"basis", &short_text},
       {"entries", &entries},
       {"on", &date, false},
       {"list_version", &whole}});
  return s;
}

const Schema& list_version() {
  static const Schema s = object_of(
      "ListVersion", "一版清单；尚未公布时只有版次 0",
      {{"number", &whole},
       {"publisher", &short_text, false},
       {"basis", &sentence, false},
       {"published_at", &moment, false},
       {"effective_from", &date, false},
       {"state", in_place(word_of("已公布待施行、现行、已被取代", {"published", "in_force", "superseded"})), false},
       {"state_text", &short_text, false},
       {"entries", &whole}});
  return s;
}

const Schema& department() {
  static const Schema worker = object_of("Worker", "部门适配器的一个工作进程",
                                         {{"pid", &whole, false},
                                          {"state", in_place(word_of("状态", {"starting", "ready", "waiting"}))},
                                          {"state_text", &sentence},
                                          {"reason", &sentence, false},
                                          {"restarts", &whole},
                                          {"next_attempt", &moment, false},
                                          {"in_flight", &whole},
                                          {"memory_bytes", &whole}});
  static const Schema workers = array_of(worker, "工作进程；在主机进程内运行时为空", 16);
  static const Schema s = object_of("Department", "部门",
                                    {{"id", &short_text},
                                     {"name", &short_text},
                                     {"enabled", &flag},
                                     {"state", in_place(word_of("状态", {"ready", "restarting", "failed", "off"}))},
                                     {"state_text", &sentence},
                                     {"manual_way", &sentence},
                                     {"off_reason", &sentence, false},
                                     {"off_until", &moment, false},
                                     {"generation", &whole},
                                     {"adapter", &adapter, false},
                                     {"capabilities", &capabilities},
                                     {"breaker", &breaker()},
                                     {"in_flight", &whole},
                                     {"queued", &whole},
                                     {"lanes", &lanes()},
                                     {"refused", &refused_calls()},
                                     {"retries", &retries()},
                                     {"abandoned", &whole},
                                     {"mode", in_place(word_of("适配器在哪里运行", {"isolated", "in_process"}))},
                                     {"workers", &workers},
                                     {"idempotent_complaints", &flag}});
  return s;
}

const Schema& department_list() {
  static const Schema items = array_of(department(), "部门", 1000);
  static const Schema s = object_of("DepartmentPage", "全部部门", {{"items", &items}});
  return s;
}

const Schema& department_rows() {
  static const Schema items = array_of(row, "部门自有清单", 1000);
  static const Schema s =
      object_of("DepartmentRowPage", "一页部门自有清单", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& comparison() {
  static const Schema differences = array_of(difference, "差异", 100000);
  static const Schema s = object_of("Comparison", "部门自有清单与公布清单的比对",
                                    {{"department", &short_text},
                                     {"department_name", &short_text},
                                     {"list_version", &whole},
                                     {"rows_read", &whole},
                                     {"differences", &differences}});
  return s;
}

const Schema& department_state() {
  static const Schema s =
      object_of("DepartmentState", "启用或停用部门接口",
                {{"enabled", in_place(boolean_of("是否启用"))},
                 {"reason", in_place(text_of("原因；停用时必填", 1, 200, R"("部门系统升级")")), false},
                 {"until", in_place(time_of("停用到何时自动恢复（北京时间，整秒）；不填即不自动恢复")), false}},
                R"({"enabled":false,"reason":"部门系统升级","until":"2026-12-01T08:00:00+08:00"})");
  return s;
}

}  // namespace zq::http::schemas
