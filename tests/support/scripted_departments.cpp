#include "support/scripted_departments.hpp"

#include <algorithm>
#include <charconv>

namespace zq::test {

using namespace workflow;

void ScriptedDepartments::script(Script script) {
  const std::lock_guard lock(mutex_);
  scripts_.insert_or_assign(script.view.id.value, std::move(script));
}

std::optional<ScriptedDepartments::Script> ScriptedDepartments::at(const DepartmentId& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = scripts_.find(id.value);
  return found == scripts_.end() ? std::nullopt : std::optional(found->second);
}

Task<Answer> ScriptedDepartments::verify(VerificationQuestion question) {
  const auto script = at(question.department);
  if (script && script->verify) co_return script->verify(question);
  Answer off;
  off.cause = FailureCause::department_off;
  co_return off;
}

Task<Answer> ScriptedDepartments::poll(DepartmentId, std::string token, Trace, SteadyTime) {
  Answer pending;
  pending.kind = Answer::Kind::pending;
  pending.token = std::move(token);
  co_return pending;
}

Task<Result<Page<DepartmentListRow>>> ScriptedDepartments::list(DepartmentId id, std::string cursor, int limit, Trace,
                                                                SteadyTime) {
  const auto script = at(id);
  if (!script || !script->view.enabled) co_return Error{ErrorCode::department_off, "该部门接口已停用"};
  Page<DepartmentListRow> page;
  size_t from = 0;
  std::from_chars(cursor.data(), cursor.data() + cursor.size(), from);
  const size_t to = std::min(from + static_cast<size_t>(limit), script->rows.size());
  for (; from < to; ++from) page.items.push_back(script->rows[from]);
  if (to < script->rows.size()) page.next = std::to_string(to);
  co_return page;
}

Task<Result<ComplaintReply>> ScriptedDepartments::submit_complaint(ComplaintPassing complaint, Trace, SteadyTime) {
  const auto script = at(complaint.department);
  if (script && script->submit) co_return script->submit(complaint);
  ComplaintReply reply;
  reply.receipt = "R-" + complaint.id.value;
  reply.status = LegacyStatus::received;
  co_return reply;
}

Task<Result<ComplaintReply>> ScriptedDepartments::complaint_status(DepartmentId id, std::string, Trace, SteadyTime) {
  const auto script = at(id);
  if (script && script->complaint_status) co_return script->complaint_status();
  co_return Error{ErrorCode::unavailable, "部门系统无法连接"};
}

namespace {
Error no_platform() { return Error{ErrorCode::unavailable, "部门系统无法连接"}; }
}  // namespace

Task<Result<FieldTaskReply>> ScriptedDepartments::push_field_task(DepartmentId id, FieldTask task, Trace, SteadyTime) {
  const auto script = at(id);
  if (script && script->push_task) co_return script->push_task(task);
  co_return no_platform();
}

Task<Result<FieldTaskReport>> ScriptedDepartments::field_task_status(DepartmentId id, std::string reference, Trace,
                                                                     SteadyTime) {
  const auto script = at(id);
  if (script && script->task_status) co_return script->task_status(reference);
  co_return no_platform();
}

Task<Result<FieldTaskNotice>> ScriptedDepartments::field_task_callback(DepartmentId id, FieldTaskCallback callback,
                                                                       Trace, SteadyTime) {
  const auto script = at(id);
  if (script && script->task_callback) co_return script->task_callback(callback);
  co_return no_platform();
}

Task<Result<FieldTaskReply>> ScriptedDepartments::withdraw_field_task(DepartmentId id, std::string receipt, std::string,
                                                                      Trace, SteadyTime) {
  const auto script = at(id);
  if (script && script->withdraw_task) co_return script->withdraw_task(receipt);
  co_return no_platform();
}

std::vector<DepartmentView> ScriptedDepartments::view() const {
  const std::lock_guard lock(mutex_);
  std::vector<DepartmentView> views;
  for (const auto& [id, script] : scripts_) views.push_back(script.view);
  return views;
}

std::optional<DepartmentView> ScriptedDepartments::find(const DepartmentId& id) const {
  const auto script = at(id);
  return script ? std::optional(script->view) : std::nullopt;
}

std::optional<workflow::ShadowView> ScriptedDepartments::shadow(const DepartmentId& id) const {
  const auto script = at(id);
  return script ? script->shadow : std::nullopt;
}

std::chrono::milliseconds ScriptedDepartments::call_limit(const DepartmentId& id) const {
  return std::chrono::milliseconds(at(id) ? 2000 : 0);
}

}  // namespace zq::test
