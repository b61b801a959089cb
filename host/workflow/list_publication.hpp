// Publishing a version of the list: the one door through which the list changes. What is recorded with it: the act, the
// public announcement, who is told, and the days on which something begins or stops (WorkKind::list_day). Thread-safe.
#pragma once
#include <string>
#include <string_view>

#include "domain/list_diff.hpp"
#include "workflow/context.hpp"
#include "workflow/list_notices.hpp"
#include "workflow/ports.hpp"
#include "workflow/writs.hpp"

namespace zq::workflow {

// Subjects of WorkKind::list_day: a version, and a day of a version. list_days.hpp carries them out.
std::string list_day_subject(int version);
std::string list_day_subject(int version, Date);

class ListPublication {
 public:
  ListPublication(Store& store, Ids& ids, const Writs& writs, UnitOf unit_of)
      : store_(store), ids_(ids), writs_(writs), unit_of_(std::move(unit_of)) {}

  // Adds everything to the unit and returns the number the version will have once that is committed; the number and the
  // time of publication are set here. `version` says publisher (empty: as C-06 has it), basis, entries and from when it
  // is in force (absent: today). Errors: invalid_input (an entry against the rules of domain/entry_rules.hpp, twins, no
  // basis, in force before its publication or before the version before it), storage. The commit says conflict when
  // another version was published at the same moment: nothing of the unit is written then; begin anew.
  Result<int> publish(Unit&, ListVersion version, const Context& by, Instant now) const;

 private:
  Result<Done> announce(Unit&, const ListVersion&, const std::vector<EntryChange>&, Instant now) const;
  Store& store_;
  Ids& ids_;
  const Writs& writs_;
  UnitOf unit_of_;
};

}  // namespace zq::workflow
