// A World whose departments are fixtures of tests/broken_adapters, with a list that asks them.
#pragma once
#include <string>

#include "scenarios/asking.hpp"

namespace zq::test {

// Rounds of a bounded test: `usual` times ZQ_FAULT_ROUNDS.
int rounds(int usual);
// A random number whose seed is printed once; ZQ_FAULT_SEED repeats a run.
int random_below(int limit);

class Town : public World {
 public:
  Town();

  // good_c with these settings as department `id`, asked by the list entry entry_of(id); attributes are those of
  // <department>.
  void with_department(const std::string& id, std::map<std::string, std::string> settings = {},
                       std::map<std::string, std::string> attributes = {});
  // Another fixture of tests/broken_adapters.
  void with_broken(const std::string& id, const std::string& fixture,
                   std::map<std::string, std::string> attributes = {});
  // Adds a list entry; fields as the list's column 申报字段 writes them.
  void with_entry(const std::string& entry, const std::string& department, const std::string& check,
                  const std::string& fields = {});

  Json department(const std::string& id);  // as GET /departments shows it
  bool breaker_is(const std::string& id, const std::string& state);
};

std::string entry_of(const std::string& department);
const Json& somebody();  // a person for fixtures, who answer about anybody

// Threads, open descriptors and resident memory of a running process.
struct Footprint {
  long threads = 0, descriptors = 0, resident_kib = 0;
};
Footprint footprint(pid_t);
// Processes whose parent is `pid`.
int children_of(pid_t pid);

}  // namespace zq::test
