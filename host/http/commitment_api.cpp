#include "domain/time_words.hpp"
#include "http/carry_out.hpp"
#include "http/handlers.hpp"

namespace zq::http {

using workflow::Paper;
using workflow::Unit;

void publish_commitment_template(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    CommitmentTemplate value;
    value.matter = body.text_of("matter");
    value.proof = body.text_of("proof");
    value.content = body.text_of("content");
    value.standard = body.text_of("standard");
    value.liability = body.text_of("liability");
    value.made_by = body.text_of("operator");
    return desk.handling.commitments.publish_template(unit, call->context, std::move(value), now);
  });
}

void publish_supervision_plan(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    SupervisionPlan value;
    value.matter = body.text_of("matter");
    value.proof = body.text_of("proof");
    value.checks = body.text_of("checks");
    value.every_days = static_cast<int>(body.integer_of("every_days").value_or(30));
    value.responsible = body.text_of("responsible");
    value.made_by = body.text_of("operator");
    return desk.handling.commitments.publish_plan(unit, call->context, std::move(value), now);
  });
}

void offer_commitment(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.commitments.offer(unit, call->context, CaseId{call->id}, now);
  });
}

void inform_of_commitment(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.commitments.inform(unit, call->context, call->id, call->body.text_of("operator"),
                                            call->body.text_of("acknowledgement"), now);
  });
}

void sign_commitment(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.commitments.sign(unit, call->context, call->id, call->body.text_of("signature"),
                                          call->body.text_of("operator"), now);
  });
}

void check_commitment(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    CommitmentCheck check{now, call->body.text_of("operator"), call->body.text_of("finding"),
                          call->body.boolean_of("held").value_or(true)};
    return desk.handling.commitments.check(unit, call->context, call->id, std::move(check), now);
  });
}

void order_rectification(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    RectificationOrder order;
    order.demand = call->body.text_of("demand");
    order.limit = *date_from_text(call->body.text_of("limit"));
    order.by = call->body.text_of("operator");
    return desk.handling.commitments.order(unit, call->context, call->id, std::move(order), now);
  });
}

void take_rectification(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.commitments.rectified(unit, call->context, call->id, call->body.text_of("result"),
                                               call->body.text_of("operator"), now);
  });
}

void revoke_decision(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.commitments.revoke(unit, call->context, call->id, call->body.text_of("reason"),
                                            call->body.text_of("operator"), now);
  });
}

void exclude_applicant(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    const workflow::ExclusionOrder order{call->id, call->body.text_of("decision_no"), call->body.text_of("reason"),
                                         call->body.text_of("operator")};
    return desk.handling.commitments.exclude(unit, call->context, order, now);
  });
}

void lift_exclusion(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.commitments.lift(unit, call->context, call->id, call->body.text_of("decision_no"),
                                          call->body.text_of("operator"), now);
  });
}

}  // namespace zq::http
