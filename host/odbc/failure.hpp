// What goes wrong in a database, in our own words: drivers report the same mishap by different SQLSTATEs, native codes
// and sentences. Failure is the only exception of this layer; whoever uses the layer catches it at its own border.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

namespace zq::odbc {

enum class Kind { sqlite, postgresql, mariadb, other };
std::string_view name(Kind);

enum class Cause {
  constraint,       // duplicate key, foreign key, NOT NULL, CHECK
  busy,             // locked by somebody else, deadlock, too many connections: may work later
  cancelled,        // cancel() or a time limit
  connection_lost,  // cannot be reached, or is gone: make a new Connection
  read_only,        // file or server does not take writes
  full,             // no space left
  denied,           // password, licence or right refused
  damaged,          // the file is broken, or no database
  data,             // a value the database cannot take: too long, not its encoding, NUL in text
  syntax,           // the SQL text is wrong for this database (also: no such table or column)
  other,
};
std::string_view name(Cause);

// The driver's report. what() names step, cause, SQLSTATE and native code, and the driver's sentence only where it
// cannot quote a row's values; `message` is the driver's whole sentence and may contain personal data: never log it.
class Failure : public std::runtime_error {
 public:
  Failure(Cause, std::string_view step, std::string_view state, int native, std::string message);
  const Cause cause;
  const std::string state;  // SQLSTATE, five characters; empty when this layer itself refused
  const int native;
  const std::string message;
};

// Reads (SQLSTATE, native, message) as the driver of `kind` means them. Pure.
Cause classify(Kind, std::string_view state, int native, std::string_view message);

}  // namespace zq::odbc
