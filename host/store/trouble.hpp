// Failures of the database as Errors of the store: a Chinese sentence for the caller, the driver's report for the log.
#pragma once
#include <stdexcept>
#include <string>

#include "domain/result.hpp"
#include "odbc/failure.hpp"

namespace zq::store {

enum class Doing { writing, reading, opening };

// constraint becomes conflict and data invalid_input; everything else is storage.
Error error_of(const odbc::Failure&, Doing);

// Whether what was written will be there after a crash cannot be said (storage).
Error unknown_fate(std::string detail);

// True when the failure says something about the database, not about the one thing that was being written.
bool concerns_all(const odbc::Failure&);

// A stored row that breaks our own format. The text names row and column, never a value.
struct Corrupt : std::runtime_error {
  using std::runtime_error::runtime_error;
};
Error error_of(const Corrupt&);

}  // namespace zq::store
