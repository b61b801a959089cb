#include "domain/street_task.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using S = TaskState;
using E = TaskEvent;
constexpr auto table = std::to_array<TaskRow>({
    {S::waiting, E::pushed, S::pushed},           {S::waiting, E::push_given_up, S::push_failed},
    {S::waiting, E::withdrawn, S::withdrawn},     {S::push_failed, E::retried, S::waiting},
    {S::push_failed, E::withdrawn, S::withdrawn}, {S::pushed, E::accepted, S::accepted},
    {S::pushed, E::assigned, S::assigned},        {S::pushed, E::handling, S::handling},
    {S::pushed, E::fed_back, S::feedback},        {S::pushed, E::returned, S::returned},
    {S::pushed, E::deadline, S::overdue},         {S::pushed, E::withdrawn, S::withdrawn},
    {S::accepted, E::assigned, S::assigned},      {S::accepted, E::handling, S::handling},
    {S::accepted, E::fed_back, S::feedback},      {S::accepted, E::returned, S::returned},
    {S::accepted, E::deadline, S::overdue},       {S::accepted, E::withdrawn, S::withdrawn},
    {S::assigned, E::accepted, S::accepted},      {S::assigned, E::handling, S::handling},
    {S::assigned, E::fed_back, S::feedback},      {S::assigned, E::returned, S::returned},
    {S::assigned, E::deadline, S::overdue},       {S::assigned, E::withdrawn, S::withdrawn},
    {S::handling, E::accepted, S::accepted},      {S::handling, E::assigned, S::assigned},
    {S::handling, E::fed_back, S::feedback},      {S::handling, E::returned, S::returned},
    {S::handling, E::deadline, S::overdue},       {S::handling, E::withdrawn, S::withdrawn},
    {S::returned, E::accepted, S::accepted},      {S::returned, E::assigned, S::assigned},
    {S::returned, E::handling, S::handling},      {S::returned, E::fed_back, S::feedback},
    {S::returned, E::deadline, S::overdue},       {S::returned, E::withdrawn, S::withdrawn},
    {S::returned, E::closed, S::closed},  // another task has taken its place
    {S::overdue, E::fed_back, S::feedback},       {S::overdue, E::returned, S::returned},
    {S::overdue, E::withdrawn, S::withdrawn},     {S::feedback, E::closed, S::closed},
});

constexpr std::array state_words{
    Word<S>{S::waiting, "waiting", "待推送"},     Word<S>{S::pushed, "pushed", "已推送"},
    Word<S>{S::accepted, "accepted", "已受理"},   Word<S>{S::assigned, "assigned", "已交办"},
    Word<S>{S::handling, "handling", "处置中"},   Word<S>{S::feedback, "feedback", "已反馈"},
    Word<S>{S::closed, "closed", "已办结"},       Word<S>{S::returned, "returned", "已退回"},
    Word<S>{S::overdue, "overdue", "已逾期"},     Word<S>{S::push_failed, "push_failed", "推送失败"},
    Word<S>{S::withdrawn, "withdrawn", "已撤回"},
};
constexpr std::array attribution_words{
    Word<TaskDelay>{TaskDelay::street, "street", "镇（街道）"},
    Word<TaskDelay>{TaskDelay::connector, "connector", "平台或接口未能送达"},
};
constexpr std::array visit_words{
    Word<VisitState>{VisitState::unsent, "unsent", "待推送"},
    Word<VisitState>{VisitState::sending, "sending", "推送中"},
    Word<VisitState>{VisitState::sent, "sent", "已推送"},
    Word<VisitState>{VisitState::closed, "closed", "已结束"},
};

