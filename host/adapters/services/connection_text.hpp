// The ODBC connection string of a department's database: the secret put in, and the driver options without which a
// silent server hangs a thread for ever. Reads odbc.ini when the string names a data source.
#pragma once
#include <string>

#include "settings/settings.hpp"

namespace zq::adapters {

// Every ${secret} becomes the secret, quoted as ODBC wants it. Options that the text or its data source sets are left
// alone. Throws odbc::Failure when the secret holds a NUL. The result holds the password: it goes to the driver and
// nowhere else.
Private connection_text(const settings::Database&);

}  // namespace zq::adapters
