// The days of the list (WorkKind::list_day): a version comes into force, entries end. What holds on a day is decided by
// the day itself; this tells those concerned when it has come. Thread-safe.
#pragma once
#include <string>

#include "workflow/list_flow.hpp"
#include "workflow/list_publication.hpp"
#include "workflow/list_stops.hpp"

namespace zq::workflow {

class ListDays {
 public:
  ListDays(Store& store, const ListFlow& list, ListStops& stops, const Clock& clock, Ids& ids, UnitOf unit_of)
      : store_(store), list_(list), stops_(stops), clock_(clock), ids_(ids), unit_of_(std::move(unit_of)) {}

  // Subjects as list_day_subject() writes them, and ids of stops. What a later version has overtaken is dropped without
  // a word.
  Task<Result<Done>> day_has_come(Work);

 private:
  Result<Done> tell(Unit&, const std::string& of, Instant now) const;
  Result<Done> version_begins(Unit&, const ListVersion&, Instant now) const;
  Result<Done> entries_end(Unit&, const ListVersion&, Date, Instant now) const;
  Store& store_;
  const ListFlow& list_;
  ListStops& stops_;
  const Clock& clock_;
  Ids& ids_;
  UnitOf unit_of_;
};

}  // namespace zq::workflow
