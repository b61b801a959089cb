// Shapes of figures, scores, the year and the evaluations.
#include "http/api_schemas_assessment.hpp"

#include "domain/assessment.hpp"

namespace zq::http::schemas {
namespace {

const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = text_of("中文说明", 0, 4000);
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema moment = time_of("北京时间");
const Schema points = text_of("分值，如 0.5、-12.25", 1, 12, R"("-0.5")");
const Schema id_text = text_of("编号", 1, 200);
const Schema ids = array_of(id_text, "依据的编号", 500000);
const Schema operator_name = text_of("经办人", 1, 50, R"("王五")");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);
const Schema item_number = integer_of("第几项考评内容；0 为不分项", 0, assessed_items);

using Members = std::vector<Schema::Member>;

Members figure_members() {
  static const Schema sort = object_of("SortCount", "其中一类的件数", {{"sort", &short_text}, {"count", &whole}});
  static const Schema sorts = array_of(sort, "分类件数", 1000);
  return {{"indicator", in_place(text_of("指标编号", 1, 40, R"("M-02")"))},
          {"title", &short_text},
          {"measured", in_place(text_of("计量单位", 0, 10))},
          {"value", in_place(text_of("数值；无从计算时为空", 0, 20, R"("80.00%")"))},
          {"numerator", &whole, false},
          {"denominator", &whole, false},
          {"sorts", &sorts, false}};
}

Members with(Members head, Members rest) {
  head.insert(head.end(), rest.begin(), rest.end());
  return head;
}

Members period_members() {
  return {{"period", in_place(text_of("期间", 4, 7, R"("2026-Q4")"))},
          {"period_text", &short_text},
          {"unit", &short_text, false}};
}

Schema event_of(std::string_view name, Members counted) {
  Members members{{"kind", &short_text}, {"kind_text", &short_text}, {"unit", &short_text},
                  {"at", &moment},       {"item", &item_number},     {"points", &points}};
  members = with(std::move(members), std::move(counted));
  members = with(std::move(members), {{"evidence", in_place(text_of("依据：函件、违规线索、投诉等的编号", 1, 200))},
                                      {"case", &short_text, false},
                                      {"text", &sentence},
                                      {"removed", in_place(text_of("不计分的原因，如已免责", 1, 400)), false}});
  return object_of(name, "一项考评记录", std::move(members));
}

const Schema& counted_events() {
  static const Schema event = event_of("CountedScoreEvent", {{"counted", in_place(text_of("计入得分的分值", 1, 12))}});
  static const Schema all = array_of(event, "考评记录，早的在前", 500000);
  return all;
}

Members score_members() { return {{"base", &points}, {"deductions", &points}, {"bonus", &points}, {"total", &points}}; }

Members ranked_unit() { return {{"unit", &short_text}, {"unit_text", &short_text}, {"rank", &whole}}; }

const Schema& frozen_figures() {
  static const Schema figure = object_of("FrozenFigure", "冻结的指标数值", with(figure_members(), {{"ids", &ids}}));
  static const Schema all = array_of(figure, "各项指标", 500);
  return all;
}

Members evaluation_members() {
  return {{"id", &id_text},
          {"period", &short_text},
          {"period_text", &short_text},
          {"state", in_place(word_of("状态", {"open", "reported"}))},
          {"state_text", &short_text},
          {"scheme", &short_text},
          {"made_at", &moment},
          {"report_no", &short_text, false},
          {"reported_at", &moment, false}};
}

}  // namespace

const Schema& period() {
  static const Schema s = text_of("期间：月 2026-11、季 2026-Q4、半年 2026-H2、年 2026", 4, 7, R"("2026-Q4")");
  return s;
}
const Schema& report_format() {
  static const Schema s = word_of("格式；不填为 json；html、pdf 供打印", {"json", "html", "pdf", "csv", "xlsx"});
  return s;
}

const Schema& indicator_figures() {
  static const Schema figure = object_of("IndicatorFigure", "一项指标的数值", figure_members());
  static const Schema figures = array_of(figure, "各项指标", 500);
  static const Schema s =
      object_of("IndicatorFigures", "一个期间的各项指标", with(period_members(), {{"figures", &figures}}));
  return s;
}

const Schema& indicator_figure() {
  static const Schema s = object_of(
      "IndicatorEvidence", "一项指标的数值及其依据",
      with(with(period_members(), figure_members()), {{"formula", &sentence}, {"ids", &ids}, {"of_ids", &ids}}));
  return s;
}

const Schema& score_events() {
  static const Schema event = event_of("ScoreEvent", {});
  static const Schema events = array_of(event, "考评记录，早的在前", 500000);
  static const Schema s = object_of("ScoreEvents", "一个期间的考评记录", with(period_members(), {{"events", &events}}));
  return s;
}

