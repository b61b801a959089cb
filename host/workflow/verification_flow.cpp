#include "workflow/verification_flow.hpp"

#include <algorithm>

#include "domain/clocks.hpp"
#include "domain/ruleset.hpp"
#include "log/log.hpp"
#include "workflow/background.hpp"
#include "workflow/json_text.hpp"
#include "workflow/reply_memory.hpp"

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds poll_least{200};
constexpr milliseconds poll_most{60000};

Error no_list() {
  return Error{ErrorCode::unavailable, "尚未公布证明材料取消清单，暂不能受理；请联席会议办公室先导入清单"};
}

Error unlisted() {
  return Error{
      ErrorCode::not_in_list,
      "清单中没有该事项，或者今日不在有效期内；清单以外的证明材料不得索要",
      {},
      {{"/entry", "清单中没有这个编号", "现行清单中有效的编号，见 /api/v1/list/entries", "未知或已失效的编号"}},
      "规定-6.1"};
}

Error no_machine(const Entry& entry) {
  return Error{ErrorCode::invalid_input,
               "该清单事项没有可供查询的部门接口，请按清单载明的方式办理",
               {},
               {{"/entry", "该事项由人工办理", "配有协查部门和核查项的事项", "无核查项"}},
               entry.basis};
}

// Why this may not be asked, with every fault at once; nothing: it may.
std::optional<Error> refusal(const OpenVerification& asked, const ListVersion& list, Date today) {
  if (list.number == 0) return no_list();
  const Entry* entry = list.find(asked.entry);
  if (entry && !entry->in_force(today)) entry = nullptr;
  const bool machine = entry && !entry->check.empty();
  static const Entry any_entry;  // of what is declared only an entry with a machine can say anything
  const Question question{asked.name, asked.id_number, machine ? asked.declared : std::vector<Declared>{}};
  auto faults = faults_of(question, machine ? *entry : any_entry, today);
  if (machine && faults.empty()) return std::nullopt;
  Error error{ErrorCode::invalid_input, "申请内容有误，请按提示更正"};
  if (!machine) error = entry ? no_machine(*entry) : unlisted();
  error.faults.insert(error.faults.end(), std::make_move_iterator(faults.begin()),
                      std::make_move_iterator(faults.end()));
  return error;
}

std::vector<Declared> question_fields(const OpenVerification& asked) {
  std::vector<Declared> fields;
  fields.reserve(asked.declared.size() + 2);
  fields.push_back({"name", Private(asked.name)});
  fields.push_back({"id_number", Private(asked.id_number)});
  fields.insert(fields.end(), asked.declared.begin(), asked.declared.end());
  return fields;
}

Case open_case(const Context& context, const Entry& entry, int list_version, OpenVerification asked, CaseId id,
               Instant now) {
  Case value;
  value.id = std::move(id);
  value.entry = entry.id;
  value.list_version = list_version;
  value.matter = entry.matter;
  value.proof = entry.proof;
  value.department = entry.assisting;
  value.check = entry.check;
  value.caller = context.caller;
  value.handling_department = context.department;
  value.operator_name = std::move(asked.operator_name);
  value.purpose = std::move(asked.purpose);
  value.request_id = context.request_id;
  value.applicant_name = Private(std::move(asked.name));
  value.applicant_id_number = Private(std::move(asked.id_number));
  value.declared = std::move(asked.declared);
  value.opened_at = value.updated_at = now;
  value.due_at = now + Ruleset::first().limit(entry.matter_class).length;
  return value;
}

Act asked_act(const Case& value, Instant at) {
  return {at,
          "verification.asked",
          value.id.value,
          value.caller.value,
          value.request_id,
          "规定-10.2、规定-11.1",
          "",
          "asking",
          json_object({{"entry", value.entry.value}, {"department", value.department.value}, {"check", value.check}})};
}

