#include "http/carry_out.hpp"
#include "http/handlers_adjustment.hpp"
#include "http/render_adjustment.hpp"

namespace zq::http {
namespace {

using workflow::Statement;
using workflow::Unit;

Statement statement_of(const Call& call) { return {call.body.text_of("reason"), call.body.text_of("operator")}; }

void reply_page(Call& call, const Result<workflow::Page<Opinion>>& page, Audience audience) {
  if (!page.ok()) return call.fail(page.error());
  Writer json;
  begin_page(json, *page, [&](const Opinion& one) { write(json, one, audience); });
  json.end_object();
  call.reply(json.take());
}

// From the public: told back as the public sees it; where it can be followed is where all are read.
void take_opinion(const Desk& desk, CallPtr call, std::string place, workflow::Plan<Opinion> plan) {
  std::function<workflow::Rendered(const Opinion&)> render = [place = std::move(place)](const Opinion& one) {
    Writer json;
    write(json, one, Audience::everybody);
    return workflow::Rendered{201, json.take(), place};
  };
  auto task = workflow::perform<Opinion>(desk.store, desk.clock, call->context, call->idempotency, std::move(plan),
                                         std::move(render));
  workflow::start<Result<workflow::Rendered>>(
      std::move(task),
      answer_with<workflow::Rendered>(call, [](Call& c, workflow::Rendered reply) { c.reply(reply); }));
}

}  // namespace

void list_adjustment_opinions(const Desk& desk, CallPtr call) {
  if (const auto found = desk.adjusting.adjustments.find(call->id); !found.ok()) return call->fail(found.error());
  reply_page(*call, desk.adjusting.opinions.of(call->id, call->query_text("cursor"), call->limit()),
             Audience::everybody);
}

void list_entry_opinions(const Desk& desk, CallPtr call) {
  reply_page(*call, desk.adjusting.opinions.of(call->id, call->query_text("cursor"), call->limit()),
             Audience::everybody);
}

void give_adjustment_opinion(const Desk& desk, CallPtr call) {
  take_opinion(desk, call, "/api/v1/adjustments/" + call->id + "/opinions", [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.opinions.give_on_adjustment(unit, call->context, call->id,
                                                      Private(call->body.text_of("text")), now);
  });
}

void give_entry_opinion(const Desk& desk, CallPtr call) {
  take_opinion(desk, call, "/api/v1/list/entries/" + call->id + "/opinions", [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.opinions.give_on_entry(unit, call->context, EntryId{call->id},
                                                 Private(call->body.text_of("text")), now);
  });
}

void list_opinions(const Desk& desk, CallPtr call) {
  reply_page(*call, desk.adjusting.opinions.inbox(call->context, call->query_text("cursor"), call->limit()),
             Audience::officers);
}

void dispose_opinion(const Desk& desk, CallPtr call) {
  carry_out<Opinion>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    Disposition disposition{};
    from_code(call->body.text_of("disposition"), disposition);
    return desk.adjusting.opinions.dispose(unit, call->context, call->id, disposition, statement_of(*call), now);
  });
}

void hold_opinion(const Desk& desk, CallPtr call) {
  carry_out<Opinion>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.opinions.hold(unit, call->context, call->id, statement_of(*call), now);
  });
}

void release_opinion(const Desk& desk, CallPtr call) {
  carry_out<Opinion>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.adjusting.opinions.release(unit, call->context, call->id, statement_of(*call), now);
  });
}

}  // namespace zq::http
