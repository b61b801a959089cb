#include "workflow/measure_flow.hpp"

#include <algorithm>
#include <set>

#include "domain/clocks.hpp"
#include "domain/complaint_sight.hpp"
#include "records/adjustment_record.hpp"
#include "records/detail.hpp"
#include "records/letter_record.hpp"
#include "records/overdue_record.hpp"
#include "records/papers_record.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

constexpr int documents_at_once = 500;
constexpr size_t letters_most = 500000, cases_most = 50000;
// A letter falls due at most so long after it was sent: 48 office hours with the longest holidays, and an outage.
constexpr std::chrono::days due_within{60};

Error too_many(std::string_view what) {
  return Error{ErrorCode::invalid_input,
               "该期间的" + std::string(what) + "过多，请缩短期间，分次统计",
               {},
               {{"query:from", "期间过长", "a shorter period", "too many"}}};
}

// What an act adds one to; nullptr: nothing.
int64_t* count_of(Measures& measures, const Act& act) {
  if (act.kind == "demand.refused") return &measures.refused_demands[act.after];
  if (act.kind == "supplement.asked") return &measures.supplements;
  if (act.kind == "commitment.checked_true") return &measures.checks;
  if (act.kind == "commitment.false_found") return &measures.false_found;
  if (act.kind == "exclusion.decided") return &measures.exclusions;
  return nullptr;
}

}  // namespace

// Whose letters and cases count.
class MeasureFlow::Scope {
 public:
  Scope(Viewer viewer, Store& store, const OriginOf& origin_of, std::set<std::string> units)
      : viewer_(std::move(viewer)), store_(&store), origin_of_(&origin_of), units_(std::move(units)) {}

  bool has(const Letter& letter) const {
    if (!of_unit(letter.from, letter.to.value)) return false;
    return !watches() ||
           supervised(letter.from_caller, origin_of_case(*store_, *origin_of_, letter.case_id, letter.from_caller));
  }
  bool is_whole() const { return units_.empty() && !watches(); }
  // Handled by the unit, or about it.
  bool has(const Complaint& c) const {
    if (!of_unit(c.unit, c.against) && !of_unit(c.unit_name, c.against_name)) return false;
    return is_whole() || sight_of(c, viewer_) != ComplaintSight::none;
  }
  bool has(const SupervisionNotice& notice) const {
    if (!of_unit(notice.unit, notice.reporting_unit) && !of_unit(notice.unit_name, {})) return false;
    return is_whole() || may_see(notice, viewer_);
  }
  bool has(const Adjustment& value) const { return of_unit(value.department, value.unit); }
  bool has(const Case& value) const {
    if (!of_unit(value.handling_department, {})) return false;
    return !watches() || supervised(value.caller, joined(workflow::origin_of(value), (*origin_of_)(value.caller)));
  }

 private:
  bool of_unit(const std::string& from, const std::string& to) const {
    return units_.empty() || units_.contains(from) || (!to.empty() && units_.contains(to));
  }
  // Of one's own unit all; elsewhere what the role may see.
  bool watches() const { return viewer_.roles.any_of({Role::service_centre, Role::supervisor}); }
  bool supervised(const CallerId& opened_by, const Origin& origin) const {
    return sight_of_case(viewer_, opened_by, origin) != Sight::none;
  }

  Viewer viewer_;
  Store* store_;
  const OriginOf* origin_of_;
  std::set<std::string> units_;  // ids and names; empty: all
};

MeasureFlow::MeasureFlow(Store& store, const Departments& departments, const Clock& clock, OriginOf origin_of)
    : store_(store), departments_(departments), clock_(clock), origin_of_(std::move(origin_of)) {}

Result<MeasureFlow::Scope> MeasureFlow::scope_of(const Context& context, const MeasureQuery& query) const {
  const Viewer viewer = viewer_of(context);
  const bool all = viewer.roles.any_of({Role::joint_office, Role::service_centre, Role::supervisor});
  const std::string own = context.unit.empty() ? context.department : context.unit;
  std::set<std::string> asked;
  if (!query.unit.empty()) asked = {query.unit};
  for (const DepartmentView& one : departments_.view())
    if (one.id.value == query.unit || one.name == query.unit) asked = {one.id.value, one.name};
  if (all) return Scope(viewer, store_, origin_of_, std::move(asked));
  if (!asked.empty() && !asked.contains(own) && !asked.contains(context.department))
    return Error{ErrorCode::forbidden, "只能查看本单位的统计：" + context.department, "unit " + query.unit};
  return Scope(viewer, store_, origin_of_, {own, context.department});
}

