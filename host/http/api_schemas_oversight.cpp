// Shapes of ledgers, measures, times and inspections.
#include "http/api_schemas.hpp"
#include "http/api_schemas_adjustment.hpp"
#include "http/api_schemas_complaints.hpp"

namespace zq::http::schemas {
namespace {

const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = text_of("中文说明", 0, 2000);
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema millis = integer_of("毫秒", 0, int64_t{1} << 53);
const Schema moment = time_of("北京时间");
const Schema day_text = date_of("日期", R"("2026-11-23")");
const Schema rate = text_of("百分比，如 90.00%；无从计算时为空", 0, 8);
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);
const Schema cell = text_of("内容；该角色不可见的为空", 0, 4000);

const Schema spread = object_of(
    "Spread", "用时的分布",
    {{"count", &whole}, {"mean_ms", &millis}, {"median_ms", &millis}, {"p95_ms", &millis}, {"worst_ms", &millis}});

std::vector<Schema::Member> reply_members() {
  return {{"due", in_place(integer_of("期间内到期的", 0, 2147483647))},
          {"replied", in_place(integer_of("其中已反馈的", 0, 2147483647))},
          {"in_time", in_place(integer_of("其中按期反馈的", 0, 2147483647))},
          {"reply_rate", in_place(text_of("回复率", 0, 8))},
          {"in_time_rate", in_place(text_of("及时率", 0, 8))},
          {"reply_time", &spread}};
}

const Schema& class_figures() {
  static const Schema s = [] {
    auto members = reply_members();
    members.insert(members.begin(), {{"class", in_place(word_of("核查方式", {"instant", "records_check", "on_site"}))},
                                     {"class_text", &short_text}});
    return object_of("ClassFigures", "一类协助核查函的反馈情况", std::move(members));
  }();
  return s;
}

const Schema& letter_figures() {
  static const Schema by_class = array_of(class_figures(), "按核查方式", 3);
  static const Schema s = [] {
    auto members = reply_members();
    members.insert(members.end(), {{"by_class", &by_class},
                                   {"overdue", in_place(integer_of("未按期反馈的", 0, 2147483647))},
                                   {"reported", in_place(integer_of("其中已报告联席会议办公室的", 0, 2147483647))},
                                   {"reported_rate", &rate},
                                   {"investigated", in_place(integer_of("其中已调查的", 0, 2147483647))},
                                   {"investigated_rate", &rate},
                                   {"fault", in_place(integer_of("其中认定有责任的", 0, 2147483647))},
                                   {"fault_rate", &rate}});
    return object_of("LetterFigures", "协助核查函的反馈情况", std::move(members));
  }();
  return s;
}

const Schema& case_figures() {
  static const Schema outcome = object_of(
      "OutcomeCount", "经某种方式办结的核查",
      {{"outcome",
        in_place(word_of("方式", {"machine", "co_verification", "on_site", "supplement", "commitment", "none"}))},
       {"outcome_text", &short_text},
       {"count", &whole}});
  static const Schema outcomes = array_of(outcome, "按方式", 6);
  static const Schema ground = object_of("SupplementGroundCount", "以某一理由要求补充材料的次数",
                                         {{"ground", in_place(word_of("理由", {"cannot_obtain", "mismatch"}))},
                                          {"ground_text", &short_text},
                                          {"count", &whole}});
  static const Schema grounds = array_of(ground, "按理由（规定第十二条）", 2);
  static const Schema s = object_of("CaseFigures", "期间内办结的核查",
                                    {{"decided", &whole},
                                     {"by_outcome", &outcomes},
                                     {"no_material", in_place(integer_of("申请人未提交任何材料的", 0, 2147483647))},
                                     {"no_material_rate", &rate},
                                     {"opened", in_place(integer_of("期间内发起的核查", 0, 2147483647))},
                                     {"supplements", in_place(integer_of("期间内要求补充的次数", 0, 2147483647))},
                                     {"supplements_by_ground", &grounds},
                                     {"supplement_rate", &rate},
                                     {"gross", &spread},
                                     {"co_verification", &spread},
                                     {"net", &spread}});
  return s;
}

}  // namespace

const Schema& ledger() {
  static const Schema column =
      object_of("LedgerColumn", "台账的一栏", {{"name", &short_text}, {"heading", &short_text}});
  static const Schema columns = array_of(column, "各栏", 50);
  static const Schema row = map_of(cell, "一行，按栏名", 50, R"({"number":"椒协核〔2026〕1号"})");
  static const Schema rows = array_of(row, "各行，早的在前", 200);
  static const Schema s = object_of("Ledger", "一页台账",
                                    {{"ledger", &short_text},
                                     {"title", &short_text},
                                     {"from", &day_text},
                                     {"until", &day_text},
                                     {"columns", &columns},
                                     {"rows", &rows},
                                     {"next", &next_cursor, false}});
  return s;
}

