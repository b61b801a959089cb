#include "http/period.hpp"

#include "domain/clocks.hpp"

namespace zq::http {
namespace {

constexpr std::chrono::days longest{366};

}  // namespace

Result<Days> days_of(const Call& call, Instant now) {
  Days days;
  days.last = call.query_text("until");
  if (days.last.empty()) days.last = moment_text(now).substr(0, 10);
  days.first = call.query_text("from");
  if (days.first.empty()) days.first = days.last.substr(0, 8) + "01";
  const auto first = moment_from_text(days.first + "T00:00:00+08:00");
  const auto last = moment_from_text(days.last + "T00:00:00+08:00");
  if (!first || !last || *last < *first || *last - *first > longest)
    return Error{ErrorCode::invalid_input,
                 "期间不对：自 " + days.first + " 至 " + days.last + "；止日不早于起日，最长 366 天",
                 {},
                 {{"query:from", "起日不晚于止日，最长 366 天", "from <= until, at most 366 days", "another period"}}};
  days.from = *first;
  days.until = *last + std::chrono::days(1);
  return days;
}

}  // namespace zq::http
