#include "workflow/verification_flow.hpp"

#include <algorithm>

#include "domain/clocks.hpp"
#include "log/log.hpp"
#include "workflow/background.hpp"
#include "workflow/case_acts.hpp"
#include "workflow/case_sight.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/opening.hpp"
#include "workflow/reply_memory.hpp"

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds poll_least{200};
constexpr milliseconds poll_most{60000};

std::string poll_id(const CaseId& id) { return "poll:" + id.value; }

// Whoever polls later backs off: a minute between two looks at most, less while the answer is young.
milliseconds next_poll(const Answer& answer, int polls) {
  const milliseconds asked = answer.poll_after.count() > 0 ? answer.poll_after : milliseconds{1000};
  return std::clamp(asked * (1 + polls / 4), poll_least, poll_most);
}

void schedule(Unit& unit, const Case& value, const Answer& answer, CaseCommand command, Instant now) {
  if (command == CaseCommand::poll_later)
    unit.emplace_back(PutWork{poll_work(value.id, now + next_poll(answer, value.polls))});
}

// While an answer is awaited, a line that is down or a department that is off costs time only: the case waits on until
// its legal deadline; then people go on.
Answer patient(Answer answer, const Case& value, Instant now) {
  const bool passing = answer.kind == Answer::Kind::failed &&
                       (answer.cause == FailureCause::department_off || answer.cause == FailureCause::overloaded ||
                        answer.cause == FailureCause::unavailable || answer.cause == FailureCause::deadline);
  if (passing) {
    answer.kind = Answer::Kind::pending;
    answer.poll_after = milliseconds{5000};
  }
  if (answer.kind != Answer::Kind::pending) return answer;
  answer.token = value.token;
  if (now < value.due_at) return answer;
  answer.kind = Answer::Kind::failed;
  answer.cause = FailureCause::deadline;
  answer.operator_text = "部门系统在法定期限内没有反馈";
  return answer;
}

void log_outcome(const Case& value, const Answer& answer) {
  if (value.state != CaseState::manual) return;
  log::write("ZQ-4001", {{"case", value.id.value},
                         {"department", value.department.value},
                         {"request_id", value.request_id},
                         {"cause", value.cause ? code(*value.cause) : "needs_review"},
                         {"reason", answer.operator_text}});
}

}  // namespace

Work poll_work(const CaseId& id, Instant due_at) {
  return {poll_id(id), WorkKind::poll_verification, id.value, due_at, 0};
}

VerificationFlow::VerificationFlow(Store& store, Departments& departments, ListFlow& list, const LetterSender& sender,
                                   const Clock& clock, Ids& ids, RenderCase render, const Current<Law>& law,
                                   const OnSiteBeginning* on_site)
    : store_(store),
      departments_(departments),
      list_(list),
      sender_(sender),
      clock_(clock),
      ids_(ids),
      render_(std::move(render)),
      law_(law),
      on_site_(on_site) {}

Task<Result<Rendered>> VerificationFlow::open(Context context, Idempotency idempotency, OpenVerification asked,
                                              RenderCase render) {
  auto before = recall(store_, context, idempotency);
  if (!before) co_return std::move(before).error();
  if (before->has_value()) co_return std::move(**before);

  if (!context.registered)
    co_return Error{ErrorCode::forbidden,
                    "“" + context.department + "”不在单位登记（units.xml）中，不能发起核查；请联系区联席会议办公室登记",
                    {},
                    {},
                    "规定-3.1"};
  const auto list = list_.in_force();
  const Instant opened = clock_.now();
  if (auto refused = refusal(asked, *list, beijing_day(opened), routing().get())) co_return std::move(*refused);
  const Entry* entry = list->find(asked.entry);
  const auto deadline = letter_deadline(entry->matter_class, opened, *law_.get());
  if (!deadline) co_return deadline.error();
  const milliseconds wait = asked.wait;
  auto to_declare = question_fields(asked);
  Case value = open_case(context, *entry, list->number, std::move(asked), CaseId{ids_.fresh("HC", opened)}, *deadline);
  std::vector<Letter> letters;
  if (allows_letters(*entry)) letters = letters_for(value, *entry, ids_, *deadline);

  // A shared query only reads, and what it read leaves the host only after the commit below, so its ask and its outcome
  // share one transaction (design decision 2).
  std::optional<Answer> answer;
  if (asks_machine(*entry)) {
    auto asking = departments_.verify(question_for(value, *entry, std::move(to_declare), wait, context.background));
    answer = co_await asking;
  }

  const Instant now = clock_.now();
  Unit unit;
  unit.reserve(5);
  auto done = record_opening(unit, value, *entry, std::move(letters), answer, now);
  if (!done) co_return std::move(done).error();
  Rendered reply = render ? render(value) : render_(value);
  unit.insert(unit.begin(), SaveCase{value});
  remember(unit, context, idempotency, reply, now);
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return twin_or(store_, context, idempotency, std::move(written).error());
  co_return reply;
}

