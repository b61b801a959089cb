#include "domain/exclusion_time.hpp"

namespace zq {

Date last_excluded_day(Date decided, int years) {
  const Date same = decided + std::chrono::years{years};
  return same.ok() ? same : Date(same.year() / same.month() / std::chrono::last);
}

bool is_excluded(Date decided, int years, Date day) {
  return decided <= day && day <= last_excluded_day(decided, years);
}

}  // namespace zq
