// Uses the store in a process of its own.
//   store_child commit KIND PLACE FIRST   commits units FIRST, FIRST+1, ... as fast as it can; prints each recorded one
//   store_child try KIND PLACE            commits one unit every 20 ms and prints "recorded" or the refusal, for ever
//   store_child migrate KIND PLACE        migrates and commits one unit; prints "migrated", or why not
//   store_child lock PATH                 holds a SQLite file exclusively and prints "locked", for ever
// KIND sqlite or postgresql; PLACE a path or a connection string.
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>

#include "../sample_units.hpp"
#include "odbc/connection.hpp"
#include "store/migrate.hpp"
#include "store/store.hpp"

namespace {

using namespace zq;
using namespace zq::store_test;

void say(const std::string& line) {
  const std::string text = line + "\n";
  if (write(STDOUT_FILENO, text.data(), text.size()) < 0) std::_Exit(3);  // one write: a kill never cuts a line
}

settings::Store settings_of(const std::string& kind, const std::string& place) {
  settings::Store settings;
  settings.kind = kind == "sqlite" ? settings::Store::Kind::sqlite : settings::Store::Kind::postgresql;
  settings.path = settings.connection = place;
  return settings;
}

std::unique_ptr<workflow::Store> opened(const std::string& kind, const std::string& place) {
  auto store = store::open(settings_of(kind, place));
  if (!store) say("cannot open: " + store.error().text + " " + store.error().detail), std::exit(2);
  return std::move(store).value();
}

void commit_next(workflow::Store& store, std::atomic<int64_t>& next) {
  const int64_t number = next++;
  auto task = store.commit(whole_unit(number));
  std::function<void(Result<Done>)> done = [&store, &next, number](Result<Done> result) {
    say(result ? std::to_string(number) : "refused " + result.error().detail);
    commit_next(store, next);
  };
  workflow::start<Result<Done>>(std::move(task), std::move(done));
}

}  // namespace

int main(int count, char** arguments) {
  const std::string verb = count > 1 ? arguments[1] : "";
  if (verb == "commit" && count == 5) {
    auto store = opened(arguments[2], arguments[3]);
    std::atomic<int64_t> next = std::atoll(arguments[4]);
    for (int i = 0; i < 32; ++i) commit_next(*store, next);
    while (true) pause();
  }
  if (verb == "try" && count == 4) {
    auto store = opened(arguments[2], arguments[3]);
    for (int64_t number = 1;; ++number) {
      auto result = commit(*store, whole_unit(number));
      say(result ? "recorded" : "refused: " + result.error().text);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  if (verb == "migrate" && count == 4) {
    auto migrated = store::migrate(settings_of(arguments[2], arguments[3]));
    if (!migrated) return say("cannot migrate: " + migrated.error().text + " " + migrated.error().detail), 2;
    auto recorded = commit(*opened(arguments[2], arguments[3]), whole_unit(getpid()));
    say(recorded ? "migrated" : "refused: " + recorded.error().text);
    return 0;
  }
  if (verb == "lock" && count == 3) {
    odbc::Environment environment;
    odbc::Connection connection(environment, "Driver=SQLite3;Database=" + std::string(arguments[2]) + ";Timeout=5000");
    connection.execute("BEGIN EXCLUSIVE");
    say("locked");
    while (true) pause();
  }
  std::fprintf(stderr, "usage: store_child commit|try|migrate|lock ...\n");
  return 64;
}
