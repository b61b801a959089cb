// Beijing days and moments, as values and as text. Arithmetic only: Beijing keeps UTC+8 all year.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "domain/types.hpp"

namespace zq {

using Date = std::chrono::year_month_day;

// Beijing calendar day of an instant: what "today" means in every rule.
Date beijing_day(Instant);
// 00:00 Beijing time of that day.
Instant start_of(Date);
// 24:00 Beijing time of that day, where working-day periods end: the first instant of the day after.
Instant end_of(Date);

// "2026-12-01", only real days, exactly in that form.
std::string date_text(Date);
std::optional<Date> date_from_text(std::string_view);

// "2026-12-01T08:00:00+08:00", the only form a person writes a moment in (RFC 3339, Beijing time, whole seconds).
std::string moment_text(Instant);
// Only real days and times, exactly in that form; the seconds may be left out.
std::optional<Instant> moment_from_text(std::string_view);

}  // namespace zq
