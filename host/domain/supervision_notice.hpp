// Supervision notice (监督通知书): a complaint that was found true is reported to the joint office, which orders the
// department to put it right by a day it sets; the department shows that it did (投诉-14). Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/complaint.hpp"

namespace zq {

enum class SupervisionState { reported, issued, rectifying, rectified, accepted, not_accepted };
std::string_view code(SupervisionState);
std::string_view chinese(SupervisionState);
bool from_code(std::string_view, SupervisionState&);

enum class SupervisionEvent { issue, plan, rectify, accept, refuse };
std::string_view chinese(SupervisionEvent);
struct SupervisionRow {
  SupervisionState from;
  SupervisionEvent on;
  SupervisionState to;
};
std::span<const SupervisionRow> supervision_table();
Result<SupervisionRow> step(SupervisionState from, SupervisionEvent on);  // an unknown pair is ErrorCode::conflict

struct SupervisionNotice {
  std::string id;                                      // "JD20261126-…"
  std::string complaint;                               // id
  std::string unit;                                    // the department supervised: id where registered, else its name
  std::string reporting_unit, unit_name, supervising;  // as in the complaint
  bool in_centre = false;
  SupervisionState state = SupervisionState::reported;
  std::string reported_by;
  Instant reported_at{};
  // As drafted from the complaint when it was reported; as ordered once it is issued. No personal data.
  std::string facts, basis, demand;
  std::vector<TimelineItem> timeline;
  std::optional<Instant> issue_due;  // T-14
  std::string issued_by, writ;       // writ: its number is the notice's
  std::optional<Instant> issued_at;
  std::optional<Date> due_on;  // T-15, S-06
  std::string plan, measures;
  std::vector<std::string> evidence;  // SHA-256 of attachments, or where it is kept
  std::string rectified_by, opinion, accepted_by;
  std::optional<Instant> rectified_at, closed_at;
  int refused = 0;                    // how often it was not accepted
  std::optional<Instant> overdue_at;  // the rectification's limit has passed
  std::optional<RunningClock> clock;
  int version = 0;
};

// 投诉-14.1c: whether the rectification came by its day.
bool rectified_in_time(const SupervisionNotice&);

}  // namespace zq
