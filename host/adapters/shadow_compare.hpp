// In what the answers of two versions of an adapter differ. Pure. No value ever leaves here: only names of fields and
// the kind of the difference; a name that the question did not hold, or that is no plain word, is not repeated either.
#pragma once
#include <string>
#include <vector>

#include "adapters/generation.hpp"

namespace zq::adapters {

struct Difference {
  std::string field;  // empty: of the answer as a whole
  std::string kind;  // status:<live>/<shadow>, broken, verdict, field_missing, field_extra, field_verdict, field_found,
                     // field_note, rows, value, cursor
  friend auto operator<=>(const Difference&, const Difference&) = default;
};

// "ok", "pending", "unavailable" ...
std::string_view status_word(zq_status);

// Sorted, each once. Tokens, poll times and error texts may differ.
std::vector<Difference> compare_replies(const Request&, const Reply& live, const Reply& shadow);

}  // namespace zq::adapters
