#include "workflow/writ_reading.hpp"

#include <algorithm>

#include "domain/complaint_sight.hpp"
#include "records/complaint_record.hpp"
#include "records/letter_record.hpp"
#include "records/office_record.hpp"
#include "records/writ_record.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

Error unseen() { return Error{ErrorCode::not_found, "没有这件文书，或者它不是发给本调用方的；请核对编号"}; }

DocumentQuery query_for(const WritQuery& wanted) {
  DocumentQuery query;
  query.kind = DocumentKind::writ;
  query.newest_first = true;
  if (!wanted.about.empty()) {
    query.by = DocumentQuery::By::owner;
    query.key = wanted.about;
  } else if (!wanted.case_id.empty()) {
    query.by = DocumentQuery::By::case_id;
    query.key = wanted.case_id;
  } else if (!wanted.unit.empty()) {
    query.by = DocumentQuery::By::unit;
    query.key = wanted.unit;
  } else if (wanted.kind) {
    query.by = DocumentQuery::By::state;
    query.key = code(*wanted.kind);
  }
  return query;
}

bool fits(const Writ& writ, const WritQuery& wanted) {
  return (wanted.about.empty() || writ.about == wanted.about) &&
         (wanted.case_id.empty() || writ.case_id.value == wanted.case_id) &&
         (wanted.unit.empty() || writ.unit == wanted.unit) && (!wanted.kind || writ.kind == *wanted.kind);
}

// To the unit itself. A letter is for its officers alone (规定-11.2a).
bool is_addressed_to(const Writ& writ, const Context& context) {
  const bool unit = !writ.unit.empty() && writ.unit == context.unit;
  return unit && (writ.kind != WritKind::letter || context.roles.has(Role::assisting));
}

// A complaint may name a case as well; whose case that is must not learn of the complainant by it.
bool belongs_to_a_case(WritKind kind) {
  return kind == WritKind::letter || kind == WritKind::commitment || kind == WritKind::supplement_request ||
         kind == WritKind::rectification_order || kind == WritKind::commitment_exclusion;
}

}  // namespace

WritReading::WritReading(Store& store, const Clock& clock, OriginOf origin_of, const Current<WritTemplates>& templates)
    : store_(store), clock_(clock), origin_of_(std::move(origin_of)), templates_(templates) {}

// A letter is numbered as such; its writ shows that number.
Result<Done> WritReading::take_number(Writ& writ) {
  if (writ.kind != WritKind::letter) return Done{};
  auto found = store_.find_document(DocumentKind::letter, writ.about);
  if (!found) return std::move(found).error();
  if (found->has_value()) writ.number = (*found)->number;
  return Done{};
}

Result<Writ> WritReading::load(const std::string& id) {
  auto found = store_.find_document(DocumentKind::writ, id);
  if (!found) return std::move(found).error();
  auto writ = found->has_value() ? records::writ_of(**found) : std::nullopt;
  if (!writ) return unseen();
  if (auto numbered = take_number(*writ); !numbered) return std::move(numbered).error();
  return std::move(*writ);
}

Result<bool> WritReading::sees_case(const Context& context, const CaseId& id) {
  auto found = store_.find_case(id);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return false;
  const CallerId& opened_by = (*found)->caller;
  return sight_of_file(viewer_of(context), opened_by, origin_of_(opened_by)) == Sight::substance;
}

// 会议-3.3, 会议-4.2: to those who sat in the meeting, to those a bulletin went to.
Result<bool> WritReading::is_circulated_to(const Writ& writ, const Context& context) {
  if (context.unit.empty()) return false;
  const bool minutes = writ.kind == WritKind::meeting_minutes;
  auto found = store_.find_document(minutes ? DocumentKind::meeting : DocumentKind::bulletin, writ.about);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return false;
  if (minutes) {
    const auto meeting = records::meeting_of(**found);
    return meeting && std::ranges::find(meeting->attending, context.unit) != meeting->attending.end();
  }
  const auto bulletin = records::bulletin_of(**found);
  return bulletin && std::ranges::find(bulletin->receipts, context.unit, &Receipt::unit) != bulletin->receipts.end();
}

