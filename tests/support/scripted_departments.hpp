// A second implementation of the Departments port: answers what the test has written down for each department, on the
// calling thread. Thread-safe.
#pragma once
#include <functional>
#include <map>
#include <mutex>

#include "workflow/ports.hpp"

namespace zq::test {

class ScriptedDepartments final : public workflow::Departments {
 public:
  struct Script {
    workflow::DepartmentView view;
    std::function<Answer(const workflow::VerificationQuestion&)> verify;
    std::vector<DepartmentListRow> rows;
    std::function<Result<ComplaintReply>()> complaint_status;
    std::function<Result<ComplaintReply>(const ComplaintPassing&)> submit = {};
    std::optional<workflow::ShadowView> shadow = {};
    std::function<Result<FieldTaskReply>(const FieldTask&)> push_task = {};
    std::function<Result<FieldTaskReport>(const std::string& reference)> task_status = {};
    std::function<Result<FieldTaskNotice>(const FieldTaskCallback&)> task_callback = {};
    std::function<Result<FieldTaskReply>(const std::string& receipt)> withdraw_task = {};
  };
  void script(Script script);

  workflow::Task<Answer> verify(workflow::VerificationQuestion question) override;
  workflow::Task<Answer> poll(DepartmentId id, std::string token, workflow::Trace trace, SteadyTime deadline) override;
  workflow::Task<Result<workflow::Page<DepartmentListRow>>> list(DepartmentId id, std::string cursor, int limit,
                                                                 workflow::Trace trace, SteadyTime deadline) override;
  workflow::Task<Result<ComplaintReply>> submit_complaint(ComplaintPassing complaint, workflow::Trace trace,
                                                          SteadyTime deadline) override;
  workflow::Task<Result<ComplaintReply>> complaint_status(DepartmentId id, std::string receipt, workflow::Trace trace,
                                                          SteadyTime deadline) override;
  workflow::Task<Result<FieldTaskReply>> push_field_task(DepartmentId id, FieldTask task, workflow::Trace trace,
                                                         SteadyTime deadline) override;
  workflow::Task<Result<FieldTaskReport>> field_task_status(DepartmentId id, std::string reference,
                                                            workflow::Trace trace, SteadyTime deadline) override;
  workflow::Task<Result<FieldTaskNotice>> field_task_callback(DepartmentId id, FieldTaskCallback callback,
                                                              workflow::Trace trace, SteadyTime deadline) override;
  workflow::Task<Result<FieldTaskReply>> withdraw_field_task(DepartmentId id, std::string receipt, std::string reason,
                                                             workflow::Trace trace, SteadyTime deadline) override;
  std::vector<workflow::DepartmentView> view() const override;
  std::optional<workflow::DepartmentView> find(const DepartmentId& id) const override;
  std::optional<workflow::ShadowView> shadow(const DepartmentId& id) const override;
  std::chrono::milliseconds call_limit(const DepartmentId& id) const override;

 private:
  std::optional<Script> at(const DepartmentId& id) const;
  mutable std::mutex mutex_;
  std::map<std::string, Script> scripts_;
};

}  // namespace zq::test
