// Adjustments of the list (调整-4 to 11): every verb fills the caller's unit with the adjustment, its act, its writ,
// its notices and its timer, so that they are recorded together. Thread-safe; reads the store.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "domain/adjustment.hpp"
#include "domain/opinion.hpp"
#include "workflow/case_steps.hpp"
#include "workflow/list_publication.hpp"

namespace zq::workflow {

struct AdjustmentTools {
  Handlers handlers;
  const ListPublication& publication;
  UnitOf unit_of;
  UnitOf name_of;                                       // the other way round: Chinese name of a unit
  std::function<std::string(std::string_view)> digest;  // of a text, hex
};

// What the joint office starts an adjustment with (调整-8.1).
struct Initiation {
  std::string department;  // name, alias or id of the handling department
  AdjustmentKind kind = AdjustmentKind::change;
  EntryId entry;  // of change and remove
  std::string cause, operator_name;
};

enum class ReviewOpinion { pass, give_back, reject };
std::string_view code(ReviewOpinion);  // "pass", "return", "reject"
std::optional<ReviewOpinion> review_opinion_from_code(std::string_view);

// An opinion, decision or request with its reason.
struct Statement {
  std::string reason, operator_name;
};

class Adjustments {
 public:
  explicit Adjustments(AdjustmentTools tools) : tools_(std::move(tools)) {}

  Result<Adjustment> initiate(Unit&, const Context&, const Initiation&, Instant now);
  // May be incomplete: it is checked when it is filed.
  Result<Adjustment> draft(Unit&, const Context&, AdjustmentForm, const std::string& by, Instant now);
  // A text that has been reviewed goes the way again. Errors: forbidden (another department's), conflict.
  Result<Adjustment> amend(Unit&, const Context&, const std::string& id, AdjustmentForm, const std::string& by,
                           Instant now);
  // All faults of the form at once: invalid_input. Late is noted and accepted (调整-8.2a).
  Result<Adjustment> submit(Unit&, const Context&, const std::string& id, const std::string& by, Instant now);
  Result<Adjustment> withdraw(Unit&, const Context&, const std::string& id, const Statement&, Instant now);

  // The joint office's, and that of 司法局. What is not passed needs a reason: invalid_input.
  Result<Adjustment> review(Unit&, const Context&, const std::string& id, ReviewOpinion, const Statement&, Instant now);
  Result<Adjustment> review_legality(Unit&, const Context&, const std::string& id, bool passed, const Statement&,
                                     Instant now);

  // `until`: last day of the notice, absent: as short as the rules allow. Error: invalid_input (too short).
  Result<Adjustment> begin_notice(Unit&, const Context&, const std::string& id, std::optional<Date> until,
                                  const std::string& how, const std::string& by, Instant now);
  // Errors: conflict: its days are not over (T-10), or an opinion is not answered yet.
  Result<Adjustment> end_notice(Unit&, const Context&, const std::string& id, const std::string& by, Instant now);
  Result<Adjustment> publish_report(Unit&, const Context&, const std::string& id, const std::string& by, Instant now);

  // Errors: re_review, when the text is not the one that was reviewed and shown.
  Result<Adjustment> approve(Unit&, const Context&, const std::string& id, bool approved, const Statement&,
                             Instant now);
  // As a new version of the list. Errors: no_route, re_review, invalid_input (in force before it is published),
  // conflict (the entry has changed in the list meanwhile, or an opinion is open).
  Result<Adjustment> publish(Unit&, const Context&, const std::string& id, std::optional<Date> effective_on,
                             const std::string& by, Instant now);

  Result<Adjustment> find(const std::string& id) const;
  // The newest first.
  Result<Page<Adjustment>> list(std::optional<AdjustmentState>, const std::string& cursor, int limit) const;

  // The worker's verb: reminds, tells what is overdue, and lets what is published take effect.
  Task<Result<Done>> due(Work, Instant now);

 private:
  struct Change;  // what a step writes besides its state
  Result<Adjustment> own(const Context&, const std::string& id) const;
  bool is_of(const Adjustment&, const std::string& department) const;
  void take_form(Adjustment&, AdjustmentForm) const;  // with the entry as it stands in the list, and the hash
  std::vector<Fault> form_faults(const Adjustment&, Instant now) const;
  Result<std::optional<RunningClock>> filing_clock(const Adjustment&, Instant now) const;
  Result<Adjustment> begun(Unit&, const Context&, Adjustment&, Change, Instant now) const;
  Result<Adjustment> moved(Unit&, const Context&, Adjustment&, AdjustmentEvent, Change, Instant now) const;
  Result<std::string> issue(Unit&, const Adjustment&, WritKind, std::map<std::string, std::string> fields,
                            const Context&, Instant now) const;
  Result<std::vector<Opinion>> opinions(const Adjustment&) const;
  Result<Done> none_open(const std::vector<Opinion>&) const;
  Result<std::string> route_warning(const Adjustment&, Instant now) const;
  Result<Done> same_in_list(const Adjustment&) const;
  Result<Done> take_effect(Unit&, Adjustment&, Instant now) const;
  Result<Done> tell_time(Unit&, Adjustment&, Instant now) const;

  AdjustmentTools tools_;
};

// Adds the adjustment and its timer.
void save(Unit&, const Adjustment&);
// "adjustment.<event>" to a unit, caller or role.
void tell(Unit&, Ids&, const Adjustment&, std::string to, std::string_view event, std::string text, Instant now);
std::string title_of(const Adjustment&);  // "清单调整（变更：公租房申请，婚姻状况证明）"

}  // namespace zq::workflow