const Schema& measures() {
  static const Schema refused =
      object_of("RefusedDemands", "被拒绝的索要，按理由", {{"reason", &short_text}, {"count", &whole}});
  static const Schema refusals = array_of(refused, "被拒绝的索要", 100);
  static const Schema commitments =
      object_of("CommitmentFigures", "书面承诺的监管",
                {{"checks", in_place(integer_of("核查次数", 0, 2147483647))},
                 {"false_found", in_place(integer_of("其中不实的", 0, 2147483647))},
                 {"exclusions", in_place(integer_of("决定不适用承诺的", 0, 2147483647))}});
  static const Schema s = object_of("Measures", "一个期间的统计",
                                    {{"from", &day_text},
                                     {"until", &day_text},
                                     {"as_of", in_place(time_of("统计到此时；期间未完时为现在"))},
                                     {"unit", &short_text, false},
                                     {"letters", &letter_figures()},
                                     {"cases", &case_figures()},
                                     {"refused_demands", &refusals},
                                     {"commitments", &commitments},
                                     {"complaints", &complaint_figures()},
                                     {"adjustments", &adjustment_figures()}});
  return s;
}

const Schema& sampled_letters() {
  static const Schema letter = object_of("SampledLetter", "抽中的协助核查函",
                                         {{"id", &short_text},
                                          {"number", &short_text},
                                          {"case", &short_text},
                                          {"from", &short_text},
                                          {"to", &short_text},
                                          {"matter", &short_text},
                                          {"proof", &short_text},
                                          {"sent_at", &moment},
                                          {"due_at", &moment},
                                          {"replied_at", &moment},
                                          {"automatic", in_place(boolean_of("是否自动反馈"))}});
  static const Schema letters = array_of(letter, "抽中的协助核查函", 1000);
  static const Schema s = object_of("LetterSample", "监督检查的抽样",
                                    {{"from", &day_text},
                                     {"until", &day_text},
                                     {"seed", in_place(integer_of("种子", 0, 2147483647))},
                                     {"items", &letters}});
  return s;
}

const Schema& clocks() {
  static const Schema segment =
      object_of("TimeSegment", "一段时间",
                {{"share", in_place(word_of("属于", {"co_verification", "supplement", "on_site", "own"}))},
                 {"share_text", &short_text},
                 {"from", &moment},
                 {"until", &moment}});
  static const Schema segments = array_of(segment, "各段，首尾相接", 10000);
  static const Schema s =
      object_of("Clocks", "两个时钟（规定-11.4）",
                {{"opened_at", &moment},
                 {"closed_at", &moment, false},
                 {"gross_ms", in_place(integer_of("总用时", 0, int64_t{1} << 53))},
                 {"co_verification_ms", in_place(integer_of("部门间核查，重叠的只计一次", 0, int64_t{1} << 53))},
                 {"net_ms", in_place(integer_of("办理用时：总用时减部门间核查", 0, int64_t{1} << 53))},
                 {"own_ms", &millis},
                 {"supplement_ms", &millis},
                 {"on_site_ms", &millis},
                 {"segments", &segments}});
  return s;
}

const Schema& deadlines() {
  static const Schema letter =
      object_of("LetterDeadline", "一份协助核查函的期限",
                {{"letter", &short_text},
                 {"number", &short_text},
                 {"department", &short_text},
                 {"state", &short_text},
                 {"state_text", &short_text},
                 {"class", in_place(word_of("核查方式", {"instant", "records_check", "on_site"}))},
                 {"sent_at", &moment},
                 {"due_at", &moment},
                 {"replied_at", &moment, false},
                 {"explanation", &sentence},
                 {"due_natural_at", in_place(time_of("按自然时间计算")), false},
                 {"due_office_hours_at", in_place(time_of("按工作时间计算")), false},
                 {"paused_ms", in_place(integer_of("系统故障顺延", 0, int64_t{1} << 53))}});
  static const Schema letters = array_of(letter, "各协助核查函，先发的在前", 1000);
  static const Schema s =
      object_of("Deadlines", "一次核查的期限", {{"id", &short_text}, {"due_at", &moment}, {"letters", &letters}});
  return s;
}

const Schema& first_day() {
  static const Schema s = date_of("自哪一天（含）；不填为止日所在月的第一天", R"("2026-11-01")");
  return s;
}
const Schema& last_day() {
  static const Schema s = date_of("至哪一天（含）；不填为今天（北京时间）", R"("2026-11-30")");
  return s;
}
const Schema& format() {
  static const Schema s = word_of("格式；不填为 json，按页；csv、xlsx 为全部行", {"json", "csv", "xlsx"});
  return s;
}
const Schema& unit() {
  static const Schema s = text_of("单位的编号或名称；不填为该角色可见的全部", 1, 64, R"("civil_affairs")");
  return s;
}
const Schema& sample_size() {
  static const Schema s = integer_of("抽取多少份；不填为 20", 1, 1000);
  return s;
}
const Schema& seed() {
  static const Schema s = integer_of("种子；不填为 1", 0, 2147483647);
  return s;
}

}  // namespace zq::http::schemas
