// What is done with a complaint: each verb decides at once and answers with the complaint as it is then.
#include "http/carry_by.hpp"
#include "http/complaint_bodies.hpp"
#include "http/handlers_complaints.hpp"
#include "http/render_complaints.hpp"

namespace zq::http {
namespace {

using workflow::SeenComplaint;
using workflow::Unit;

using Flow = workflow::Complaints;

}  // namespace

void register_complaint(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            return flow.enrol(unit, c.context, c.id, by, now);
                          });
}

void complete_complaint(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string&, Instant now) {
                            return flow.complete(unit, c.context, c.id, completion_of(c.body), now);
                          });
}

void accept_complaint(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            return flow.accept(unit, c.context, c.id, by, now);
                          });
}

void reject_complaint(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            Rejection rejection;
                            from_code(c.body.text_of("ground"), rejection.ground);
                            rejection.reason = c.body.text_of("reason");
                            rejection.not_specific = c.body.boolean_of("not_specific").value_or(false);
                            rejection.not_verifiable = c.body.boolean_of("not_verifiable").value_or(false);
                            rejection.evidence = c.body.text_of("evidence");
                            rejection.original = c.body.text_of("original");
                            LegalRoute route{};
                            if (from_code(c.body.text_of("route"), route)) rejection.route = route;
                            return flow.reject(unit, c.context, c.id, rejection, by, now);
                          });
}

void redirect_complaint(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            const workflow::Redirection to{c.body.text_of("competent_unit"), c.body.text_of("reason"),
                                                           by, c.body.boolean_of("hand_over").value_or(false),
                                                           c.body.boolean_of("consent").value_or(false)};
                            return flow.redirect(unit, c.context, c.id, to, now);
                          });
}

void take_over_complaint(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            return flow.take_over(unit, c.context, c.id, c.body.text_of("reason"), by, now);
                          });
}

void appoint_handler(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(
      desk, desk.complaints.flow, std::move(call),
      [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
        const workflow::Appointment to{c.body.text_of("handler"), CallerId{c.body.text_of("account")}, by};
        return flow.assign(unit, c.context, c.id, to, now);
      });
}

void declare_interest(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            return flow.declare(unit, c.context, c.id,
                                                c.body.boolean_of("has_interest").value_or(false),
                                                c.body.text_of("text"), by, now);
                          });
}

void ask_recusal(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            return flow.ask_recusal(unit, c.context, c.id, c.body.text_of("reason"), by, now);
                          });
}

void decide_recusal(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            workflow::RecusalDecision decision;
                            decision.granted = c.body.boolean_of("granted").value_or(false);
                            decision.reason = c.body.text_of("reason");
                            decision.by = by;
                            if (const Value* given = c.body.find("new_handler"))
                              decision.new_handler = workflow::Appointment{given->text_of("handler"),
                                                                           CallerId{given->text_of("account")}, by};
                            return flow.decide_recusal(unit, c.context, c.id, decision, now);
                          });
}

void investigate_complaint(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            InvestigationRecord record{now, by, c.body.text_of("text"), texts_of(c.body, "evidence")};
                            return flow.investigate(unit, c.context, c.id, std::move(record), now);
                          });
}

void decide_complaint(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            workflow::ComplaintDecision decision;
                            from_code(c.body.text_of("result"), decision.result);
                            decision.facts = c.body.text_of("facts");
                            decision.basis = c.body.text_of("basis");
                            decision.handling = c.body.text_of("handling");
                            decision.by = by;
                            decision.verified_on = day_of(c.body, "verified_on");
                            decision.parties = persons_of(c.body, "parties");
                            return flow.decide(unit, c.context, c.id, decision, now);
                          });
}

void deliver_writ(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            workflow::DeliveryProof proof{c.body.text_of("writ"), Delivery::in_person, by};
                            from_code(c.body.text_of("by"), proof.by);
                            return flow.deliver(unit, c.context, c.id, proof, now);
                          });
}

void report_verified(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            return flow.report(unit, c.context, c.id, by, now);
                          });
}

void close_complaint(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(desk, desk.complaints.flow, std::move(call),
                          [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
                            return flow.close(unit, c.context, c.id, c.body.text_of("conclusion"), by, now);
                          });
}

void terminate_complaint(const Desk& desk, CallPtr call) {
  carry_by<SeenComplaint>(
      desk, desk.complaints.flow, std::move(call),
      [](Flow& flow, Unit& unit, const Call& c, const std::string& by, Instant now) {
        workflow::Termination how{TerminationGround::other, c.body.text_of("reason"), c.body.text_of("proof"), by};
        from_code(c.body.text_of("ground"), how.ground);
        return flow.terminate(unit, c.context, c.id, how, now);
      });
}

}  // namespace zq::http
