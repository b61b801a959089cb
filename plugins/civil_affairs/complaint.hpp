// The words of the complaint table (TS_JUBAO) in ours. Pure.
#pragma once
#include <string>
#include <string_view>

#include "zq/answers.hpp"

namespace civil_affairs {

zq::ComplaintStatus complaint_status(std::string_view legacy_word);

// "2025-03-04T09:30:00+08:00" -> "2025-03-04 09:30:00.0".
std::string legacy_time(std::string_view iso_time);
// "2025-03-04" -> "20250304".
std::string legacy_day(std::string_view iso_date);

}  // namespace civil_affairs
