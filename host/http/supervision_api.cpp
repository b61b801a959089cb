// Supervision notices.
#include "http/carry_by.hpp"
#include "http/complaint_bodies.hpp"
#include "http/handlers_complaints.hpp"
#include "http/render_complaints.hpp"

namespace zq::http {
namespace {

using workflow::SeenNotice;
using workflow::Unit;

using Flow = workflow::SupervisionFlow;

}  // namespace

void list_supervision_notices(const Desk& desk, CallPtr call) {
  std::optional<SupervisionState> state;
  SupervisionState asked{};
  if (from_code(call->query_text("state"), asked)) state = asked;
  const auto page = desk.complaints.notices.list(call->context, state, call->query_text("cursor"), call->limit());
  if (!page) return call->fail(page.error());
  Writer json;
  begin_page(json, *page, [&](const SeenNotice& one) { json.raw(json_of(desk, one)); });
  json.end_object();
  call->reply(json.take());
}

void find_supervision_notice(const Desk& desk, CallPtr call) {
  const auto found = desk.complaints.notices.find(call->context, call->id);
  if (!found) return call->fail(found.error());
  call->reply(json_of(desk, *found));
}

void issue_supervision_notice(const Desk& desk, CallPtr call) {
  carry_by<SeenNotice>(desk, desk.complaints.notices, std::move(call),
                       [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                         const workflow::NoticeOrder order{c.body.text_of("facts"), c.body.text_of("basis"),
                                                           c.body.text_of("demand"), by,
                                                           day_of(c.body, "due_on").value_or(Date{})};
                         return flow.issue(unit, c.context, c.id, order, now);
                       });
}

void plan_rectification(const Desk& desk, CallPtr call) {
  carry_by<SeenNotice>(desk, desk.complaints.notices, std::move(call),
                       [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                         return flow.plan(unit, c.context, c.id, c.body.text_of("plan"), by, now);
                       });
}

void report_rectification(const Desk& desk, CallPtr call) {
  carry_by<SeenNotice>(
      desk, desk.complaints.notices, std::move(call),
      [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
        const workflow::Rectification done{c.body.text_of("measures"), by, texts_of(c.body, "evidence")};
        return flow.rectify(unit, c.context, c.id, done, now);
      });
}

void accept_rectification(const Desk& desk, CallPtr call) {
  carry_by<SeenNotice>(desk, desk.complaints.notices, std::move(call),
                       [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                         const workflow::Acceptance acceptance{c.body.boolean_of("accepted").value_or(false),
                                                               c.body.text_of("opinion"), by, day_of(c.body, "due_on")};
                         return flow.accept(unit, c.context, c.id, acceptance, now);
                       });
}

}  // namespace zq::http
