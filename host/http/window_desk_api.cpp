// Consultations, difficult matters, guidance and the register of windows.
#include "http/carry_out_json.hpp"
#include "http/handlers_window.hpp"
#include "http/render_window.hpp"

namespace zq::http {

using workflow::Unit;

void record_consultation(const Desk& desk, CallPtr call) {
  carry_out_json<WindowRecord>(desk, call, [&desk, call](Unit& unit, Instant now) {
    const workflow::Consultation asked{call->body.text_of("topic"), call->body.text_of("question"),
                                       call->body.text_of("answer"), call->body.text_of("operator")};
    return desk.window.desk.consult(unit, call->context, asked, now);
  });
}

void open_difficult_case(const Desk& desk, CallPtr call) {
  carry_out_json<DifficultCase>(
      desk, call, 201,
      [&desk, call](Unit& unit, Instant now) {
        const Value& body = call->body;
        const workflow::NewDifficultCase asked{body.text_of("request"), body.text_of("matter"),
                                               body.text_of("facts"),   body.text_of("name"),
                                               body.text_of("contact"), body.text_of("operator")};
        return desk.window.desk.open(unit, call->context, asked, now);
      },
      "/api/v1/window/difficult-cases/", [](const DifficultCase& one) { return one.id; });
}

void list_difficult_cases(const Desk& desk, CallPtr call) {
  const auto page = desk.window.desk.difficult(call->context, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void find_difficult_case(const Desk& desk, CallPtr call) {
  const auto found = desk.window.desk.find(call->context, call->id);
  if (!found.ok()) return call->fail(found.error());
  Writer json;
  write(json, *found);
  call->reply(json.take());
}

void coordinate_difficult_case(const Desk& desk, CallPtr call) {
  carry_out_json<DifficultCase>(desk, call, [&desk, call](Unit& unit, Instant now) {
    std::vector<std::string> units;
    if (const Value* given = call->body.find("units"))
      for (const Value& one : given->items) units.push_back(one.text);
    return desk.window.desk.coordinate(unit, call->context, call->id, units, call->body.text_of("operator"), now);
  });
}

void opine_on_difficult_case(const Desk& desk, CallPtr call) {
  carry_out_json<DifficultCase>(desk, call, [&desk, call](Unit& unit, Instant now) {
    return desk.window.desk.opine(unit, call->context, call->id, call->body.text_of("unit"), call->body.text_of("text"),
                                  call->body.text_of("operator"), now);
  });
}

void resolve_difficult_case(const Desk& desk, CallPtr call) {
  carry_out_json<DifficultCase>(desk, call, [&desk, call](Unit& unit, Instant now) {
    return desk.window.desk.resolve(unit, call->context, call->id, call->body.text_of("result"),
                                    call->body.text_of("operator"), now);
  });
}

void publish_window_note(const Desk& desk, CallPtr call) {
  carry_out_json<GuidanceNote>(desk, call, [&desk, call](Unit& unit, Instant now) {
    GuidanceNote note;
    note.title = call->body.text_of("title");
    note.text = call->body.text_of("text");
    note.by = call->body.text_of("operator");
    return desk.window.desk.publish(unit, call->context, std::move(note), now);
  });
}

void list_window_notes(const Desk& desk, CallPtr call) {
  const auto page = desk.window.desk.notes(call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void list_window_places(const Desk& desk, CallPtr call) {
  const auto places = desk.window.desk.places();
  if (!places.ok()) return call->fail(places.error());
  call->reply(places_json(*places));
}

void put_window_place(const Desk& desk, CallPtr call) {
  carry_out_json<WindowPlace>(desk, call, [&desk, call](Unit& unit, Instant now) {
    WindowPlace place;
    place.unit = call->id;
    place.place = call->body.text_of("place");
    place.hours = call->body.text_of("hours");
    place.phone = call->body.text_of("phone");
    place.responsible = call->body.text_of("responsible");
    place.recorded_by = call->body.text_of("operator");
    return desk.window.desk.put_place(unit, call->context, std::move(place), now);
  });
}

void show_window_measures(const Desk& desk, CallPtr call) {
  const auto days = days_of(*call, desk.clock.now());
  if (!days.ok()) return call->fail(days.error());
  const std::string window = call->query_text("window");
  const auto measures = desk.window.desk.measures(call->context, window, days->from, days->until, desk.clock.now());
  if (!measures.ok()) return call->fail(measures.error());
  call->reply(window_measures_json(*measures, *days, window));
}

}  // namespace zq::http
