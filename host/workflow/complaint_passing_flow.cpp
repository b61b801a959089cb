#include "workflow/complaint_passing_flow.hpp"

#include <algorithm>

#include "log/log.hpp"
#include "workflow/background.hpp"
#include "workflow/json_text.hpp"
#include "workflow/manual_way.hpp"

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;

std::string pass_id(const ComplaintId& id) { return "pass:" + id.value; }
std::string read_id(const ComplaintId& id) { return "read:" + id.value; }

// 1 s, 2 s, 4 s ... 5 min: the department may be away for hours, a complaint waits without being lost.
milliseconds retry_after(int attempts) {
  return std::min(milliseconds{1000} * (1 << std::min(attempts, 9)), milliseconds{300000});
}

Act act_of(const ComplaintPassing& c, std::string_view kind, std::string actor, std::string_view before, Instant at,
           std::string_view reason = {}) {
  return {at,
          std::string(kind),
          c.id.value,
          std::move(actor),
          c.request_id,
          "规定-15.1",
          std::string(before),
          std::string(code(c.state)),
          json_object({{"department", c.department.value},
                       {"receipt", c.receipt},
                       {"status", c.legacy_status ? code(*c.legacy_status) : ""},
                       {"reason", reason}})};
}

// Passing is tried again for as long as it takes, except when it may already have happened and the department's system
// cannot recognise a repeat.
bool must_not_repeat(const Error& error, const std::optional<DepartmentView>& department) {
  return error.code == ErrorCode::conflict && !(department && department->idempotent_complaints);
}

bool cannot_be_repeated(const std::optional<DepartmentView>& department) {
  return department && department->state == "ready" && !department->idempotent_complaints;
}

}  // namespace

ComplaintPassingFlow::ComplaintPassingFlow(Store& store, Departments& departments, const Clock& clock,
                                           milliseconds read_interval)
    : store_(store), departments_(departments), clock_(clock), read_interval_(read_interval) {}

void ComplaintPassingFlow::begin(Unit& unit, ComplaintPassing passing, Instant now) const {
  passing.state = PassingState::filed;
  passing.filed_at = passing.updated_at = now;
  unit.emplace_back(PutWork{{pass_id(passing.id), WorkKind::pass_complaint, passing.id.value, now, 0}});
  unit.emplace_back(SavePassing{std::move(passing)});
}

Result<ComplaintPassing> ComplaintPassingFlow::find(const ComplaintId& id) {
  auto found = store_.find_passing(id);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return Error{ErrorCode::not_found, "这件投诉举报没有转送部门系统"};
  return std::move(**found);
}

Task<Result<ComplaintPassing>> ComplaintPassingFlow::read_back(Context context, ComplaintId id, bool background) {
  auto found = find(id);
  if (!found) co_return std::move(found).error();
  if (found->receipt.empty()) co_return std::move(*found);  // the department has not got it, or nobody knows
  ComplaintPassing complaint = std::move(*found);
  Trace trace{context.request_id, id.value,           complaint.matter,
              "查询投诉办理情况", context.department, background ? Lane::background : Lane::promised};
  const SteadyTime deadline = clock_.steady() + departments_.call_limit(complaint.department);
  auto reading = departments_.complaint_status(complaint.department, complaint.receipt, std::move(trace), deadline);
  auto reply = co_await reading;
  if (!reply) co_return with_manual_way(std::move(reply).error(), departments_, complaint.department);

  const Instant now = clock_.now();
  const std::string_view before = code(complaint.state);
  const auto status_before = complaint.legacy_status;
  take_over(complaint, *reply, now);
  Unit unit;
  unit.emplace_back(SavePassing{complaint});
  if (complaint.legacy_status != status_before)
    unit.emplace_back(AppendAct{act_of(complaint, "complaint.moved", complaint.department.value, before, now)});
  if (complaint.state == PassingState::closed)
    unit.emplace_back(DropWork{read_id(id)});
  else
    unit.emplace_back(PutWork{{read_id(id), WorkKind::read_complaint, id.value, now + read_interval_, 0}});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return std::move(written).error();
  ++complaint.version;
  co_return complaint;
}

