// Shapes of what is shown of a department's queue, breaker and retries.
#include "http/api_schemas.hpp"

namespace zq::http::schemas {
namespace {

const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = text_of("中文说明", 0, 2000);
const Schema moment = time_of("北京时间");
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema count = integer_of("主机启动以来的累计数", 0, 9007199254740991);

}  // namespace

const Schema& breaker() {
  static const Schema s =
      object_of("Breaker", "熔断",
                {{"state", in_place(word_of("状态", {"closed", "open", "half_open"}))},
                 {"failures", &whole},
                 {"probes_in_ms", in_place(integer_of("多少毫秒后试探；0 为不必等", 0, 2147483647))},
                 {"opened", &count},
                 {"probes", &count}});
  return s;
}

const Schema& lanes() {
  static const Schema lane = object_of("Lane", "排队的一道",
                                       {{"queued", &whole},
                                        {"taken", &count},
                                        {"waited_ms", in_place(integer_of("累计排队毫秒数", 0, 9007199254740991))}});
  static const Schema s = object_of("Lanes", "排队：即办件、其他办件、后台；同一道内期限近的先办",
                                    {{"instant", &lane}, {"promised", &lane}, {"background", &lane}});
  return s;
}

const Schema& refused_calls() {
  static const Schema s = object_of("RefusedCalls", "没有问到适配器的调用，按原因累计",
                                    {{"queue_full", &count},
                                     {"breaker_open", &count},
                                     {"adapter_stuck", &count},
                                     {"too_late", &count},
                                     {"deadline_in_queue", &count}});
  return s;
}

const Schema& retries() {
  static const Schema s =
      object_of("Retries", "业务系统连不上时再问一次：已用、因配额用完而未用", {{"used", &count}, {"denied", &count}});
  return s;
}

const Schema& impact() {
  static const Schema entry =
      object_of("ImpactEntry", "不能再由机器核查的清单事项",
                {{"id", &short_text}, {"matter", &short_text}, {"proof", &short_text}, {"check", &short_text}});
  static const Schema one =
      object_of("ImpactCase", "正在等待该部门答复的核查",
                {{"id", &short_text},
                 {"matter", &short_text},
                 {"proof", &short_text},
                 {"opened_at", &moment},
                 {"due_at", &moment},
                 {"minutes_left", in_place(integer_of("距法定期限的分钟数；已过为负", -2147483648, 2147483647))}});
  static const Schema complaint = object_of("ImpactComplaint", "尚未转送的投诉举报",
                                            {{"id", &short_text}, {"filed_at", &moment}, {"attempts", &whole}});
  static const Schema entries = array_of(entry, "不能再由机器核查的清单事项", 100000);
  static const Schema cases = array_of(one, "正在等待的核查，期限近的在前，至多 200 件", 200);
  static const Schema complaints = array_of(complaint, "尚未转送的投诉举报，早的在前，至多 200 件", 200);
  static const Schema text = array_of(sentence, "同样的内容，逐句", 100000);
  static const Schema s = object_of("Impact", "停用该部门的影响",
                                    {{"department", &short_text},
                                     {"department_name", &short_text},
                                     {"at", &moment},
                                     {"manual_way", &sentence},
                                     {"list_version", &whole},
                                     {"entries", &entries},
                                     {"cases_total", &count},
                                     {"cases", &cases},
                                     {"complaints_total", &count},
                                     {"complaints", &complaints},
                                     {"text", &text}});
  return s;
}

const Schema& shadow() {
  static const Schema difference =
      object_of("ShadowDifference", "影子与在用版本的一种差异；只有字段名，没有内容",
                {{"operation", in_place(word_of("操作", {"verify", "poll", "list", "status", "health"}))},
                 {"check", &short_text, false},
                 {"field", &short_text, false},
                 {"kind", &short_text},
                 {"count", &count},
                 {"first", &moment},
                 {"last", &moment}});
  static const Schema differences = array_of(difference, "差异", 1000);
  static const Schema s = object_of("Shadow", "影子版本静默比对的结果",
                                    {{"state", in_place(word_of("状态", {"running", "failed"}))},
                                     {"state_text", &sentence},
                                     {"file", &short_text},
                                     {"version", &short_text, false},
                                     {"sha256", &short_text, false},
                                     {"since", &moment, false},
                                     {"compared", &count},
                                     {"differing", &count},
                                     {"dropped", &count},
                                     {"differences", &differences}});
  return s;
}

const Schema& versions() {
  static const Schema version = object_of("AdapterVersion", "适配器的一个版本",
                                          {{"since", &moment},
                                           {"version", &short_text, false},
                                           {"sha256", &short_text, false},
                                           {"outcome", in_place(word_of("启用或被拒绝", {"started", "refused"}))},
                                           {"text", &sentence, false}});
  static const Schema items = array_of(version, "各版本，早的在前", 200);
  static const Schema s = object_of("AdapterVersions", "适配器的历史", {{"items", &items}});
  return s;
}

}  // namespace zq::http::schemas
