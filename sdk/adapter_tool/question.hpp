// What `run` asks, out of a JSON file, and what it prints, as JSON. Pure.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "adapters/generation.hpp"
#include "domain/result.hpp"

namespace zq::tool {

// word: verify | list | complaint.
//   verify     {"check": "person.name", "declared": {"name": "…"}}
//   list       {"filter": {}, "cursor": "", "limit": 50}
//   complaint  {"complaint": {"subject": "…"}, "key": "K1"} or {"receipt": "…"}
// Values that are days (YYYY-MM-DD) become DATE, all others TEXT, as the host does it. Errors: all faults at once.
Result<adapters::Request> read_question(std::string_view word, std::string_view json);

std::string answer_json(const adapters::Reply&, std::chrono::milliseconds took);

}  // namespace zq::tool
