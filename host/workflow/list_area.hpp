// What is done with the list beside reading it; one member for each part.
#pragma once
#include "workflow/list_comparisons.hpp"
#include "workflow/list_days.hpp"
#include "workflow/list_publication.hpp"
#include "workflow/list_stops.hpp"

namespace zq::workflow {

struct ListArea {
  ListArea(Store& store, Departments& departments, ListFlow& list, const Clock& clock, Ids& ids, const Writs& writs,
           const UnitOf& unit_of)
      : publication(store, ids, writs, unit_of),
        stops(store, list, ids, unit_of),
        days(store, list, stops, clock, ids, unit_of),
        comparisons(store, departments, list, clock, ids) {}
  ListPublication publication;
  ListStops stops;
  ListDays days;
  ListComparisons comparisons;
};

}  // namespace zq::workflow
