// Measure M-09 (requirements G): complaints of a period and what became of them, supervision notices issued in it and
// whether they were answered by their day. Counts only, no person can be found in them. Pure.
#pragma once
#include <cstdint>
#include <map>

#include "domain/supervision_notice.hpp"

namespace zq {

struct ComplaintFigures {
  int64_t received = 0, accepted = 0, rejected = 0, not_competent = 0, terminated = 0;
  std::map<RejectionGround, int64_t> by_ground;
  int64_t verified = 0, unverified = 0;
  // T-11 and T-12: of those that were told of the first decision, and of those that were decided.
  int64_t told = 0, told_in_time = 0, decided = 0, decided_in_time = 0;
  int64_t notices = 0, rectified_in_time = 0;
};

// A lead is no complaint and does not count.
void add(ComplaintFigures&, const Complaint&);
void add(ComplaintFigures&, const SupervisionNotice&);

}  // namespace zq
