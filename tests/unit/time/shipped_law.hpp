// The calendars and rules that are shipped, and moments as text.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <string_view>

#include "domain/deadline.hpp"
#include "settings/law_files.hpp"

namespace zq {

inline const Law& shipped_law() {
  static const Law law = [] {
    std::vector<Fault> faults;
    Law read = settings::read_law(ZQ_SOURCE_DIR "/config", faults);
    EXPECT_TRUE(faults.empty()) << faults.front().path << ' ' << faults.front().text;
    return read;
  }();
  return law;
}

inline const WorkingCalendar& calendar() { return shipped_law().calendar; }

// "2026-10-10" and "2026-10-10 10:30:00"; anything else ends the test program.
inline Date day(std::string_view text) { return date_from_text(text).value(); }
inline Instant moment(std::string_view text) {
  return moment_from_text(std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11)) + "+08:00").value();
}

}  // namespace zq
