// The schema's number in a database, and the refusal of a newer one.
#pragma once
#include <optional>

#include "domain/result.hpp"
#include "store/session.hpp"

namespace zq::store {

// 0: no schema yet. Throws odbc::Failure.
int schema_number(Session&);

// Why a program with `newest_schema()` must not touch a database with `number`; nothing when it may.
std::optional<Error> refuse_newer(int number);

}  // namespace zq::store
