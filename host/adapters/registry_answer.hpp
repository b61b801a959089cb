// One question of the port to a department, and what is read out of its answer. For the registry_*.cpp files only.
#pragma once
#include "adapters/answers.hpp"
#include "adapters/registry.hpp"
#include "log/log.hpp"

namespace zq::adapters {

inline Request request_of(Operation operation, std::string handle, workflow::Trace trace, SteadyTime deadline) {
  Request request;
  request.operation = operation;
  request.handle = std::move(handle);
  request.trace = std::move(trace);
  request.deadline = deadline;
  return request;
}

// Answers that nobody can use are the adapter's fault even when their records were well-formed.
inline void log_unusable(const DepartmentId& department, const std::string& request_id, const std::string& rule) {
  log::write("ZQ-2012", {{"department", department.value}, {"request_id", request_id}, {"detail", rule}});
}

inline bool said_yes(const Outcome& outcome) {
  return outcome.replied && outcome.reply.broken_rule.empty() && !outcome.reply.crashed &&
         outcome.reply.status == ZQ_OK;
}

// `read` is called once, with a reply; what did not reach the adapter is an Error without it.
template <class T, class Read>
workflow::Task<Result<T>> Registry::answer(DepartmentId id, Request request, Read read) const {
  using Said = Result<T>;
  return workflow::from_callback<Said>([this, id = std::move(id), request = std::move(request),
                                        read = std::move(read)](std::function<void(Said)> done) mutable {
    auto hear = [operation = request.operation, id, request_id = request.trace.request_id, read,
                 done = std::move(done)](const Outcome& outcome) {
      Said said = outcome.replied ? read(outcome.reply) : Said(error_of(outcome.failed, operation));
      if (said_yes(outcome) && !said) log_unusable(id, request_id, said.error().detail);
      done(std::move(said));
    };
    ask(id, std::move(request), std::move(hear));
  });
}

}  // namespace zq::adapters
