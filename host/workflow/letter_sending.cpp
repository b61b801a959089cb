#include "workflow/letter_sending.hpp"

#include "domain/clocks.hpp"
#include "domain/deadline.hpp"
#include "records/letter_record.hpp"
#include "records/overdue_record.hpp"
#include "workflow/case_acts.hpp"
#include "workflow/json_text.hpp"
#include "workflow/on_site_beginning.hpp"

namespace zq::workflow {
namespace {

constexpr int letters_most = 200;   // of one case
constexpr int outages_most = 200;   // of one department, the newest
constexpr int designees_most = 50;  // of one department at a time

}  // namespace

std::string reminder_id(const std::string& letter) { return "remind:" + letter; }
std::string overdue_id(const std::string& letter) { return "overdue:" + letter; }
std::string asking_id(const std::string& letter) { return "ask:" + letter; }

std::vector<Letter> letters_for(const Case& value, const Entry& entry, Ids& ids, const Deadline& deadline) {
  std::vector<Letter> letters;
  const auto groups = entry.source_groups();
  for (size_t group = 0; group < groups.size(); ++group)
    for (const Source& source : groups[group]) {
      letters.push_back(letter_of(value, entry, source, static_cast<int>(group), deadline));
      letters.back().id = ids.fresh("XH", deadline.start);
    }
  return letters;
}

Act letter_act(const Letter& letter, std::string_view kind, std::string actor, const std::string& request_id,
               std::string_view before, Instant at, std::string_view by) {
  return {at,
          std::string(kind),
          letter.case_id.value,
          std::move(actor),
          request_id,
          "规定-11.2、核查-6",
          std::string(before),
          std::string(code(letter.state)),
          json_object({{"letter", letter.id},
                       {"department", letter.to.value},
                       {"class", code(letter.check_mode)},
                       {"due_at", moment_text(letter.due_at)},
                       {"result", letter.result ? code(*letter.result) : ""},
                       {"automatic", letter.automatic ? "true" : "false"},
                       {"operator", by}})};
}

void save(Unit& unit, const Letter& letter) {
  unit.emplace_back(SaveDocument{records::document_of(letter)});
  const bool open = is_open(letter.state);
  if (open && !letter.reminded_at)
    unit.emplace_back(PutWork{{reminder_id(letter.id), WorkKind::letter_reminder, letter.id, letter.remind_at}});
  else
    unit.emplace_back(DropWork{reminder_id(letter.id)});
  if (open && !letter.overdue_at)
    unit.emplace_back(
        PutWork{{overdue_id(letter.id), WorkKind::letter_overdue, letter.id, overdue_from(letter.due_at)}});
  else
    unit.emplace_back(DropWork{overdue_id(letter.id)});
  if (!open) unit.emplace_back(DropWork{asking_id(letter.id)});
}

void notify(Unit& unit, Ids& ids, Notice notice, Instant now) {
  notice.id = ids.fresh("TZ", now);
  notice.at = now;
  unit.emplace_back(SaveDocument{records::document_of(notice)});
}

Result<std::vector<Letter>> letters_of(Store& store, const CaseId& id) {
  DocumentQuery query;
  query.by = DocumentQuery::By::case_id;
  query.key = id.value;
  auto page = store.documents(query, {}, letters_most);
  if (!page) return std::move(page).error();
  std::vector<Letter> letters;
  for (const Document& document : page->items) {
    auto letter = records::letter_of(document);
    if (!letter) return Error{ErrorCode::internal, "协助核查函的存档无法读取", "a letter's document is broken"};
    letters.push_back(std::move(*letter));
  }
  return letters;
}

Result<std::vector<Outage>> outages_of(Store& store, const DepartmentId& department) {
  DocumentQuery query;
  query.kind = DocumentKind::outage;
  query.by = DocumentQuery::By::unit;
  query.key = department.value;
  query.newest_first = true;
  auto page = store.documents(query, {}, outages_most);
  if (!page) return std::move(page).error();
  std::vector<Outage> outages;
  for (const Document& document : page->items)
    if (auto outage = records::outage_of(document)) outages.push_back(std::move(*outage));
  return outages;
}

Result<std::vector<Designee>> designees_of(Store& store, const DepartmentId& department) {
  DocumentQuery query;
  query.kind = DocumentKind::designee;
  query.by = DocumentQuery::By::open_of_unit;
  query.key = department.value;
  auto page = store.documents(query, {}, designees_most);
  if (!page) return std::move(page).error();
  std::vector<Designee> designees;
  for (const Document& document : page->items)
    if (auto designee = records::designee_of(document)) designees.push_back(std::move(*designee));
  return designees;
}

Result<Done> settle(Unit& unit, Case& value, const std::vector<Letter>& letters, const Entry& entry,
                    const std::string& request_id, Instant now) {
  value.updated_at = now;
  const Combined combined =
      value.state == CaseState::on_site ? combine_on_site(letters) : combine(letters, entry.source_groups().size());
  const bool waits =
      value.state == CaseState::co_verifying || value.state == CaseState::pending || value.state == CaseState::on_site;
  if (waits && combined.complete) {
    const CaseState before = value.state;
    if (value.state == CaseState::pending) unit.emplace_back(DropWork{"poll:" + value.id.value});
    const CaseEvent on = combined.cannot_obtain ? CaseEvent::cannot_obtain : CaseEvent::answered;
    auto applied = apply(value, on, now);
    if (!applied) return std::move(applied).error();
    if (!combined.cannot_obtain) {
      value.verdict = combined.verdict;
      value.fields = combined.fields;
      value.cause.reset();
      value.token.clear();
      disclose(value.fields, entry);
    }
    value.answered_by.clear();
    for (const std::string& id : combined.letters) value.answered_by += (value.answered_by.empty() ? "" : " ") + id;
    unit.emplace_back(AppendAct{answered_act(value, before, request_id, now)});
    if (combined.cannot_obtain && before != CaseState::on_site && entry.has(Method::on_site))
      unit.emplace_back(PutWork{begin_work(value.id, now)});
  }
  unit.emplace_back(SaveCase{value});
  return Done{};
}

}  // namespace zq::workflow
