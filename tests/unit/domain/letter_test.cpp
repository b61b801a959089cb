// A letter's life: every state and event, who must give reasons, and the clocks to the second.
#include <gtest/gtest.h>

#include <map>

#include "domain/clocks.hpp"
#include "domain/letter_verbs.hpp"
#include "domain/outage.hpp"

namespace zq {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using S = LetterState;
using E = LetterEvent;

const Instant sent = *moment_from_text("2026-11-26T10:00:00+08:00");  // a Thursday
const Law law{};

Letter letter(MatterClass mode, Instant at = sent) {
  Letter one;
  one.id = "XH1";
  one.entry = EntryId{"ZM-1"};
  one.list_version = 1;
  one.to = DepartmentId{"civil_affairs"};
  one.purpose = "公租房申请";
  one.case_type = mode == MatterClass::instant ? CaseType::instant : CaseType::promised;
  one.check_mode = mode;
  one.items = {{"marital_status", "婚姻状况", Private("20")}};
  one.sent_at = at;
  EXPECT_TRUE(set_terms(one, law, {}));
  return one;
}

LetterReply agreed(const std::string& reason = "经查档案一致") {
  return {LetterResult::consistent, reason, {{"marital_status", "", Private(), Verdict::consistent}}, {}, "赵专员"};
}

TEST(Letter, EveryStateAndEventIsEitherInTheTableOrAConflict) {
  const std::map<std::pair<S, E>, S> allowed = {
      {{S::sent, E::claim}, S::received},          {{S::sent, E::assign}, S::received},
      {{S::received, E::assign}, S::received},     {{S::sent, E::reply}, S::replied},
      {{S::received, E::reply}, S::replied},       {{S::sent, E::reclassify}, S::sent},
      {{S::received, E::reclassify}, S::received}, {{S::sent, E::send_back}, S::returned},
      {{S::received, E::send_back}, S::returned},  {{S::sent, E::withdraw}, S::withdrawn},
      {{S::received, E::withdraw}, S::withdrawn},  {{S::returned, E::readdress}, S::returned},
      {{S::returned, E::withdraw}, S::withdrawn},  {{S::replied, E::confirm}, S::confirmed}};
  for (const S from : {S::sent, S::received, S::replied, S::confirmed, S::returned, S::withdrawn})
    for (const E on :
         {E::claim, E::assign, E::reply, E::reclassify, E::send_back, E::readdress, E::withdraw, E::confirm}) {
      const auto row = step(from, on);
      const auto expected = allowed.find({from, on});
      ASSERT_EQ(row.ok(), expected != allowed.end()) << code(from) << " " << static_cast<int>(on);
      if (row) {
        EXPECT_EQ(row->to, expected->second);
      } else {
        EXPECT_EQ(row.error().code, ErrorCode::conflict);
      }
    }
  EXPECT_EQ(letter_table().size(), allowed.size());
}

// R-规定-11.2c, R-规定-11.2d, R-规定-11.2e, R-核查-6.2a; T-01, T-02, T-03: to the second.
TEST(Letter, AnAnswerInTheLastSecondIsInTimeAndASecondLaterLate) {
  const std::pair<MatterClass, std::chrono::milliseconds> limits[] = {
      {MatterClass::instant, minutes(30)}, {MatterClass::records_check, hours(24)}, {MatterClass::on_site, hours(48)}};
  for (const auto& [mode, length] : limits) {
    Letter in_time = letter(mode), late = letter(mode);
    ASSERT_TRUE(reply(in_time, agreed(), sent + length));
    EXPECT_FALSE(is_late(in_time)) << code(mode);
    ASSERT_TRUE(reply(late, agreed(), sent + length + seconds(1)));
    EXPECT_TRUE(is_late(late)) << code(mode);
    EXPECT_EQ(minutes_late(late, *late.replied_at), 1);
    EXPECT_EQ(minutes_late(in_time, *in_time.replied_at), 0);
  }
}

// C-02, S-02: natural time by default, over the weekend too; both figures are kept, and the deadline explains itself.
TEST(Letter, BothFiguresAreKeptAndTheDeadlineExplainsItself) {
  Law with_calendar;
  with_calendar.calendar = WorkingCalendar({{2026, "国办发明电〔2025〕", {}}});
  Letter one = letter(MatterClass::instant, *moment_from_text("2026-11-27T20:00:00+08:00"));  // Friday evening
  ASSERT_TRUE(set_terms(one, with_calendar, {}));
  EXPECT_EQ(moment_text(one.due_at), "2026-11-27T20:30:00+08:00");
  EXPECT_EQ(one.natural_due_at, one.due_at);
  ASSERT_TRUE(one.office_due_at);
  EXPECT_EQ(beijing_day(*one.office_due_at), *date_from_text("2026-11-30"));  // Monday
  EXPECT_TRUE(one.outside_office_hours);
  EXPECT_NE(one.deadline_text.find("规定第十一条"), std::string::npos) << one.deadline_text;
  EXPECT_FALSE(letter(MatterClass::records_check).outside_office_hours);
}

// R-核查-6.2b, R-核查-6.2c: what is no instant matter needs its reason.
TEST(Letter, AReplyWithoutReasonIsOnlyForInstantMatters) {
  for (const auto& [mode, basis] :
       {std::pair{MatterClass::records_check, "核查-6.2b"}, {MatterClass::on_site, "核查-6.2c"}})
    for (const char* reason : {"", " 　"}) {
      Letter one = letter(mode);
      const auto refused = reply(one, agreed(reason), sent);
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error().basis, basis);
      EXPECT_EQ(refused.error().faults.at(0).path, "/reason");
      EXPECT_EQ(one.state, S::sent);
    }
  Letter instant = letter(MatterClass::instant);
  EXPECT_TRUE(reply(instant, agreed(""), sent));
}

