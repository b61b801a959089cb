// Reads acts by their time. The journal has no index on it: its order is that of time, nearly. Throws odbc::Failure and
// Corrupt.
#pragma once
#include "store/cursor.hpp"
#include "store/session.hpp"
#include "workflow/ports.hpp"

namespace zq::store {

// Store::acts(). `behind` with a negative number: the first page.
workflow::Page<workflow::StoredAct> read_acts(Session&, Instant from, Instant until, Position behind, int limit);

}  // namespace zq::store
