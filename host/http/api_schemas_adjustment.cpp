// What is answered about adjustments of the list and opinions of the public.
#include "http/api_schemas_adjustment.hpp"

namespace zq::http::schemas {
namespace {

const Schema id = text_of("编号", 1, 64);
const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = lines_of("中文说明", 0, 8000);
const Schema report_text = lines_of("意见采纳情况", 0, 500000);
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema flag = boolean_of("是或否");
const Schema date = date_of("日期", R"("2026-11-23")");
const Schema moment = time_of("北京时间");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);

const Schema state_word = word_of(
    "状态：已启动、草拟、已申请、初审通过、合法性审查通过、公示中、意见已处理、采纳情况已公布、已核准、已公布、"
    "已施行、已退回、须重新审查、不予核准、已撤回",
    {"initiated", "draft", "submitted", "reviewed", "legality_passed", "public_notice", "opinions_disposed",
     "opinions_published", "approved", "published", "effective", "returned", "re_review", "rejected", "withdrawn"});
const Schema step = object_of("AdjustmentStep", "清单调整的一步",
                              {{"state", &state_word},
                               {"state_text", &short_text},
                               {"at", &moment},
                               {"unit", &short_text},
                               {"by", in_place(text_of("经办人；不对外公开", 0, 50)), false},
                               {"text", &sentence, false},
                               {"text_hash", &short_text, false},
                               {"due_at", &moment, false},
                               {"late", &flag},
                               {"writ", &id, false}});
const Schema change = object_of(
    "ColumnChange", "清单中一栏的变动",
    {{"column", &short_text}, {"label", &short_text}, {"before", &sentence, false}, {"after", &sentence, false}});
const Schema clock =
    object_of("AdjustmentClock", "正在计算的期限",
              {{"clock", &short_text}, {"due_at", &moment}, {"explanation", &sentence}, {"overdue", &flag}});
const Schema ground = object_of(
    "GroundAnswer", "一种应当取消的情形",
    {{"ground", &short_text}, {"ground_text", &short_text}, {"applies", &flag}, {"note", &short_text, false}});
const Schema application = object_of("AdjustmentApplication", "申请表",
                                     {{"reason", &short_text, false},
                                      {"reason_text", &short_text, false},
                                      {"reason_basis", &short_text, false},
                                      {"basis", &sentence, false},
                                      {"basis_text", &sentence, false},
                                      {"basis_level", &short_text, false},
                                      {"basis_effective_on", &date, false},
                                      {"decision_no", &short_text, false},
                                      {"decision_level", &short_text, false},
                                      {"verifying_unit", &short_text, false},
                                      {"explanation", &sentence, false},
                                      {"cause_date", &date, false},
                                      {"grounds", in_place(array_of(ground, "应当取消的七种情形", 20))},
                                      {"changes", in_place(array_of(change, "逐栏的变动", 50))},
                                      {"content", in_place(lines_of("审查、公示和核准的内容", 0, 20000))},
                                      {"content_sha256", &short_text},
                                      {"handler", in_place(text_of("经办人；不对外公开", 0, 50)), false},
                                      {"seal", in_place(text_of("签章；不对外公开", 0, 200)), false}});
const Schema notice_time = object_of("AdjustmentNoticeTime", "公示的时间",
                                     {{"from", &moment}, {"until", &moment}, {"ended_at", &moment, false}});

}  // namespace

const Schema& adjustment() {
  static const Schema s = object_of("Adjustment", "清单动态调整，全过程公开",
                                    {{"id", &id},
                                     {"number", in_place(text_of("编号；提出后即有", 0, 100)), false},
                                     {"kind", in_place(word_of("类型：增加、变更、取消", {"add", "change", "remove"}))},
                                     {"kind_text", &short_text},
                                     {"state", &state_word},
                                     {"state_text", &short_text},
                                     {"department", &short_text},
                                     {"entry", &id, false},
                                     {"matter", &short_text, false},
                                     {"proof", &short_text, false},
                                     {"started_by_office", &flag},
                                     {"cause", &sentence, false},
                                     {"opened_at", &moment},
                                     {"closed_at", &moment, false},
                                     {"filed_at", &moment, false},
                                     {"filed_late", &flag},
                                     {"clock", &clock, false},
                                     {"application", &application, false},
                                     {"notice", &notice_time, false},
                                     {"report", &report_text, false},
                                     {"report_at", &moment, false},
                                     {"opinions", &whole, false},
                                     {"adopted", &whole, false},
                                     {"list_version", &whole, false},
                                     {"effective_on", &date, false},
                                     {"steps", in_place(array_of(step, "各步，先后为序", 1000))}});
  return s;
}

const Schema& adjustment_page() {
  static const Schema items = array_of(adjustment(), "清单调整，新的在前", 200);
  static const Schema s =
      object_of("AdjustmentPage", "一页清单调整", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& adjustment_state() { return state_word; }

const Schema& adjustment_figures() {
  static const Schema rate = text_of("比率，如 90.00%；没有可比时为空", 0, 10);
  static const Schema s = object_of("AdjustmentFigures", "清单调整的时限与意见采纳",
                                    {{"filed", &whole},
                                     {"filed_in_time", &whole},
                                     {"filed_in_time_rate", &rate},
                                     {"reviewed", &whole},
                                     {"reviewed_in_time", &whole},
                                     {"reviewed_in_time_rate", &rate},
                                     {"noticed", &whole},
                                     {"published", &whole},
                                     {"opinions", &whole},
                                     {"adopted", &whole},
                                     {"adopted_rate", &rate}});
  return s;
}

const Schema& opinion() {
  static const Schema s =
      object_of("PublicOpinion", "公众意见",
                {{"id", &id},
                 {"about", in_place(word_of("对什么：清单调整、清单事项", {"adjustment", "entry"}))},
                 {"subject", &id},
                 {"received_at", &moment},
                 {"text", in_place(lines_of("意见；暂不公开的没有此字段", 0, 2000)), false},
                 {"held", in_place(text_of("不公开的理由", 0, 1000)), false},
                 {"disposition", in_place(word_of("处理：采纳、不予采纳", {"adopted", "refused"})), false},
                 {"disposition_text", &short_text, false},
                 {"reason", in_place(lines_of("理由", 0, 1000)), false},
                 {"disposed_at", &moment, false}});
  return s;
}

const Schema& opinion_page() {
  static const Schema items = array_of(opinion(), "公众意见", 200);
  static const Schema s =
      object_of("PublicOpinionPage", "一页公众意见", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

}  // namespace zq::http::schemas
