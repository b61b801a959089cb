#include "http/calendar_text.hpp"
#include "http/handlers.hpp"
#include "http/render.hpp"

namespace zq::http {
namespace {

std::string time_text(const FieldTime& time) {
  const std::string text = beijing_time(time.at);
  return time.day_only ? text.substr(0, 10) : text;
}

void write_feedback(Writer& json, const FieldFeedback& feedback, bool in_full) {
  json.key("feedback").begin_object().member("conclusion", zq::code(feedback.conclusion));
  json.member("conclusion_text", zq::chinese(feedback.conclusion)).member("handler", feedback.handler);
  json.member_unless_empty("peer", feedback.peer);
  if (feedback.at) json.member("at", time_text(*feedback.at));
  if (in_full) {
    json.member_unless_empty("remark", feedback.remark.reveal()).key("answers").begin_array();
    for (const FieldAnswer& answer : feedback.answers)
      json.begin_object().member("question", answer.question).member("value", answer.value.reveal()).end_object();
    json.end_array().key("photos").begin_array();
    for (const FieldPhoto& photo : feedback.photos)
      json.begin_object()
          .member_unless_empty("question", photo.question)
          .member("reference", photo.reference)
          .end_object();
    json.end_array();
  }
  json.end_object();
}

void write_steps(Writer& json, const StreetTask& task, bool in_full) {
  json.key("steps").begin_array();
  for (const TaskStep& step : task.log) {
    json.begin_object().member("by", step.platform ? "platform" : "host").member("word", step.word);
    json.member_unless_empty("org", step.org).member_unless_empty("operator", step.operator_name);
    if (step.at) json.member("at", time_text(*step.at));
    if (in_full) json.member_unless_empty("opinion", step.opinion.reveal());
    json.end_object();
  }
  json.end_array();
}

void write_route(Writer& json, const StreetTask& task) {
  json.member("unit", task.route.unit).member("street", task.route.street_name);
  json.member("platform", zq::code(task.route.platform)).member("platform_name", zq::chinese(task.route.platform));
  json.member("area_code", task.place.area_code).member_unless_empty("grid_code", task.place.grid_code);
}

void write_times(Writer& json, const StreetTask& task) {
  json.member("opened_at", beijing_time(task.opened_at)).member("due_at", beijing_time(task.due_at));
  if (task.pushed_at) json.member("pushed_at", beijing_time(*task.pushed_at));
  if (task.fed_back_at) json.member("fed_back_at", beijing_time(*task.fed_back_at));
  if (task.overdue_at) json.member("overdue_at", beijing_time(*task.overdue_at));
  if (task.attribution) json.member("attribution", zq::chinese(*task.attribution));
  if (task.closed_at) json.member("closed_at", beijing_time(*task.closed_at));
}

// What the street has found out is for the handling department that asked, and for the street itself.
bool sees_in_full(const workflow::Context& context, const StreetTask& task) {
  return task.owner == context.caller || (context.roles.has(Role::street) && context.unit == task.route.unit);
}

void write(Writer& json, const StreetTask& task, const workflow::Context& context) {
  const bool in_full = sees_in_full(context, task);
  json.begin_object().member("id", task.id).member("verification", task.case_id.value).member("letter", task.letter);
  json.member_unless_empty("visit", task.visit).member_unless_empty("follows", task.follows);
  json.member("state", zq::code(task.state)).member("state_text", zq::chinese(task.state));
  json.member_unless_empty("platform_text", task.platform_text).member_unless_empty("reason", task.reason);
  write_route(json, task);
  json.key("question_types").begin_array();
  for (const std::string& type : task.types) json.text(type);
  json.end_array().key("questions").begin_array();
  for (const FieldQuestion& question : task.questions)
    json.begin_object()
        .member("code", question.code)
        .member("text", question.text)
        .member("answer", zq::code(question.answer))
        .end_object();
  json.end_array();
  write_times(json, task);
  if (task.feedback) write_feedback(json, *task.feedback, in_full);
  write_steps(json, task, in_full);
  json.end_object();
}

void answer(const CallPtr& call, workflow::Task<Result<StreetTask>> doing, int status) {
  workflow::start<Result<StreetTask>>(std::move(doing),
                                      answer_with<StreetTask>(call, [status](Call& c, const StreetTask& task) {
                                        Writer json;
                                        write(json, task, c.context);
                                        c.reply({status, json.take(), "/api/v1/field-tasks/" + task.id});
                                      }));
}

workflow::TaskOrder order_of(const Value& body) { return {body.text_of("operator"), body.text_of("reason")}; }

}  // namespace

void begin_on_site(const Desk& desk, CallPtr call) {
  workflow::OnSiteOrder order;
  order.operator_name = call->body.text_of("operator");
  if (const Value* place = call->body.find("place"))
    order.place = {place->text_of("area_code"), place->text_of("grid_code"), Private(place->text_of("address"))};
  if (const Value* types = call->body.find("question_types"))
    for (const Value& type : types->items) order.types.push_back(type.text);
  answer(call, desk.field_tasks.begin(call->context, CaseId{call->id}, std::move(order)), 201);
}

void list_field_tasks(const Desk& desk, CallPtr call) {
  std::optional<TaskState> state;
  TaskState given{};
  if (from_code(call->query_text("state"), given)) state = given;
  const auto page =
      desk.field_tasks.tasks(call->context, call->query_text("unit"), state, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  Writer json;
  begin_page(json, *page, [&](const StreetTask& task) { write(json, task, call->context); });
  json.end_object();
  call->reply(json.take());
}

void find_field_task(const Desk& desk, CallPtr call) {
  const auto found = desk.field_tasks.find(call->context, call->id);
  if (!found.ok()) return call->fail(found.error());
  Writer json;
  write(json, *found, call->context);
  call->reply(json.take());
}

void withdraw_field_task(const Desk& desk, CallPtr call) {
  answer(call, desk.field_tasks.withdraw(call->context, call->id, order_of(call->body)), 200);
}

void retry_field_task(const Desk& desk, CallPtr call) {
  answer(call, desk.field_tasks.retry(call->context, call->id, order_of(call->body)), 200);
}

void take_street_callback(const Desk& desk, CallPtr call) {
  FieldTaskCallback message;
  message.path = call->id;
  for (const auto& [name, value] : call->request.headers())
    message.headers.push_back({std::string(name), std::string(value)});
  message.body = Private(call->request.body);
  auto taking = desk.field_tasks.callback(call->context, call->id, std::move(message));
  workflow::start<Result<Done>>(std::move(taking),
                                answer_with<Done>(call, [](Call& c, Done) { c.reply(R"({"status":"received"})"); }));
}

}  // namespace zq::http
