// Any text as a date of a legacy system: a day that exists, a month, none or invalid; and what is read reads the same
// in every form that such systems write.
#include <chrono>
#include <cstdio>
#include <string>

#include "fuzz/fuzz.hpp"
#include "zq/dates.hpp"

namespace {

bool same(const zq::LegacyDate& a, const zq::LegacyDate& b) {
  return a.precision == b.precision && a.year == b.year && a.month == b.month && a.day == b.day;
}

void reads_the_same_in_every_form(const zq::LegacyDate& date) {
  char text[64];
  for (const char* form :
       {"%04d%02d%02d", "%04d-%02d-%02d", "%04d-%d-%d", "%04d/%d/%d", "%04d.%02d.%02d", "%04d年%d月%d日",
        "%04d-%02d-%02d 23:59:59.0", "%04d-%02d-%02dT08:30:00+08:00", "%04d%02d%02d083000", " %04d-%02d-%02d　"}) {
    std::snprintf(text, sizeof text, form, date.year, date.month, date.day);
    REQUIRE(same(zq::read_date(text), date));
  }
}

// A moment is on the day that was read, and reads as itself again.
void moment(std::string_view text, const zq::LegacyDate& date) {
  const std::string moment = zq::moment_of(text);
  if (moment.empty()) return;
  REQUIRE(moment.size() == 25 && moment.substr(0, 10) == date.iso_day() && moment.ends_with("+08:00"));
  REQUIRE(same(zq::read_date(moment), date) && zq::moment_of(moment) == moment);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace std::chrono;
  const std::string_view text = zq::fuzz::text_of(data, size);
  const zq::LegacyDate date = zq::read_date(text);
  moment(text, date);
  if (!date.is_day() && !date.is_month()) {
    REQUIRE(date.iso().empty() && date.year_month().empty() && date.year == 0 && date.month == 0 && date.day == 0);
    return 0;
  }
  REQUIRE(date.year >= 1800 && date.year <= 9999 && (date.day != 0) == date.is_day());
  REQUIRE(date.iso().size() == (date.is_day() ? 10u : 7u) && date.year_month().size() == 6);
  REQUIRE(same(zq::read_date(date.iso()), date));
  REQUIRE(same(zq::read_date(" " + std::string(text) + "　"), date));
  if (!date.is_day()) {
    REQUIRE(same(zq::read_date(date.year_month()), date));
    return 0;
  }
  REQUIRE(year_month_day(year(date.year), month(unsigned(date.month)), day(unsigned(date.day))).ok());
  reads_the_same_in_every_form(date);
  return 0;
}