Task<Result<Done>> ComplaintPassingFlow::pass_on(ComplaintId id) {
  auto found = store_.find_passing(id);
  if (!found) co_return std::move(found).error();
  Unit unit;
  unit.emplace_back(DropWork{pass_id(id)});
  if (!found->has_value() || (*found)->state != PassingState::filed) {
    auto dropping = store_.commit(std::move(unit));
    co_return co_await dropping;
  }
  ComplaintPassing complaint = std::move(**found);
  if (is_crowded(departments_, complaint.department)) {
    unit.clear();
    unit.emplace_back(put_off({pass_id(id), WorkKind::pass_complaint, id.value, {}, complaint.attempts}, clock_.now()));
    auto putting_off = store_.commit(std::move(unit));
    co_return co_await putting_off;
  }
  if (cannot_be_repeated(departments_.find(complaint.department))) {
    auto marking = mark_passing(complaint);
    auto marked = co_await marking;
    if (!marked) co_return marked;
  }
  Trace trace{complaint.request_id, id.value, complaint.matter, "转送投诉举报", complaint.against, Lane::background};
  const SteadyTime deadline = clock_.steady() + departments_.call_limit(complaint.department);
  auto passing = departments_.submit_complaint(complaint, std::move(trace), deadline);
  auto reply = co_await passing;

  const Instant now = clock_.now();
  unit = reply ? passed(complaint, *reply, now) : not_passed(complaint, reply.error(), now);
  unit.emplace_back(SavePassing{complaint});
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

// A host that is killed between the department's receipt and our record of it leaves the truth: nobody knows. The
// worker does not pass it a second time.
Task<Result<Done>> ComplaintPassingFlow::mark_passing(ComplaintPassing& complaint) {
  const Instant now = clock_.now();
  complaint.state = PassingState::outcome_unknown;
  complaint.last_failure = "转送途中主机停止，部门系统是否已收到需人工核实";
  complaint.updated_at = now;
  Unit unit;
  unit.emplace_back(DropWork{pass_id(complaint.id)});
  unit.emplace_back(AppendAct{act_of(complaint, "complaint.passing", "host", "filed", now)});
  unit.emplace_back(SavePassing{complaint});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  ++complaint.version;
  co_return written;
}

Unit ComplaintPassingFlow::passed(ComplaintPassing& complaint, const ComplaintReply& reply, Instant now) const {
  take_over(complaint, reply, now);
  complaint.attempts = 0;
  log::write("ZQ-4003", {{"complaint", complaint.id.value},
                         {"department", complaint.department.value},
                         {"request_id", complaint.request_id}});
  Unit unit;
  unit.emplace_back(DropWork{pass_id(complaint.id)});
  unit.emplace_back(AppendAct{act_of(complaint, "complaint.passed", "host", "filed", now)});
  if (complaint.state != PassingState::closed)
    unit.emplace_back(
        PutWork{{read_id(complaint.id), WorkKind::read_complaint, complaint.id.value, now + read_interval_, 0}});
  return unit;
}

Unit ComplaintPassingFlow::not_passed(ComplaintPassing& complaint, const Error& error, Instant now) const {
  const ComplaintId& id = complaint.id;
  complaint.updated_at = now;
  Unit unit;
  if (must_not_repeat(error, departments_.find(complaint.department))) {
    complaint.state = PassingState::outcome_unknown;
    complaint.last_failure = "转送途中线路中断，部门系统是否已收到需人工核实";
    log::write(
        "ZQ-4005",
        {{"complaint", id.value}, {"department", complaint.department.value}, {"request_id", complaint.request_id}});
    unit.emplace_back(DropWork{pass_id(id)});
    unit.emplace_back(AppendAct{act_of(complaint, "complaint.outcome_unknown", "host", "filed", now)});
    return unit;
  }
  complaint.state = PassingState::filed;
  complaint.last_failure = error.text;
  ++complaint.attempts;
  log::write("ZQ-4004", {{"complaint", id.value},
                         {"department", complaint.department.value},
                         {"request_id", complaint.request_id},
                         {"attempts", complaint.attempts},
                         {"reason", error.detail}});
  unit.emplace_back(PutWork{
      {pass_id(id), WorkKind::pass_complaint, id.value, now + retry_after(complaint.attempts), complaint.attempts}});
  return unit;
}

Task<Result<Done>> ComplaintPassingFlow::read_status(ComplaintId id) {
  auto found = store_.find_passing(id);
  if (!found) co_return std::move(found).error();
  Unit unit;
  if (!found->has_value() || (*found)->state == PassingState::closed || (*found)->receipt.empty()) {
    unit.emplace_back(DropWork{read_id(id)});
    auto dropping = store_.commit(std::move(unit));
    co_return co_await dropping;
  }
  const ComplaintPassing& complaint = **found;
  if (is_crowded(departments_, complaint.department)) {
    unit.emplace_back(put_off({read_id(id), WorkKind::read_complaint, id.value, {}, 0}, clock_.now()));
    auto putting_off = store_.commit(std::move(unit));
    co_return co_await putting_off;
  }
  Context host;
  host.caller = complaint.caller;
  host.department = complaint.against;
  host.request_id = complaint.request_id;
  auto reading = read_back(host, id, true);
  auto read = co_await reading;
  if (read) co_return Done{};
  if (read.error().code == ErrorCode::conflict) co_return Done{};  // someone else has just read it
  const Instant now = clock_.now();
  unit.emplace_back(PutWork{{read_id(id), WorkKind::read_complaint, id.value, now + read_interval_, 0}});
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
