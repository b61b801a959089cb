// Stopping entries on the day their basis falls (规定-6.3): what the joint office records, and may take back when it
// was recorded in error. What holds on a day follows from what is recorded (domain/list_stop.hpp); those concerned are
// told at once, and again on the day. Verbs fill the caller's unit. Thread-safe; reads the store.
#pragma once
#include <string>
#include <vector>

#include "domain/list_stop.hpp"
#include "workflow/context.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/list_notices.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

struct NewListStop {
  std::string basis;  // name of what has fallen
  StopCause cause = StopCause::repealed;
  std::string document;
  Date effective_on{};
  std::vector<std::string> entries;  // which of those that rest on it; empty: all
  std::string operator_name;
};

class ListStops {
 public:
  ListStops(Store& store, ListFlow& list, Ids& ids, UnitOf unit_of)
      : store_(store), list_(list), ids_(ids), unit_of_(std::move(unit_of)) {}

  // Errors: invalid_input (nothing in the list rests on it; an entry that does not), unavailable (no list).
  Result<ListStop> record(Unit&, const Context&, const NewListStop&, Instant now);
  // Errors: not_found, conflict (withdrawn already).
  Result<ListStop> withdraw(Unit&, const Context&, const std::string& id, const std::string& reason,
                            const std::string& operator_name, Instant now);
  // The newest first.
  Result<Page<ListStop>> all(const std::string& cursor, int limit);
  // Error: not_found.
  Result<ListStop> find(const std::string& id);

  // Its day has come: those concerned are told; what was withdrawn is dropped without a word.
  Result<Done> day_has_come(Unit&, const std::string& id, Instant now);

 private:
  Result<std::vector<StoppedEntry>> entries_of(const NewListStop&) const;
  void tell(Unit&, const ListStop&, const std::string& event, const std::string& text, Instant now) const;
  Store& store_;
  ListFlow& list_;
  Ids& ids_;
  UnitOf unit_of_;
};

// Subject of WorkKind::list_day.
bool is_stop(const std::string& list_day_subject);

}  // namespace zq::workflow