Result<std::vector<Letter>> MeasureFlow::letters(const Scope& scope, Instant from, Instant until) {
  const DocumentQuery query{.kind = DocumentKind::letter, .from = from, .until = until};
  std::vector<Letter> all;
  std::string cursor;
  do {
    auto page = store_.documents(query, cursor, documents_at_once);
    if (!page) return std::move(page).error();
    for (const Document& document : page->items) {
      auto letter = records::letter_of(document);
      if (!letter) return Error{ErrorCode::internal, "协助核查函的存档无法读取", "a letter's document is broken"};
      if (scope.has(*letter)) all.push_back(std::move(*letter));
    }
    if (all.size() > letters_most) return too_many("协助核查函");
    cursor = std::move(page->next);
  } while (!cursor.empty());
  return all;
}

Result<std::vector<OverdueReport>> MeasureFlow::reports(Instant from, Instant until) {
  const DocumentQuery query{.kind = DocumentKind::overdue_report, .from = from, .until = until};
  std::vector<OverdueReport> all;
  std::string cursor;
  do {
    auto page = store_.documents(query, cursor, documents_at_once);
    if (!page) return std::move(page).error();
    for (const Document& document : page->items) {
      auto report = records::report_of(document);
      if (!report) return Error{ErrorCode::internal, "超期报告的存档无法读取", "an overdue report is broken"};
      all.push_back(std::move(*report));
    }
    cursor = std::move(page->next);
  } while (!cursor.empty());
  return all;
}

Result<bool> MeasureFlow::counts(const Act& act, const Scope& scope) {
  if (scope.is_whole()) return true;
  auto found = store_.find_case(CaseId{act.subject});
  if (!found) return std::move(found).error();
  return found->has_value() && scope.has(**found);
}

Result<Done> MeasureFlow::add_opened(Measures& measures, const Scope& scope) {
  const CaseFilter filter{{}, {}, measures.period.from, measures.period.as_of};
  std::string cursor;
  do {
    auto page = store_.cases(filter, cursor, documents_at_once);
    if (!page) return std::move(page).error();
    measures.opened += std::ranges::count_if(page->items, [&](const Case& value) { return scope.has(value); });
    cursor = std::move(page->next);
  } while (!cursor.empty());
  return Done{};
}

// M-09
Result<Done> MeasureFlow::add_complaints(Measures& measures, const Scope& scope) {
  const ComplaintScope counted{[&](const Complaint& c) { return scope.has(c); },
                               [&](const SupervisionNotice& notice) { return scope.has(notice); }};
  auto figures = complaint_figures(store_, measures.period.from, measures.period.as_of, counted);
  if (!figures) return std::move(figures).error();
  measures.complaints = std::move(*figures);
  return Done{};
}

// M-10: whenever they were begun, what was done in the period.
Result<Done> MeasureFlow::add_adjustments(Measures& measures, const Scope& scope) {
  const DocumentQuery query{.kind = DocumentKind::adjustment, .until = measures.period.as_of};
  std::string cursor;
  do {
    auto page = store_.documents(query, cursor, documents_at_once);
    if (!page) return std::move(page).error();
    for (const Document& document : page->items) {
      const auto value = records::adjustment_of(document);
      if (!value) return Error{ErrorCode::internal, "清单调整的存档无法读取", "an adjustment's document is broken"};
      if (scope.has(*value)) add(measures.adjustments, *value, measures.period.from, measures.period.as_of);
    }
    cursor = std::move(page->next);
  } while (!cursor.empty());
  return Done{};
}

