#include "domain/complaint_figures.hpp"

namespace zq {

void add(ComplaintFigures& figures, const Complaint& c) {
  if (is_only_a_lead(c)) return;
  ++figures.received;
  if (c.accepted_at) ++figures.accepted;
  if (c.state == ComplaintState::rejected) ++figures.rejected;
  if (c.state == ComplaintState::rejected && c.ground) ++figures.by_ground[*c.ground];
  if (c.state == ComplaintState::not_competent) ++figures.not_competent;
  if (c.state == ComplaintState::terminated) ++figures.terminated;
  if (c.result) ++(*c.result == ComplaintResult::verified ? figures.verified : figures.unverified);
  if (c.first_informed_at && c.acceptance_due) {
    ++figures.told;
    if (in_time(*c.first_informed_at, *c.acceptance_due)) ++figures.told_in_time;
  }
  if (c.decided_at && c.handling_due) {
    ++figures.decided;
    if (in_time(*c.decided_at, *c.handling_due)) ++figures.decided_in_time;
  }
}

void add(ComplaintFigures& figures, const SupervisionNotice& notice) {
  if (!notice.issued_at) return;
  ++figures.notices;
  if (rectified_in_time(notice) && !notice.overdue_at) ++figures.rectified_in_time;
}

}  // namespace zq