const Schema& unit_scores() {
  static const Schema item = object_of(
      "ItemScore", "一项考评内容的得分",
      {{"item", &item_number}, {"title", &short_text}, {"full", &points}, {"taken", &points}, {"points", &points}});
  static const Schema items = array_of(item, "各项", assessed_items);
  static const Schema unit =
      object_of("UnitScore", "一个单位的得分",
                with(with(ranked_unit(), score_members()), {{"items", &items}, {"events", &counted_events()}}));
  static const Schema units = array_of(unit, "各单位", 500);
  static const Schema s = object_of("UnitScores", "得分与排名", with(period_members(), {{"units", &units}}));
  return s;
}

const Schema& readiness() {
  static const Schema posts = array_of(short_text, "在任的协查专人", 100);
  static const Schema gaps = array_of(short_text, "欠缺的", 1000);
  static const Schema unit =
      object_of("UnitReadiness", "一个单位的工作机制",
                {{"unit", &short_text}, {"unit_text", &short_text}, {"designees", &posts}, {"gaps", &gaps}});
  static const Schema units = array_of(unit, "各单位", 500);
  static const Schema s = object_of("Readiness", "工作机制情况（考核-2(2)）", {{"units", &units}});
  return s;
}

const Schema& open_year() {
  static const Schema s = object_of("OpenAssessmentYear", "开始一个年度的考核",
                                    {{"year", in_place(integer_of("年度", 2000, 2199))}, {"operator", &operator_name}});
  return s;
}

const Schema& item_points() {
  static const Schema item =
      object_of("ItemPoints", "一项的得分",
                {{"item", in_place(integer_of("第几项", 1, assessed_items))},
                 {"points", &points},
                 {"text", in_place(lines_of("自评说明；核准得分与日常考评不一致的理由", 1, 2000)), false}});
  static const Schema items = array_of(item, "各项", assessed_items);
  static const Schema s = object_of("AssessmentPoints", "各项评分", {{"items", &items}, {"operator", &operator_name}});
  return s;
}

const Schema& assessment() {
  static const Schema text = lines_of("说明", 1, 2000);
  static const Schema item = object_of("AssessedItem", "一项考评内容",
                                       {{"item", &item_number},
                                        {"title", &short_text},
                                        {"full", &points},
                                        {"daily", in_place(text_of("日常考评得分", 1, 12))},
                                        {"self", in_place(text_of("自评得分", 1, 12)), false},
                                        {"verified", in_place(text_of("核准得分", 1, 12)), false},
                                        {"self_text", &text, false},
                                        {"reason", &text, false}});
  static const Schema items = array_of(item, "各项", assessed_items);
  static const Schema gaps = array_of(short_text, "工作机制欠缺的", 1000);
  static const Schema s =
      object_of("Assessment", "一个单位的年度考核",
                {{"id", &id_text},
                 {"year", &whole},
                 {"unit", &short_text},
                 {"unit_text", &short_text},
                 {"state", in_place(word_of("状态", {"open", "self_scored", "verified", "final", "exported"}))},
                 {"state_text", &short_text},
                 {"scheme", &short_text},
                 {"items", &items},
                 {"bonus", &points},
                 {"total", &points},
                 {"rank", &whole, false},
                 {"events", &counted_events()},
                 {"gaps", &gaps},
                 {"opened_at", &moment},
                 {"self_at", &moment, false},
                 {"verified_at", &moment, false},
                 {"final_at", &moment, false},
                 {"exported_at", &moment, false}});
  return s;
}

const Schema& assessment_list() {
  static const Schema items = array_of(assessment(), "各单位", 500);
  static const Schema s = object_of("AssessmentList", "一个年度的考核", {{"items", &items}});
  return s;
}

const Schema& assessment_results() {
  static const Schema result =
      object_of("AssessmentResult", "公布的结果", {{"unit_text", &short_text}, {"total", &points}, {"rank", &whole}});
  static const Schema items = array_of(result, "各单位", 500);
  static const Schema s = object_of("AssessmentResults", "已报送的年度考核结果", {{"items", &items}});
  return s;
}

const Schema& new_evaluation() {
  static const Schema s = object_of("NewEvaluation", "生成评估", {{"period", &period()}, {"operator", &operator_name}});
  return s;
}

const Schema& evaluation_report() {
  static const Schema s = object_of("EvaluationReport", "向区政府报告",
                                    {{"report_no", in_place(text_of("报告文号", 1, 100, R"("椒无证明办〔2026〕9号")"))},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& evaluation() {
  static const Schema unit = object_of(
      "EvaluatedUnit", "一个单位的评估",
      with(with(ranked_unit(), score_members()), {{"events", &counted_events()}, {"figures", &frozen_figures()}}));
  static const Schema units = array_of(unit, "各单位", 500);
  static const Schema s = object_of("Evaluation", "一个期间的评估，生成后不再变动",
                                    with(evaluation_members(), {{"figures", &frozen_figures()}, {"units", &units}}));
  return s;
}

const Schema& evaluation_page() {
  static const Schema one = object_of("EvaluationSummary", "一个期间的评估", evaluation_members());
  static const Schema items = array_of(one, "评估，新的在前", 200);
  static const Schema s = object_of("EvaluationPage", "一页评估", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

}  // namespace zq::http::schemas
