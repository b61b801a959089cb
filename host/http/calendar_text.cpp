#include "http/calendar_text.hpp"

#include "domain/clocks.hpp"

namespace zq::http {
namespace {

void put(std::string& out, long value, int digits) {
  char text[8];
  for (int i = digits - 1; i >= 0; --i, value /= 10) text[i] = static_cast<char>('0' + value % 10);
  out.append(text, static_cast<size_t>(digits));
}

}  // namespace

std::string beijing_time(Instant instant) {
  using namespace std::chrono;
  const Date day = beijing_day(instant);
  const hh_mm_ss<milliseconds> time(instant - start_of(day));
  std::string out = date_text(day);
  out.reserve(29);
  out += 'T';
  put(out, time.hours().count(), 2);
  out += ':';
  put(out, time.minutes().count(), 2);
  out += ':';
  put(out, time.seconds().count(), 2);
  out += '.';
  put(out, time.subseconds().count(), 3);
  return out += "+08:00";
}

}  // namespace zq::http
