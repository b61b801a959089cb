// The joint office: its queue, posts, interviews; feedback of the hotline.
#include "domain/clocks.hpp"
#include "http/carry_out_json.hpp"
#include "http/handlers_office.hpp"
#include "http/render_office.hpp"

namespace zq::http {
namespace {

using workflow::Unit;

template <class T>
void reply_page(CallPtr call, const Result<workflow::Page<T>>& page) {
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

}  // namespace

void show_office_queue(const Desk& desk, CallPtr call) {
  const auto page =
      desk.office.queue.page(call->query_text("kind"), call->query_text("cursor"), call->limit(), desk.clock.now());
  reply_page(std::move(call), page);
}

void list_posts(const Desk& desk, CallPtr call) {
  const std::string day = call->query_text("on");
  const auto on = date_from_text(day);
  const auto posts = on ? desk.office.posts.on(*on) : desk.office.posts.all();
  if (!posts.ok()) return call->fail(posts.error());
  call->reply(page_json(workflow::Page<Post>{*posts, {}}));
}

void appoint_post(const Desk& desk, CallPtr call) {
  carry_out_json<Post>(desk, call, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    Post post;
    (void)from_code(body.text_of("seat"), post.seat);  // the schema lets no other word pass
    post.unit = body.text_of("unit");
    post.lead = body.boolean_of("lead").value_or(false);
    post.title = body.text_of("title");
    post.section = body.text_of("section");
    post.holder = body.text_of("holder");
    post.contact = body.text_of("contact");
    post.from = date_from_text(body.text_of("from")).value_or(beijing_day(now));
    post.until = date_from_text(body.text_of("until"));
    post.recorded_by = body.text_of("operator");
    return desk.office.posts.appoint(unit, call->context, std::move(post), now);
  });
}

void end_post(const Desk& desk, CallPtr call) {
  carry_out_json<Post>(desk, call, [&desk, call](Unit& unit, Instant now) {
    const auto last_day = date_from_text(call->body.text_of("until"));
    return desk.office.posts.end(unit, call->context, call->id, last_day.value_or(beijing_day(now)), now);
  });
}

void propose_interview(const Desk& desk, CallPtr call) {
  carry_out_json<Interview>(desk, call, [&desk, call](Unit& unit, Instant now) {
    Interview asked;
    asked.unit = call->body.text_of("unit");
    asked.cause = call->body.text_of("cause");
    asked.proposed_by = call->body.text_of("operator");
    if (const Value* evidence = call->body.find("evidence"))
      for (const Value& one : evidence->items) asked.evidence.push_back(one.text);
    return desk.office.interviews.propose(unit, call->context, std::move(asked), now);
  });
}

void approve_interview(const Desk& desk, CallPtr call) {
  carry_out_json<Interview>(desk, call, [&desk, call](Unit& unit, Instant now) {
    const workflow::InterviewApproval approval{call->body.text_of("approval_no"), call->body.text_of("place"),
                                               call->body.text_of("operator"),
                                               moment_from_text(call->body.text_of("at")).value_or(now)};
    return desk.office.interviews.approve(unit, call->context, call->id, approval, now);
  });
}

void hold_interview(const Desk& desk, CallPtr call) {
  carry_out_json<Interview>(desk, call, [&desk, call](Unit& unit, Instant now) {
    return desk.office.interviews.hold(unit, call->context, call->id,
                                       {call->body.text_of("result"), call->body.text_of("operator")}, now);
  });
}

void drop_interview(const Desk& desk, CallPtr call) {
  carry_out_json<Interview>(desk, call, [&desk, call](Unit& unit, Instant now) {
    return desk.office.interviews.drop(unit, call->context, call->id, call->body.text_of("reason"),
                                       call->body.text_of("operator"), now);
  });
}

void list_interviews(const Desk& desk, CallPtr call) {
  const auto page = desk.office.interviews.list(call->query_text("cursor"), call->limit());
  reply_page(std::move(call), page);
}

void show_interview_rules(const Desk& desk, CallPtr call) {
  const auto rules = desk.office.interviews.rules();
  if (!rules.ok()) return call->fail(rules.error());
  Writer json;
  write(json, *rules);
  call->reply(json.take());
}

void edit_interview_rules(const Desk& desk, CallPtr call) {
  carry_out_json<InterviewRules>(desk, call, [&desk, call](Unit& unit, Instant now) {
    const auto number = [&](std::string_view name) {
      return static_cast<int>(call->body.integer_of(name).value_or(0));
    };
    InterviewRules rules;
    rules.overdue_reports = number("overdue_reports");
    rules.violations = number("violations");
    rules.overdue_items = number("overdue_items");
    rules.edited_by = call->body.text_of("operator");
    return desk.office.interviews.edit(unit, call->context, std::move(rules), now);
  });
}

void receive_feedback(const Desk& desk, CallPtr call) {
  carry_out_json<Feedback>(desk, call, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    Feedback one;
    one.work_order = body.text_of("work_order");
    one.type = body.text_of("type");
    one.text = body.text_of("text");
    one.name = Private(body.text_of("name"));
    one.contact = Private(body.text_of("contact"));
    one.taken_by = body.text_of("operator");
    return desk.office.feedback.receive(unit, call->context, std::move(one), now);
  });
}

void list_feedback(const Desk& desk, CallPtr call) {
  const auto page = desk.office.feedback.list(call->query_text("cursor"), call->limit());
  reply_page(std::move(call), page);
}

void answer_feedback(const Desk& desk, CallPtr call) {
  carry_out_json<Feedback>(desk, call, [&desk, call](Unit& unit, Instant now) {
    return desk.office.feedback.answer(unit, call->context, call->id, call->body.text_of("answer"),
                                       call->body.text_of("operator"), now);
  });
}

}  // namespace zq::http
