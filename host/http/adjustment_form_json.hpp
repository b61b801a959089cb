// The application form of an adjustment out of the JSON it is sent in. Private to http. Pure.
#pragma once
#include "domain/adjustment_form.hpp"
#include "http/json.hpp"

namespace zq::http {

// `body` has passed its schema. Columns that are not sent are those of the entry as it stands in `list`.
// Error: invalid_input, sources and checks that do not belong together.
Result<AdjustmentForm> form_of(const Value& body, const ListVersion& list);

}  // namespace zq::http