VerificationQuestion VerificationFlow::question_for(const Case& value, const Entry& entry,
                                                    std::vector<Declared> declared, milliseconds wait,
                                                    bool background) const {
  const milliseconds limit = departments_.call_limit(value.department);
  const milliseconds time = wait.count() > 0 ? std::min(wait, limit) : limit;
  VerificationQuestion question{value.department, value.check, std::move(declared), {}, clock_.steady() + time};
  question.trace = {value.request_id,
                    value.id.value,
                    value.matter,
                    value.purpose,
                    value.handling_department,
                    background                                   ? Lane::background
                    : entry.matter_class == MatterClass::instant ? Lane::instant
                                                                 : Lane::promised};
  return question;
}

Result<Done> VerificationFlow::record_opening(Unit& unit, Case& value, const Entry& entry, std::vector<Letter> letters,
                                              const std::optional<Answer>& answer, Instant now) {
  unit.emplace_back(AppendAct{asked_act(value, value.opened_at)});
  if (answer) {
    auto command = apply(value, *answer, entry, manual_way(value, *answer), now);
    if (!command) return std::move(command).error();
    log_outcome(value, *answer);
    unit.emplace_back(AppendAct{answered_act(value, CaseState::asking, value.request_id, now)});
    schedule(unit, value, *answer, *command, now);
    if (!letters.empty() && take_automatic_reply(letters.front(), *answer, now)) value.answered_by = letters.front().id;
  }
  for (Letter& letter : letters) {
    const bool ask_machine = !answer && !check_for(entry, letter.to).empty();
    if (auto sent = sender_.send(unit, letter, value.request_id, ask_machine, now); !sent) return sent;
  }
  return hand_on(unit, value, entry, !letters.empty(), now);
}

// When the machine has given nothing, or none is asked: the letters that are out, the street, or a person.
Result<Done> VerificationFlow::hand_on(Unit& unit, Case& value, const Entry& entry, bool letters_out, Instant now) {
  if (value.state != CaseState::asking && value.state != CaseState::manual) return Done{};
  std::string missing;
  if (!letters_out && on_site_ && on_site_->comes_next(value, entry, missing)) {
    auto begun = on_site_->begin(unit, value, entry, {}, value.operator_name, value.request_id, now);
    if (!begun) return std::move(begun).error();
    value.manual_way.clear();
    return Done{};
  }
  if (!letters_out && value.state == CaseState::manual) {
    value.cannot_obtain = value.cause && *value.cause != FailureCause::question_refused;
  } else {
    auto applied = apply(value, letters_out ? CaseEvent::letters_sent : CaseEvent::by_person, now);
    if (!applied) return std::move(applied).error();
  }
  if (!missing.empty()) value.manual_way = missing;
  return Done{};
}

std::vector<Fault> VerificationFlow::faults_of(const OpenVerification& asked) const {
  auto refused = refusal(asked, *list_.in_force(), beijing_day(clock_.now()), routing().get());
  return refused ? std::move(refused->faults) : std::vector<Fault>{};
}

