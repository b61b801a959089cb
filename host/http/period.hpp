// The period a query asks for: whole days, Beijing time, both included. Pure.
#pragma once
#include <string>

#include "domain/result.hpp"
#include "domain/types.hpp"
#include "http/call.hpp"

namespace zq::http {

struct Days {
  std::string first, last;  // "2026-11-01", "2026-11-30"
  Instant from{}, until{};  // [from, until)
};

// From `from` and `until` of the query: until today, from the first of that month, when they are not given.
// Error: invalid_input, when the first comes after the last or they are more than 366 days apart.
Result<Days> days_of(const Call&, Instant now);

}  // namespace zq::http
