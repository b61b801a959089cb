// Meetings, minutes and bulletins of the joint office.
#include "domain/clocks.hpp"
#include "http/carry_out_json.hpp"
#include "http/handlers_office.hpp"
#include "http/render_office.hpp"

namespace zq::http {
namespace {

using workflow::Unit;

std::vector<std::string> texts_of(const Value& body, std::string_view name) {
  std::vector<std::string> all;
  if (const Value* given = body.find(name))
    for (const Value& one : given->items) all.push_back(one.text);
  return all;
}

workflow::ItemFilter filter_of(const Call& call) {
  const std::string only = call.query_text("only");
  if (only == "overdue") return workflow::ItemFilter::overdue;
  return only == "open" ? workflow::ItemFilter::open : workflow::ItemFilter::all;
}

}  // namespace

void record_meeting(const Desk& desk, CallPtr call) {
  carry_out_json<Meeting>(
      desk, call, 201,
      [&desk, call](Unit& unit, Instant now) {
        const Value& body = call->body;
        Meeting meeting;
        (void)from_code(body.text_of("kind"), meeting.kind);  // the schema lets no other word pass
        meeting.title = body.text_of("title");
        meeting.held_on = date_from_text(body.text_of("held_on")).value_or(beijing_day(now));
        meeting.place = body.text_of("place");
        meeting.chair = body.text_of("chair");
        meeting.agenda = body.text_of("agenda");
        meeting.attending = texts_of(body, "attending");
        meeting.recorded_by = body.text_of("operator");
        return desk.office.work.record_meeting(unit, call->context, std::move(meeting), now);
      },
      "/api/v1/office/meetings/", [](const Meeting& meeting) { return meeting.id; });
}

void list_meetings(const Desk& desk, CallPtr call) {
  const auto page = desk.office.work.meetings(call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void find_meeting(const Desk& desk, CallPtr call) {
  const auto meeting = desk.office.work.meeting(call->id);
  if (!meeting.ok()) return call->fail(meeting.error());
  Writer json;
  write(json, *meeting);
  call->reply(json.take());
}

void write_minutes(const Desk& desk, CallPtr call) {
  carry_out_json<Meeting>(desk, call, [&desk, call](Unit& unit, Instant now) {
    std::vector<workflow::NewItem> items;
    if (const Value* given = call->body.find("items"))
      for (const Value& one : given->items)
        items.push_back(
            {one.text_of("text"), one.text_of("owner"), date_from_text(one.text_of("due")).value_or(beijing_day(now))});
    return desk.office.work.write_minutes(unit, call->context, call->id, items, call->body.text_of("operator"), now);
  });
}

void list_minutes_items(const Desk& desk, CallPtr call) {
  const auto page = desk.office.work.items(call->context, filter_of(*call), call->query_text("cursor"), call->limit(),
                                           desk.clock.now());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void report_minutes_progress(const Desk& desk, CallPtr call) {
  carry_out_json<MinutesItem>(desk, call, [&desk, call](Unit& unit, Instant now) {
    return desk.office.work.report_progress(unit, call->context, call->id, call->body.text_of("text"),
                                            call->body.text_of("operator"), now);
  });
}

void finish_minutes_item(const Desk& desk, CallPtr call) {
  carry_out_json<MinutesItem>(desk, call, [&desk, call](Unit& unit, Instant now) {
    return desk.office.work.finish(unit, call->context, call->id, call->body.text_of("result"),
                                   call->body.text_of("operator"), now);
  });
}

void issue_bulletin(const Desk& desk, CallPtr call) {
  carry_out_json<Bulletin>(desk, call, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    const workflow::NewBulletin asked{body.text_of("title"), body.text_of("period"), body.text_of("content"),
                                      body.text_of("operator"), texts_of(body, "recipients")};
    return desk.office.work.issue_bulletin(unit, call->context, asked, now);
  });
}

void read_bulletin(const Desk& desk, CallPtr call) {
  carry_out_json<Bulletin>(desk, call, [&desk, call](Unit& unit, Instant now) {
    return desk.office.work.read_bulletin(unit, call->context, call->id, call->body.text_of("operator"), now);
  });
}

void list_bulletins(const Desk& desk, CallPtr call) {
  const auto page = desk.office.work.bulletins(call->context, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

}  // namespace zq::http
