// The field tasks of the port: to the department's adapter and back.
#include "adapters/field_task_answers.hpp"
#include "adapters/registry_answer.hpp"

namespace zq::adapters {

using workflow::Task;
using workflow::Trace;

Task<Result<FieldTaskReply>> Registry::push_field_task(DepartmentId id, FieldTask task, Trace trace,
                                                       SteadyTime deadline) {
  Request request = request_of(Operation::push_task, task.id.value, std::move(trace), deadline);
  request.record = field_task_record(task);
  return answer<FieldTaskReply>(std::move(id), std::move(request),
                                [](const Reply& reply) { return read_task_reply(reply, Operation::push_task); });
}

Task<Result<FieldTaskReport>> Registry::field_task_status(DepartmentId id, std::string reference, Trace trace,
                                                          SteadyTime deadline) {
  return answer<FieldTaskReport>(std::move(id),
                                 request_of(Operation::task_status, std::move(reference), std::move(trace), deadline),
                                 &read_task_report);
}

Task<Result<FieldTaskNotice>> Registry::field_task_callback(DepartmentId id, FieldTaskCallback callback, Trace trace,
                                                            SteadyTime deadline) {
  Request request = request_of(Operation::task_callback, callback.path, std::move(trace), deadline);
  request.record = callback_record(callback);
  return answer<FieldTaskNotice>(std::move(id), std::move(request), &read_task_notice);
}

Task<Result<FieldTaskReply>> Registry::withdraw_field_task(DepartmentId id, std::string receipt, std::string reason,
                                                           Trace trace, SteadyTime deadline) {
  Request request = request_of(Operation::withdraw_task, std::move(receipt), std::move(trace), deadline);
  request.record = withdrawal_record(reason);
  return answer<FieldTaskReply>(std::move(id), std::move(request),
                                [](const Reply& reply) { return read_task_reply(reply, Operation::withdraw_task); });
}

}  // namespace zq::adapters
