#include "workflow/batch_flow.hpp"

#include "records/batch_record.hpp"
#include "workflow/batch_acts.hpp"
#include "workflow/reply_memory.hpp"

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;

constexpr size_t rows_a_unit = 500;  // written at once, so that other commits need not wait long

Error unknown_batch() { return Error{ErrorCode::not_found, "没有这个批量核查，或者它属于别的调用方；请核对编号"}; }

Error wrong_state(const Batch& batch) {
  return Error{ErrorCode::conflict, "批量核查当前状态为“" + std::string(chinese(batch.state)) + "”，不能再作此处理"};
}

}  // namespace

BatchFlow::BatchFlow(Store& store, const Departments& departments, const Clock& clock, Ids& ids, ListFlow& list,
                     VerificationFlow& verifications, RenderBatch render)
    : store_(store),
      departments_(departments),
      clock_(clock),
      ids_(ids),
      list_(list),
      verifications_(verifications),
      render_(std::move(render)) {}

Task<Result<Rendered>> BatchFlow::open(Context context, Idempotency idempotency, Batch batch) {
  auto before = recall(store_, context, idempotency);
  if (!before) co_return std::move(before).error();
  if (before->has_value()) co_return std::move(**before);
  const Instant now = clock_.now();
  batch.id = ids_.fresh("PL", now);
  batch.caller = context.caller;
  batch.department = context.department;
  batch.opened_at = batch.updated_at = now;
  Rendered reply = render_(batch);
  Unit unit;
  unit.emplace_back(SaveDocument{records::document_of(batch)});
  unit.emplace_back(AppendAct{batch_act(batch, "batch.opened", context.caller.value, context.request_id, "", now)});
  remember(unit, context, idempotency, reply, now);
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return twin_or(store_, context, idempotency, std::move(written).error());
  co_return reply;
}

Task<Result<Rendered>> BatchFlow::add(Context context, Idempotency idempotency, std::string id,
                                      std::vector<BatchRow> rows) {
  auto before = recall(store_, context, idempotency);
  if (!before) co_return std::move(before).error();
  if (before->has_value()) co_return std::move(**before);
  auto found = find(context, id);
  if (!found) co_return std::move(found).error();
  Batch batch = std::move(*found);
  if (batch.state != BatchState::filling) co_return wrong_state(batch);
  if (batch.rows + static_cast<int64_t>(rows.size()) > rows_most)
    co_return Error{ErrorCode::too_large, "一个批量核查至多 " + std::to_string(rows_most) + " 行，请分作几批"};

  // Rows count only when the batch says so; what a host that was killed here has left behind is written over.
  std::vector<int> left_behind;
  DocumentQuery query{DocumentKind::batch_row, DocumentQuery::By::unit, id};
  query.from = Instant(milliseconds(batch.rows + 1));
  for (std::string cursor;;) {
    auto page = store_.documents(query, cursor, 1000);
    if (!page) co_return std::move(page).error();
    for (const Document& one : page->items) left_behind.push_back(one.version);
    cursor = page->next;
    if (cursor.empty()) break;
  }
  const int64_t first = batch.rows;
  for (size_t at = 0; at < rows.size();) {
    Unit unit;
    for (; at < rows.size() && unit.size() < rows_a_unit; ++at) {
      rows[at].batch = id;
      rows[at].number = first + static_cast<int64_t>(at) + 1;
      rows[at].version = at < left_behind.size() ? left_behind[at] : 0;
      unit.emplace_back(SaveDocument{records::document_of(rows[at])});
    }
    auto writing = store_.commit(std::move(unit));
    auto written = co_await writing;
    if (!written) co_return std::move(written).error();
  }
  const Instant now = clock_.now();
  batch.rows += static_cast<int64_t>(rows.size());
  batch.updated_at = now;
  Rendered reply = render_(batch);
  Unit unit;
  unit.emplace_back(SaveDocument{records::document_of(batch)});
  unit.emplace_back(
      AppendAct{batch_act(batch, "batch.filled", context.caller.value, context.request_id, code(batch.state), now)});
  remember(unit, context, idempotency, reply, now);
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return twin_or(store_, context, idempotency, std::move(written).error());
  co_return reply;
}

Task<Result<Batch>> BatchFlow::change(Context context, std::string id, BatchEvent event) {
  auto found = find(context, id);
  if (!found) co_return std::move(found).error();
  Batch batch = std::move(*found);
  const auto to = next(batch.state, event);
  if (!to) co_return wrong_state(batch);
  const Instant now = clock_.now();
  const std::string_view before = code(batch.state);
  batch.state = *to;
  batch.updated_at = now;
  if (*to == BatchState::cancelled) batch.finished_at = now;
  Unit unit;
  unit.emplace_back(SaveDocument{records::document_of(batch)});
  unit.emplace_back(AppendAct{
      batch_act(batch, "batch." + std::string(code(*to)), context.caller.value, context.request_id, before, now)});
  if (*to == BatchState::running)
    unit.emplace_back(PutWork{{batch_work_id(id), WorkKind::batch_rows, id, now}});
  else
    unit.emplace_back(DropWork{batch_work_id(id)});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return std::move(written).error();
  ++batch.version;
  co_return batch;
}

Result<Batch> BatchFlow::find(const Context& context, const std::string& id) {
  auto found = store_.find_document(DocumentKind::batch, id);
  if (!found) return std::move(found).error();
  auto batch = found->has_value() ? records::batch_of(**found) : std::nullopt;
  if (!batch || (batch->caller != context.caller && !context.may_operate)) return unknown_batch();
  return std::move(*batch);
}

Result<Page<Batch>> BatchFlow::mine(const Context& context, const std::string& cursor, int limit) {
  DocumentQuery query{DocumentKind::batch, DocumentQuery::By::owner, context.caller.value, true};
  auto page = store_.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<Batch> batches{{}, page->next};
  for (const Document& document : page->items)
    if (auto batch = records::batch_of(document)) batches.items.push_back(std::move(*batch));
  return batches;
}

Result<Page<BatchRow>> BatchFlow::rows(const Context& context, const std::string& id, const std::string& cursor,
                                       int limit) {
  auto batch = find(context, id);
  if (!batch) return std::move(batch).error();
  DocumentQuery query{DocumentKind::batch_row, DocumentQuery::By::unit, id};
  query.until = Instant(milliseconds(batch->rows + 1));
  auto page = store_.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<BatchRow> rows{{}, page->next};
  for (const Document& document : page->items)
    if (auto row = records::batch_row_of(document)) rows.items.push_back(std::move(*row));
  return rows;
}

}  // namespace zq::workflow