// M-06
Result<Done> MeasureFlow::add_ground(Measures& measures, const Act& act) {
  const auto detail = records::detail_of(act.detail);
  const auto id = detail.find("paper");
  if (id == detail.end()) return Done{};
  auto found = store_.find_document(DocumentKind::supplement, id->second);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return Done{};
  const auto paper = records::supplement_of(**found);
  if (!paper) return Error{ErrorCode::internal, "补充材料的存档无法读取", "a supplement's document is broken"};
  ++measures.supplement_grounds[paper->ground];
  return Done{};
}

// M-05 to M-08: from the acts of the period; a case that was decided, by all its own acts.
Result<Done> MeasureFlow::add_acts(Measures& measures, const Scope& scope) {
  std::vector<HandlingTime> times;
  std::string cursor;
  do {
    auto page = store_.acts(measures.period.from, measures.period.as_of, cursor, documents_at_once);
    if (!page) return std::move(page).error();
    for (const StoredAct& one : page->items) {
      const bool decided = moves_case({one.act.at, one.act.kind, one.act.before, one.act.after, {}}) &&
                           one.act.after == code(CaseState::decided);
      int64_t* const count = count_of(measures, one.act);
      if (!decided && !count) continue;
      const auto counted = counts(one.act, scope);
      if (!counted) return counted.error();
      if (!*counted) continue;
      if (count) ++*count;
      if (one.act.kind == "commitment.false_found") ++measures.checks;
      if (one.act.kind == "supplement.asked")
        if (auto added = add_ground(measures, one.act); !added) return added;
      if (!decided) continue;
      auto steps = steps_of(store_, CaseId{one.act.subject});
      if (!steps) return std::move(steps).error();
      const Went went = way_of(*steps);
      ++measures.decided[went.outcome];
      ++measures.decided_all;
      if (!went.material) ++measures.no_material;
      times.push_back(handling_time(story_of(*steps), one.act.at));
      if (times.size() > cases_most) return too_many("办结的核查");
    }
    cursor = std::move(page->next);
  } while (!cursor.empty());
  std::erase_if(measures.refused_demands, [](const auto& reason) { return reason.second == 0; });  // looked at only
  measures.times = measure(times);
  return Done{};
}

Result<Measures> MeasureFlow::measures(const Context& context, const MeasureQuery& query) {
  auto scope = scope_of(context, query);
  if (!scope) return std::move(scope).error();
  Measures measures;
  measures.period = period_of(query.from, query.until, clock_.now());
  auto due = letters(*scope, query.from - due_within, measures.period.as_of);
  if (!due) return std::move(due).error();
  auto overdue = reports(query.from, measures.period.as_of);
  if (!overdue) return std::move(overdue).error();
  measures.letters = measure(*due, *overdue, measures.period);
  if (auto added = add_opened(measures, *scope); !added) return std::move(added).error();
  if (auto added = add_complaints(measures, *scope); !added) return std::move(added).error();
  if (auto added = add_adjustments(measures, *scope); !added) return std::move(added).error();
  if (auto added = add_acts(measures, *scope); !added) return std::move(added).error();
  return measures;
}

Task<Result<std::vector<Letter>>> MeasureFlow::sample(Context context, MeasureQuery query, int size, int64_t seed) {
  auto scope = scope_of(context, query);
  if (!scope) co_return std::move(scope).error();
  auto all = letters(*scope, query.from - due_within, query.until);
  if (!all) co_return std::move(all).error();
  std::erase_if(*all, [&](const Letter& letter) {
    return !letter.replied_at || *letter.replied_at < query.from || *letter.replied_at >= query.until;
  });
  const size_t answered = all->size();
  auto letters = drawn(std::move(*all), static_cast<size_t>(size), static_cast<uint64_t>(seed));
  Act act{clock_.now(),
          "inspection.sampled",
          "inspection",
          context.caller.value,
          context.request_id,
          "核查-9.1",
          "",
          "",
          json_object({{"from", moment_text(query.from)},
                       {"until", moment_text(query.until)},
                       {"unit", query.unit},
                       {"seed", std::to_string(seed)},
                       {"answered", std::to_string(answered)},
                       {"drawn", std::to_string(letters.size())}})};
  Unit unit;
  unit.emplace_back(AppendAct{std::move(act)});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return std::move(written).error();
  co_return letters;
}

}  // namespace zq::workflow
