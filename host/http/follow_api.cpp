// The complainant, without login: by the secret that was given out when the complaint was filed ("<id>.<secret>").
#include <algorithm>

#include "http/carry_out.hpp"
#include "http/complaint_bodies.hpp"
#include "http/handlers_complaints.hpp"
#include "http/identity.hpp"
#include "http/printed.hpp"
#include "http/render_complaints.hpp"

namespace zq::http {
namespace {

using workflow::Unit;

Result<Complaint> own_complaint(const Desk& desk, const std::string& token) {
  const size_t dot = token.rfind('.');
  const std::string id = dot == std::string::npos ? std::string() : token.substr(0, dot);
  return desk.complaints.flow.follow(id, sha256_hex(dot == std::string::npos ? "" : token.substr(dot + 1)));
}

template <class Verb>
void carry(const Desk& desk, CallPtr call, Verb verb) {
  carry_out<Complaint>(desk, call, 200, [&desk, call, verb](Unit& unit, Instant now) -> Result<Complaint> {
    auto own = own_complaint(desk, call->id);
    if (!own) return own;
    return verb(unit, *own, call->body, now);
  });
}

}  // namespace

void follow_complaint(const Desk& desk, CallPtr call) {
  const auto own = own_complaint(desk, call->id);
  if (!own) return call->fail(own.error());
  call->reply(json_of(desk, *own));
}

// What the complainant was told, as it stands on paper; not what interested parties were told.
void read_own_writ(const Desk& desk, CallPtr call) {
  const auto own = own_complaint(desk, call->id);
  if (!own) return call->fail(own.error());
  const std::string id = call->query_text("writ");
  const bool told = std::ranges::any_of(own->told, [&](const Told& one) { return one.writ == id && !one.to_party; });
  if (!told) return call->fail(Error{ErrorCode::not_found, "没有告知过这件文书；已告知的文书见查询结果的 told"});
  const auto printout = desk.writs.read(id);
  if (!printout) return call->fail(printout.error());
  if (call->query_text("form") != "pdf") {
    call->exchange->reply(html_reply(*printout));
    return;
  }
  auto pdf = pdf_reply(*printout, id);
  if (!pdf) return call->fail(pdf.error());
  call->exchange->reply(std::move(*pdf));
}

void complete_own_complaint(const Desk& desk, CallPtr call) {
  carry(desk, std::move(call), [&desk](Unit& unit, const Complaint& own, const Value& body, Instant now) {
    auto given = completion_of(body);
    given.by = "投诉举报人";
    return desk.complaints.flow.complete_own(unit, own, given, now);
  });
}

void withdraw_own_complaint(const Desk& desk, CallPtr call) {
  carry(desk, std::move(call), [&desk](Unit& unit, const Complaint& own, const Value& body, Instant now) {
    return desk.complaints.flow.withdraw_own(unit, own, body.text_of("reason"), now);
  });
}

void ask_own_recusal(const Desk& desk, CallPtr call) {
  carry(desk, std::move(call), [&desk](Unit& unit, const Complaint& own, const Value& body, Instant now) {
    return desk.complaints.flow.ask_recusal_own(unit, own, body.text_of("reason"), now);
  });
}

// 考核-2(4): once, when there is a decision to be content with or not.
void rate_own_complaint(const Desk& desk, CallPtr call) {
  carry_out<workflow::Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) -> Result<workflow::Paper> {
    const auto own = own_complaint(desk, call->id);
    if (!own) return own.error();
    if (!own->decided_at) return Error{ErrorCode::conflict, "投诉举报作出处理决定后才能评价", {}, {}, "考核-2(4)"};
    Rating value;
    value.about = own->id;
    (void)from_code(call->body.text_of("level"), value.level);
    value.words = Private(call->body.text_of("words"));
    value.channel = "查询码";
    return desk.assessing.papers.rate(unit, workflow::complainant(), std::move(value), now);
  });
}

}  // namespace zq::http
