// Members of a running clock, in whatever record it stands.
#pragma once
#include "domain/running_clock.hpp"

namespace zq {

template <class A>
void members(A& a, RunningClock& v) {
  a("id", v.id)("due", v.due)("remind_at", v.remind_at)("explanation", v.explanation);
  a("reminded_at", v.reminded_at)("overdue_at", v.overdue_at);
}

}  // namespace zq