// The department's own words for what people do now; not looked up where no person is needed.
std::string VerificationFlow::manual_way(const Case& value, const Answer& answer) const {
  const auto row = step(value.state, event_of(answer));
  if (!row || row->then != CaseCommand::hand_to_person) return {};
  const auto department = departments_.find(value.department);
  return department ? department->manual_way : std::string();
}

Result<Case> VerificationFlow::find(const Context& context, const CaseId& id) {
  auto found = store_.find_case(id);
  if (!found) return std::move(found).error();
  auto seen = found->has_value() ? seen_by(context, std::move(**found)) : std::nullopt;
  if (!seen)
    return Error{ErrorCode::not_found,
                 "没有这个核查事项，或者它属于别的调用方；请核对编号，本调用方的核查见 /api/v1/verifications"};
  return std::move(*seen);
}

Result<Page<Case>> VerificationFlow::mine(const Context& context, std::optional<CaseState> state,
                                          const std::string& cursor, int limit) {
  if (follows_others(context)) return cases_followed(store_, context, state, cursor, limit);
  return store_.cases({context.caller, state}, cursor, limit);
}

Task<Result<Done>> VerificationFlow::poll(CaseId id) {
  auto found = store_.find_case(id);
  if (!found) co_return std::move(found).error();
  if (!found->has_value() || (*found)->state != CaseState::pending) {
    Unit drop;
    drop.emplace_back(DropWork{poll_id(id)});
    auto dropping = store_.commit(std::move(drop));
    co_return co_await dropping;
  }
  Case value = std::move(**found);
  if (is_crowded(departments_, value.department) && clock_.now() < value.due_at) {
    Unit later;
    later.emplace_back(put_off(poll_work(id, {}), clock_.now()));
    auto putting_off = store_.commit(std::move(later));
    co_return co_await putting_off;
  }
  const Entry placeholder{};
  auto list = list_.numbered(value.list_version);
  if (!list) co_return std::move(list).error();
  const Entry* entry = *list ? (*list)->find(value.entry) : nullptr;

  Trace trace{value.request_id,          value.id.value,  value.matter, value.purpose,
              value.handling_department, Lane::background};
  const SteadyTime deadline = clock_.steady() + departments_.call_limit(value.department);
  auto polling = departments_.poll(value.department, value.token, std::move(trace), deadline);
  Answer answer = co_await polling;

  const Instant now = clock_.now();
  answer = patient(std::move(answer), value, now);
  Unit unit;
  auto polled = record_poll(unit, value, entry ? *entry : placeholder, answer, now);
  if (!polled) co_return std::move(polled).error();
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

Result<Done> VerificationFlow::record_poll(Unit& unit, Case& value, const Entry& entry, const Answer& answer,
                                           Instant now) {
  ++value.polls;
  auto command = apply(value, answer, entry, manual_way(value, answer), now);
  if (!command) return std::move(command).error();
  log_outcome(value, answer);
  if (value.state == CaseState::pending) {
    unit.emplace_back(SaveCase{value});
    schedule(unit, value, answer, *command, now);
    return Done{};
  }
  unit.emplace_back(AppendAct{answered_act(value, CaseState::pending, value.request_id, now)});
  unit.emplace_back(DropWork{poll_id(value.id)});
  bool letters_out = false;
  if (allows_letters(entry)) {
    auto letters = letters_of(store_, value.id);
    if (!letters) return std::move(letters).error();
    for (Letter& letter : *letters) {
      letters_out = letters_out || is_open(letter.state);
      if (letter.to != value.department || !take_automatic_reply(letter, answer, now)) continue;
      value.answered_by = letter.id;
      if (auto told = sender_.report_if_late(unit, letter, value.request_id, now); !told) return told;
      unit.emplace_back(
          AppendAct{letter_act(letter, "letter.replied", value.department.value, value.request_id, "", now)});
      save(unit, letter);
    }
  }
  auto handed = hand_on(unit, value, entry, letters_out, now);
  if (!handed) return handed;
  unit.emplace_back(SaveCase{value});
  return Done{};
}

}  // namespace zq::workflow