TEST(Letter, TheResultMustAgreeWithItsItems) {
  Letter one = letter(MatterClass::instant);
  LetterReply wrong = agreed();
  wrong.items[0].verdict = Verdict::mismatch;
  EXPECT_EQ(reply(one, wrong, sent).error().faults.at(0).path, "/result");
  wrong = agreed();
  wrong.result = LetterResult::mismatch;
  EXPECT_EQ(reply(one, wrong, sent).error().faults.at(0).path, "/items");
  wrong.items[0].name = "other";
  EXPECT_EQ(reply(one, wrong, sent).error().faults.at(0).path, "/items/0/name");
  EXPECT_EQ(one.state, S::sent);
}

// R-规定-11.2e, C-24: reclassified before the 24 hours are over, with reason; 48 hours from the sending.
TEST(Letter, ReclassifiesInTimeWithReasonAndNeverAnInstantMatter) {
  Letter one = letter(MatterClass::records_check);
  EXPECT_EQ(reclassify(one, "", "赵专员", law, {}, sent + hours(1)).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(reclassify(one, "需入户", "赵专员", law, {}, sent + hours(25)).error().code, ErrorCode::conflict);
  ASSERT_TRUE(reclassify(one, "需入户", "赵专员", law, {}, sent + hours(24)));
  EXPECT_EQ(one.due_at, sent + hours(48));
  EXPECT_EQ(one.reclassified_by, "赵专员");
  EXPECT_EQ(reclassify(one, "需入户", "赵专员", law, {}, sent + hours(24)).error().code, ErrorCode::conflict);
  Letter instant = letter(MatterClass::instant);
  EXPECT_EQ(reclassify(instant, "需入户", "赵专员", law, {}, sent).error().code, ErrorCode::conflict);
}

// S-09: ten minutes for instant matters, two hours for the others; the right department's clock starts anew.
TEST(Letter, AWrongAddresseeSendsBackInTimeWithReason) {
  for (const auto& [mode, limit] : {std::pair{MatterClass::instant, std::chrono::milliseconds(minutes(10))},
                                    {MatterClass::records_check, std::chrono::milliseconds(hours(2))}}) {
    Letter late = letter(mode), one = letter(mode);
    EXPECT_EQ(send_back(late, "不属本部门", "赵专员", law, sent + limit + seconds(1)).error().code,
              ErrorCode::conflict);
    EXPECT_EQ(send_back(one, "", "赵专员", law, sent).error().code, ErrorCode::invalid_input);
    ASSERT_TRUE(send_back(one, "不属本部门", "赵专员", law, sent + limit));
    EXPECT_TRUE(awaits_address(one, {one}));
    EXPECT_FALSE(restarted(one, {one}, DepartmentId{"civil_affairs"}, sent + limit)) << "it has sent it back";
    auto next = restarted(one, {one}, DepartmentId{"public_security"}, sent + limit);
    ASSERT_TRUE(next);
    next->id = "XH2";
    ASSERT_TRUE(set_terms(*next, law, {}));
    EXPECT_EQ(next->due_at - next->sent_at, one.due_at - one.sent_at);
    EXPECT_EQ(next->sent_at, sent + limit);
    EXPECT_EQ(next->returned_by, std::vector{DepartmentId{"civil_affairs"}});
    EXPECT_FALSE(awaits_address(one, {one, *next}));
    EXPECT_FALSE(restarted(one, {one, *next}, DepartmentId{"social_security"}, sent + limit)) << "one has followed";
  }
}

TEST(Letter, AReturnedLetterKeepsItsQuestionOpenUntilItIsSentElsewhereOrWithdrawn) {
  Letter one = letter(MatterClass::records_check);
  ASSERT_TRUE(send_back(one, "不属本部门", "赵专员", law, sent));
  EXPECT_FALSE(combine({one}, 1).complete);
  Letter given_up = one;
  ASSERT_TRUE(withdraw(given_up, "改为现场核实", "王五", sent));
  EXPECT_TRUE(combine({given_up}, 1).cannot_obtain);
  Letter outside = letter(MatterClass::records_check);
  outside.group = 1;
  EXPECT_FALSE(combine({outside}, 0).complete) << "a department the entry does not name is waited for, too";
}

// R-规定-11.1, R-核查-2.1, R-核查-3.1, R-核查-5.1: what a letter rests on, and what it must say.
TEST(Letter, IsSentOnlyWhereTheListSaysSoAndWholly) {
  Entry entry;
  entry.methods = {Method::co_verification};
  Letter one = letter(MatterClass::records_check);
  EXPECT_FALSE(refusal_to_send(one, &entry));
  EXPECT_EQ(refusal_to_send(one, nullptr)->basis, "核查-3.1");
  Letter versionless = one;
  versionless.list_version = 0;
  EXPECT_EQ(refusal_to_send(versionless, &entry)->basis, "核查-3.1");
  Entry promise;
  promise.methods = {Method::commitment};
  EXPECT_EQ(refusal_to_send(one, &promise)->basis, "规定-11.1");
  one.purpose.clear();
  one.items.clear();
  const auto refused = refusal_to_send(one, &entry);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->basis, "核查-5.1");
  EXPECT_EQ(refused->faults.size(), 2u);
}

// S-01, R-核查-4.1: a recorded outage stops the clock; one that lasts moves the deadline with the time.
TEST(Letter, OutagesStopTheClock) {
  Outage ended{"GZ1", DepartmentId{"civil_affairs"}, sent + minutes(5), sent + minutes(15), "", "断网", "技术员", ""};
  Outage lasting = ended;
  lasting.from = sent + minutes(20);
  lasting.until.reset();
  Letter one = letter(MatterClass::instant);
  ASSERT_TRUE(set_terms(one, law, pauses_of({ended}, sent + minutes(16))));
  EXPECT_EQ(one.due_at, sent + minutes(40));
  EXPECT_EQ(one.paused_ms, 600000);
  ASSERT_TRUE(set_terms(one, law, pauses_of({ended, lasting}, sent + minutes(35))));
  EXPECT_EQ(one.due_at, sent + minutes(55));
  EXPECT_EQ(faults_of(lasting, sent + minutes(30)).size(), 0u);
  EXPECT_EQ(faults_of(lasting, sent).at(0).path, "/from") << "in the future";
}

}  // namespace
}  // namespace zq
