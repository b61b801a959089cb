#include "records/oversight_record.hpp"

#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, InspectionVisit& v) {
  a("kind", v.kind)("visited_on", v.visited_on)("finding", v.finding)("evidence", v.evidence)("limit", v.limit);
  a("recorded_by", v.recorded_by)("measures", v.measures)("proof", v.proof)("rectified_by", v.rectified_by);
  a("unit_name", v.unit_name);
}

template <class A>
void members(A& a, TypicalCase& v) {
  a("title", v.title)("story", v.story)("submitted_by", v.submitted_by)("selected_by", v.selected_by);
  a("published_by", v.published_by)("selected_at", v.selected_at)("unit_name", v.unit_name);
}

template <class A>
void members(A& a, Rating& v) {
  a("about", v.about)("subject", v.subject)("words", v.words)("channel", v.channel);
  a("unit_name", v.unit_name);
}

template <class A>
void members(A& a, PointsDecision& v) {
  a("item", v.item)("points", v.points.hundredths)("fact", v.fact)("evidence", v.evidence);
  a("decided_by", v.decided_by)("writ", v.writ)("unit_name", v.unit_name);
}

namespace records {

Document document_of(const InspectionVisit& value) {
  Document d;
  d.kind = DocumentKind::inspection_visit;
  d.id = value.id;
  d.version = value.version;
  d.state = code(value.state);
  d.unit = value.unit;
  d.opened_at = value.recorded_at;
  d.due_at = end_of(value.limit);
  d.closed_at = value.rectified_at;
  write_body(d, value);
  return d;
}

std::optional<InspectionVisit> inspection_visit_of(const Document& d) {
  InspectionVisit value;
  if (d.kind != DocumentKind::inspection_visit || !from_code(d.state, value.state)) return std::nullopt;
  if (!read_body(d, value)) return std::nullopt;
  value.id = d.id;
  value.version = d.version;
  value.unit = d.unit;
  value.recorded_at = d.opened_at;
  value.rectified_at = d.closed_at;
  return value;
}

Document document_of(const TypicalCase& value) {
  Document d;
  d.kind = DocumentKind::typical_case;
  d.id = value.id;
  d.version = value.version;
  d.state = code(value.state);
  d.unit = value.unit;
  d.opened_at = value.submitted_at;
  d.closed_at = value.published_at;
  write_body(d, value);
  return d;
}

std::optional<TypicalCase> typical_case_of(const Document& d) {
  TypicalCase value;
  if (d.kind != DocumentKind::typical_case || !from_code(d.state, value.state)) return std::nullopt;
  if (!read_body(d, value)) return std::nullopt;
  value.id = d.id;
  value.version = d.version;
  value.unit = d.unit;
  value.submitted_at = d.opened_at;
  value.published_at = d.closed_at;
  return value;
}

Document document_of(const Rating& value) {
  Document d;
  d.kind = DocumentKind::rating;
  d.id = value.id;
  d.version = value.version;
  d.state = code(value.level);
  d.unit = value.unit;
  d.opened_at = value.at;
  d.closed_at = value.at;
  write_body(d, value);
  return d;
}

std::optional<Rating> rating_of(const Document& d) {
  Rating value;
  if (d.kind != DocumentKind::rating || !from_code(d.state, value.level)) return std::nullopt;
  if (!read_body(d, value)) return std::nullopt;
  value.id = d.id;
  value.version = d.version;
  value.unit = d.unit;
  value.at = d.opened_at;
  return value;
}

Document document_of(const PointsDecision& value) {
  Document d;
  d.kind = DocumentKind::score_event;
  d.id = value.id;
  d.version = value.version;
  d.state = code(value.kind);
  d.unit = value.unit;
  d.opened_at = value.at;
  d.closed_at = value.at;
  write_body(d, value);
  return d;
}

std::optional<PointsDecision> decision_of(const Document& d) {
  PointsDecision value;
  if (d.kind != DocumentKind::score_event || !from_code(d.state, value.kind)) return std::nullopt;
  if (!read_body(d, value)) return std::nullopt;
  value.id = d.id;
  value.version = d.version;
  value.unit = d.unit;
  value.at = d.opened_at;
  return value;
}

}  // namespace records
}  // namespace zq
