// Complaints coming in, and looking at them.
#include "domain/clocks.hpp"
#include "http/carry_out.hpp"
#include "http/complaint_bodies.hpp"
#include "http/handlers_complaints.hpp"
#include "http/identity.hpp"
#include "http/period.hpp"
#include "http/render_complaints.hpp"
#include "http/render_oversight.hpp"

namespace zq::http {
namespace {

using workflow::FiledComplaint;
using workflow::SeenComplaint;

// The secret by which the complainant follows: given out once, kept as its hash.
std::string fresh_secret() { return fresh_request_id() + fresh_request_id(); }

workflow::Filing filing_of(const Call& call) {
  workflow::Filing filing;
  filing.value = complaint_of(call.body);
  filing.anonymous = call.body.boolean_of("anonymous").value_or(false);
  filing.received_at = moment_from_text(call.body.text_of("received_at"));
  return filing;
}

std::string filed_json(const Desk& desk, const FiledComplaint& filed, const std::string& secret) {
  Writer json;
  json.begin_object();
  write_members(json, desk, filed.seen);
  const Complaint& c = filed.seen.value;
  if (filed.anew && c.state != ComplaintState::lead && !secret.empty())
    json.member("follow_token", c.id + "." + secret);
  json.end_object();
  return json.take();
}

void file(const Desk& desk, CallPtr call, workflow::Filing filing) {
  const std::string secret = fresh_secret();
  filing.follow_hash = sha256_hex(secret);
  workflow::Plan<FiledComplaint> plan = [&desk, call, filing](workflow::Unit& unit, Instant now) {
    return desk.complaints.flow.file(unit, call->context, filing, now);
  };
  const auto rendered = [&desk](const FiledComplaint& filed, const std::string& given) {
    return workflow::Rendered{filed.anew ? 201 : 200, filed_json(desk, filed, given),
                              "/api/v1/complaints/" + filed.seen.value.id};
  };
  std::function<workflow::Rendered(const FiledComplaint&)> reply = [rendered, secret](const FiledComplaint& filed) {
    return rendered(filed, secret);
  };
  std::function<workflow::Rendered(const FiledComplaint&)> kept = [rendered](const FiledComplaint& filed) {
    return rendered(filed, {});
  };
  auto task = workflow::perform<FiledComplaint>(desk.store, desk.clock, call->context, call->idempotency,
                                                std::move(plan), std::move(reply), std::move(kept));
  workflow::start<Result<workflow::Rendered>>(
      std::move(task),
      answer_with<workflow::Rendered>(call, [](Call& c, workflow::Rendered given) { c.reply(given); }));
}

}  // namespace

void file_complaint(const Desk& desk, CallPtr call) {
  if (call->body.find("received_at") && !moment_from_text(call->body.text_of("received_at")))
    return call->fail(Error{ErrorCode::invalid_input,
                            "收到的时间写法有误",
                            {},
                            {{"/received_at", "应写为北京时间", "2026-11-26T10:00:00+08:00", "another form"}}});
  auto filing = filing_of(*call);
  file(desk, std::move(call), std::move(filing));
}

void file_public_complaint(const Desk& desk, CallPtr call) {
  auto filing = filing_of(*call);
  filing.value.channel = ComplaintChannel::platform;
  file(desk, std::move(call), std::move(filing));
}

std::vector<Fault> complaint_faults(const Desk& desk, const Call& call) {
  return desk.complaints.flow.faults_of(filing_of(call));
}

void find_complaint(const Desk& desk, CallPtr call) {
  const auto found = desk.complaints.flow.find(call->context, call->id);
  if (!found) return call->fail(found.error());
  call->reply(json_of(desk, *found));
}

void list_complaints(const Desk& desk, CallPtr call) {
  using enum workflow::ComplaintBox;
  const std::string box = call->query_text("box");
  std::optional<ComplaintState> state;
  ComplaintState asked{};
  if (from_code(call->query_text("state"), asked)) state = asked;
  const auto page = desk.complaints.flow.list(call->context,
                                              box == "unit"   ? unit
                                              : box == "seen" ? seen
                                                              : filed,
                                              state, call->query_text("cursor"), call->limit());
  if (!page) return call->fail(page.error());
  Writer json;
  begin_page(json, *page, [&](const SeenComplaint& one) { json.raw(json_of(desk, one)); });
  json.end_object();
  call->reply(json.take());
}

// The status in the department's own system, read now; shown beside ours.
void read_complaint_back(const Desk& desk, CallPtr call) {
  const auto found = desk.complaints.flow.find(call->context, call->id);
  if (!found) return call->fail(found.error());
  if (!found->passing)
    return call->fail(Error{ErrorCode::conflict, "这件投诉举报没有转送部门系统，没有可以读取的办理情况"});
  auto reading = desk.complaints.passing.read_back(call->context, ComplaintId{call->id});
  workflow::start<Result<ComplaintPassing>>(
      std::move(reading), answer_with<ComplaintPassing>(call, [&desk, seen = *found](Call& c, ComplaintPassing now) {
        SeenComplaint renewed = seen;
        renewed.passing = std::move(now);
        c.reply(json_of(desk, renewed));
      }));
}

// For the public: how many, nobody's.
void show_complaint_figures(const Desk& desk, CallPtr call) {
  const auto days = days_of(*call, desk.clock.now());
  if (!days) return call->fail(days.error());
  const auto figures = workflow::complaint_figures(desk.store, days->from, days->until, {});
  if (!figures) return call->fail(figures.error());
  Writer json;
  json.begin_object().member("from", days->first).member("until", days->last);
  write_members(json, *figures);
  json.end_object();
  call->reply(json.take());
}

void renew_complaint_secret(const Desk& desk, CallPtr call) {
  const std::string secret = fresh_secret();
  workflow::Plan<SeenComplaint> plan = [&desk, call, hash = sha256_hex(secret)](workflow::Unit& unit, Instant now) {
    return desk.complaints.flow.renew_secret(unit, call->context, call->id, hash, call->body.text_of("operator"), now);
  };
  std::function<workflow::Rendered(const SeenComplaint&)> reply = [&desk, secret](const SeenComplaint& one) {
    return workflow::Rendered{200, filed_json(desk, {one, true}, secret), {}};
  };
  auto task = workflow::perform<SeenComplaint>(desk.store, desk.clock, call->context, call->idempotency,
                                               std::move(plan), std::move(reply));
  workflow::start<Result<workflow::Rendered>>(
      std::move(task),
      answer_with<workflow::Rendered>(call, [](Call& c, workflow::Rendered given) { c.reply(given); }));
}

}  // namespace zq::http
