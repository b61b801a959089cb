// Complaints, supervision notices and window requests as facts: the counts are those of the register.
#include "domain/complaint_figures.hpp"
#include "records/complaint_record.hpp"
#include "records/window_record.hpp"
#include "unit/assessment/office.hpp"

namespace zq::workflow {
namespace {

using std::chrono::hours;

class ComplaintFacts : public AnOffice {
 protected:
  Complaint complaint(const std::string& id, ComplaintState state) {
    Complaint one;
    one.id = id;
    one.state = state;
    one.against = "civil";
    one.unit = "centre";
    one.filed_at = one.received_at = clock.time - hours(240);
    one.acceptance_due = one.received_at + hours(72);
    one.first_decided_at = one.first_informed_at = one.received_at + hours(48);
    if (state != ComplaintState::rejected) {
      one.accepted_at = one.first_decided_at;
      one.handling_due = *one.accepted_at + hours(168);
    }
    return one;
  }
  void keep(const Complaint& one) {
    write({SaveDocument{records::document_of(one)}});
    if (one.acceptance_due) add(figures, one);
  }
  Figure of(const char* id, const std::vector<Fact>& facts) { return compute(*indicator(id), facts); }
  ComplaintFigures figures;
};

// R-考核-2(4): 3 complaints, 1 verified: the counts match the register.
TEST_F(ComplaintFacts, TheCountsMatchTheRegister) {
  Complaint verified = complaint("TS1", ComplaintState::closed), unverified = complaint("TS2", ComplaintState::decided),
            rejected = complaint("TS3", ComplaintState::rejected);
  verified.result = ComplaintResult::verified;
  verified.decided_at = *verified.accepted_at + hours(180);  // too late
  unverified.result = ComplaintResult::unverified;
  unverified.decided_at = *unverified.accepted_at + hours(24);
  rejected.ground = RejectionGround::vague;
  rejected.first_informed_at = *rejected.acceptance_due + hours(1);  // too late
  for (const Complaint& one : {verified, unverified, rejected}) keep(one);
  Complaint lead = complaint("TS4", ComplaintState::lead);
  lead.acceptance_due.reset();
  keep(lead);

  const auto facts = assessing->scoring.facts(office, in("2026-Q3"), clock.time + hours(24));
  ASSERT_TRUE(facts.ok());
  EXPECT_EQ(of("M-09", *facts).numerator, figures.received);
  EXPECT_EQ(of("M-09.accepted", *facts).numerator, figures.accepted);
  EXPECT_EQ(of("M-09.rejected", *facts).numerator, figures.rejected);
  EXPECT_EQ(of("M-09.verified", *facts).numerator, figures.verified);
  EXPECT_EQ(of("M-09.verified", *facts).ids, std::vector<std::string>{"TS1"});
  EXPECT_EQ(of("M-09.rejected", *facts).sorts.size(), 1u);
  EXPECT_EQ(of("M-09.answer", *facts).value, percent(figures.told_in_time, figures.told));
  EXPECT_EQ(of("M-09.handling", *facts).value, percent(figures.decided_in_time, figures.decided));
  // What is complained of counts for the unit complained about, lateness for the one that handles it.
  for (const Fact& fact : *facts) {
    const bool about = fact.kind == FactKind::complaint || fact.kind == FactKind::complaint_decided;
    EXPECT_EQ(fact.unit, about ? "civil" : "centre") << code(fact.kind);
  }
}

TEST_F(ComplaintFacts, ANoticeThatIsNotAnsweredByItsDayIsLate) {
  SupervisionNotice notice;
  notice.id = "JD1";
  notice.complaint = "TS1";
  notice.unit = "civil";
  notice.state = SupervisionState::rectifying;
  notice.reported_at = clock.time - hours(240);
  notice.issued_at = clock.time - hours(200);
  notice.due_on = beijing_day(clock.time - hours(48));
  write({SaveDocument{records::document_of(notice)}});
  auto facts = assessing->scoring.facts(office, in("2026-Q3"), clock.time);
  EXPECT_EQ(of("M-09.notices", *facts).ids, std::vector<std::string>{"JD1"});
  EXPECT_EQ(of("M-09.rectified", *facts).value, "0.00%");
  notice.rectified_at = clock.time - hours(60);
  notice.version = 1;
  write({SaveDocument{records::document_of(notice)}});
  facts = assessing->scoring.facts(office, in("2026-Q3"), clock.time);
  EXPECT_EQ(of("M-09.rectified", *facts).value, "100.00%");
}

TEST_F(ComplaintFacts, AWindowRequestCountsForTheUnitThatIssues) {
  WindowRequest request;
  request.id = "ZC1";
  request.window = "centre";
  request.issuing_unit = "civil";
  request.matter_class = MatterClass::instant;
  request.received_at = clock.time - hours(5);
  request.routed_at = clock.time - hours(4);
  request.due_at = *request.routed_at + std::chrono::minutes(30);
  request.decided_at = *request.routed_at + hours(1);
  request.state = WindowState::refused;
  request.reason = "查无此人";
  write({SaveDocument{records::document_of(request)}});
  const auto facts = assessing->scoring.facts(civil, in("2026-08"), clock.time);
  EXPECT_EQ(of("M-11", *facts).sorts, (std::map<std::string, int64_t>{{"即办件", 1}}));
  EXPECT_EQ(of("M-11.in_time", *facts).value, "0.00%");
  EXPECT_EQ(of("M-11.explained", *facts).value, "0.00%");
}

}  // namespace
}  // namespace zq::workflow
