// What a department tells the operator, one function per event. Thread-safe.
#pragma once
#include "adapters/breaker.hpp"
#include "adapters/generation.hpp"
#include "domain/types.hpp"

namespace zq::adapters {

void log_full(const DepartmentId&, int queue, int threads);
void log_probe(const DepartmentId&, const Request&);
void log_change(const DepartmentId&, Breaker::Change);
void log_failure(const DepartmentId&, const Request&, const Reply&);
// `held`: threads the department's adapters hold now.
void log_abandoned(const DepartmentId&, const Request&, int held);
void log_late(const DepartmentId&, const Request&, zq_status, int held);

}  // namespace zq::adapters
