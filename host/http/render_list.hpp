// The list's versions, stops and differences as the API's JSON. Pure.
#pragma once
#include <span>

#include "domain/list_diff.hpp"
#include "domain/list_difference.hpp"
#include "domain/list_stop.hpp"
#include "http/render.hpp"
#include "workflow/list_comparisons.hpp"
#include "workflow/list_snapshot.hpp"

namespace zq::http {

// With the reason, when it has stopped by that day.
void write(Writer&, const Entry&, std::span<const ListStop>, Date day);
// `in_force`: number of the version in force.
void write(Writer&, const workflow::ListVersionHead&, int in_force);
void write(Writer&, const EntryChange&);
void write(Writer&, const ListStop&);
void write(Writer&, const ListDifferenceItem&);
void write(Writer&, const workflow::ComparisonOutcome&);

}  // namespace zq::http
