#include "workflow/fact_reading.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "domain/clocks.hpp"
#include "domain/score.hpp"
#include "domain/time_words.hpp"
#include "records/detail.hpp"
#include "records/letter_record.hpp"
#include "records/overdue_record.hpp"
#include "records/violation_record.hpp"
#include "workflow/case_ways.hpp"

namespace zq::workflow {
namespace {

constexpr int rows_at_once = 500;
constexpr size_t facts_most = 500000;
// What falls due in the period was begun at most so long before it.
constexpr std::chrono::days letter_within{60}, document_within{400};

// Kinds whose documents count by what their columns and bodies say.
constexpr std::array counted_kinds{
    DocumentKind::supplement,   DocumentKind::complaint,   DocumentKind::supervision_notice,
    DocumentKind::adjustment,   DocumentKind::opinion,     DocumentKind::window_request,
    DocumentKind::rating,       DocumentKind::score_event, DocumentKind::inspection_visit,
    DocumentKind::typical_case, DocumentKind::interview};

Error broken(DocumentKind kind) {
  return Error{ErrorCode::internal, std::string(chinese(kind)) + "的存档无法读取",
               "a document of kind " + std::string(code(kind)) + " is broken"};
}

bool by_then(std::optional<Instant> at, const Period& period) { return at && *at < period.as_of; }

Mark mark_of(MatterClass check_mode) {
  switch (check_mode) {
    case MatterClass::instant:
      return Mark::instant;
    case MatterClass::records_check:
      return Mark::records_check;
    case MatterClass::on_site:
      break;
  }
  return Mark::on_site;
}

// Whether it says in which state its subject is after it: a complaint, adjustment, interview or finding. Acts of
// passing a complaint on tell of the passing.
bool tells_state(const Act& act) {
  static constexpr std::array passing{"complaint.moved", "complaint.passing", "complaint.passed",
                                      "complaint.outcome_unknown"};
  const bool told = act.kind.starts_with("complaint.") || act.kind.starts_with("adjustment.") ||
                    (act.kind.starts_with("interview.") && act.kind != "interview.rules") ||
                    act.kind == "inspection.finding" || act.kind == "inspection.rectified";
  return told && !act.after.empty() && std::ranges::find(passing, act.kind) == passing.end();
}

void add_report(Marks& marks, const OverdueReport& report, const Period& period) {
  const bool concluded = by_then(report.concluded_at, period);
  marks.add(Mark::reported, by_then(report.reported_at, period));
  marks.add(Mark::investigated, concluded || by_then(report.begun_at, period));
  marks.add(Mark::at_fault, concluded && report.conclusion == Conclusion::fault);
}

}  // namespace

class FactReader::Reading {
 public:
  Reading(Store& store, const AssessmentGround& ground, const Period& period, Wanted wanted)
      : store_(store), ground_(ground), units_(ground.units()), period_(period), wanted_(wanted) {}

  Result<std::vector<Fact>> all() {
    if (auto read = exemptions(); !read) return std::move(read).error();
    if (auto read = reports(); !read) return std::move(read).error();
    if (auto read = letters(); !read) return std::move(read).error();
    if (wanted_ == Wanted::all)
      if (auto read = opened(); !read) return std::move(read).error();
    if (auto read = acts(); !read) return std::move(read).error();
    for (const DocumentKind kind : counted_kinds)
      if (auto read = documents(kind); !read) return std::move(read).error();
    return std::move(facts_);
  }

 private:
  // use(document) -> Result<Done>
  template <class Use>
  Result<Done> each(DocumentKind kind, Instant from, Use use) {
    return each({.kind = kind, .from = from, .until = period_.as_of}, use);
  }
  template <class Use>
  Result<Done> each(const DocumentQuery& query, Use use) {
    std::string cursor;
    do {
      auto page = store_.documents(query, cursor, rows_at_once);
      if (!page) return std::move(page).error();
      for (const Document& document : page->items)
        if (Result<Done> used = use(document); !used) return used;
      cursor = std::move(page->next);
    } while (!cursor.empty());
    return Done{};
  }

