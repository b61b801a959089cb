// Overdue reports and outages.
#include "domain/clocks.hpp"
#include "http/handlers.hpp"
#include "http/render.hpp"
#include "http/render_letters.hpp"

namespace zq::http {
namespace {

template <class T>
void answer(CallPtr call, workflow::Task<Result<T>> task) {
  workflow::start<Result<T>>(std::move(task), answer_with<T>(std::move(call), [](Call& c, T value) {
                               Writer json;
                               write(json, value);
                               c.reply(json.take());
                             }));
}

}  // namespace

void list_overdue_reports(const Desk& desk, CallPtr call) {
  std::optional<ReportState> state;
  ReportState asked{};
  if (const std::string* given = call->query_value("state"); given && from_code(*given, asked)) state = asked;
  const auto page = desk.overdue.list(call->context, state, call->query_text("cursor"), call->limit());
  if (!page) return call->fail(page.error());
  call->reply(page_json(*page));
}

void find_overdue_report(const Desk& desk, CallPtr call) {
  const auto found = desk.overdue.find(call->context, call->id);
  if (!found) return call->fail(found.error());
  Writer json;
  write(json, *found);
  call->reply(json.take());
}

void make_overdue_report(const Desk& desk, CallPtr call) {
  answer<OverdueReport>(call, desk.overdue.report(call->context, call->id, call->body.text_of("operator")));
}

void investigate_overdue(const Desk& desk, CallPtr call) {
  std::vector<std::string> units;
  for (const Value& unit : call->body.find("units")->items) units.push_back(unit.text);
  answer<OverdueReport>(
      call, desk.overdue.investigate(call->context, call->id, std::move(units), call->body.text_of("operator")));
}

void conclude_overdue(const Desk& desk, CallPtr call) {
  Finding finding;
  finding.findings = call->body.text_of("findings");
  finding.by = call->body.text_of("operator");
  Conclusion conclusion{};
  Attribution attribution{};
  if (from_code(call->body.text_of("conclusion"), conclusion)) finding.conclusion = conclusion;
  if (from_code(call->body.text_of("attribution"), attribution)) finding.attribution = attribution;
  answer<OverdueReport>(call, desk.overdue.conclude(call->context, call->id, std::move(finding)));
}

void list_outages(const Desk& desk, CallPtr call) {
  const DepartmentId department{call->query_text("department")};
  const auto page = desk.outages.list(department, call->query_text("cursor"), call->limit());
  if (!page) return call->fail(page.error());
  call->reply(page_json(*page));
}

void record_outage(const Desk& desk, CallPtr call) {
  Outage outage;
  outage.department = DepartmentId{call->body.text_of("department")};
  outage.from = moment_from_text(call->body.text_of("from")).value_or(Instant{});
  if (call->body.find("until")) outage.until = moment_from_text(call->body.text_of("until")).value_or(Instant{});
  outage.reason = call->body.text_of("reason");
  outage.ticket = call->body.text_of("ticket");
  outage.recorded_by = call->body.text_of("operator");
  answer<Outage>(call, desk.outages.record(call->context, std::move(outage)));
}

void end_outage(const Desk& desk, CallPtr call) {
  const Instant until = moment_from_text(call->body.text_of("until")).value_or(Instant{});
  answer<Outage>(call, desk.outages.end(call->context, call->id, until, call->body.text_of("operator")));
}

}  // namespace zq::http
