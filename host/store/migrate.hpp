// Brings a database's schema up to this program's.
#pragma once
#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::store {

// Returns the schema number that is in force afterwards. Nothing to do is success; two hosts may do it at the same
// time. SQLite: makes the file (readable by its owner only) and its folder. All or nothing. Errors (storage): the
// database cannot be reached or written, or its schema is newer than this program.
Result<int> migrate(const settings::Store&);

}  // namespace zq::store
