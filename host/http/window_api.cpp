// Requests at the service window.
#include "domain/applicant.hpp"
#include "domain/clocks.hpp"
#include "http/carry_out_json.hpp"
#include "http/handlers_window.hpp"
#include "http/render_window.hpp"

namespace zq::http {
namespace {

using workflow::SeenRequest;
using workflow::Unit;
using workflow::WindowRequests;

workflow::NewWindowRequest request_of(const Value& body) {
  workflow::NewWindowRequest asked;
  if (const Value* applicant = body.find("applicant")) {
    asked.name = applicant->text_of("name");
    asked.id_number = applicant->text_of("id_number");
    asked.phone = applicant->text_of("phone");
  }
  asked.purpose = body.text_of("purpose");
  asked.destination = body.text_of("destination");
  asked.in_city = body.boolean_of("in_city").value_or(false);
  asked.material = body.text_of("material");
  asked.operator_name = body.text_of("operator");
  return asked;
}

// Verbs that take one text beside the operator.
using TextVerb = Result<SeenRequest> (WindowRequests::*)(Unit&, const workflow::Context&, const std::string& id,
                                                         const std::string& text, const std::string& operator_name,
                                                         Instant now);

void with_text(const Desk& desk, CallPtr call, std::string_view member, TextVerb verb) {
  carry_out_json<SeenRequest>(desk, call, [&desk, call, member, verb](Unit& unit, Instant now) {
    return (desk.window.requests.*verb)(unit, call->context, call->id, call->body.text_of(member),
                                        call->body.text_of("operator"), now);
  });
}

}  // namespace

std::vector<Fault> window_request_faults(const Desk& desk, const Call& call) {
  const auto asked = request_of(call.body);
  std::vector<Fault> faults;
  check_applicant(faults, asked.name, asked.id_number, beijing_day(desk.clock.now()));
  return faults;
}

void receive_window_request(const Desk& desk, CallPtr call) {
  if (auto faults = window_request_faults(desk, *call); !faults.empty())
    return call->fail(Error{ErrorCode::invalid_input, "申请内容有误，请按提示更正", {}, std::move(faults)});
  carry_out_json<SeenRequest>(
      desk, call, 201,
      [&desk, call](Unit& unit, Instant now) {
        return desk.window.requests.receive(unit, call->context, request_of(call->body), now);
      },
      "/api/v1/window/requests/", [](const SeenRequest& one) { return one.value.id; });
}

void list_window_requests(const Desk& desk, CallPtr call) {
  const auto page = desk.window.requests.list(call->context, call->query_text("inbox") == "true",
                                              call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void find_window_request(const Desk& desk, CallPtr call) {
  const auto found = desk.window.requests.find(call->context, call->id);
  if (!found.ok()) return call->fail(found.error());
  Writer json;
  write(json, *found);
  call->reply(json.take());
}

void guide_window_request(const Desk& desk, CallPtr call) {
  carry_out_json<SeenRequest>(desk, call, [&desk, call](Unit& unit, Instant now) {
    std::vector<std::string> items;
    if (const Value* given = call->body.find("items"))
      for (const Value& item : given->items) items.push_back(item.text);
    return desk.window.requests.guide(unit, call->context, call->id, items, call->body.text_of("operator"), now);
  });
}

void route_window_request(const Desk& desk, CallPtr call) {
  carry_out_json<SeenRequest>(desk, call, [&desk, call](Unit& unit, Instant now) {
    const auto matter_class = matter_class_from_code(call->body.text_of("class"));
    const workflow::Routing order{call->body.text_of("issuing_unit"), matter_class.value_or(MatterClass::records_check),
                                  call->body.text_of("operator")};
    return desk.window.requests.route(unit, call->context, call->id, order, now);
  });
}

void hand_over_window_request(const Desk& desk, CallPtr call) {
  carry_out_json<SeenRequest>(desk, call, [&desk, call](Unit& unit, Instant now) {
    return desk.window.requests.hand_over(unit, call->context, call->id, call->body.text_of("to"),
                                          call->body.text_of("reason"), call->body.text_of("operator"), now);
  });
}

void track_window_request(const Desk& desk, CallPtr call) {
  with_text(desk, std::move(call), "note", &WindowRequests::track);
}

void reclassify_window_request(const Desk& desk, CallPtr call) {
  with_text(desk, std::move(call), "reason", &WindowRequests::reclassify);
}

void send_back_window_request(const Desk& desk, CallPtr call) {
  with_text(desk, std::move(call), "reason", &WindowRequests::send_back);
}

void issue_window_proof(const Desk& desk, CallPtr call) {
  carry_out_json<SeenRequest>(desk, call, [&desk, call](Unit& unit, Instant now) {
    const workflow::IssuedProof proof{call->body.text_of("document_no"), call->body.text_of("content"),
                                      call->body.text_of("file_hash"), call->body.text_of("operator")};
    return desk.window.requests.issue(unit, call->context, call->id, proof, now);
  });
}

void refuse_window_request(const Desk& desk, CallPtr call) {
  carry_out_json<SeenRequest>(desk, call, [&desk, call](Unit& unit, Instant now) {
    const workflow::WindowRefusal refusal{call->body.text_of("reason"), call->body.text_of("explanation"),
                                          call->body.text_of("operator")};
    return desk.window.requests.refuse(unit, call->context, call->id, refusal, now);
  });
}

void deliver_window_request(const Desk& desk, CallPtr call) {
  with_text(desk, std::move(call), "how", &WindowRequests::deliver);
}

void close_window_request(const Desk& desk, CallPtr call) {
  with_text(desk, std::move(call), "result", &WindowRequests::close);
}

}  // namespace zq::http
