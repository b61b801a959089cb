// Complaints day by day: who is told what and when, what stops whose clock, and what a suspended handler can do.
#include "domain/complaint_figures.hpp"
#include "records/letter_record.hpp"
#include "unit/workflow/complaints_fixture.hpp"

namespace zq::workflow {
namespace {

// R-投诉-9.0, T-11: decided AND told within three working days; both late and in time are kept.
TEST_F(ComplaintDays, TheFirstClockRunsUntilTheComplainantIsTold) {
  const std::string id = accepted();
  EXPECT_EQ(now(id).acceptance_due, end_of(*date_from_text("2026-11-05")));
  pass_to(at("2026-11-05T00:00:01"));
  EXPECT_EQ(told(centre, "complaint.due_soon"), 1);
  pass_to(at("2026-11-06T00:00:01"));
  EXPECT_EQ(told(centre, "complaint.overdue"), 1) << "accepted in time, but nobody was told";
  EXPECT_EQ(told(office, "complaint.overdue"), 1);
  ASSERT_TRUE(deliver(id).ok());
  EXPECT_FALSE(in_time(*now(id).first_informed_at, *now(id).acceptance_due));
  pass_to(at("2026-11-09T00:00:01"));
  EXPECT_EQ(told(office, "complaint.overdue"), 1) << "once";
}

TEST_F(ComplaintDays, ToldInTimeTheFirstClockSaysNothingMore) {
  const std::string id = accepted();
  ASSERT_TRUE(deliver(id).ok());
  pass_to(at("2026-11-08T12:00:00"));
  EXPECT_EQ(told(office, "complaint.overdue"), 0);
  EXPECT_EQ(writs_of(id, WritKind::complaint_acceptance), 1);
}

// R-投诉-9.0: never guessed, never kept out.
TEST_F(ComplaintDays, ALimitIntoAYearWithoutCalendarIsOpenedWhenTheCalendarHasCome) {
  law.set(with_calendar(false));
  clock.time = at("2026-12-30T09:00:00");
  const std::string id = file(letter());
  EXPECT_FALSE(now(id).acceptance_due);
  EXPECT_EQ(now(id).completion_until, date_from_text("2027-01-01"));
  ComplaintFigures figures;
  add(figures, now(id));
  EXPECT_EQ(figures.received, 1) << "it counts, though nobody can say yet by when";
  pass_to(at("2026-12-30T11:00:00"));
  EXPECT_TRUE(now(id).clocks.empty());
  law.set(with_calendar());
  pass_to(at("2026-12-31T12:00:00"));
  EXPECT_EQ(now(id).acceptance_due, end_of(*date_from_text("2027-01-04")));
  pass_to(at("2027-01-05T00:00:01"));
  EXPECT_EQ(told(office, "complaint.overdue"), 1);
}

TEST_F(ComplaintDays, AReceiptInAYearWithoutCalendarIsAFault) {
  Filing filing = letter();
  filing.received_at = at("2025-12-30T09:00:00");
  const auto filed = record<FiledComplaint>([&](Unit& unit) { return flow.file(unit, window, filing, clock.time); });
  ASSERT_FALSE(filed.ok());
  EXPECT_EQ(filed.error().faults.at(0).path, "/received_at");
}

// R-投诉-11.2a: at once nobody handles it and the handler sees it no more; C-15: the clock stands still.
TEST_F(ComplaintDays, ARecusalSuspendsTheClockAndTheHandlersAccess) {
  const std::string id = handled();
  ASSERT_TRUE(deliver(id).ok());
  ASSERT_TRUE(investigate(handler, id).ok());
  EXPECT_EQ(now(id).handling_due, end_of(*date_from_text("2026-11-11")));
  clock.time = at("2026-11-04T10:00:00");
  const auto own = flow.follow(id, "hash");
  ASSERT_TRUE(own.ok());
  EXPECT_TRUE(record<Complaint>([&](Unit& unit) {
                return flow.ask_recusal_own(unit, *own, "办理人与窗口人员是亲属", clock.time);
              }).ok());
  EXPECT_EQ(now(id).state, ComplaintState::suspended);
  EXPECT_EQ(told(office, "complaint.recusal_asked"), 1);
  for (const auto& refused : {flow.find(handler, id), decide(handler, id, verified()), investigate(handler, id)}) {
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::forbidden);
    EXPECT_EQ(refused.error().basis, "投诉-11.2a");
  }
  const auto listed = flow.list(handler, ComplaintBox::unit, {}, {}, 10);
  EXPECT_TRUE(listed->items.empty());
  pass_to(at("2026-11-10T00:00:01"));
  EXPECT_EQ(told(office, "complaint.overdue"), 1) << "T-17: three working days to decide on the recusal";
  clock.time = at("2026-11-09T15:00:00");
  // R-投诉-11.2d: refused, it goes on at once and the complainant is told in writing.
  const auto resumed = carry([&](Unit& unit) {
    return flow.decide_recusal(unit, office, id, {false, "不存在亲属关系", "联席办", {}}, clock.time);
  });
  ASSERT_TRUE(resumed.ok());
  EXPECT_EQ(now(id).state, ComplaintState::handling);
  EXPECT_EQ(now(id).handling_due, end_of(*date_from_text("2026-11-16"))) << "5, 6 and 9 November do not count";
  EXPECT_EQ(writs_of(id, WritKind::recusal_decision), 1);
  EXPECT_TRUE(flow.find(handler, id).ok()) << "back to work";
  EXPECT_TRUE(decide(handler, id, verified()).ok());
}

// R-投诉-11.2b, R-投诉-11.2c
TEST_F(ComplaintDays, TheJointOfficeDecidesAndNamesAnotherHandler) {
  const std::string id = handled();
  ASSERT_TRUE(
      carry([&](Unit& unit) { return flow.ask_recusal(unit, centre, id, "有利害关系", "窗口", clock.time); }).ok());
  const auto by_unit = carry([&](Unit& unit) {
    return flow.decide_recusal(unit, centre, id, {false, "没有", "科长", {}}, clock.time);
  });
  EXPECT_EQ(by_unit.error().code, ErrorCode::forbidden);
  EXPECT_EQ(by_unit.error().basis, "投诉-11.2b");
  const auto nobody = carry([&](Unit& unit) {
    return flow.decide_recusal(unit, office, id, {true, "成立", "联席办", {}}, clock.time);
  });
  EXPECT_EQ(nobody.error().basis, "投诉-11.2c");
  const auto same = carry([&](Unit& unit) {
    return flow.decide_recusal(
        unit, office, id, {true, "成立", "联席办", Appointment{"赵办理", CallerId{"handler"}, "联席办"}}, clock.time);
  });
  EXPECT_FALSE(same.ok()) << "not the one who withdrew";
  ASSERT_TRUE(carry([&](Unit& unit) {
                return flow.decide_recusal(
                    unit, office, id, {true, "成立", "联席办", Appointment{"孙办理", CallerId{"another"}, "联席办"}},
                    clock.time);
              }).ok());
  EXPECT_EQ(now(id).handler->name, "孙办理");
  EXPECT_EQ(flow.find(handler, id).error().code, ErrorCode::forbidden) << "for good";
  EXPECT_EQ(investigate(another, id).error().basis, "投诉-11.1") << "declares first";
}

// R-投诉-11.1
TEST_F(ComplaintDays, WhoDeclaresAnInterestWithdraws) {
  const std::string id = accepted();
  EXPECT_EQ(assign(id, "某人", "civil").error().basis, "投诉-11.1") << "of the unit complained about";
  ASSERT_TRUE(assign(id, "赵办理", "handler").ok());
  ASSERT_TRUE(carry([&](Unit& unit) {
                return flow.declare(unit, handler, id, true, "与被投诉人是亲属", "赵办理", clock.time);
              }).ok());
  EXPECT_EQ(now(id).state, ComplaintState::suspended);
  EXPECT_EQ(told(office, "complaint.recusal_asked"), 1);
}

// R-投诉-10.1, R-投诉-12.1b, R-投诉-14.1a, R-投诉-14.1b, R-投诉-14.1c
TEST_F(ComplaintDays, FromTheInvestigationToTheAcceptedRectification) {
  const std::string id = handled();
  EXPECT_EQ(decide(handler, id, verified()).error().basis, "投诉-10.1") << "nothing was investigated";
  ASSERT_TRUE(investigate(handler, id).ok());
  auto with_party = verified();
  with_party.parties.emplace_back("周示例");
  EXPECT_EQ(decide(centre, id, with_party).error().code, ErrorCode::forbidden) << "only the handler decides";
  ASSERT_TRUE(decide(handler, id, with_party).ok());
  EXPECT_EQ(writs_of(id, WritKind::complaint_decision), 2) << "the complainant and the party";
  const auto close = [&] {
    return carry([&](Unit& unit) { return flow.close(unit, centre, id, "", "科长", clock.time); });
  };
  EXPECT_EQ(close().error().basis, "投诉-12.1b");
  ASSERT_TRUE(deliver(id).ok());
  EXPECT_EQ(now(id).state, ComplaintState::informed);
  EXPECT_EQ(close().error().basis, "投诉-14.1a") << "verified and not reported";
  EXPECT_EQ(now(id).report_due, end_of(*date_from_text("2026-11-05")));
  pass_to(at("2026-11-06T00:00:01"));
  EXPECT_GE(told(office, "complaint.overdue"), 1);
  ASSERT_TRUE(carry([&](Unit& unit) { return flow.report(unit, centre, id, "科长", clock.time); }).ok());
  ASSERT_TRUE(close().ok());
  const std::string jd = now(id).notice;
  EXPECT_EQ(notice(jd).facts, "经查属实");
  pass_to(at("2026-11-12T00:00:01"));
  EXPECT_EQ(told(office, "supervision.overdue"), 1) << "the joint office did nothing for three working days";
  const auto issue = [&](const char* day) {
    return record<SeenNotice>([&](Unit& unit) {
      return area.notices.issue(unit, office, jd, {{}, {}, {}, "联席办", *date_from_text(day)}, clock.time);
    });
  };
  EXPECT_EQ(issue("2026-11-12").error().code, ErrorCode::invalid_input) << "a day that is over is no limit";
  ASSERT_TRUE(issue("2026-11-20").ok());
  EXPECT_EQ(writs_of(jd, WritKind::supervision_notice), 1);
  EXPECT_EQ(told(concerned, "supervision.issued"), 1);
  const auto rectify = [&](std::vector<std::string> evidence) {
    return record<SeenNotice>([&](Unit& unit) {
      return area.notices.rectify(unit, concerned, jd, {"已改正", "局办", evidence}, clock.time);
    });
  };
  const auto accept = [&](bool yes, std::optional<Date> day) {
    return record<SeenNotice>([&](Unit& unit) {
      return area.notices.accept(unit, office, jd, {yes, "意见", "联席办", day}, clock.time);
    });
  };
  ASSERT_TRUE(rectify({}).ok());
  EXPECT_EQ(accept(true, {}).error().code, ErrorCode::no_ground) << "nothing was shown";
  EXPECT_EQ(accept(false, {}).error().code, ErrorCode::no_ground) << "until when, then?";
  ASSERT_TRUE(accept(false, *date_from_text("2026-11-27")).ok());
  pass_to(at("2026-11-28T00:00:01"));
  EXPECT_TRUE(notice(jd).overdue_at.has_value());
  EXPECT_EQ(told(concerned, "supervision.overdue"), 1);
  ASSERT_TRUE(rectify({"照片"}).ok());
  ASSERT_TRUE(accept(true, {}).ok());
  EXPECT_EQ(notice(jd).state, SupervisionState::accepted);
  EXPECT_FALSE(rectified_in_time(notice(jd)));
}

// R-规定-21.1a, R-投诉-4(1)
TEST_F(ComplaintDays, AVerifiedDemandIsAViolation) {
  Filing filing = letter();
  filing.value.category = ComplaintCategory::proof_demanded;
  const std::string id = handled(filing);
  ASSERT_TRUE(investigate(handler, id).ok());
  ASSERT_TRUE(decide(handler, id, verified()).ok());
  const auto stored = store.find_document(DocumentKind::violation, now(id).violation);
  ASSERT_TRUE(stored->has_value());
  const auto violation = records::violation_of(**stored);
  EXPECT_EQ(violation->type, ViolationType::ask_cancelled);
  EXPECT_EQ(violation->unit, "civil_affairs");
  EXPECT_EQ(violation->subject, id);
}

// C-17, R-投诉-5(1)b, R-投诉-9(2)
TEST_F(ComplaintDays, WhatIsMissingIsAskedForInsideTheThreeDaysAndThenRejected) {
  Filing filing = letter();
  filing.value.phone = Private("");
  const std::string id = file(filing);
  EXPECT_EQ(now(id).state, ComplaintState::incomplete);
  EXPECT_EQ(writs_of(id, WritKind::complaint_completion), 1);
  EXPECT_EQ(now(id).completion_until, date_from_text("2026-11-04"));
  EXPECT_EQ(carry([&](Unit& unit) { return flow.accept(unit, centre, id, "受理员", clock.time); }).error().basis,
            "投诉-5(1)");
  Rejection rejection;
  rejection.ground = RejectionGround::incomplete;
  rejection.reason = "逾期未补正电话号码";
  const auto reject = [&] {
    return carry([&](Unit& unit) { return flow.reject(unit, centre, id, rejection, "受理员", clock.time); });
  };
  EXPECT_FALSE(reject().ok()) << "there is time yet";
  clock.time = at("2026-11-05T09:00:00");
  ASSERT_TRUE(reject().ok());
  EXPECT_EQ(writs_of(id, WritKind::complaint_rejection), 1);
  EXPECT_FALSE(now(id).closed_at.has_value()) << "not before the complainant has been told";
  ASSERT_TRUE(deliver(id).ok());
  EXPECT_TRUE(now(id).closed_at.has_value());
  EXPECT_TRUE(in_time(*now(id).first_informed_at, *now(id).acceptance_due));
}

TEST_F(ComplaintDays, WhatIsStillMissingStandsInTheJournal) {
  Filing filing = letter();
  filing.value.phone = Private("");
  filing.value.demands = Private("");
  const std::string id = file(filing);
  Completion given;
  given.phone = Private("13800001111");
  const auto own = flow.follow(id, "hash");
  ASSERT_TRUE(record<Complaint>([&](Unit& unit) { return flow.complete_own(unit, *own, given, clock.time); }).ok());
  EXPECT_EQ(now(id).state, ComplaintState::incomplete);
  const auto acts = store.journal(id, "", 50);
  ASSERT_TRUE(acts.ok());
  const Act& last = acts->items.back().act;
  EXPECT_EQ(last.kind, "complaint.completed");
  EXPECT_NE(last.detail.find("投诉举报要求"), std::string::npos) << last.detail;
}

TEST_F(ComplaintDays, TheComplainantCompletesAndItGoesOn) {
  Filing filing = letter();
  filing.value.phone = Private("");
  const std::string id = file(filing);
  Completion given;
  given.phone = Private("13800001111");
  const auto own = flow.follow(id, "hash");
  ASSERT_TRUE(record<Complaint>([&](Unit& unit) { return flow.complete_own(unit, *own, given, clock.time); }).ok());
  EXPECT_EQ(now(id).state, ComplaintState::received);
  EXPECT_EQ(flow.follow(id, "another").error().code, ErrorCode::not_found);
}

// R-投诉-9(3), C-13: told in any case, handed over with consent only and never to the unit complained about.
TEST_F(ComplaintDays, AnotherUnitHasThreeDaysOfItsOwn) {
  const std::string id = registered();
  const auto redirect = [&](const std::string& to, bool over, bool consent) {
    return carry([&](Unit& unit) {
      return flow.redirect(unit, centre, id, {to, "不属于中心管辖", "受理员", over, consent}, clock.time);
    });
  };
  clock.time = at("2026-11-04T09:00:00");
  EXPECT_EQ(redirect("区社保中心", true, false).error().basis, "投诉-9(3)") << "no consent";
  EXPECT_FALSE(redirect("区民政局", true, true).ok()) << "the unit complained about";
  ASSERT_TRUE(redirect("区社保中心", true, true).ok());
  const Complaint c = now(id);
  EXPECT_EQ(c.unit, "social_security");
  EXPECT_EQ(c.state, ComplaintState::received);
  EXPECT_EQ(c.acceptance_due, end_of(*date_from_text("2026-11-09")));
  ASSERT_EQ(c.stays.size(), 1U);
  EXPECT_EQ(c.stays[0].unit, "service_centre");
  EXPECT_EQ(writs_of(id, WritKind::complaint_redirection), 1);
  EXPECT_EQ(told(caller("social", {Role::handling}, "social_security"), "complaint.handed_over"), 1);
}

// R-投诉-2.1, R-投诉-9(3)
TEST_F(ComplaintDays, WhatIsNoneOfOursIsToldWhoseItIs) {
  const std::string id = registered();
  ASSERT_TRUE(
      carry([&](Unit& unit) {
        return flow.redirect(unit, centre, id, {"区综合行政执法局", "噪声不属于本办法范围", "受理员"}, clock.time);
      }).ok());
  EXPECT_EQ(now(id).state, ComplaintState::not_competent);
  ASSERT_TRUE(deliver(id).ok());
  EXPECT_TRUE(now(id).closed_at && now(id).clocks.empty());
}

// R-投诉-8(3): proposed to whoever decides; of another person it is none.
TEST_F(ComplaintDays, ARepetitionIsProposed) {
  const std::string first = accepted(), again = registered();
  EXPECT_EQ(now(again).duplicate_of, first);
  Filing other = letter();
  other.value.name = Private("周示例");
  EXPECT_EQ(now(file(other)).duplicate_of, "");
  Rejection rejection;
  rejection.ground = RejectionGround::repeated;
  rejection.reason = "重复";
  rejection.original = first;
  EXPECT_TRUE(
      carry([&](Unit& unit) { return flow.reject(unit, centre, again, rejection, "受理员", clock.time); }).ok());
}

// R-投诉-3.1
TEST_F(ComplaintDays, AWorkOrderIsOneComplaint) {
  Filing filing = letter();
  filing.value.channel = ComplaintChannel::hotline;
  filing.value.work_order_no = "JJ2026110200017";
  const std::string id = file(filing);
  EXPECT_EQ(now(id).unit, "hotline");
  const auto again = record<FiledComplaint>([&](Unit& unit) { return flow.file(unit, window, filing, clock.time); });
  ASSERT_TRUE(again.ok());
  EXPECT_FALSE(again->anew);
  EXPECT_EQ(again->seen.value.id, id);
}

// C-17: anonymous but specific.
TEST_F(ComplaintDays, AnAnonymousReportIsALeadForTheJointOffice) {
  Filing filing = letter();
  filing.anonymous = true;
  filing.value.name = filing.value.phone = Private("");
  const std::string id = file(filing);
  EXPECT_EQ(now(id).state, ComplaintState::lead);
  EXPECT_TRUE(now(id).clocks.empty());
  EXPECT_EQ(told(office, "complaint.lead"), 1);
  EXPECT_EQ(flow.find(centre, id).error().code, ErrorCode::not_found);
}

// R-投诉-13(1), R-投诉-13(2), R-投诉-13(3), C-23
TEST_F(ComplaintDays, AComplaintIsTerminatedWithItsGround) {
  const auto terminate = [&](const std::string& id, Termination how) {
    how.by = "科长";
    return carry([&](Unit& unit) { return flow.terminate(unit, centre, id, how, clock.time); });
  };
  const std::string one = handled();
  EXPECT_EQ(terminate(one, {TerminationGround::legal_route, "已提起行政诉讼", "", ""}).error().basis, "投诉-13(2)");
  EXPECT_TRUE(terminate(one, {TerminationGround::legal_route, "已提起行政诉讼", "受理通知书", ""}).ok());
  EXPECT_TRUE(now(one).clocks.empty());
  EXPECT_EQ(writs_of(one, WritKind::complaint_termination), 1);
  const std::string two = accepted();
  EXPECT_EQ(terminate(two, {TerminationGround::other, "", "", ""}).error().basis, "投诉-13(3)");
  EXPECT_TRUE(terminate(two, {TerminationGround::other, "查明为捏造事实", "", ""}).ok());
  const std::string three = accepted();
  const auto own = flow.follow(three, "hash");
  ASSERT_TRUE(record<Complaint>([&](Unit& unit) { return flow.withdraw_own(unit, *own, "已解决", clock.time); }).ok());
  EXPECT_EQ(now(three).state, ComplaintState::terminated);
  EXPECT_EQ(told(concerned, "complaint.terminated"), 3) << "the handling department learns of it";
}

// C-30
TEST_F(ComplaintDays, TheJointOfficeTakesOver) {
  const std::string id = handled();
  ASSERT_TRUE(
      carry([&](Unit& unit) { return flow.take_over(unit, office, id, "影响重大", "联席办", clock.time); }).ok());
  EXPECT_EQ(now(id).unit, "joint_office");
  EXPECT_EQ(now(id).state, ComplaintState::accepted) << "another handler is needed";
  EXPECT_EQ(carry([&](Unit& unit) { return flow.accept(unit, centre, id, "受理员", clock.time); }).error().code,
            ErrorCode::forbidden);
}

// R-投诉-4(3): the letters of the case that were not answered in time are its evidence, in time ones are not.
TEST_F(ComplaintDays, LateLettersOfTheCaseStandInTheComplaint) {
  Case verification;
  verification.id = CaseId{"HC1"};
  verification.matter = "公租房申请";
  verification.proof = "婚姻状况证明";
  verification.opened_at = clock.time - std::chrono::hours(72);
  Unit unit;
  unit.emplace_back(SaveCase{verification});
  for (const auto& [id, hours] : {std::pair{"XH-late", 30}, std::pair{"XH-early", 2}}) {
    Letter letter;
    letter.id = id;
    letter.case_id = verification.id;
    letter.to = DepartmentId{"civil_affairs"};
    letter.matter = verification.matter;
    letter.proof = verification.proof;
    letter.sent_at = verification.opened_at;
    letter.due_at = letter.sent_at + std::chrono::hours(24);
    letter.replied_at = letter.sent_at + std::chrono::hours(hours);
    letter.state = LetterState::replied;
    unit.emplace_back(SaveDocument{records::document_of(letter)});
  }
  ASSERT_TRUE(wait_for(store.commit(std::move(unit))).ok());
  Filing filing = letter();
  filing.value.case_id = verification.id;
  const auto timeline = now(file(filing)).timeline;
  ASSERT_EQ(timeline.size(), 2U) << "the case, and one letter";
  EXPECT_EQ(timeline[0].reference, "HC1");
  EXPECT_EQ(timeline[1].reference, "XH-late");
  EXPECT_NE(timeline[1].text.find("区民政局"), std::string::npos) << timeline[1].text;
}

// Requirements H.
TEST_F(ComplaintDays, TheUnitComplainedAboutDoesNotLearnWhoComplains) {
  const std::string id = registered();
  const auto seen = flow.find(concerned, id);
  ASSERT_TRUE(seen.ok());
  EXPECT_EQ(seen->sight, ComplaintSight::content);
  EXPECT_EQ(flow.find(centre, id)->sight, ComplaintSight::identity);
  EXPECT_EQ(flow.find(caller("other", {Role::handling}, "social_security"), id).error().code, ErrorCode::not_found);
}

// The secret opens what the complainant was told, by name; the unit concerned, though it handles the matter itself
// (C-30), gets neither the one nor the other.
TEST_F(ComplaintDays, TheUnitComplainedAboutGetsNoSecretThatNamesTheComplainant) {
  Filing filing = letter();
  filing.value.in_centre = false;
  const std::string id = file(filing);
  ASSERT_EQ(now(id).unit, "civil_affairs");
  const auto renew = [&](const Context& by) {
    return carry([&](Unit& unit) { return flow.renew_secret(unit, by, id, "other", "某人", clock.time); });
  };
  const auto refused = renew(concerned);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::forbidden);
  EXPECT_TRUE(flow.follow(id, "hash").ok()) << "the complainant's own still works";
}

