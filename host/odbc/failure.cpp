#include "odbc/failure.hpp"

#include <algorithm>
#include <array>

namespace zq::odbc {
namespace {

bool any_of(int native, std::initializer_list<int> codes) {
  return std::find(codes.begin(), codes.end(), native) != codes.end();
}

bool says(std::string_view message, std::string_view words) { return message.find(words) != std::string_view::npos; }

// SQLite's driver reports HY000 for almost everything; the low byte of the native code is SQLite's primary result code.
Cause of_sqlite(int native, std::string_view message) {
  switch (native & 0xff) {
    case 3:
      return Cause::denied;  // file permissions
    case 5:
      return Cause::busy;  // another connection
    case 6:
      return Cause::busy;  // another statement of this connection
    case 8:
      return Cause::read_only;
    case 9:
      return Cause::cancelled;
    case 11:
    case 26:
      return Cause::damaged;  // broken pages; no database at all
    case 13:
      return Cause::full;
    case 14:
      return Cause::connection_lost;  // the file cannot be opened
    case 18:
      return Cause::data;  // too big
    case 19:
      return Cause::constraint;
    case 20:
      return Cause::data;  // type mismatch
    case 1:
      return says(message, "locked") ? Cause::busy : Cause::syntax;
    default:
      return Cause::other;
  }
}

Cause of_postgresql(std::string_view state, std::string_view message) {
  const std::string_view family = state.substr(0, 2);
  if (family == "23") return Cause::constraint;
  if (state == "40001" || state == "40P01" || state == "55P03" || state == "53300") return Cause::busy;
  if (state == "57014") return Cause::cancelled;
  if (state.substr(0, 4) == "57P0") return Cause::connection_lost;
  if (state == "25006") return Cause::read_only;
  if (state == "53100") return Cause::full;
  if (state == "XX001" || state == "XX002") return Cause::damaged;
  if (state == "42501" || family == "28") return Cause::denied;
  if (family == "42") return Cause::syntax;
  for (auto words : {"server closed the connection", "could not connect", "no connection to the server",
                     "Could not send", "connection is dead", "SSL SYSCALL error", "terminating connection"})
    if (says(message, words)) return Cause::connection_lost;
  return Cause::other;
}

Cause of_mariadb(std::string_view state, int native, std::string_view message) {
  if (any_of(native, {1022, 1048, 1062, 1169, 1216, 1217, 1451, 1452, 1557, 1586, 4025})) return Cause::constraint;
  if (any_of(native, {1040, 1203, 1205, 1213, 1226})) return Cause::busy;
  if (any_of(native, {1317, 1969, 3024}) || state == "HY018" || state == "70100") return Cause::cancelled;
  if (any_of(native, {1053, 1077, 1079, 1080, 1152, 1927, 2002, 2003, 2005, 2006, 2012, 2013, 2055}))
    return Cause::connection_lost;
  if (any_of(native, {1290, 1792, 1836})) return Cause::read_only;
  if (any_of(native, {1021, 1114}) || (native == 1030 && says(message, "28"))) return Cause::full;
  if (any_of(native, {1044, 1045, 1142, 1143, 1227, 1370, 1698}) || state.substr(0, 2) == "28") return Cause::denied;
  if (any_of(native, {1054, 1064, 1146, 1305}) || state.substr(0, 2) == "42") return Cause::syntax;
  if (state == "HY001") return Cause::connection_lost;  // what the driver says of a link that is gone
  return Cause::other;
}

// The driver's sentence is worth having, but errors about values quote the values.
bool quotes_values(Cause cause) {
  return cause == Cause::constraint || cause == Cause::data || cause == Cause::syntax || cause == Cause::other;
}

std::string sentence(Cause cause, std::string_view step, std::string_view state, int native,
                     const std::string& message) {
  std::string text = "odbc: ";
  text.append(step).append(": ").append(name(cause));
  if (!state.empty()) text.append(" [").append(state).append("/").append(std::to_string(native)).append("]");
  if (!quotes_values(cause)) text.append(" ").append(message);
  return text;
}

}  // namespace

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::sqlite:
      return "sqlite";
    case Kind::postgresql:
      return "postgresql";
    case Kind::mariadb:
      return "mariadb";
    case Kind::other:
      return "other";
  }
  return "other";
}

std::string_view name(Cause cause) {
  switch (cause) {
    case Cause::constraint:
      return "constraint";
    case Cause::busy:
      return "busy";
    case Cause::cancelled:
      return "cancelled";
    case Cause::connection_lost:
      return "connection_lost";
    case Cause::read_only:
      return "read_only";
    case Cause::full:
      return "full";
    case Cause::denied:
      return "denied";
    case Cause::damaged:
      return "damaged";
    case Cause::data:
      return "data";
    case Cause::syntax:
      return "syntax";
    case Cause::other:
      return "other";
  }
  return "other";
}

Failure::Failure(Cause cause, std::string_view step, std::string_view state, int native, std::string message)
    : std::runtime_error(sentence(cause, step, state, native, message)),
      cause(cause),
      state(state),
      native(native),
      message(std::move(message)) {}

Cause classify(Kind kind, std::string_view state, int native, std::string_view message) {
  Cause cause = Cause::other;
  if (kind == Kind::sqlite) cause = of_sqlite(native, message);
  if (kind == Kind::postgresql) cause = of_postgresql(state, message);
  if (kind == Kind::mariadb) cause = of_mariadb(state, native, message);
  if (cause != Cause::other) return cause;
  // What the driver manager says itself, and databases we do not know by name.
  const std::string_view family = state.substr(0, 2);
  if (family == "08") return Cause::connection_lost;
  if (state == "HY008" || state == "HYT00" || state == "HYT01" || state == "S1T00") return Cause::cancelled;
  if (family == "23") return Cause::constraint;
  if (family == "22") return Cause::data;
  if (family == "28") return Cause::denied;
  if (family == "42") return Cause::syntax;
  return Cause::other;
}

}  // namespace zq::odbc
