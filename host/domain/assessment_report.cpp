#include "domain/assessment_report.hpp"

#include <algorithm>
#include <map>

#include "domain/time_words.hpp"

namespace zq {
namespace {

constexpr std::string_view office = "区联席会议办公室";
constexpr std::string_view headline_indicators[] = {"M-01",      "M-02",           "M-06.share",
                                                    "M-07.none", "M-12.satisfied", "M-09.answer"};

double value_of(Points points) { return static_cast<double>(points.hundredths) / 100; }

Printout::Chart bars(std::string caption) {
  Printout::Chart chart;
  chart.caption = std::move(caption);
  chart.unit = "分";
  chart.series.push_back({"得分", {}});
  return chart;
}

Printout::Table figures_table(const std::vector<FrozenFigure>& figures) {
  Printout::Table table{
      "全区指标", {{"编号", 6}, {"指标", 6}, {"数值", 3, true}, {"分子", 2, true}, {"分母", 2, true}}, {}};
  for (const FrozenFigure& one : figures) {
    const Indicator* known = indicator(one.indicator);
    table.rows.push_back({one.indicator, known ? known->title : "",
                          one.value.empty() ? "—" : one.value + (known && known->measured == "分钟" ? "分钟" : ""),
                          one.numerator ? std::to_string(*one.numerator) : "",
                          one.denominator ? std::to_string(*one.denominator) : ""});
  }
  return table;
}

// Rates of the district beside one another.
Printout::Chart rates_chart(const std::vector<FrozenFigure>& figures) {
  Printout::Chart chart;
  chart.caption = "全区主要指标";
  chart.unit = "%";
  chart.series.push_back({"全区", {}});
  for (const std::string_view id : headline_indicators) {
    const auto one = std::ranges::find(figures, id, &FrozenFigure::indicator);
    const Indicator* known = indicator(id);
    if (one == figures.end() || !known) continue;
    chart.labels.push_back(known->title);
    if (one->denominator.value_or(0) == 0)
      chart.series[0].values.emplace_back();
    else
      chart.series[0].values.emplace_back(100.0 * static_cast<double>(*one->numerator) /
                                          static_cast<double>(*one->denominator));
  }
  return chart;
}

std::vector<const EvaluatedUnit*> by_rank(const Evaluation& value) {
  std::vector<const EvaluatedUnit*> units;
  for (const EvaluatedUnit& one : value.units) units.push_back(&one);
  std::ranges::stable_sort(units, {}, &EvaluatedUnit::rank);
  return units;
}

Printout::Table events_table() {
  return {"", {{"单位", 3}, {"事项", 3}, {"分值", 2, true}, {"依据", 6}, {"说明", 5}}, {}};
}

// Every point with its evidence; what counts for nothing any more, because a limit is reached, is only counted.
void add_events(Printout::Table& table, const std::string& unit, std::span<const ScoreEvent> events) {
  std::map<std::string, int> others;
  for (const ScoreEvent& event : events) {
    if (event.removed.empty() && event.counted == Points{})
      ++others[event.kind_text];
    else
      table.rows.push_back({unit, event.kind_text, points_text(event.counted), event.evidence,
                            event.removed.empty() ? event.text : event.removed});
  }
  for (const auto& [kind, count] : others)
    table.rows.push_back({unit, kind, "0", "", "另有" + std::to_string(count) + "件，已达上限或者不计分"});
}

void add_attention(Printout& paper, const Evaluation& value) {
  const Points below = value.attention_below;
  std::string named;
  for (const EvaluatedUnit& unit : value.units)
    if (unit.total < below) named += (named.empty() ? "" : "、") + unit.name;
  paper.blocks.emplace_back(Printout::Heading{"四、需要关注的单位"});
  paper.blocks.emplace_back(Printout::Paragraph{named.empty() ? "本期没有得分低于" + points_text(below) + "分的单位。"
                                                              : "得分低于" + points_text(below) + "分的单位：" + named +
                                                                    "。实施不力的，可按规定第十八条提请约谈。"});
}

std::string item_cell(const AssessedItem& item) { return item.verified ? points_text(*item.verified) : ""; }

}  // namespace

Printout report_of(const Evaluation& value) {
  const auto span = span_from_text(value.span);
  Printout paper;
  paper.title = "椒江区实施“无证明城市”情况评估报告（" + (span ? span->words() : value.span) + "）";
  paper.number = value.report_no;
  paper.issued_at = value.reported_at.value_or(value.made_at);
  paper.blocks.emplace_back(Printout::Addressee{"区政府："});
  paper.blocks.emplace_back(Printout::Paragraph{"根据《椒江区实施“无证明城市”工作规定》第十八条，现将" +
                                                (span ? span->words() : value.span) + "实施情况评估如下。数据截至" +
                                                moment_words(value.made_at) + "，依据" + value.scheme + "。"});
  paper.blocks.emplace_back(Printout::Heading{"一、总体情况"});
  paper.blocks.emplace_back(rates_chart(value.figures));
  paper.blocks.emplace_back(figures_table(value.figures));
  paper.blocks.emplace_back(Printout::Heading{"二、各单位得分与排名"});
  Printout::Table ranking{
      "",
      {{"名次", 1, true}, {"单位", 4}, {"基本分", 2, true}, {"扣分", 2, true}, {"加分", 2, true}, {"得分", 2, true}},
      {}};
  Printout::Chart chart = bars("各单位得分");
  for (const EvaluatedUnit* unit : by_rank(value)) {
    ranking.rows.push_back({std::to_string(unit->rank), unit->name, points_text(unit->base),
                            points_text(unit->deductions), points_text(unit->bonus), points_text(unit->total)});
    chart.labels.push_back(unit->name);
    chart.series[0].values.emplace_back(value_of(unit->total));
  }
  paper.blocks.emplace_back(std::move(ranking));
  paper.blocks.emplace_back(std::move(chart));
  paper.blocks.emplace_back(Printout::Heading{"三、得分变动与依据"});
  Printout::Table events = events_table();
  for (const EvaluatedUnit& unit : value.units) add_events(events, unit.name, unit.events);
  paper.blocks.emplace_back(std::move(events));
  add_attention(paper, value);
  paper.blocks.emplace_back(Printout::Signature{std::string(office), date_words(beijing_day(paper.issued_at))});
  return paper;
}

Printout report_of(int year, std::span<const Assessment> all, Instant now) {
  if (!all.empty() && all.front().exported_at) now = *all.front().exported_at;
  Printout paper;
  paper.title = "椒江区推进“无证明城市”创建工作" + std::to_string(year) + "年度考核结果";
  paper.issued_at = now;
  paper.blocks.emplace_back(Printout::Paragraph{
      "根据《椒江区推进“无证明城市”创建工作考核实施办法》，对各部门、大陈镇、街道" + std::to_string(year) +
      "年度工作进行了日常考评和年终考评，各分项核准得分与加分之和为年度得分，纳入单位目标责任制考核。"});
  paper.blocks.emplace_back(Printout::Heading{"一、得分与排名"});
  const ReportSheet sheet = sheet_of(year, all);
  Printout::Table table;
  for (size_t i = 0; i < sheet.headings.size(); ++i)
    table.columns.push_back({sheet.headings[i], i == 1 ? 4 : 2, i != 1 && i != 2});
  table.rows = sheet.rows;
  Printout::Chart chart = bars("年度得分");
  for (const auto& row : sheet.rows) chart.labels.push_back(row[1]);
  std::vector<const Assessment*> ranked;
  for (const Assessment& one : all) ranked.push_back(&one);
  std::ranges::stable_sort(ranked, std::ranges::greater{}, &Assessment::total);
  for (const Assessment* one : ranked) chart.series[0].values.emplace_back(value_of(one->total));
  paper.blocks.emplace_back(std::move(table));
  paper.blocks.emplace_back(std::move(chart));
  paper.blocks.emplace_back(Printout::Heading{"二、扣分、加分与依据"});
  Printout::Table events = events_table();
  for (const Assessment* one : ranked) add_events(events, one->unit_name, one->events);
  paper.blocks.emplace_back(std::move(events));
  paper.blocks.emplace_back(Printout::Signature{std::string(office), date_words(beijing_day(now))});
  return paper;
}

ReportSheet sheet_of(const Evaluation& value) {
  ReportSheet sheet{"评估" + value.span, {"名次", "单位", "基本分", "扣分", "加分", "得分"}, {}};
  for (const Indicator& one : indicators()) sheet.headings.push_back(one.id + " " + one.title);
  for (const EvaluatedUnit* unit : by_rank(value)) {
    std::vector<std::string> row{std::to_string(unit->rank), unit->name,
                                 points_text(unit->base),    points_text(unit->deductions),
                                 points_text(unit->bonus),   points_text(unit->total)};
    for (const Indicator& one : indicators()) {
      const auto figure = std::ranges::find(unit->figures, one.id, &FrozenFigure::indicator);
      row.push_back(figure == unit->figures.end() ? "" : figure->value);
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

ReportSheet sheet_of(int year, std::span<const Assessment> all) {
  ReportSheet sheet{std::to_string(year) + "年度考核", {"名次", "单位", "状态"}, {}};
  if (!all.empty())
    for (const AssessedItem& item : all.front().items) sheet.headings.push_back(item.title);
  sheet.headings.insert(sheet.headings.end(), {"加分", "得分"});
  std::vector<Points> totals;
  for (const Assessment& one : all) totals.push_back(one.total);
  const std::vector<int> ranks = ranks_of(totals);
  std::vector<size_t> order(all.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](size_t i) { return ranks[i]; });
  for (const size_t i : order) {
    std::vector<std::string> row{std::to_string(ranks[i]), all[i].unit_name, std::string(chinese(all[i].state))};
    for (const AssessedItem& item : all[i].items) row.push_back(item_cell(item));
    row.push_back(points_text(all[i].bonus));
    row.push_back(points_text(all[i].total));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace zq
