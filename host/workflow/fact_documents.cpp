// What documents count for: complaints, notices, adjustments, window requests, and the office's own papers.
#include "domain/deadline.hpp"
#include "domain/notice.hpp"
#include "domain/text_limits.hpp"
#include "records/adjustment_record.hpp"
#include "records/complaint_record.hpp"
#include "records/oversight_record.hpp"
#include "records/papers_record.hpp"
#include "records/window_record.hpp"
#include "workflow/fact_reading.hpp"

namespace zq::workflow {
namespace {

bool lies_in(Instant at, const Period& period) { return at >= period.from && at < period.as_of; }
bool by_then(std::optional<Instant> at, const Period& period) { return at && *at < period.as_of; }

Fact fact_of(FactKind kind, const Document& d, Instant at) {
  Fact fact{kind, d.id, d.case_id, d.unit, CallerId{d.owner}};
  fact.at = at;
  fact.sort = d.state;
  fact.text = std::string(chinese(d.kind)) + d.id;
  return fact;
}

// Counted when it was opened.
void add_opened(std::vector<Fact>& facts, FactKind kind, const Document& d, const Period& period, Marks marks = {}) {
  if (!lies_in(d.opened_at, period)) return;
  Fact fact = fact_of(kind, d, d.opened_at);
  fact.marks = marks;
  fact.marks.add(Mark::finished, by_then(d.closed_at, period));
  facts.push_back(std::move(fact));
}

// Counted when it fell due: done by then, or late.
void add_due(std::vector<Fact>& facts, FactKind kind, const Document& d, std::optional<Instant> due,
             std::optional<Instant> done, const Period& period) {
  if (!due || !falls_due(*due, period)) return;
  Fact fact = fact_of(kind, d, last_moment(*due));
  fact.marks.add(Mark::finished, by_then(done, period));
  fact.marks.add(by_then(done, period) && in_time(*done, *due) ? Mark::in_time : Mark::late);
  facts.push_back(std::move(fact));
}

Error broken(const Document& d) {
  return Error{ErrorCode::internal, std::string(chinese(d.kind)) + "的存档无法读取",
               "a document of kind " + std::string(code(d.kind)) + " is broken"};
}

// M-09. What is complained of counts for the unit complained about, whether it was handled in time for the one that
// handles it. A lead is no complaint.
Result<Done> add_complaint(std::vector<Fact>& facts, const Document& d, const Period& period) {
  const auto complaint = records::complaint_of(d);
  if (!complaint) return broken(d);
  if (is_only_a_lead(*complaint)) return Done{};
  const bool rejected = complaint->state == ComplaintState::rejected && by_then(complaint->first_decided_at, period);
  Marks marks;
  marks.add(Mark::accepted, by_then(complaint->accepted_at, period));
  marks.add(Mark::refused, rejected);
  if (lies_in(d.opened_at, period)) {
    add_opened(facts, FactKind::complaint, d, period, marks);
    if (!complaint->against.empty()) facts.back().unit = complaint->against;
    if (rejected && complaint->ground) facts.back().sort = chinese(*complaint->ground);
  }
  add_due(facts, FactKind::complaint_answer, d, complaint->acceptance_due, complaint->first_informed_at, period);
  if (complaint->accepted_at)
    add_due(facts, FactKind::complaint_handling, d, complaint->handling_due, complaint->decided_at, period);
  if (!complaint->result || !complaint->decided_at || !lies_in(*complaint->decided_at, period)) return Done{};
  Fact fact = fact_of(FactKind::complaint_decided, d, *complaint->decided_at);
  if (!complaint->against.empty()) fact.unit = complaint->against;
  fact.marks.add(Mark::confirmed, *complaint->result == ComplaintResult::verified);
  facts.push_back(std::move(fact));
  return Done{};
}

// Counted when the notice was issued; the rectification when its day has come (T-15).
Result<Done> add_notice(std::vector<Fact>& facts, const Document& d, const Period& period) {
  const auto notice = records::supervision_notice_of(d);
  if (!notice) return broken(d);
  if (!notice->issued_at || !by_then(notice->issued_at, period)) return Done{};
  if (lies_in(*notice->issued_at, period)) {
    Fact fact = fact_of(FactKind::supervision_notice, d, *notice->issued_at);
    fact.marks.add(Mark::finished, by_then(notice->closed_at, period));
    facts.push_back(std::move(fact));
  }
  if (notice->due_on) add_due(facts, FactKind::rectification, d, end_of(*notice->due_on), notice->rectified_at, period);
  return Done{};
}

// M-10: counted when it was filed; its review when it fell due (T-09).
Result<Done> add_adjustment(std::vector<Fact>& facts, const Document& d, const Period& period) {
  const auto value = records::adjustment_of(d);
  if (!value) return broken(d);
  if (!value->filed_at || !by_then(value->filed_at, period)) return Done{};
  const size_t before = facts.size();
  if (lies_in(*value->filed_at, period)) {
    Fact fact = fact_of(FactKind::adjustment, d, *value->filed_at);
    fact.marks.add(value->filed_late ? Mark::late : Mark::in_time);
    fact.marks.add(Mark::noticed, by_then(value->notice_from, period));
    fact.marks.add(Mark::finished, by_then(value->closed_at, period));
    facts.push_back(std::move(fact));
  }
  for (const AdjustmentStep& step : value->steps)
    if (step.state == AdjustmentState::reviewed)
      add_due(facts, FactKind::adjustment_review, d, step.due, step.at, period);
  if (value->clock && value->clock->id == "T-09")
    add_due(facts, FactKind::adjustment_review, d, value->clock->due, std::nullopt, period);
  for (size_t i = before; i < facts.size(); ++i)
    facts[i].unit = facts[i].kind == FactKind::adjustment ? value->unit : std::string(joint_office_unit);
  return Done{};
}

Result<Done> add_opinion(std::vector<Fact>& facts, const Document& d, const Period& period) {
  const auto opinion = records::opinion_of(d);
  if (!opinion) return broken(d);
  if (!lies_in(d.opened_at, period)) return Done{};
  const bool disposed = opinion->disposition && by_then(opinion->disposed_at, period);
  add_opened(facts, FactKind::opinion, d, period);
  facts.back().marks.add(Mark::accepted, disposed && *opinion->disposition == Disposition::adopted);
  facts.back().sort = disposed ? std::string(chinese(*opinion->disposition)) : "待处理";
  return Done{};
}

// M-11. `Document.unit` is who has to act now; what counts is the unit that issues.
Result<Done> add_request(std::vector<Fact>& facts, const Document& d, const Period& period) {
  const auto request = records::window_request_of(d);
  if (!request) return broken(d);
  const std::string& unit = request->issuing_unit.empty() ? request->window : request->issuing_unit;
  const size_t before = facts.size();
  Marks marks;
  const bool refused = by_then(request->decided_at, period) && !request->reason.empty();
  marks.add(Mark::refused, refused);
  marks.add(Mark::explained, refused && !is_blank(request->explanation));
  if (lies_in(request->received_at, period)) {
    add_opened(facts, FactKind::window_request, d, period, marks);
    facts.back().sort = request->matter_class ? std::string(chinese(*request->matter_class)) : "未转出";
  }
  add_due(facts, FactKind::window_due, d, request->due_at, request->delivered_at, period);
  for (size_t i = before; i < facts.size(); ++i) facts[i].unit = unit;
  return Done{};
}

Result<Done> add_rating(std::vector<Fact>& facts, const Document& d, const Period& period) {
  const auto rating = records::rating_of(d);
  if (!rating) return broken(d);
  Marks marks;
  marks.add(Mark::satisfied, rating->level == RatingLevel::very_satisfied || rating->level == RatingLevel::satisfied);
  marks.add(Mark::dissatisfied,
            rating->level == RatingLevel::dissatisfied || rating->level == RatingLevel::very_dissatisfied);
  add_opened(facts, FactKind::rating, d, period, marks);
  return Done{};
}

Result<Done> add_supplement(std::vector<Fact>& facts, const Document& d, const Period& period) {
  const auto paper = records::supplement_of(d);
  if (!paper) return broken(d);
  if (!lies_in(d.opened_at, period)) return Done{};
  add_opened(facts, FactKind::supplement, d, period);
  facts.back().sort = chinese(paper->ground);
  return Done{};
}

Result<Done> add_decision(std::vector<Fact>& facts, const Document& d, const Period& period) {
  const auto decision = records::decision_of(d);
  if (!decision) return broken(d);
  const bool bonus = decision->kind == DecisionKind::bonus;
  add_opened(facts, bonus ? FactKind::bonus : FactKind::criticism, d, period);
  if (!lies_in(d.opened_at, period)) return Done{};
  facts.back().hundredths = decision->points.hundredths;
  facts.back().item = decision->item;
  facts.back().text = decision->fact + "（依据：" + decision->evidence + "）";
  facts.back().rests_on = decision->evidence;
  return Done{};
}

void add_visit(std::vector<Fact>& facts, const Document& d, const Period& period) {
  add_opened(facts, FactKind::finding, d, period);
  add_due(facts, FactKind::finding_due, d, d.due_at, d.closed_at, period);
}

void add_story(std::vector<Fact>& facts, const Document& d, const Period& period) {
  if (!d.closed_at || !lies_in(*d.closed_at, period)) return;
  Fact fact = fact_of(FactKind::typical_case, d, *d.closed_at);
  fact.marks.add(Mark::published);
  facts.push_back(std::move(fact));
}

}  // namespace

Result<std::vector<Fact>> facts_of(const Document& d, const Period& period) {
  std::vector<Fact> facts;
  Result<Done> added = Done{};
  if (d.kind == DocumentKind::complaint) {
    added = add_complaint(facts, d, period);
  } else if (d.kind == DocumentKind::supervision_notice) {
    added = add_notice(facts, d, period);
  } else if (d.kind == DocumentKind::adjustment) {
    added = add_adjustment(facts, d, period);
  } else if (d.kind == DocumentKind::opinion) {
    added = add_opinion(facts, d, period);
  } else if (d.kind == DocumentKind::window_request) {
    added = add_request(facts, d, period);
  } else if (d.kind == DocumentKind::interview) {
    add_opened(facts, FactKind::interview, d, period);
  } else if (d.kind == DocumentKind::supplement) {
    added = add_supplement(facts, d, period);
  } else if (d.kind == DocumentKind::rating) {
    added = add_rating(facts, d, period);
  } else if (d.kind == DocumentKind::score_event) {
    added = add_decision(facts, d, period);
  } else if (d.kind == DocumentKind::inspection_visit) {
    add_visit(facts, d, period);
  } else if (d.kind == DocumentKind::typical_case) {
    add_story(facts, d, period);
  }
  if (!added) return std::move(added).error();
  return facts;
}

}  // namespace zq::workflow
