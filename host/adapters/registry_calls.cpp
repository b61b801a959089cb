// The calls of the registry: from the port's questions to a department and back.
#include <algorithm>

#include "adapters/registry_answer.hpp"

namespace zq::adapters {
namespace {

using workflow::Page;
using workflow::Task;
using workflow::Trace;

Outcome not_running(const DepartmentId& id, const std::string& state, const std::string& text,
                    const std::string& manual_way) {
  const bool off = state != "failed";
  Outcome outcome;
  outcome.failed.cause = off ? FailureCause::department_off : FailureCause::unavailable;
  outcome.failed.error = off ? ErrorCode::department_off : ErrorCode::unavailable;
  outcome.failed.text = "部门 " + id.value + "：" + text;
  outcome.failed.manual_way = manual_way;
  if (!manual_way.empty()) outcome.failed.text += "；人工办理：" + manual_way;
  return outcome;
}

}  // namespace

void Registry::ask(const DepartmentId& id, Request request, OnOutcome done) const {
  request.now = clock_.now();
  // A department that is being replaced refuses, and its successor is in the table then. Twice in a row is possible
  // when the office toggles quickly; more is not worth waiting for.
  std::string manual_way;
  for (int attempt = 0; attempt < 3; ++attempt) {
    const auto found = entry(id);
    if (!found) return done(not_running(id, "off", "没有配置这个部门", ""));
    if (!found->running) {
      log::write("ZQ-2010",
                 {{"department", id.value}, {"request_id", request.trace.request_id}, {"state", found->state}});
      return done(not_running(id, found->state, found->state_text, found->config.manual_way));
    }
    if (found->running->ask(request, done)) return;
    manual_way = found->config.manual_way;
  }
  done(not_running(id, "off", "正在切换", manual_way));
}

Task<Answer> Registry::verify(workflow::VerificationQuestion question) {
  std::vector<std::string> asked;
  for (const Declared& field : question.declared) asked.push_back(field.name);
  Request request = request_of(Operation::verify, "", std::move(question.trace), question.deadline);
  request.check = std::move(question.check);
  request.record = declared_record(question.declared);
  return workflow::from_callback<Answer>([this, id = question.department, asked = std::move(asked),
                                          request = std::move(request)](std::function<void(Answer)> done) mutable {
    const std::string request_id = request.trace.request_id;
    ask(id, std::move(request),
        [id, request_id, asked = std::move(asked), done = std::move(done)](const Outcome& outcome) {
          Answer answer = outcome.replied ? read_answer(outcome.reply, asked) : failed_answer(outcome.failed);
          if (said_yes(outcome) && answer.kind == Answer::Kind::failed)
            log_unusable(id, request_id, answer.operator_text);
          done(std::move(answer));
        });
  });
}

Task<Answer> Registry::poll(DepartmentId id, std::string token, Trace trace, SteadyTime deadline) {
  Request request = request_of(Operation::poll, std::move(token), std::move(trace), deadline);
  return workflow::from_callback<Answer>(
      [this, id = std::move(id), request = std::move(request)](std::function<void(Answer)> done) mutable {
        const std::string request_id = request.trace.request_id;
        ask(id, std::move(request), [id, request_id, done = std::move(done)](const Outcome& outcome) {
          Answer answer = outcome.replied ? read_answer(outcome.reply, {}) : failed_answer(outcome.failed);
          if (said_yes(outcome) && answer.kind == Answer::Kind::failed)
            log_unusable(id, request_id, answer.operator_text);
          done(std::move(answer));
        });
      });
}

Task<Result<Page<DepartmentListRow>>> Registry::list(DepartmentId id, std::string cursor, int limit, Trace trace,
                                                     SteadyTime deadline) {
  using Rows = Result<Page<DepartmentListRow>>;
  Request request = request_of(Operation::list, std::move(cursor), std::move(trace), deadline);
  request.limit = static_cast<uint32_t>(std::max(1, limit));
  return workflow::from_callback<Rows>(
      [this, id = std::move(id), request = std::move(request)](std::function<void(Rows)> done) mutable {
        auto read = [id, request_id = request.trace.request_id, asked = request.handle, limit = request.limit,
                     done = std::move(done)](const Outcome& outcome) {
          Rows rows = outcome.replied ? read_list(outcome.reply, asked, limit)
                                      : Rows(error_of(outcome.failed, Operation::list));
          if (said_yes(outcome) && !rows) log_unusable(id, request_id, rows.error().detail);
          done(std::move(rows));
        };
        ask(id, std::move(request), std::move(read));
      });
}

Task<Result<ComplaintReply>> Registry::submit_complaint(ComplaintPassing complaint, Trace trace, SteadyTime deadline) {
  Request request = request_of(Operation::submit, complaint.id.value, std::move(trace), deadline);
  request.record = complaint_record(complaint);
  return answer<ComplaintReply>(complaint.department, std::move(request),
                                [](const Reply& reply) { return read_complaint(reply, Operation::submit); });
}

Task<Result<ComplaintReply>> Registry::complaint_status(DepartmentId id, std::string receipt, Trace trace,
                                                        SteadyTime deadline) {
  Request request = request_of(Operation::status, std::move(receipt), std::move(trace), deadline);
  return answer<ComplaintReply>(std::move(id), std::move(request),
                                [](const Reply& reply) { return read_complaint(reply, Operation::status); });
}

}  // namespace zq::adapters
