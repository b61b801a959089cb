#include "adapters/department_log.hpp"

#include "adapters/answers.hpp"
#include "log/log.hpp"

namespace zq::adapters {

void log_full(const DepartmentId& id, int queue, int threads) {
  log::write("ZQ-2013", {{"department", id.value}, {"queue", queue}, {"concurrency", threads}});
}

void log_probe(const DepartmentId& id, const Request& request) {
  log::write("ZQ-2007", {{"department", id.value}, {"request_id", request.trace.request_id}});
}

void log_change(const DepartmentId& id, Breaker::Change change) {
  if (change == Breaker::Change::opened) log::write("ZQ-2006", {{"department", id.value}});
  if (change == Breaker::Change::closed) log::write("ZQ-2008", {{"department", id.value}});
}

void log_failure(const DepartmentId& id, const Request& request, const Reply& reply) {
  const Failed why = failed(reply);
  log::write("ZQ-2004", {{"department", id.value},
                         {"operation", code(request.operation)},
                         {"request_id", request.trace.request_id},
                         {"cause", code(why.cause)},
                         {"detail", why.text}});
}

void log_abandoned(const DepartmentId& id, const Request& request, int held) {
  log::write("ZQ-2009", {{"department", id.value},
                         {"operation", code(request.operation)},
                         {"request_id", request.trace.request_id},
                         {"held", held}});
}

void log_late(const DepartmentId& id, const Request& request, zq_status status, int held) {
  log::write("ZQ-2005", {{"department", id.value},
                         {"operation", code(request.operation)},
                         {"request_id", request.trace.request_id},
                         {"status", static_cast<int>(status)},
                         {"held", held}});
}

}  // namespace zq::adapters