  // Whose it is: as it says, else whoever opened it.
  Result<Done> add(Fact fact) {
    if (wanted_ == Wanted::scored && !may_score(fact)) return Done{};
    if (fact.unit.empty() && !fact.owner.value.empty()) fact.unit = ground_.unit_of(fact.owner);
    fact.unit = unit_id(*units_, fact.unit);
    fact.marks.add(Mark::exempted, exempted_.contains(fact.id) || exempted_.contains(fact.rests_on));
    facts_.push_back(std::move(fact));
    if (facts_.size() <= facts_most) return Done{};
    return Error{ErrorCode::invalid_input,
                 "该期间的考评事实过多，请缩短期间，分次统计",
                 {},
                 {{"query:period", "期间过长", "a shorter period", "too many"}}};
  }

  // 规定-20.1: what an exempted violation came from, and what was decided because of it, tells against nobody either.
  Result<Done> exemptions() {
    for (const ViolationState state : {ViolationState::exempted, ViolationState::closed}) {
      DocumentQuery query{.kind = DocumentKind::violation, .by = DocumentQuery::By::state};
      query.key = code(state);
      if (auto read = each(query, [&](const Document& document) { return exemption(document); }); !read) return read;
    }
    return Done{};
  }

  Result<Done> exemption(const Document& document) {
    const auto value = records::violation_of(document);
    if (!value) return broken(document.kind);
    if (!value->exemption) return Done{};
    exempted_.insert(value->id);
    if (!value->subject.empty()) exempted_.insert(value->subject);
    return Done{};
  }

  Result<Done> reports() {
    return each(DocumentKind::overdue_report, period_.from, [&](const Document& document) -> Result<Done> {
      auto report = records::report_of(document);
      if (!report) return broken(document.kind);
      reports_.insert_or_assign(report->letter, std::move(*report));
      return Done{};
    });
  }

  // M-01 to M-04: of the letters that fell due.
  Result<Done> letters() {
    return each(DocumentKind::letter, period_.from - letter_within, [&](const Document& document) -> Result<Done> {
      const auto letter = records::letter_of(document);
      if (!letter) return broken(document.kind);
      if (!fell_due(*letter, period_)) return Done{};
      Fact fact{FactKind::letter, letter->id, letter->case_id, letter->to.value, letter->from_caller};
      const bool in_time = replied_in_time(*letter, period_);
      fact.at = last_moment(letter->due_at);
      fact.text =
          "协助核查函（" + letter->matter + "，" + letter->proof + "）应于" + end_words(letter->due_at) + "前反馈";
      fact.marks = {mark_of(letter->check_mode)};
      fact.marks.add(Mark::replied, counts_as_replied(*letter, period_));
      fact.marks.add(in_time ? Mark::in_time : Mark::late);
      if (fact.marks.has(Mark::replied)) fact.took = *letter->replied_at - letter->sent_at;
      const auto report = reports_.find(letter->id);
      if (!in_time && report != reports_.end()) add_report(fact.marks, report->second, period_);
      return add(std::move(fact));
    });
  }

  Result<Done> opened() {
    const CaseFilter filter{{}, {}, period_.from, period_.as_of};
    std::string cursor;
    do {
      auto page = store_.cases(filter, cursor, rows_at_once);
      if (!page) return std::move(page).error();
      for (const Case& value : page->items) {
        Fact fact{FactKind::opened, value.id.value, value.id, value.handling_department, value.caller};
        fact.at = value.opened_at;
        if (auto added = add(std::move(fact)); !added) return added;
      }
      cursor = std::move(page->next);
    } while (!cursor.empty());
    return Done{};
  }

  Result<Done> acts() {
    std::string cursor;
    do {
      auto page = store_.acts(period_.from, period_.as_of, cursor, rows_at_once);
      if (!page) return std::move(page).error();
      for (const StoredAct& one : page->items)
        if (auto taken = take(one); !taken) return taken;
      cursor = std::move(page->next);
    } while (!cursor.empty());
    return Done{};
  }

