#include <algorithm>

#include "http/api_schemas.hpp"
#include "http/calendar_text.hpp"
#include "http/handlers.hpp"
#include "http/render.hpp"

namespace zq::http {
namespace {

constexpr size_t faults_most = 1000;

void write(Writer& json, const BatchRow& row) {
  json.begin_object().key("row").number(row.number).member("entry", row.entry.value);
  json.member("state", row.outcome.empty() ? "waiting" : row.outcome);
  json.member_unless_empty("verification", row.case_id.value).member_unless_empty("verdict", row.verdict);
  json.member_unless_empty("failure", row.failure);
  if (row.done_at) json.member("done_at", beijing_time(*row.done_at));
  json.end_object();
}

// One line of the body; its faults under "line:<n>".
void read_line(const Desk& desk, std::string_view line, size_t number, std::vector<BatchRow>& rows,
               std::vector<Fault>& faults) {
  const std::string path = "line:" + std::to_string(number);
  const auto value = parse_json(line, desk.settings()->server.json_depth_max);
  if (!value.ok()) {
    faults.push_back({path, "这一行不是正确的 JSON", "one JSON object", "something else"});
    return;
  }
  const size_t before = faults.size();
  check(schemas::batch_question(), *value, path, faults);
  if (faults.size() > before) return;
  const Value* applicant = value->find("applicant");
  workflow::OpenVerification asked;
  asked.entry = EntryId{value->text_of("entry")};
  asked.name = applicant->text_of("name");
  asked.id_number = applicant->text_of("id_number");
  if (const Value* declared = value->find("declared"))
    for (const auto& [name, one] : declared->members) asked.declared.push_back({name, Private(one.text)});
  for (Fault& fault : desk.verifications.faults_of(asked)) {
    fault.path.insert(0, path);
    faults.push_back(std::move(fault));
  }
  if (faults.size() > before) return;
  BatchRow& row = rows.emplace_back();
  row.entry = asked.entry;
  row.name = Private(std::move(asked.name));
  row.id_number = Private(std::move(asked.id_number));
  row.declared = std::move(asked.declared);
}

std::vector<BatchRow> read_lines(const Desk& desk, std::string_view body, std::vector<Fault>& faults) {
  std::vector<BatchRow> rows;
  size_t number = 0;
  while (!body.empty() && faults.size() < faults_most) {
    const size_t end = std::min(body.find('\n'), body.size());
    std::string_view line = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) read_line(desk, line, number, rows, faults);
  }
  if (faults.size() > faults_most) faults.resize(faults_most);
  if (rows.empty() && faults.empty()) faults.push_back({"", "没有任何一行", "one JSON object a line", "an empty body"});
  return rows;
}

void change(const Desk& desk, CallPtr call, BatchEvent event) {
  auto changing = desk.batches.change(call->context, call->id, event);
  workflow::start<Result<Batch>>(std::move(changing), answer_with<Batch>(call, [](Call& c, const Batch& batch) {
                                   Writer json;
                                   write(json, batch);
                                   c.reply(json.take());
                                 }));
}

}  // namespace

void write(Writer& json, const Batch& batch) {
  const auto counts = [&](std::string_view name, const std::map<std::string, int64_t>& all) {
    json.key(name).begin_object();
    for (const auto& [word, number] : all) json.key(word).number(number);
    json.end_object();
  };
  json.begin_object().member("id", batch.id).member("name", batch.name).member("purpose", batch.purpose);
  json.member("state", zq::code(batch.state)).member("state_text", zq::chinese(batch.state));
  json.key("rows").number(batch.rows).key("done").number(batch.done).key("refused").number(batch.refused);
  counts("by_state", batch.by_state);
  counts("by_verdict", batch.by_verdict);
  json.member("opened_at", beijing_time(batch.opened_at)).member("updated_at", beijing_time(batch.updated_at));
  if (batch.finished_at) json.member("finished_at", beijing_time(*batch.finished_at));
  json.end_object();
}

workflow::RenderBatch batch_renderer() {
  return [](const Batch& batch) {
    Writer json;
    write(json, batch);
    return workflow::Rendered{batch.rows == 0 ? 201 : 200, json.take(), "/api/v1/verification-batches/" + batch.id};
  };
}

void open_batch(const Desk& desk, CallPtr call) {
  Batch batch;
  batch.name = call->body.text_of("name");
  batch.purpose = call->body.text_of("purpose");
  batch.operator_name = call->body.text_of("operator");
  workflow::start<Result<workflow::Rendered>>(
      desk.batches.open(call->context, call->idempotency, std::move(batch)),
      answer_with<workflow::Rendered>(call, [](Call& c, const workflow::Rendered& reply) { c.reply(reply); }));
}

void add_batch_rows(const Desk& desk, CallPtr call) {
  std::vector<Fault> faults = std::move(call->faults);
  auto rows = read_lines(desk, call->request.body, faults);
  if (!faults.empty())
    return call->fail(
        Error{ErrorCode::invalid_input, "批量核查的内容有误，请逐行更正；没有任何一行被接受", {}, std::move(faults)});
  workflow::start<Result<workflow::Rendered>>(
      desk.batches.add(call->context, call->idempotency, call->id, std::move(rows)),
      answer_with<workflow::Rendered>(call, [](Call& c, const workflow::Rendered& reply) { c.reply(reply); }));
}

void find_batch(const Desk& desk, CallPtr call) {
  const auto batch = desk.batches.find(call->context, call->id);
  if (!batch.ok()) return call->fail(batch.error());
  Writer json;
  write(json, *batch);
  call->reply(json.take());
}

void list_batches(const Desk& desk, CallPtr call) {
  const auto page = desk.batches.mine(call->context, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void list_batch_rows(const Desk& desk, CallPtr call) {
  const auto page = desk.batches.rows(call->context, call->id, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  Writer json;
  begin_page(json, *page, [&](const BatchRow& row) { write(json, row); });
  json.end_object();
  call->reply(json.take());
}

void download_batch_results(const Desk& desk, CallPtr call) {
  Response response;
  response.content_type = "application/x-ndjson";
  std::string cursor;
  do {
    const auto page = desk.batches.rows(call->context, call->id, cursor, 1000);
    if (!page.ok()) return call->fail(page.error());
    for (const BatchRow& row : page->items) {
      Writer json;
      write(json, row);
      response.body += json.take() += '\n';
    }
    cursor = page->next;
  } while (!cursor.empty());
  call->exchange->reply(std::move(response));
}

void start_batch(const Desk& desk, CallPtr call) { change(desk, std::move(call), BatchEvent::start); }
void pause_batch(const Desk& desk, CallPtr call) { change(desk, std::move(call), BatchEvent::pause); }
void resume_batch(const Desk& desk, CallPtr call) { change(desk, std::move(call), BatchEvent::resume); }
void cancel_batch(const Desk& desk, CallPtr call) { change(desk, std::move(call), BatchEvent::cancel); }

}  // namespace zq::http
