// Cursors of pages: opaque to the caller, bound to the kind of page they came from, checked when they come back. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/result.hpp"

namespace zq::store {

// The last row of a page: what comes next lies behind it. No cursor (empty text) lies before the first row.
struct Position {
  int64_t number;  // milliseconds, or the number of an act
  std::string id;  // breaks ties; empty where numbers are unique
};

inline constexpr int page_max = 1000;

std::string cursor_of(char kind, const Position&);
// Error: invalid_input.
Result<Position> position_of(char kind, const std::string& cursor, Position first);
// Error: invalid_input unless 1 <= limit <= page_max.
Result<Done> check_limit(int limit);

}  // namespace zq::store
