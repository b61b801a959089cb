#include <charconv>

#include "http/calendar_text.hpp"
#include "http/handlers.hpp"
#include "http/period.hpp"
#include "http/render_oversight.hpp"
#include "sheet/sheet.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::http {
namespace {

int64_t number_or(const Call& call, std::string_view name, int64_t otherwise) {
  if (const std::string* value = call.query_value(name))
    std::from_chars(value->data(), value->data() + value->size(), otherwise);
  return otherwise;
}

// Sends what was read once the journal says who has read it.
void reply_recorded(const Desk& desk, CallPtr call, const workflow::LedgerQuery& query, const std::string& format,
                    int64_t rows, Response response) {
  auto recording = desk.oversight.ledgers.record(call->context, query, format, rows);
  auto ready = std::make_shared<Response>(std::move(response));
  workflow::start<Result<Done>>(
      std::move(recording), answer_with<Done>(call, [ready](Call& c, Done) { c.exchange->reply(std::move(*ready)); }));
}

void reply_page(const Desk& desk, CallPtr call, const workflow::LedgerQuery& query, const Days& days) {
  auto page = desk.oversight.ledgers.page(call->context, query, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  Response response;
  response.body = ledger_json(query.kind, days, *page);
  reply_recorded(desk, std::move(call), query, "json", static_cast<int64_t>(page->items.size()), std::move(response));
}

void reply_file(const Desk& desk, CallPtr call, const workflow::LedgerQuery& query, const Days& days,
                const std::string& word) {
  const auto format = word == "csv" ? sheet::Format::csv : sheet::Format::xlsx;
  std::vector<std::string> headings;
  for (const LedgerColumn& column : columns_of(query.kind)) headings.emplace_back(column.heading);
  const auto file = sheet::begin(format, chinese(query.kind), headings);
  const auto rows = desk.oversight.ledgers.each(call->context, query, [&](const LedgerRow& row) { file->add(row); });
  if (!rows.ok()) return call->fail(rows.error());
  auto content = file->finish();
  if (!content.ok()) return call->fail(content.error());
  Response response;
  response.content_type = std::string(content_type(format)) + (word == "csv" ? "; charset=utf-8" : "");
  response.body = std::move(*content);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(code(query.kind)) + "-" +
                                                           days.first + "-" + days.last + std::string(suffix(format)) +
                                                           "\"");
  reply_recorded(desk, std::move(call), query, word, *rows, std::move(response));
}

}  // namespace

void read_ledger(const Desk& desk, CallPtr call) {
  const auto kind = ledger_kind_from_code(call->id);
  if (!kind) return call->fail(Error{ErrorCode::not_found, "没有这种台账；有：" + ledger_names()});
  const auto days = days_of(*call, desk.clock.now());
  if (!days.ok()) return call->fail(days.error());
  const workflow::LedgerQuery query{*kind, days->from, days->until};
  const std::string format = call->query_text("format");
  if (format.empty() || format == "json") return reply_page(desk, std::move(call), query, *days);
  reply_file(desk, std::move(call), query, *days, format);
}

void show_measures(const Desk& desk, CallPtr call) {
  const auto days = days_of(*call, desk.clock.now());
  if (!days.ok()) return call->fail(days.error());
  const std::string unit = call->query_text("unit");
  const auto measures = desk.oversight.measures.measures(call->context, {days->from, days->until, unit});
  if (!measures.ok()) return call->fail(measures.error());
  call->reply(measures_json(*measures, *days, unit));
}

void sample_letters(const Desk& desk, CallPtr call) {
  const auto days = days_of(*call, desk.clock.now());
  if (!days.ok()) return call->fail(days.error());
  const int64_t seed = number_or(*call, "seed", 1);
  const int size = static_cast<int>(number_or(*call, "size", 20));
  auto drawing =
      desk.oversight.measures.sample(call->context, {days->from, days->until, call->query_text("unit")}, size, seed);
  workflow::start<Result<std::vector<Letter>>>(
      std::move(drawing),
      answer_with<std::vector<Letter>>(
          call, [days = *days, seed](Call& c, std::vector<Letter> all) { c.reply(sample_json(all, days, seed)); }));
}

void show_clocks(const Desk& desk, CallPtr call) {
  const auto story = desk.oversight.viewing.story(call->context, CaseId{call->id});
  if (!story.ok()) return call->fail(story.error());
  call->reply(clocks_json(*story, desk.clock.now()));
}

void show_deadline(const Desk& desk, CallPtr call) {
  const auto seen = desk.oversight.viewing.find(call->context, CaseId{call->id});
  if (!seen.ok()) return call->fail(seen.error());
  const auto letters = workflow::letters_of(desk.store, seen->value.id);
  if (!letters.ok()) return call->fail(letters.error());
  call->reply(deadlines_json(seen->value, *letters));
}

}  // namespace zq::http
