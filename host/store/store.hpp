// The store: state, journal, work and remembered replies in one database over ODBC, SQLite or PostgreSQL by settings.
// Thread-safe. The only door of this layer besides store/migrate.hpp.
#pragma once
#include <memory>

#include "domain/result.hpp"
#include "settings/settings.hpp"
#include "workflow/ports.hpp"

namespace zq::store {

// Opens a database whose schema is this program's; makes or changes nothing. Errors (storage): cannot be reached, older
// (migrate first), newer (install the newer program).
//
// The Store's destructor takes no more units, records what is queued, completes every task and joins its threads; it
// must not run on a thread of the store itself (in a continuation of commit()).
//
// Journal numbers are 1, 2, ... in the order of commit, also when several hosts share a PostgreSQL database: their
// commits wait for one another there. A commit whose link breaks in COMMIT is looked up afterwards, so that its answer
// is true.
Result<std::unique_ptr<workflow::Store>> open(const settings::Store&);

}  // namespace zq::store