  Result<Done> take(const StoredAct& one) {
    const Act& act = one.act;
    if (tells_state(act)) states_.insert_or_assign(act.subject, act.after);
    if (act.kind == "demand.refused" || act.kind == "demand.allowed") return demand(one);
    if (act.kind == "commitment.checked_true" || act.kind == "commitment.false_found")
      return of_actor(one, FactKind::commitment_check);
    if (act.kind == "exclusion.decided") return of_actor(one, FactKind::exclusion);
    if (act.kind == "violation.confirmed") return violation(act);
    const bool decided = wanted_ == Wanted::all && act.after == code(CaseState::decided) &&
                         moves_case({act.at, act.kind, act.before, act.after, {}});
    return decided ? decision(act) : Result<Done>(Done{});
  }

  Result<Done> demand(const StoredAct& one) {
    const Act& act = one.act;
    Fact fact{FactKind::demand, "act:" + std::to_string(one.number), {}, {}, CallerId{act.actor}};
    if (!act.subject.starts_with("list:")) fact.case_id = CaseId{act.subject};
    fact.sort = act.after;
    fact.at = act.at;
    const auto detail = records::detail_of(act.detail);
    const auto proof = detail.find("proof");
    fact.text = "拟向申请人索要“" + (proof == detail.end() ? std::string() : proof->second) + "”";
    fact.marks.add(Mark::refused, act.kind == "demand.refused");
    return add(std::move(fact));
  }

  // Who did it says whose it is.
  Result<Done> of_actor(const StoredAct& one, FactKind kind) {
    const Act& act = one.act;
    Fact fact{kind, "act:" + std::to_string(one.number), {}, {}, CallerId{act.actor}};
    fact.at = act.at;
    fact.marks.add(Mark::untrue, act.kind == "commitment.false_found");
    return add(std::move(fact));
  }

  // Counted when it was confirmed; an exemption takes it out whenever it comes (C-28).
  Result<Done> violation(const Act& act) {
    const auto detail = records::detail_of(act.detail);
    const auto id = detail.find("violation");
    if (id == detail.end() || !violations_.insert(id->second).second) return Done{};
    auto found = store_.find_document(DocumentKind::violation, id->second);
    if (!found) return std::move(found).error();
    if (!found->has_value()) return Done{};
    const auto value = records::violation_of(**found);
    if (!value) return broken(DocumentKind::violation);
    Fact fact{FactKind::violation, value->id, value->case_id, value->unit, {}};
    fact.sort = chinese(value->type);
    fact.text = std::string(chinese(value->type)) + "：" + value->facts;
    fact.at = act.at;
    fact.marks.add(Mark::exempted, value->exemption.has_value());
    return add(std::move(fact));
  }

  // M-05, M-07: a case that was decided, by all its own acts.
  Result<Done> decision(const Act& act) {
    auto found = store_.find_case(CaseId{act.subject});
    if (!found) return std::move(found).error();
    if (!found->has_value()) return Done{};
    auto steps = steps_of(store_, CaseId{act.subject});
    if (!steps) return std::move(steps).error();
    const Case& value = **found;
    const Went went = way_of(*steps);
    Fact fact{FactKind::decided, value.id.value, value.id, value.handling_department, value.caller};
    fact.sort = code(went.outcome);
    fact.took = handling_time(story_of(*steps), act.at).net;
    fact.at = act.at;
    fact.marks.add(Mark::no_material, !went.material);
    return add(std::move(fact));
  }

  Result<Done> documents(DocumentKind kind) {
    return each(kind, period_.from - document_within, [&](Document document) -> Result<Done> {
      if (const auto then = states_.find(document.id); then != states_.end()) document.state = then->second;
      auto counted = facts_of(document, period_);
      if (!counted) return std::move(counted).error();
      for (Fact& fact : *counted)
        if (auto added = add(std::move(fact)); !added) return added;
      return Done{};
    });
  }

  Store& store_;
  const AssessmentGround& ground_;
  const std::shared_ptr<const Organisations> units_;
  const Period period_;
  const Wanted wanted_;
  std::map<std::string, OverdueReport> reports_;  // by letter
  std::map<std::string, std::string> states_;     // by document: as the last act of the period left it
  std::set<std::string> violations_, exempted_;
  std::vector<Fact> facts_;
};

Result<std::vector<Fact>> FactReader::facts(const Period& period, Wanted wanted) const {
  return Reading(store_, ground_, period, wanted).all();
}

}  // namespace zq::workflow
