// The legacy databases of one department: a pool of connections per source, each with its prepared statements.
// A connection is lent to one call at a time; it is tested after it has been idle, and thrown away when broken or old.
// Thread-safe. Time: waiting for a free connection ends with the call.
#pragma once
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/call.hpp"
#include "adapters/services/watchdog.hpp"
#include "odbc/connection.hpp"
#include "odbc/statement.hpp"
#include "settings/settings.hpp"
#include "text/charset.hpp"

namespace zq::adapters {

// One connection and what is prepared on it.
struct Link {
  explicit Link(const Private& connection_text, std::chrono::seconds login_time);
  odbc::Connection connection;
  std::map<std::string, std::unique_ptr<odbc::Statement>, std::less<>> statements;  // by SQL text
  SteadyTime made, used;
};

class DatabasePool {
 public:
  explicit DatabasePool(settings::Database);

  // A connection that works, as far as one can tell. Throws odbc::Failure when it cannot be made. Null: the call ended
  // while waiting, and has been told.
  std::unique_ptr<Link> take(Call&);
  // `sound`: it may be lent again.
  void give_back(std::unique_ptr<Link>, bool sound);

  const settings::Database& config() const { return config_; }
  std::optional<Encoding> charset() const { return charset_; }  // nothing: the config names none we know

 private:
  std::unique_ptr<Link> idle_or_permit(Call&, bool& permitted);
  void dismiss();

  const settings::Database config_;
  const std::optional<Encoding> charset_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Link>> idle_;
  int lent_ = 0;  // and being made
};

class DatabasePools {
 public:
  explicit DatabasePools(const std::vector<settings::Database>&);
  DatabasePool* find(std::string_view source);  // null: no such source
  Watchdog& watchdog() { return watchdog_; }

 private:
  std::deque<DatabasePool> pools_;
  Watchdog watchdog_;
};

}  // namespace zq::adapters
