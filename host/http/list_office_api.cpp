// Stops of entries (规定-6.3), and departments' own lists (规定-21.1b).
#include "domain/clocks.hpp"
#include "http/carry_out_json.hpp"
#include "http/handlers_list.hpp"
#include "http/render_list.hpp"

namespace zq::http {
namespace {

using workflow::Unit;

// explain, correct, reopen, accuse: the same shape for all.
void move_difference(const Desk& desk, CallPtr call, DifferenceEvent event) {
  carry_out_json<ListDifferenceItem>(desk, call, [&desk, call, event](Unit& unit, Instant now) {
    return desk.list_area.comparisons.move(unit, call->context, call->id, event, call->body.text_of("text"),
                                           call->body.text_of("operator"), now);
  });
}

template <class T>
void reply_with(CallPtr call, const Result<T>& value) {
  if (!value.ok()) return call->fail(value.error());
  Writer json;
  write(json, *value);
  call->reply(json.take());
}

}  // namespace

void list_stops(const Desk& desk, CallPtr call) {
  const auto page = desk.list_area.stops.all(call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void record_stop(const Desk& desk, CallPtr call) {
  carry_out_json<ListStop>(
      desk, call, 201,
      [&desk, call](Unit& unit, Instant now) {
        const Value& body = call->body;
        workflow::NewListStop asked;
        asked.basis = body.text_of("basis");
        (void)from_code(body.text_of("cause"), asked.cause);  // the schema has seen to it
        asked.document = body.text_of("document");
        asked.effective_on = *date_from_text(body.text_of("effective_on"));
        if (const Value* entries = body.find("entries"))
          for (const Value& one : entries->items) asked.entries.push_back(one.text);
        asked.operator_name = body.text_of("operator");
        return desk.list_area.stops.record(unit, call->context, asked, now);
      },
      "/api/v1/list/stops/", [](const ListStop& stop) { return stop.id; });
}

void find_stop(const Desk& desk, CallPtr call) { reply_with(call, desk.list_area.stops.find(call->id)); }

void withdraw_stop(const Desk& desk, CallPtr call) {
  carry_out_json<ListStop>(desk, call, [&desk, call](Unit& unit, Instant now) {
    return desk.list_area.stops.withdraw(unit, call->context, call->id, call->body.text_of("text"),
                                         call->body.text_of("operator"), now);
  });
}

void compare_lists(const Desk& desk, CallPtr call) {
  auto comparing = desk.list_area.comparisons.compare(call->context, DepartmentId{call->body.text_of("department")});
  workflow::start<Result<workflow::ComparisonOutcome>>(
      std::move(comparing),
      answer_with<workflow::ComparisonOutcome>(call, [](Call& c, workflow::ComparisonOutcome outcome) {
        Writer json;
        write(json, outcome);
        c.reply(json.take());
      }));
}

void list_differences(const Desk& desk, CallPtr call) {
  std::optional<DifferenceState> state;
  if (DifferenceState asked{}; from_code(call->query_text("state"), asked)) state = asked;
  const auto page = desk.list_area.comparisons.differences(call->context, state, call->query_text("department"),
                                                           call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void find_difference(const Desk& desk, CallPtr call) {
  reply_with(call, desk.list_area.comparisons.find(call->context, call->id));
}

void explain_difference(const Desk& desk, CallPtr call) { move_difference(desk, call, DifferenceEvent::explain); }
void correct_difference(const Desk& desk, CallPtr call) { move_difference(desk, call, DifferenceEvent::correct); }
void reopen_difference(const Desk& desk, CallPtr call) { move_difference(desk, call, DifferenceEvent::reopen); }
void accuse_difference(const Desk& desk, CallPtr call) { move_difference(desk, call, DifferenceEvent::accuse); }

}  // namespace zq::http
