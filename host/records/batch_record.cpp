#include "records/batch_record.hpp"

#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, Batch& v) {
  a("department", v.department)("name", v.name)("purpose", v.purpose)("operator", v.operator_name)("rows", v.rows);
  a("done", v.done)("refused", v.refused)("by_state", v.by_state)("by_verdict", v.by_verdict);
  a("updated_at", v.updated_at);
}

template <class A>
void members(A& a, Declared& v) {
  a("name", v.name)("value", v.value);
}

template <class A>
void members(A& a, BatchRow& v) {
  a("entry", v.entry)("name", v.name)("id_number", v.id_number)("declared", v.declared)("verdict", v.verdict);
  a("failure", v.failure);
}

namespace records {

Document document_of(const Batch& batch) {
  Document d;
  d.kind = DocumentKind::batch;
  d.id = batch.id;
  d.version = batch.version;
  d.state = code(batch.state);
  d.owner = batch.caller.value;
  d.opened_at = batch.opened_at;
  d.closed_at = batch.finished_at;
  write_body(d, batch);
  return d;
}

std::optional<Batch> batch_of(const Document& d) {
  Batch batch;
  if (d.kind != DocumentKind::batch || !from_code(d.state, batch.state)) return std::nullopt;
  if (!read_body(d, batch)) return std::nullopt;
  batch.id = d.id;
  batch.version = d.version;
  batch.caller = CallerId{d.owner};
  batch.opened_at = d.opened_at;
  batch.finished_at = d.closed_at;
  return batch;
}

// Rows stand in the order of their numbers, in `opened_at` as in `due_at`: what is open of a batch comes in that order.
Document document_of(const BatchRow& row) {
  Document d;
  d.kind = DocumentKind::batch_row;
  d.id = row.batch + ":" + std::to_string(row.number);
  d.version = row.version;
  d.state = row.outcome.empty() ? "waiting" : row.outcome;
  d.case_id = row.case_id;
  d.unit = row.batch;
  d.opened_at = Instant(std::chrono::milliseconds(row.number));
  d.due_at = d.opened_at;
  d.closed_at = row.done_at;
  write_body(d, row);
  return d;
}

std::optional<BatchRow> batch_row_of(const Document& d) {
  if (d.kind != DocumentKind::batch_row) return std::nullopt;
  BatchRow row;
  if (!read_body(d, row)) return std::nullopt;
  row.batch = d.unit;
  row.number = d.opened_at.time_since_epoch().count();
  row.version = d.version;
  row.case_id = d.case_id;
  row.outcome = d.state == "waiting" ? std::string() : d.state;
  row.done_at = d.closed_at;
  return row;
}

}  // namespace records
}  // namespace zq
