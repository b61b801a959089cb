#include "http/carry_out.hpp"
#include "http/handlers_assessment.hpp"
#include "workflow/assessing.hpp"

namespace zq::http {
namespace {

using workflow::Paper;
using workflow::Unit;

void reply_papers(Call& call, const Result<workflow::Page<Paper>>& page) {
  if (!page.ok()) return call.fail(page.error());
  call.reply(page_json(*page));
}

PointsDecision decision_in(const Call& call) {
  PointsDecision value;
  value.unit = call.body.text_of("unit");
  value.item = static_cast<int>(call.body.integer_of("item").value_or(0));
  value.points = points_from_text(call.body.text_of("points")).value_or(Points{});
  value.fact = call.body.text_of("fact");
  value.evidence = call.body.text_of("evidence");
  value.decided_by = call.body.text_of("operator");
  return value;
}

}  // namespace

void list_inspection_visits(const Desk& desk, CallPtr call) {
  reply_papers(*call, desk.assessing.papers.list(call->context, DocumentKind::inspection_visit,
                                                 call->query_text("cursor"), call->limit()));
}

void record_inspection_visit(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    InspectionVisit value;
    (void)from_code(body.text_of("kind"), value.kind);
    value.unit = body.text_of("unit");
    value.visited_on = *date_from_text(body.text_of("visited_on"));
    value.finding = body.text_of("finding");
    value.evidence = body.text_of("evidence");
    value.limit = *date_from_text(body.text_of("limit"));
    value.recorded_by = body.text_of("operator");
    return desk.assessing.papers.record_visit(unit, call->context, std::move(value), now);
  });
}

void rectify_finding(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.assessing.papers.rectify(unit, call->context, call->id, call->body.text_of("measures"),
                                         call->body.text_of("evidence"), call->body.text_of("operator"), now);
  });
}

void list_typical_cases(const Desk& desk, CallPtr call) {
  reply_papers(*call, desk.assessing.papers.list(call->context, DocumentKind::typical_case, call->query_text("cursor"),
                                                 call->limit()));
}

void list_published_cases(const Desk& desk, CallPtr call) {
  reply_papers(*call, desk.assessing.papers.published_cases(call->query_text("cursor"), call->limit()));
}

void submit_typical_case(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    TypicalCase value;
    value.title = call->body.text_of("title");
    value.story = call->body.text_of("story");
    value.submitted_by = call->body.text_of("operator");
    return desk.assessing.papers.submit_case(unit, call->context, std::move(value), now);
  });
}

void select_typical_case(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.assessing.papers.select_case(unit, call->context, call->id, call->body.text_of("operator"), now);
  });
}

void publish_typical_case(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.assessing.papers.publish_case(unit, call->context, call->id, call->body.text_of("operator"), now);
  });
}

void rate_matter(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    Rating value;
    value.about = call->body.text_of("about");
    (void)from_code(call->body.text_of("level"), value.level);
    value.words = Private(call->body.text_of("words"));
    value.channel = call->body.text_of("channel");
    return desk.assessing.papers.rate(unit, call->context, std::move(value), now);
  });
}

void criticise_unit(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    return desk.assessing.papers.criticise(unit, call->context, decision_in(*call), now);
  });
}

void reward_unit(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    return desk.assessing.papers.reward(unit, call->context, decision_in(*call), now);
  });
}

}  // namespace zq::http