Act answered_act(const Case& value, CaseState before, std::string_view request_id, Instant at) {
  std::string fields;
  for (const FieldVerdict& field : value.fields)
    fields += (fields.empty() ? "" : ",") + field.name + "=" + std::string(code(field.verdict));
  const std::string_view kind = value.state == CaseState::pending  ? "verification.pending"
                                : value.cause.has_value()          ? "verification.failed"
                                : value.state == CaseState::manual ? "verification.needs_review"
                                                                   : "verification.answered";
  return {at,
          std::string(kind),
          value.id.value,
          value.department.value,
          std::string(request_id),
          "核查-6",
          std::string(code(before)),
          std::string(code(value.state)),
          json_object({{"verdict", value.verdict ? code(*value.verdict) : ""},
                       {"cause", value.cause ? code(*value.cause) : ""},
                       {"fields", fields}})};
}

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

VerificationFlow::VerificationFlow(Store& store, Departments& departments, ListFlow& list, const Clock& clock, Ids& ids,
                                   RenderCase render)
    : store_(store), departments_(departments), list_(list), clock_(clock), ids_(ids), render_(std::move(render)) {}

Task<Result<Rendered>> VerificationFlow::open(Context context, Idempotency idempotency, OpenVerification asked) {
  auto before = recall(store_, context, idempotency);
  if (!before) co_return std::move(before).error();
  if (before->has_value()) co_return std::move(**before);

  const auto list = list_.in_force();
  const Instant opened = clock_.now();
  if (auto refused = refusal(asked, *list, beijing_day(opened))) co_return std::move(*refused);
  const Entry* entry = list->find(asked.entry);

  const milliseconds limit = departments_.call_limit(entry->assisting);
  const milliseconds wait = asked.wait.count() > 0 ? std::min(asked.wait, limit) : limit;
  VerificationQuestion to_ask{entry->assisting, entry->check, question_fields(asked), {}, clock_.steady() + wait};
  Case value = open_case(context, *entry, list->number, std::move(asked), CaseId{ids_.fresh("HC", opened)}, opened);
  to_ask.trace = {context.request_id,
                  value.id.value,
                  value.matter,
                  value.purpose,
                  value.handling_department,
                  entry->matter_class == MatterClass::instant ? Lane::instant : Lane::promised};

  // A shared query only reads, and what it read leaves the host only after the commit below, so its ask and its outcome
  // share one transaction (design decision 2).
  auto asking = departments_.verify(std::move(to_ask));
  const Answer answer = co_await asking;

  const Instant answered = clock_.now();
  auto command = apply(value, answer, *entry, manual_way(value, answer), answered);
  if (!command) co_return std::move(command).error();
  log_outcome(value, answer);
  Rendered reply = render_(value);

  Unit unit;
  unit.reserve(5);
  unit.emplace_back(SaveCase{value});
  unit.emplace_back(AppendAct{asked_act(value, opened)});
  unit.emplace_back(AppendAct{answered_act(value, CaseState::asking, context.request_id, answered)});
  schedule(unit, value, answer, *command, answered);
  remember(unit, context, idempotency, reply, answered);
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return twin_or(store_, context, idempotency, std::move(written).error());
  co_return reply;
}

std::vector<Fault> VerificationFlow::faults_of(const OpenVerification& asked) const {
  auto refused = refusal(asked, *list_.in_force(), beijing_day(clock_.now()));
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
  const bool mine = found->has_value() && ((*found)->caller == context.caller || context.may_operate);
  if (!mine)
    return Error{ErrorCode::not_found,
                 "没有这个核查事项，或者它属于别的调用方；请核对编号，本调用方的核查见 /api/v1/verifications"};
  return std::move(**found);
}

Result<Page<Case>> VerificationFlow::mine(const Context& context, std::optional<CaseState> state,
                                          const std::string& cursor, int limit) {
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
  ++value.polls;
  auto command = apply(value, answer, entry ? *entry : placeholder, manual_way(value, answer), now);
  if (!command) co_return std::move(command).error();
  log_outcome(value, answer);

  Unit unit;
  unit.emplace_back(SaveCase{value});
  if (value.state == CaseState::pending) {
    schedule(unit, value, answer, *command, now);
  } else {
    unit.emplace_back(AppendAct{answered_act(value, CaseState::pending, value.request_id, now)});
    unit.emplace_back(DropWork{poll_id(id)});
  }
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
