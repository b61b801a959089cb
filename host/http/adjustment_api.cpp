#include "http/adjustment_form_json.hpp"
#include "http/carry_out.hpp"
#include "http/handlers_adjustment.hpp"
#include "http/render_adjustment.hpp"

namespace zq::http {
namespace {

using workflow::Statement;
using workflow::Unit;

Statement statement_of(const Call& call) { return {call.body.text_of("reason"), call.body.text_of("operator")}; }
std::string operator_of(const Call& call) { return call.body.text_of("operator"); }

std::optional<Date> day_of(const Call& call, std::string_view name) {
  return call.body.find(name) ? date_from_text(call.body.text_of(name)) : std::nullopt;
}

void reply_with(const Desk& desk, Call& call, Audience audience) {
  const auto found = desk.adjusting.adjustments.find(call.id);
  if (!found.ok()) return call.fail(found.error());
  Writer json;
  write(json, *found, audience);
  call.reply(json.take());
}

// A new one has a place of its own.
void create(const Desk& desk, CallPtr call, workflow::Plan<Adjustment> plan) {
  std::function<workflow::Rendered(const Adjustment&)> render = [&desk](const Adjustment& value) {
    return workflow::Rendered{201, json_of(desk, value), "/api/v1/adjustments/" + value.id};
  };
  auto task = workflow::perform<Adjustment>(desk.store, desk.clock, call->context, call->idempotency, std::move(plan),
                                            std::move(render));
  workflow::start<Result<workflow::Rendered>>(
      std::move(task),
      answer_with<workflow::Rendered>(call, [](Call& c, workflow::Rendered reply) { c.reply(reply); }));
}

}  // namespace

void list_adjustments(const Desk& desk, CallPtr call) {
  std::optional<AdjustmentState> state;
  AdjustmentState asked{};
  if (const std::string* given = call->query_value("state"); given && from_code(*given, asked)) state = asked;
  const auto page = desk.adjusting.adjustments.list(state, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  Writer json;
  begin_page(json, *page, [&](const Adjustment& value) { write(json, value, Audience::everybody); });
  json.end_object();
  call->reply(json.take());
}

void find_adjustment(const Desk& desk, CallPtr call) { reply_with(desk, *call, Audience::everybody); }
void show_adjustment_application(const Desk& desk, CallPtr call) { reply_with(desk, *call, Audience::officers); }

void start_adjustment(const Desk& desk, CallPtr call) {
  create(desk, call, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    workflow::Initiation start;
    start.department = body.text_of("department");
    from_code(body.text_of("kind"), start.kind);
    start.entry.value = body.text_of("entry");
    start.cause = body.text_of("cause");
    start.operator_name = body.text_of("operator");
    return desk.adjusting.adjustments.initiate(unit, call->context, start, now);
  });
}

void draft_adjustment(const Desk& desk, CallPtr call) {
  create(desk, call, [&desk, call](Unit& unit, Instant now) -> Result<Adjustment> {
    auto form = form_of(call->body, *desk.list.newest());
    if (!form) return std::move(form).error();
    return desk.adjusting.adjustments.draft(unit, call->context, std::move(*form), operator_of(*call), now);
  });
}

void amend_adjustment(const Desk& desk, CallPtr call) {
  carry_out<Adjustment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) -> Result<Adjustment> {
    auto form = form_of(call->body, *desk.list.newest());
    if (!form) return std::move(form).error();
    return desk.adjusting.adjustments.amend(unit, call->context, call->id, std::move(*form), operator_of(*call), now);
  });
}

void submit_adjustment(const Desk& desk, CallPtr call) {
  carry_out<Adjustment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.adjustments.submit(unit, call->context, call->id, operator_of(*call), now);
  });
}

void review_adjustment(const Desk& desk, CallPtr call) {
  carry_out<Adjustment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    const auto opinion = workflow::review_opinion_from_code(call->body.text_of("opinion"));
    return desk.adjusting.adjustments.review(
        unit, call->context, call->id, opinion.value_or(workflow::ReviewOpinion::give_back), statement_of(*call), now);
  });
}

void review_adjustment_legality(const Desk& desk, CallPtr call) {
  carry_out<Adjustment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.adjustments.review_legality(
        unit, call->context, call->id, call->body.boolean_of("passed").value_or(false), statement_of(*call), now);
  });
}

void begin_adjustment_notice(const Desk& desk, CallPtr call) {
  carry_out<Adjustment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.adjustments.begin_notice(unit, call->context, call->id, day_of(*call, "until"),
                                                   call->body.text_of("how"), operator_of(*call), now);
  });
}

void end_adjustment_notice(const Desk& desk, CallPtr call) {
  carry_out<Adjustment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.adjustments.end_notice(unit, call->context, call->id, operator_of(*call), now);
  });
}

void publish_adoption_report(const Desk& desk, CallPtr call) {
  carry_out<Adjustment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.adjustments.publish_report(unit, call->context, call->id, operator_of(*call), now);
  });
}

void approve_adjustment(const Desk& desk, CallPtr call) {
  carry_out<Adjustment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.adjustments.approve(
        unit, call->context, call->id, call->body.boolean_of("passed").value_or(false), statement_of(*call), now);
  });
}

void publish_adjustment(const Desk& desk, CallPtr call) {
  carry_out<Adjustment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.adjustments.publish(unit, call->context, call->id, day_of(*call, "effective_on"),
                                              operator_of(*call), now);
  });
}

void withdraw_adjustment(const Desk& desk, CallPtr call) {
  carry_out<Adjustment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.adjustments.withdraw(unit, call->context, call->id, statement_of(*call), now);
  });
}

}  // namespace zq::http
