// The host's database, filled from outside: copies of a real letter with its timers, a million at a time.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "faults/host/postgresql.hpp"
#include "odbc/connection.hpp"

namespace zq::bench {

// Milliseconds since 1970 UTC.
int64_t now_ms();

class FilledStore {
 public:
  // A file in the folder, or a PostgreSQL server of its own.
  FilledStore(bool postgresql, const std::filesystem::path& folder);
  std::string element() const { return element_; }  // <store ...> for zhengqiao.xml

  // Needs one letter that was sent through the host; what is copied later comes from it.
  void keep_template();
  // Letters whose reminders and deadlines come from an hour on, over two days.
  void add_open_letters(int64_t count);
  // Letters whose last second has passed, and whose timers come at `first`, and then every `spacing` milliseconds.
  void add_late_letters(const std::string& name, int64_t count, int64_t first, int64_t spacing);

  int64_t last_act();
  // For each letter.overdue behind that act: when it was done after its timer, in ms; in order.
  std::vector<int64_t> firing_errors(int64_t behind_act, const std::string& name, int64_t first, int64_t spacing);
  int64_t number(const std::string& sql);

 private:
  odbc::Connection& connection();
  void copy(const std::string& name, int64_t count, const std::string& timer, const std::string& sent_before_ms);
  void execute(const std::string& sql);

  std::optional<test::PostgreSql> server_;
  std::string element_, connection_text_;
  odbc::Environment environment_;
  std::unique_ptr<odbc::Connection> connection_;
};

}  // namespace zq::bench