// R-投诉-13(1): who handles it learns that it was withdrawn.
TEST_F(ComplaintDays, TheUnitAndTheHandlerLearnOfAWithdrawal) {
  const std::string id = handled();
  const auto own = flow.follow(id, "hash");
  ASSERT_TRUE(record<Complaint>([&](Unit& unit) { return flow.withdraw_own(unit, *own, "已解决", clock.time); }).ok());
  EXPECT_EQ(told(another, "complaint.terminated"), 1) << "the unit";
  EXPECT_EQ(told(handler, "complaint.terminated"), 2) << "the unit and the handler";
}

// R-投诉-11.2a, R-投诉-11.2c: who had to withdraw stays away when the matter ends while another recusal is undecided.
TEST_F(ComplaintDays, AWithdrawnHandlerStaysAwayWhateverEndsTheMatter) {
  const std::string id = handled();
  const auto ask = [&] {
    return carry([&](Unit& unit) { return flow.ask_recusal(unit, centre, id, "有利害关系", "窗口", clock.time); });
  };
  ASSERT_TRUE(ask().ok());
  const RecusalDecision granted{true, "成立", "联席办", Appointment{"钱办理", CallerId{"another"}, "联席办"}};
  ASSERT_TRUE(carry([&](Unit& unit) { return flow.decide_recusal(unit, office, id, granted, clock.time); }).ok());
  ASSERT_TRUE(ask().ok());
  const Termination how{TerminationGround::withdrawn, "已解决", {}, "科长"};
  ASSERT_TRUE(carry([&](Unit& unit) { return flow.terminate(unit, centre, id, how, clock.time); }).ok());
  EXPECT_EQ(flow.find(handler, id).error().code, ErrorCode::forbidden);
  EXPECT_TRUE(flow.find(another, id).ok()) << "nobody decided on this one";
}

