// The ODBC connection string of a department's database: the secret put in, and the driver options without which a
// silent server hangs a thread for ever. Pure.
#pragma once
#include <string>

#include "settings/settings.hpp"

namespace zq::adapters {

// Every ${secret} becomes the secret, quoted as ODBC wants it. Options the text has already are left alone. Throws
// odbc::Failure when the secret holds a NUL. The result holds the password: it goes to the driver and nowhere else.
Private connection_text(const settings::Database&);

}  // namespace zq::adapters
