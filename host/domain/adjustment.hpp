// Adjustment (清单动态调整): the way of a change to the cancellation list from the application to its effect, as a
// table (调整-4 to 11). Every step is public (调整-3.5). Approved is exactly the text that was reviewed and shown: a
// text that changes afterwards goes the way again (调整-4.2, C-08). Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/adjustment_form.hpp"
#include "domain/deadline.hpp"
#include "domain/law.hpp"
#include "domain/running_clock.hpp"

namespace zq {

enum class AdjustmentState {
  initiated,           // the joint office has started it; the department has to file (调整-8.1)
  draft,               // the department writes its application
  submitted,           // 调整-8.2
  reviewed,            // the joint office has passed it (初审, 调整-9.1)
  legality_passed,     // 调整-4.2
  public_notice,       // 调整-10.1: the text is frozen
  opinions_disposed,   // every opinion is answered (调整-10.2a)
  opinions_published,  // 调整-10.2b
  approved,            // 审定核准 (调整-11.1)
  published,           // in a list version, not in force yet
  effective,
  returned,   // to be corrected and filed again
  re_review,  // the text has changed since it was reviewed
  rejected,
  withdrawn
};
std::string_view code(AdjustmentState);
std::string_view chinese(AdjustmentState);
bool from_code(std::string_view, AdjustmentState&);
bool is_closed(AdjustmentState);  // effective, rejected, withdrawn

enum class AdjustmentEvent {
  amend,  // the text changes
  submit,
  pass,
  give_back,
  reject,
  legality_pass,
  legality_fail,
  begin_notice,
  end_notice,
  publish_report,
  approve,
  publish,
  take_effect,
  withdraw
};
struct AdjustmentRow {
  AdjustmentState from;
  AdjustmentEvent on;
  AdjustmentState to;
};
std::span<const AdjustmentRow> adjustment_table();
// An unknown pair is ErrorCode::conflict, and says what is possible now; re_review when the text is to be reviewed
// first.
Result<AdjustmentRow> step(AdjustmentState from, AdjustmentEvent on);
std::string_view code(AdjustmentEvent);
std::string_view chinese(AdjustmentEvent);
std::string_view basis_of(AdjustmentEvent);  // "调整-10.1"

// What happened, in order; public but for `by`.
struct AdjustmentStep {
  AdjustmentState state = AdjustmentState::draft;
  Instant at{};
  std::string unit;            // who acted, Chinese
  std::string by;              // operator; not public
  std::string text;            // opinion, reason
  std::string hash;            // of the text it was about
  std::string writ;            // id; empty: none
  std::optional<Instant> due;  // until when it had to be done; nothing: no limit
  bool late = false;
};

struct Adjustment {
  std::string id;  // "QT20261126-…"
  int number = 0;  // in its year
  AdjustmentState state = AdjustmentState::draft;
  std::string department;  // 办事部门, Chinese
  std::string unit;        // its inbox: id of the unit or of the caller
  bool by_office = false;  // started by the joint office (调整-8.1)
  std::string cause;       // why the office started it
  AdjustmentForm form;
  std::optional<Entry> before;        // the entry as it stood when the form was filed
  std::string text_hash;              // of what the form proposes now
  std::optional<RunningClock> clock;  // T-08, T-09 or T-10, as it stands
  std::vector<AdjustmentStep> steps;
  std::optional<Instant> filed_at, notice_from, notice_until, notice_ended_at, report_at;
  bool filed_late = false;
  std::string report;             // 意见采纳情况
  int opinions = 0, adopted = 0;  // as the report says
  int list_version = 0;           // published in
  std::optional<Date> effective_on;
  Instant opened_at{};
  std::optional<Instant> closed_at;
  int version = 0;
};

std::string adjustment_number_text(const Adjustment&);  // 椒清调〔2026〕7号

// The last step into this state; nullptr: it was never there.
const AdjustmentStep* last_step(const Adjustment&, AdjustmentState);
// 调整-4.2, C-08: the text that stands now is the one that was reviewed, found lawful and shown. Error: re_review.
Result<Done> same_text(const Adjustment&);

// T-08: the application; from the day of the cause, or from the office's notice. T-09: review, from the filing.
// T-10: the notice, from its beginning; over at `due`. Errors: unavailable (calendar), not_found (no ruleset).
Result<Deadline> filing_deadline(const Adjustment&, const Law&);
Result<Deadline> review_deadline(Instant filed, const Law&);
Result<Deadline> notice_deadline(Instant begun, const Law&);

}  // namespace zq
