// Whom a change of the list concerns: the departments that handle its matters and those that are asked, and the joint
// office. Told in the unit of the change.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/list.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

// Id of the unit that goes by that name or alias, as notices are addressed; empty: nobody is known by it.
using UnitOf = std::function<std::string(std::string_view name)>;

using EntriesByUnit = std::map<std::string, std::vector<std::string>>;  // numbers of entries
void note_concerned(EntriesByUnit&, const Entry&, const UnitOf&);

struct ListNews {
  std::string event;    // "list.published"
  std::string subject;  // "list:2", id of a stop ...
  std::string text;     // Chinese; the numbers of the entries follow
};
void tell_concerned(Unit&, Ids&, const EntriesByUnit&, const ListNews&, Instant now);

}  // namespace zq::workflow
