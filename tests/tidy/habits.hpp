// The written habits of the house that a machine can see: banned calls with their replacement, lengths, leftovers,
// headers that open with their manual. Exceptions stand in tables with their reason. Pure.
#pragma once
#include "tidy/source.hpp"

namespace zq::tidy {

Complaints call_complaints(const Source&);
Complaints form_complaints(const Source&);

}  // namespace zq::tidy
