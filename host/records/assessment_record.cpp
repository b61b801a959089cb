#include "records/assessment_record.hpp"

#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, Points& v) {
  a("hundredths", v.hundredths);
}

template <class A>
void members(A& a, ScoreEvent& v) {
  a("kind", v.kind)("kind_text", v.kind_text)("unit", v.unit)("owner", v.owner)("at", v.at)("item", v.item);
  a("points", v.points)("counted", v.counted)("evidence", v.evidence)("case", v.case_id)("text", v.text);
  a("removed", v.removed);
}

template <class A>
void members(A& a, AssessedItem& v) {
  a("item", v.item)("title", v.title)("full", v.full)("daily", v.daily)("self", v.self)("verified", v.verified);
  a("self_text", v.self_text)("reason", v.reason);
}

template <class A>
void members(A& a, Assessment& v) {
  a("year", v.year)("unit_name", v.unit_name)("scheme", v.scheme)("items", v.items)("bonus", v.bonus);
  a("total", v.total)("events", v.events)("gaps", v.gaps)("as_of", v.as_of)("opened_by", v.opened_by)("self_by",
                                                                                                      v.self_by);
  a("verified_by", v.verified_by)("finalised_by", v.finalised_by)("exported_by", v.exported_by);
  a("self_at", v.self_at)("verified_at", v.verified_at)("final_at", v.final_at)("exported_at", v.exported_at);
  a("rank", v.rank);
}

template <class A>
void members(A& a, FrozenFigure& v) {
  a("indicator", v.indicator)("value", v.value)("numerator", v.numerator)("denominator", v.denominator);
  a("sorts", v.sorts)("ids", v.ids);
}

template <class A>
void members(A& a, EvaluatedUnit& v) {
  a("unit", v.unit)("name", v.name)("base", v.base)("deductions", v.deductions)("bonus", v.bonus)("total", v.total);
  a("rank", v.rank)("events", v.events)("figures", v.figures);
}

template <class A>
void members(A& a, Evaluation& v) {
  a("span", v.span)("scheme", v.scheme)("figures", v.figures)("units", v.units)("report_no", v.report_no);
  a("reported_by", v.reported_by)("reported_at", v.reported_at)("attention_below", v.attention_below.hundredths);
}

namespace records {

Document document_of(const Assessment& value) {
  Document d;
  d.kind = DocumentKind::assessment;
  d.id = value.id;
  d.version = value.version;
  d.state = code(value.state);
  d.unit = value.unit;
  d.owner = std::to_string(value.year);  // the year's documents are found by it
  d.opened_at = value.opened_at;
  d.closed_at = value.exported_at;
  write_body(d, value);
  return d;
}

Document document_of(const Evaluation& value) {
  Document d;
  d.kind = DocumentKind::evaluation;
  d.id = value.id;
  d.version = value.version;
  d.state = code(value.state);
  d.opened_at = value.made_at;
  d.closed_at = value.reported_at;
  write_body(d, value);
  return d;
}

std::optional<Assessment> assessment_of(const Document& d) {
  Assessment value;
  if (d.kind != DocumentKind::assessment || !from_code(d.state, value.state)) return std::nullopt;
  if (!read_body(d, value)) return std::nullopt;
  value.id = d.id;
  value.version = d.version;
  value.unit = d.unit;
  value.opened_at = d.opened_at;
  return value;
}

std::optional<Evaluation> evaluation_of(const Document& d) {
  Evaluation value;
  if (d.kind != DocumentKind::evaluation || !from_code(d.state, value.state)) return std::nullopt;
  if (!read_body(d, value)) return std::nullopt;
  value.id = d.id;
  value.version = d.version;
  value.made_at = d.opened_at;
  return value;
}

}  // namespace records
}  // namespace zq
