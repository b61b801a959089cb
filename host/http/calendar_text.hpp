// Dates and instants as the API writes them. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/list.hpp"
#include "domain/types.hpp"

namespace zq::http {

std::string text(Date date);                                // "2026-11-23"
std::optional<Date> date_from_text(std::string_view text);  // only real days, exactly YYYY-MM-DD
std::string beijing_time(Instant instant);                  // "2026-11-23T09:30:00.000+08:00" (RFC 3339)

}  // namespace zq::http
