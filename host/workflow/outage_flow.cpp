#include "workflow/outage_flow.hpp"

#include <algorithm>

#include "records/letter_record.hpp"
#include "records/overdue_record.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

constexpr int letters_most = 1000;  // open ones of a department that an outage is attached to at once
constexpr int tries = 5;

Act outage_act(const Outage& one, std::string_view kind, const Context& context, Instant now) {
  return {now,
          std::string(kind),
          one.department.value,
          context.caller.value,
          context.request_id,
          "核查-4.1、S-01",
          "",
          one.until ? "ended" : "lasting",
          json_object({{"outage", one.id}, {"ticket", one.ticket}, {"operator", one.recorded_by}})};
}

}  // namespace

OutageFlow::OutageFlow(Store& store, const LetterSender& sender, const Clock& clock, Ids& ids)
    : store_(store), sender_(sender), clock_(clock), ids_(ids) {}

Result<Page<Outage>> OutageFlow::list(const DepartmentId& department, const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::outage;
  query.by = department.value.empty() ? DocumentQuery::By::all : DocumentQuery::By::unit;
  query.key = department.value;
  query.newest_first = true;
  auto page = store_.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<Outage> all{{}, std::move(page->next)};
  for (const Document& document : page->items)
    if (auto one = records::outage_of(document)) all.items.push_back(std::move(*one));
  return all;
}

Task<Result<Outage>> OutageFlow::record(Context context, Outage one) {
  if (auto faults = faults_of(one, clock_.now()); !faults.empty())
    co_return Error{ErrorCode::invalid_input, "系统故障的登记有误，请按提示更正", {}, std::move(faults), "核查-4.1"};
  one.id = ids_.fresh("GZ", clock_.now());
  auto writing = write(std::move(context), std::move(one), "outage.recorded");
  co_return co_await writing;
}

Task<Result<Outage>> OutageFlow::end(Context context, std::string id, Instant until, std::string by) {
  auto found = store_.find_document(DocumentKind::outage, id);
  if (!found) co_return std::move(found).error();
  auto one = found->has_value() ? records::outage_of(**found) : std::nullopt;
  if (!one) co_return Error{ErrorCode::not_found, "没有这条故障记录；请核对编号"};
  if (one->until) co_return Error{ErrorCode::conflict, "该故障已登记结束"};
  one->until = until;
  one->ended_by = std::move(by);
  if (auto faults = faults_of(*one, clock_.now()); !faults.empty())
    co_return Error{ErrorCode::invalid_input, "系统故障的登记有误，请按提示更正", {}, std::move(faults), "核查-4.1"};
  auto writing = write(std::move(context), std::move(*one), "outage.ended");
  co_return co_await writing;
}

Task<Result<Outage>> OutageFlow::write(Context context, Outage one, std::string act) {
  Unit unit;
  unit.emplace_back(SaveDocument{records::document_of(one)});
  unit.emplace_back(AppendAct{outage_act(one, act, context, clock_.now())});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return std::move(written).error();
  ++one.version;
  auto attaching = attach(std::move(context), std::move(one));
  co_return co_await attaching;
}

Task<Result<Outage>> OutageFlow::attach(Context context, Outage one) {
  DocumentQuery query;
  query.by = DocumentQuery::By::open_of_unit;
  query.key = one.department.value;
  auto page = store_.documents(query, {}, letters_most);
  if (!page) co_return std::move(page).error();
  const size_t before = one.letters.size();
  for (const Document& document : page->items) {
    auto attaching = attach_to(context, document.id, one.id);
    auto attached = co_await attaching;
    if (!attached) co_return std::move(attached).error();
    const bool known = std::ranges::find(one.letters, document.id) != one.letters.end();
    if (*attached && !known) one.letters.push_back(document.id);
  }
  if (one.letters.size() == before) co_return std::move(one);
  Unit unit;
  unit.emplace_back(SaveDocument{records::document_of(one)});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return std::move(written).error();
  co_return std::move(one);
}

// True: the outage has moved this letter's deadline.
Task<Result<bool>> OutageFlow::attach_to(Context context, std::string id, std::string outage) {
  for (int attempt = 1;; ++attempt) {
    auto found = store_.find_document(DocumentKind::letter, id);
    if (!found) co_return std::move(found).error();
    auto letter = found->has_value() ? records::letter_of(**found) : std::nullopt;
    if (!letter || !is_open(letter->state)) co_return false;
    const Instant now = clock_.now();
    if (auto set = sender_.set_terms(*letter, now); !set) co_return std::move(set).error();
    if (std::ranges::find(letter->outages, outage) == letter->outages.end()) co_return false;
    Unit unit;
    unit.emplace_back(AppendAct{letter_act(*letter, "letter.outage_attached", context.caller.value, context.request_id,
                                           code(letter->state), now)});
    save(unit, *letter);
    auto writing = store_.commit(std::move(unit));
    auto written = co_await writing;
    if (written) co_return true;
    if (written.error().code != ErrorCode::conflict || attempt == tries) co_return std::move(written).error();
  }
}

}  // namespace zq::workflow