// What a complainant was told names who that is: for those alone who may know it, and for a unit that told it before it
// handed the complaint over.
Result<bool> WritReading::sees_complaint(const Context& context, const std::string& about, Seen& seen) {
  if (const auto known = seen.find(about); known != seen.end()) return known->second;
  auto found = store_.find_document(DocumentKind::complaint, about);
  if (!found) return std::move(found).error();
  const auto c = found->has_value() ? records::complaint_of(**found) : std::nullopt;
  if (!c) return seen[about] = true;
  const Viewer viewer = viewer_of(context);
  const ComplaintSight sight = sight_of(*c, viewer);
  const bool had_it = std::ranges::any_of(c->stays, [&](const auto& stay) { return is_of_unit(viewer, stay.unit); });
  const bool may_know = sight == ComplaintSight::identity || (sight == ComplaintSight::none && had_it);
  return seen[about] = may_know && !is_barred(*c, context.caller);
}

Result<bool> WritReading::sees(const Context& context, const Writ& writ, Seen& seen) {
  if (writ.is_public || is_addressed_to(writ, context)) return true;
  const bool is_office = viewer_of(context).roles.has(Role::joint_office);
  const bool is_circulated = writ.kind == WritKind::bulletin || writ.kind == WritKind::meeting_minutes;
  if (is_circulated && !is_office) return is_circulated_to(writ, context);
  if (!belongs_to_a_case(writ.kind)) {
    if (!is_office && (context.department.empty() || writ.issuer != context.department)) return false;
    return sees_complaint(context, writ.about, seen);
  }
  if (is_office) return true;
  if (const auto known = seen.find(writ.case_id.value); known != seen.end()) return known->second;
  auto sees = sees_case(context, writ.case_id);
  if (sees) seen[writ.case_id.value] = *sees;
  return sees;
}

Result<Writ> WritReading::find(const Context& context, const std::string& id) {
  auto writ = load(id);
  if (!writ) return writ;
  Seen seen;
  const auto may = sees(context, *writ, seen);
  if (!may) return may.error();
  if (!*may) return unseen();
  return writ;
}

Result<Writ> WritReading::find_public(const std::string& id) {
  auto writ = load(id);
  if (writ && !writ->is_public) return unseen();
  return writ;
}

Result<Page<Writ>> WritReading::list(const Context& context, const WritQuery& wanted, const std::string& cursor,
                                     int limit) {
  auto documents = store_.documents(query_for(wanted), cursor, limit);
  if (!documents) return std::move(documents).error();
  Page<Writ> page;
  page.next = std::move(documents->next);
  Seen seen;
  for (const Document& document : documents->items) {
    auto writ = records::writ_of(document);
    if (!writ || !fits(*writ, wanted)) continue;
    const auto may = sees(context, *writ, seen);
    if (!may) return may.error();
    if (!*may) continue;
    if (auto numbered = take_number(*writ); !numbered) return std::move(numbered).error();
    page.items.push_back(std::move(*writ));
  }
  return page;
}

Result<Printout> WritReading::printout(const Writ& writ) const {
  const auto templates = templates_.get();
  const auto made_with = templates->find(writ.kind, writ.template_version, writ.template_fingerprint);
  if (!made_with) return made_with.error();
  return compose(writ, **made_with);
}

std::string WritReading::number(const Writ& writ) const {
  const auto templates = templates_.get();
  const auto made_with = templates->find(writ.kind, writ.template_version, writ.template_fingerprint);
  return made_with ? number_text(writ, **made_with) : "";
}

Result<Printout> WritReading::read(const std::string& id) {
  const auto writ = load(id);
  if (!writ) return writ.error();
  return printout(*writ);
}

Task<Result<Done>> WritReading::record(Context context, Writ writ, std::string form) {
  if (writ.personal.empty()) co_return Done{};
  Unit unit;
  unit.emplace_back(AppendAct{{clock_.now(), "writ.read", writ.case_id.value.empty() ? writ.about : writ.case_id.value,
                               context.caller.value, context.request_id, "规定-17.1", "", "",
                               json_object({{"writ", writ.id}, {"kind", code(writ.kind)}, {"form", form}})}});
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
