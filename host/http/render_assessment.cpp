#include "http/render_assessment.hpp"

#include "http/calendar_text.hpp"

namespace zq::http {
namespace {

void write_head(Writer& json, const workflow::CountQuery& query) {
  json.begin_object().member("period", query.span.text()).member("period_text", query.span.words());
  json.member_unless_empty("unit", query.unit);
}

void write_ids(Writer& json, std::string_view name, const std::vector<std::string>& ids) {
  json.key(name).begin_array();
  for (const std::string& id : ids) json.text(id);
  json.end_array();
}

// The members of a figure, into the open object.
void write_figure(Writer& json, const std::string& id, const std::string& value, std::optional<int64_t> numerator,
                  std::optional<int64_t> denominator, const std::map<std::string, int64_t>& sorts) {
  const Indicator* known = indicator(id);
  json.member("indicator", id).member("title", known ? known->title : "");
  json.member("measured", known ? known->measured : "").member("value", value);
  if (numerator) json.key("numerator").number(*numerator);
  if (denominator) json.key("denominator").number(*denominator);
  if (sorts.empty()) return;
  json.key("sorts").begin_array();
  for (const auto& [sort, count] : sorts)
    json.begin_object().member("sort", sort).key("count").number(count).end_object();
  json.end_array();
}

void write_figures(Writer& json, const std::vector<FrozenFigure>& figures) {
  json.key("figures").begin_array();
  for (const FrozenFigure& one : figures) {
    json.begin_object();
    write_figure(json, one.indicator, one.value, one.numerator, one.denominator, one.sorts);
    write_ids(json, "ids", one.ids);
    json.end_object();
  }
  json.end_array();
}

void write_events(Writer& json, const std::vector<ScoreEvent>& events, bool counted) {
  json.key("events").begin_array();
  for (const ScoreEvent& one : events) {
    json.begin_object().member("kind", one.kind).member("kind_text", one.kind_text).member("unit", one.unit);
    json.member("at", beijing_time(one.at)).key("item").number(one.item).member("points", points_text(one.points));
    if (counted) json.member("counted", points_text(one.counted));
    json.member("evidence", one.evidence).member_unless_empty("case", one.case_id.value).member("text", one.text);
    json.member_unless_empty("removed", one.removed).end_object();
  }
  json.end_array();
}

void write_items(Writer& json, const std::vector<AssessedItem>& items) {
  json.key("items").begin_array();
  for (const AssessedItem& one : items) {
    json.begin_object().key("item").number(one.item).member("title", one.title).member("full", points_text(one.full));
    json.member("daily", points_text(one.daily));
    if (one.self) json.member("self", points_text(*one.self));
    if (one.verified) json.member("verified", points_text(*one.verified));
    json.member_unless_empty("self_text", one.self_text).member_unless_empty("reason", one.reason).end_object();
  }
  json.end_array();
}

void write_time(Writer& json, std::string_view name, std::optional<Instant> at) {
  if (at) json.member(name, beijing_time(*at));
}

void write_assessment(Writer& json, const Assessment& value) {
  json.begin_object().member("id", value.id).key("year").number(value.year);
  json.member("unit", value.unit).member("unit_text", value.unit_name);
  json.member("state", code(value.state)).member("state_text", chinese(value.state)).member("scheme", value.scheme);
  write_items(json, value.items);
  json.member("bonus", points_text(value.bonus)).member("total", points_text(value.total));
  if (value.rank > 0) json.key("rank").number(value.rank);
  write_events(json, value.events, true);
  write_ids(json, "gaps", value.gaps);
  json.member("opened_at", beijing_time(value.opened_at));
  write_time(json, "self_at", value.self_at);
  write_time(json, "verified_at", value.verified_at);
  write_time(json, "final_at", value.final_at);
  write_time(json, "exported_at", value.exported_at);
  json.end_object();
}

// As members of the open object.
void write_evaluation(Writer& json, const Evaluation& value) {
  const auto span = span_from_text(value.span);
  json.member("id", value.id).member("period", value.span).member("period_text", span ? span->words() : value.span);
  json.member("state", code(value.state)).member("state_text", chinese(value.state)).member("scheme", value.scheme);
  json.member("made_at", beijing_time(value.made_at)).member_unless_empty("report_no", value.report_no);
  write_time(json, "reported_at", value.reported_at);
}

}  // namespace

std::string indicators_json(const workflow::CountQuery& query, const std::vector<Fact>& facts) {
  Writer json;
  write_head(json, query);
  json.key("figures").begin_array();
  for (const Indicator& one : indicators()) {
    const Figure figure = compute(one, facts);
    json.begin_object();
    write_figure(json, one.id, figure.value, figure.numerator, figure.denominator, figure.sorts);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string indicator_json(const workflow::CountQuery& query, const Indicator& one, const std::vector<Fact>& facts) {
  const Figure figure = compute(one, facts);
  Writer json;
  write_head(json, query);
  write_figure(json, one.id, figure.value, figure.numerator, figure.denominator, figure.sorts);
  json.member("formula", one.formula);
  write_ids(json, "ids", figure.ids);
  write_ids(json, "of_ids", figure.of_ids);
  json.end_object();
  return json.take();
}

std::string score_events_json(const workflow::CountQuery& query, const std::vector<ScoreEvent>& events) {
  Writer json;
  write_head(json, query);
  write_events(json, events, false);
  json.end_object();
  return json.take();
}

std::string scores_json(const workflow::CountQuery& query, const std::vector<workflow::UnitScore>& scores) {
  Writer json;
  write_head(json, query);
  json.key("units").begin_array();
  for (const workflow::UnitScore& one : scores) {
    json.begin_object().member("unit", one.unit).member("unit_text", one.name).key("rank").number(one.rank);
    json.member("base", points_text(one.score.base)).member("deductions", points_text(one.score.deductions));
    json.member("bonus", points_text(one.score.bonus)).member("total", points_text(one.score.total));
    json.key("items").begin_array();
    for (const ItemScore& item : one.score.items)
      json.begin_object()
          .key("item")
          .number(item.item)
          .member("title", item.title)
          .member("full", points_text(item.full))
          .member("taken", points_text(item.taken))
          .member("points", points_text(item.points))
          .end_object();
    json.end_array();
    write_events(json, one.score.events, true);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string readiness_json(const std::vector<workflow::UnitReadiness>& all) {
  Writer json;
  json.begin_object().key("units").begin_array();
  for (const workflow::UnitReadiness& one : all) {
    json.begin_object().member("unit", one.unit).member("unit_text", one.name);
    write_ids(json, "designees", one.designees);
    write_ids(json, "gaps", one.gaps);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string results_json(const std::vector<Assessment>& all) {
  Writer json;
  json.begin_object().key("items").begin_array();
  for (const Assessment& one : all) {
    json.begin_object().member("unit_text", one.unit_name).member("total", points_text(one.total));
    json.key("rank").number(one.rank).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string json_of(const Desk&, const Assessment& value) {
  Writer json;
  write_assessment(json, value);
  return json.take();
}

std::string json_of(const Desk&, const std::vector<Assessment>& all) {
  Writer json;
  json.begin_object().key("items").begin_array();
  for (const Assessment& one : all) write_assessment(json, one);
  json.end_array().end_object();
  return json.take();
}

void write(Writer& json, const Evaluation& value) {
  json.begin_object();
  write_evaluation(json, value);
  json.end_object();
}

std::string json_of(const Desk&, const Evaluation& value) {
  Writer json;
  json.begin_object();
  write_evaluation(json, value);
  write_figures(json, value.figures);
  json.key("units").begin_array();
  for (const EvaluatedUnit& one : value.units) {
    json.begin_object().member("unit", one.unit).member("unit_text", one.name).key("rank").number(one.rank);
    json.member("base", points_text(one.base)).member("deductions", points_text(one.deductions));
    json.member("bonus", points_text(one.bonus)).member("total", points_text(one.total));
    write_events(json, one.events, true);
    write_figures(json, one.figures);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace zq::http
