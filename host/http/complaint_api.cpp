#include "http/handlers.hpp"
#include "http/render.hpp"

namespace zq::http {
namespace {

ComplaintPassing complaint_of(const Value& body) {
  static const Value nobody;
  const Value* complainant = body.find("complainant");
  if (!complainant) complainant = &nobody;
  ComplaintPassing complaint;
  complaint.department = DepartmentId{body.text_of("department")};
  complaint.channel = body.text_of("channel");
  complaint.subject = body.text_of("subject");
  complaint.content = body.text_of("content");
  complaint.complainant = Private(complainant->text_of("name"));
  complaint.phone = Private(complainant->text_of("phone"));
  complaint.against = body.text_of("against");
  complaint.matter = body.text_of("matter");
  complaint.proof = body.text_of("proof");
  return complaint;
}

void reply_with(Call& call, const ComplaintPassing& complaint) {
  Writer json;
  write(json, complaint);
  call.reply(json.take());
}

}  // namespace

void file_complaint(const Desk& desk, CallPtr call) {
  auto complaint = complaint_of(call->body);
  auto filing = desk.complaints.file(call->context, call->idempotency, std::move(complaint));
  workflow::start<Result<workflow::Rendered>>(
      std::move(filing),
      answer_with<workflow::Rendered>(call, [](Call& c, workflow::Rendered reply) { c.reply(reply); }));
}

std::vector<Fault> complaint_faults(const Desk& desk, const Call& call) {
  return desk.complaints.faults_of(complaint_of(call.body));
}

void find_complaint(const Desk& desk, CallPtr call) {
  const auto found = desk.complaints.find(call->context, ComplaintId{call->id});
  if (!found.ok()) return call->fail(found.error());
  reply_with(*call, *found);
}

void list_complaints(const Desk& desk, CallPtr call) {
  const auto page = desk.complaints.mine(call->context, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void read_complaint_back(const Desk& desk, CallPtr call) {
  auto reading = desk.complaints.read_back(call->context, ComplaintId{call->id});
  workflow::start<Result<ComplaintPassing>>(std::move(reading), answer_with<ComplaintPassing>(call, reply_with));
}

}  // namespace zq::http
