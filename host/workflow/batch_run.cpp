// Carrying the rows of a batch out.
#include <algorithm>

#include "records/batch_record.hpp"
#include "workflow/background.hpp"
#include "workflow/batch_acts.hpp"
#include "workflow/batch_flow.hpp"
#include "workflow/gather.hpp"

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;

constexpr int side_by_side = 16;    // rows asked at once
constexpr milliseconds turn{4000};  // of one batch, before other work has its turn

// What the row needs to know of its case: remembered, so that a row that is asked again finds the same case.
Rendered case_for_row(const Case& value) {
  return {200, std::string(code(value.state)) + " " + std::string(value.verdict ? code(*value.verdict) : ""),
          value.id.value};
}

// False: the question itself is wrong, and asking again would change nothing.
bool may_pass(const Error& error) {
  return error.code != ErrorCode::invalid_input && error.code != ErrorCode::not_in_list &&
         error.code != ErrorCode::forbidden;
}

void take_result(Batch& batch, BatchRow& row, const Result<Rendered>& result, Instant now) {
  row.done_at = now;
  row.name = row.id_number = Private();  // the case has them
  row.declared.clear();
  ++batch.done;
  if (!result) {
    row.outcome = "refused";
    row.failure = result.error().text;
    ++batch.refused;
    return;
  }
  const size_t blank = result->body.find(' ');
  row.case_id = CaseId{result->location};
  row.outcome = result->body.substr(0, blank);
  row.verdict = result->body.substr(blank + 1);
  ++batch.by_state[row.outcome];
  if (!row.verdict.empty()) ++batch.by_verdict[row.verdict];
}

}  // namespace

Result<BatchFlow::Rows> BatchFlow::waiting_rows(const Batch& batch) {
  auto page = store_.documents({DocumentKind::batch_row, DocumentQuery::By::open_of_unit, batch.id}, {}, side_by_side);
  if (!page) return std::move(page).error();
  Rows rows;
  for (const Document& document : page->items) {
    auto row = records::batch_row_of(document);
    if (!row) return Error{ErrorCode::internal, "批量核查的存档无法读取", "a batch row's document is broken"};
    if (row->number <= batch.rows) rows.push_back(std::move(*row));
  }
  return rows;
}

bool BatchFlow::is_crowded_for(const Rows& rows) const {
  const auto list = list_.in_force();
  return std::ranges::any_of(rows, [&](const BatchRow& row) {
    const Entry* entry = list->find(row.entry);
    return entry && !entry->check.empty() && is_crowded(departments_, entry->assisting);
  });
}

Task<Result<Rendered>> BatchFlow::ask(const Batch& batch, const BatchRow& row) {
  Context context;
  context.caller = batch.caller;
  context.department = batch.department;
  context.request_id = batch.id + "-" + std::to_string(row.number);
  context.background = true;
  OpenVerification asked{row.entry,    row.name.reveal(), row.id_number.reveal(),
                         row.declared, batch.purpose,     batch.operator_name};
  const std::string key = "batch:" + context.request_id;
  return verifications_.open(std::move(context), {key, key}, std::move(asked), case_for_row);
}

Task<Result<Done>> BatchFlow::record(Batch& batch, Rows rows, std::vector<Result<Rendered>> results) {
  const Instant now = clock_.now();
  Unit unit;
  std::optional<Error> waits;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!results[i] && may_pass(results[i].error())) {
      waits = results[i].error();
      continue;
    }
    take_result(batch, rows[i], results[i], now);
    unit.emplace_back(SaveDocument{records::document_of(rows[i])});
  }
  batch.updated_at = now;
  unit.emplace_back(SaveDocument{records::document_of(batch)});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return written;
  ++batch.version;
  if (waits) co_return std::move(*waits);
  co_return Done{};
}

Task<Result<Done>> BatchFlow::run(Work work) {
  const SteadyTime until = clock_.steady() + turn;
  while (true) {
    auto found = store_.find_document(DocumentKind::batch, work.subject);
    if (!found) co_return std::move(found).error();
    auto batch = found->has_value() ? records::batch_of(**found) : std::nullopt;
    auto waiting = batch && batch->state == BatchState::running ? waiting_rows(*batch) : Result<Rows>(Rows{});
    if (!waiting) co_return std::move(waiting).error();
    Unit unit;
    if (waiting->empty()) {
      unit.emplace_back(DropWork{work.id});
      if (batch && batch->state == BatchState::running) {
        batch->state = BatchState::finished;
        batch->finished_at = batch->updated_at = clock_.now();
        unit.emplace_back(SaveDocument{records::document_of(*batch)});
        unit.emplace_back(AppendAct{batch_act(*batch, "batch.finished", "host", work.id, "running", clock_.now())});
      }
    } else if (is_crowded_for(*waiting)) {
      unit.emplace_back(put_off(work, clock_.now()));
    } else if (clock_.steady() >= until) {
      work.due_at = clock_.now();
      work.attempts = 0;
      unit.emplace_back(PutWork{work});
    }
    if (!unit.empty()) {
      auto writing = store_.commit(std::move(unit));
      co_return co_await writing;
    }
    std::vector<Task<Result<Rendered>>> asking;
    for (const BatchRow& row : *waiting) asking.push_back(ask(*batch, row));
    auto all = gather(std::move(asking));
    auto results = co_await all;
    auto recording = record(*batch, std::move(*waiting), std::move(results));
    auto recorded = co_await recording;
    if (!recorded) co_return recorded;
  }
}

}  // namespace zq::workflow
