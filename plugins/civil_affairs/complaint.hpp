// The words of the complaint table (TS_JUBAO) in ours. Pure.
#pragma once
#include <string>
#include <string_view>

#include "zq/complaint_words.hpp"

namespace civil_affairs {

// The words of ZT; a setting of the department.
inline constexpr const char* default_complaint_statuses =
    "待受理=received,已受理=accepted,办理中=handling,转办=handling,已办结=closed,办结=closed,不予受理=rejected";
const zq::ComplaintWords& agreed_words();  // the default

// "2025-03-04T09:30:00+08:00" -> "2025-03-04 09:30:00.0".
std::string legacy_time(std::string_view iso_time);
// "2025-03-04" -> "20250304".
std::string legacy_day(std::string_view iso_date);

}  // namespace civil_affairs
