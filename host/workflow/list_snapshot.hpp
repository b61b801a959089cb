// What a host knows of the list at a moment: read from the store as a whole, immutable.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "domain/list_stop.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

struct ListVersionHead {
  int number = 0;
  std::string publisher, basis;
  Instant published_at{};
  Date effective_from{};
  int entries = 0;
};

struct ListSnapshot {
  // The version in force when this was read, and those published for later days; ascending, with the stops applied.
  std::vector<std::shared_ptr<const ListVersion>> versions;
  std::vector<ListVersionHead> heads;  // of every version; ascending
  std::vector<ListStop> stops;         // also withdrawn ones; as recorded
  std::string stops_mark;              // changes when a stop comes or changes
  int newest() const { return heads.empty() ? 0 : heads.back().number; }
};

bool is_in_force(const ListVersion&, Date);
Result<std::vector<ListStop>> stops_of(Store&);  // the oldest first; also withdrawn ones

// Whether the store says something else by now. Errors: storage.
Result<bool> is_current(Store&, const ListSnapshot&);
// `before`: heads that are known need not be read again.
Result<std::shared_ptr<const ListSnapshot>> read_list(Store&, const ListSnapshot& before, Date today);

}  // namespace zq::workflow