// R-投诉-11.2a: nor does the recused handler take the matter over in another office of his.
TEST_F(ComplaintDays, AWithdrawnHandlerTakesNothingOver) {
  const std::string id = handled();
  ASSERT_TRUE(
      carry([&](Unit& unit) { return flow.ask_recusal(unit, centre, id, "有利害关系", "窗口", clock.time); }).ok());
  const RecusalDecision granted{true, "成立", "联席办", Appointment{"钱办理", CallerId{"another"}, "联席办"}};
  ASSERT_TRUE(carry([&](Unit& unit) { return flow.decide_recusal(unit, office, id, granted, clock.time); }).ok());
  const Context himself = caller("handler", {Role::service_centre, Role::joint_office});
  const auto taken = carry([&](Unit& unit) { return flow.take_over(unit, himself, id, "接办", "某人", clock.time); });
  ASSERT_FALSE(taken.ok());
  EXPECT_EQ(taken.error().basis, "投诉-11.2a");
}

// R-投诉-8(3): the same facts are the same, however the phone is spaced and whether the case's number was at hand.
TEST_F(ComplaintDays, ARepetitionInOtherWordsIsProposed) {
  Filing filing = letter();
  filing.value.matter = "公租房申请";
  const std::string first = accepted(filing);
  filing.value.subject = "还是没有答复";
  filing.value.content = Private("又过去一周，仍然没有结果");
  filing.value.phone = Private("+86 138-0000-1111");
  filing.value.matter = "公租房 申请";
  EXPECT_EQ(now(file(filing)).duplicate_of, first);
  filing.value.matter = "高龄津贴";
  EXPECT_EQ(now(file(filing)).duplicate_of, "") << "another matter";
}

// R-投诉-11.1: the person complained about, however the name is spaced.
TEST_F(ComplaintDays, NobodyIsAppointedByABlankInTheName) {
  Filing filing = letter();
  filing.value.against_person = Private("李 办事");
  const std::string id = accepted(filing);
  EXPECT_EQ(assign(id, "李办事 ", "handler").error().basis, "投诉-11.1");
}

}  // namespace
}  // namespace zq::workflow