std::optional<TaskEvent> progress_of(FieldTaskState state) {
  switch (state) {
    case FieldTaskState::accepted:
      return E::accepted;
    case FieldTaskState::assigned:
      return E::assigned;
    case FieldTaskState::handling:
      return E::handling;
    case FieldTaskState::returned:
      return E::returned;
    case FieldTaskState::feedback:
    case FieldTaskState::closed:
    case FieldTaskState::overdue:
    case FieldTaskState::unknown:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::span<const TaskRow> task_table() { return table; }

Result<TaskRow> step(TaskState from, TaskEvent on) {
  const auto row = std::ranges::find_if(table, [&](const TaskRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  return Error{ErrorCode::conflict, "四平台任务当前状态为“" + std::string(chinese(from)) + "”，不能再作此处理"};
}

std::string_view code(TaskState v) { return code_in(state_words, v); }
std::string_view chinese(TaskState v) { return chinese_in(state_words, v); }
bool from_code(std::string_view c, TaskState& v) { return take(by_code(state_words, c), v); }
bool is_over(TaskState v) { return v == S::closed || v == S::withdrawn; }
std::string_view code(TaskDelay v) { return code_in(attribution_words, v); }
std::string_view chinese(TaskDelay v) { return chinese_in(attribution_words, v); }
bool from_code(std::string_view c, TaskDelay& v) { return take(by_code(attribution_words, c), v); }
std::string_view code(VisitState v) { return code_in(visit_words, v); }
std::string_view chinese(VisitState v) { return chinese_in(visit_words, v); }
bool from_code(std::string_view c, VisitState& v) { return take(by_code(visit_words, c), v); }

std::string target_of(const TaskRoute& route) {
  return route.unit + "/" + route.connector.value + "/" + std::string(code(route.platform));
}

Result<StreetTask> task_of(const Case& value, const Letter& letter, const FieldRouting& routing,
                           std::vector<std::string> types) {
  auto route = choose_route(routing, value.place, types);
  if (!route) return std::move(route).error();
  StreetTask task;
  task.case_id = value.id;
  task.letter = letter.id;
  task.route = std::move(*route);
  task.tried = {target_of(task.route)};
  task.place = value.place;
  for (const std::string& name : types) {
    const QuestionType* type = routing.type_of(name);
    task.full_number = task.full_number || type->full_number;
    for (const FieldQuestion& question : type->questions)
      if (std::ranges::find(task.questions, question.code, &FieldQuestion::code) == task.questions.end())
        task.questions.push_back(question);
  }
  task.types = std::move(types);
  task.subject_name = value.applicant_name;
  task.subject_number = value.applicant_id_number;
  task.owner = value.caller;
  task.handling_department = value.handling_department;
  task.opened_at = letter.sent_at;
  task.due_at = letter.due_at;
  return task;
}

std::vector<TaskEvent> events_of(TaskState state, const FieldTaskReport& report) {
  std::vector<TaskEvent> events;
  const bool answered = state == S::feedback || is_over(state);
  // Feedback of a task that stands elsewhere is what was there before it was returned or assigned anew: not an answer.
  const bool tells = report.state == FieldTaskState::feedback || report.state == FieldTaskState::closed ||
                     report.state == FieldTaskState::unknown;
  if (report.feedback && !answered && tells) {
    events.push_back(E::fed_back);
    if (report.state == FieldTaskState::closed) events.push_back(E::closed);
    return events;
  }
  if (report.state == FieldTaskState::closed) {
    if (state == S::feedback) events.push_back(E::closed);
    // Closed without a word: for us it came back unanswered.
    if (!answered && state != S::returned) events.push_back(E::returned);
    return events;
  }
  const auto moved = progress_of(report.state);
  if (moved && step(state, *moved)) events.push_back(*moved);
  return events;
}

bool take_feedback(Letter& letter, const StreetTask& task, const FieldFeedback& feedback, Instant now) {
  const auto row = step(letter.state, LetterEvent::reply);
  if (!row) return false;
  letter.state = row->to;
  letter.result = feedback.conclusion == FieldConclusion::confirmed ? LetterResult::consistent
                  : feedback.conclusion == FieldConclusion::refuted ? LetterResult::mismatch
                                                                    : LetterResult::cannot_provide;
  letter.replied_at = letter.closed_at = now;
  letter.replied_by = feedback.handler;
  if (!feedback.peer.empty()) letter.replied_by += "、" + feedback.peer;
  letter.reason = "现场核实“" + std::string(chinese(feedback.conclusion)) + "”，由" + task.route.street_name +
                  std::string(chinese(task.route.platform)) + "平台反馈，任务" + task.id;
  if (feedback.peer.empty()) letter.reason += "；反馈中只有一人到场";
  return true;
}

OnSiteRecord on_site_record(const StreetTask& task, std::string id, Instant now) {
  const FieldFeedback& feedback = *task.feedback;
  OnSiteRecord record;
  record.id = std::move(id);
  record.case_id = task.case_id;
  record.letter = task.letter;
  record.task = task.id;
  record.unit = task.route.unit;
  record.owner = task.owner;
  for (const std::string& officer : {feedback.handler, feedback.peer})
    if (!officer.empty()) record.officers.push_back(officer);
  if (feedback.at) record.at = feedback.at->at;
  record.day_only = feedback.at && feedback.at->day_only;
  record.place = feedback.place.empty() ? task.place.address : feedback.place;
  record.finding = feedback.remark;
  record.conclusion = feedback.conclusion;
  record.answers = feedback.answers;
  for (const FieldPhoto& photo : feedback.photos) record.photos.push_back(photo.reference);
  record.signature = feedback.signature;
  record.recorded_at = now;
  return record;
}

}  // namespace zq
