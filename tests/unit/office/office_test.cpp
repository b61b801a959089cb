// The joint office: who sits in it, what it agrees, tells and asks for, and the one queue of what waits for it.
#include "desk_fixture.hpp"
#include "records/office_record.hpp"
#include "records/overdue_record.hpp"
#include "records/violation_record.hpp"
#include "workflow/adapter_alarm.hpp"
#include "workflow/joint_office.hpp"

namespace zq::workflow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Office : public Desks {
 protected:
  void build() override {
    clock.time = at("2026-11-26T10:00:00");
    office.emplace(WindowTools{*base, [this] { return units; }});
    ASSERT_TRUE(wait_for(office->posts.seed(clock.time)).ok());
  }
  static Date day(const std::string& text) { return *date_from_text(text); }
  Result<Post> appoint(Seat seat, const std::string& unit, const std::string& holder, const std::string& from) {
    return done<Post>([&](Unit& changes) {
      Post post;
      post.seat = seat;
      post.unit = unit;
      post.title = "主任";
      post.holder = holder;
      post.from = day(from);
      return office->posts.appoint(changes, jo, std::move(post), clock.time);
    });
  }
  Result<Meeting> meet(MeetingKind kind, const std::string& on) {
    return done<Meeting>([&](Unit& changes) {
      Meeting meeting;
      meeting.kind = kind;
      meeting.title = "第一次会议";
      meeting.place = "会议室";
      meeting.held_on = day(on);
      return office->work.record_meeting(changes, jo, std::move(meeting), clock.time);
    });
  }
  std::string item(const std::string& owner, const std::string& due) {
    const auto meeting = meet(MeetingKind::other, "2026-11-25");
    const auto minuted = done<Meeting>([&](Unit& changes) {
      return office->work.write_minutes(changes, jo, meeting->id, {{"完善清单", owner, day(due)}}, "办公室01",
                                        clock.time);
    });
    EXPECT_TRUE(minuted.ok()) << minuted.error().text;
    return minuted->items.at(0);
  }
  void pass_to(Instant time) {
    clock.time = time;
    const auto due = store->claim_work(time, time + seconds(1), 100);
    for (const Work& work : *due)
      EXPECT_TRUE(
          wait_for(is_month(work) ? office->interviews.month_over(work, time) : office->work.item_due(work, time))
              .ok());
  }
  void store_document(const Document& document) { ASSERT_TRUE(wait_for(store->commit({SaveDocument{document}})).ok()); }
  Document plain(DocumentKind kind, const std::string& id, const std::string& state,
                 std::optional<Instant> due = {}) const {
    Document document;
    document.kind = kind;
    document.id = id;
    document.state = state;
    document.unit = "civil";
    document.opened_at = clock.time;
    document.due_at = due;
    document.body = "{}";
    return document;
  }
  void late_report(const std::string& id, const std::string& department, Instant at_time) {
    OverdueReport report;
    report.id = id;
    report.department = DepartmentId{department};
    report.drafted_at = at_time;
    store_document(records::document_of(report));
  }
  std::vector<std::string> ids_of(const Page<QueueItem>& page) {
    std::vector<std::string> all;
    for (const QueueItem& one : page.items) all.push_back(one.id);
    return all;
  }

  const Context jo = desk_of("office", {Role::joint_office}, "joint_office");
  const Context justice = desk_of("justice", {Role::justice}, "justice");
  const Context civil = desk_of("civil", {Role::handling}, "civil");
  std::optional<JointOffice> office;
};

// R-会议-2.1, R-规定-4.2, C-05: four members as data, the lead flagged; changes leave their history.
TEST_F(Office, HasFourMembersAsDataWithHistory) {
  const auto members = [&](const std::string& on) {
    std::vector<std::string> all;
    const auto held = office->posts.on(day(on));
    for (const Post& post : *held)
      if (post.seat == Seat::member_unit) all.push_back(post.unit + (post.lead ? "*" : ""));
    return all;
  };
  const std::vector<std::string> four{"centre", "data_centre", "joint_office*", "justice"};
  auto now = members("2026-11-26");
  std::ranges::sort(now);
  EXPECT_EQ(now, four);
  ASSERT_TRUE(wait_for(office->posts.seed(clock.time)).ok());
  EXPECT_EQ(members("2026-11-26").size(), 4U) << "seeded once";
  ASSERT_TRUE(appoint(Seat::member_unit, "civil", "", "2026-12-01").ok());
  EXPECT_EQ(members("2026-11-30").size(), 4U);
  EXPECT_EQ(members("2026-12-01").size(), 5U);
  EXPECT_EQ(appoint(Seat::member_unit, "nobody", "", "2026-12-01").error().code, ErrorCode::invalid_input);
}

// R-会议-2.2: what is written after a change names the new holder, what was written before keeps the old one.
TEST_F(Office, PostsHaveAHistoryAndWritsNameTheHolderOfTheDay) {
  ASSERT_TRUE(appoint(Seat::convener, "joint_office", "甲某", "2026-01-01").ok());
  ASSERT_TRUE(appoint(Seat::convener, "joint_office", "乙某", "2026-11-26").ok());
  EXPECT_EQ(appoint(Seat::convener, "joint_office", "丙某", "2026-11-26").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(appoint(Seat::head, "civil", "", "2026-11-26").error().code, ErrorCode::invalid_input) << "nobody named";
  EXPECT_EQ(meet(MeetingKind::other, "2026-11-25")->chair, "主任 甲某");
  EXPECT_EQ(meet(MeetingKind::other, "2026-11-26")->chair, "主任 乙某");
  item("civil", "2026-12-10");
  EXPECT_EQ(issued(WritKind::meeting_minutes).back().fields.at("chair"), "主任 甲某") << "held on the 25th";
}

// R-会议-3.2
TEST_F(Office, APlenaryWithoutALiaisonMeetingCarriesAWarning) {
  EXPECT_FALSE(meet(MeetingKind::plenary, "2026-11-20")->warning.empty());
  ASSERT_TRUE(meet(MeetingKind::liaison, "2026-11-22").ok());
  EXPECT_TRUE(meet(MeetingKind::plenary, "2026-11-24")->warning.empty());
  EXPECT_FALSE(meet(MeetingKind::plenary, "2026-11-28")->warning.empty()) << "each needs its own";
  EXPECT_EQ(told("justice", "meeting.recorded"), 4);
}

// R-会议-3.3: each item has its owner and its day; the minutes are written once, with every field.
TEST_F(Office, MinutesGiveEveryItemItsOwnerAndItsDay) {
  const std::string id = item("区民政局", "2026-12-10");
  const auto stored = records::minutes_item_of(**store->find_document(DocumentKind::minutes_item, id));
  EXPECT_EQ(stored->owner, "civil");
  EXPECT_EQ(stored->due, day("2026-12-10"));
  EXPECT_EQ(told("civil", "minutes.item"), 1);
  const auto writs_now = issued(WritKind::meeting_minutes);
  ASSERT_EQ(writs_now.size(), 1U);
  EXPECT_EQ(writs_now[0].fields.size(), fields_of(WritKind::meeting_minutes).size());
  EXPECT_NE(writs_now[0].fields.at("items").find("区民政局"), std::string::npos);
  const auto again = done<Meeting>([&](Unit& changes) {
    return office->work.write_minutes(changes, jo, stored->meeting, {{"x", "civil", day("2026-12-10")}}, "a",
                                      clock.time);
  });
  EXPECT_EQ(again.error().code, ErrorCode::conflict);
}

// R-会议-4.1: progress, reminder a working day before, overdue listed and told; done in the end.
TEST_F(Office, ItemsAreRemindedListedWhenOverdueAndDone) {
  const std::string id = item("civil", "2026-11-30");  // a Monday
  pass_to(at("2026-11-26T23:59:59"));
  EXPECT_EQ(told("civil", "minutes.due_soon"), 0);
  pass_to(at("2026-11-27T00:00:00"));
  EXPECT_EQ(told("civil", "minutes.due_soon"), 1) << "the working day before";
  ASSERT_TRUE(done<MinutesItem>([&](Unit& changes) {
                return office->work.report_progress(changes, civil, id, "已完成一半", "科长", clock.time);
              }).ok());
  const auto overdue = [&] { return office->work.items(jo, ItemFilter::overdue, {}, 10, clock.time)->items.size(); };
  EXPECT_EQ(overdue(), 0U);
  pass_to(at("2026-12-01T00:00:00"));
  EXPECT_EQ(told("civil", "minutes.overdue"), 0) << "to the last second";
  pass_to(at("2026-12-01T00:00:01"));
  EXPECT_EQ(told("civil", "minutes.overdue"), 1);
  EXPECT_EQ(told("joint_office", "minutes.overdue"), 1);
  EXPECT_EQ(overdue(), 1U);
  const auto finish = [&](const Context& who) {
    return done<MinutesItem>(
        [&](Unit& changes) { return office->work.finish(changes, who, id, "已印发", "科长", clock.time); });
  };
  EXPECT_EQ(finish(justice).error().code, ErrorCode::not_found) << "another unit's";
  ASSERT_TRUE(finish(civil).ok());
  EXPECT_EQ(finish(civil).error().code, ErrorCode::conflict);
  EXPECT_EQ(overdue(), 0U);
  EXPECT_EQ(told("joint_office", "minutes.done"), 1);
}

// R-会议-2.4, R-会议-4.2: each member and its liaison officer; the receipt is kept.
TEST_F(Office, BulletinsReachEachMemberAndKeepReceipts) {
  ASSERT_TRUE(appoint(Seat::liaison, "justice", "联络员甲", "2026-01-01").ok());
  const auto bulletin = done<Bulletin>([&](Unit& changes) {
    return office->work.issue_bulletin(changes, jo, {"十一月情况", "2026年11月", "总体平稳", "办公室01", {}},
                                       clock.time);
  });
  ASSERT_TRUE(bulletin.ok());
  ASSERT_EQ(bulletin->receipts.size(), 4U);
  for (const Receipt& receipt : bulletin->receipts) EXPECT_EQ(told(receipt.unit, "bulletin.issued"), 1) << receipt.unit;
  const auto of_justice = std::ranges::find(bulletin->receipts, "justice", &Receipt::unit);
  EXPECT_EQ(of_justice->liaison, "主任 联络员甲");
  EXPECT_EQ(issued(WritKind::bulletin).size(), 1U);
  const auto read = [&](const Context& who, const std::string& by) {
    return done<Bulletin>(
        [&](Unit& changes) { return office->work.read_bulletin(changes, who, bulletin->id, by, clock.time); });
  };
  EXPECT_EQ(read(civil, "某人").error().code, ErrorCode::not_found) << "not a recipient";
  ASSERT_TRUE(read(justice, "联络员甲").ok());
  ASSERT_TRUE(read(justice, "别人").ok());
  const auto kept = office->work.bulletins(jo, {}, 10)->items.at(0);
  EXPECT_EQ(std::ranges::find(kept.receipts, "justice", &Receipt::unit)->read_by, "联络员甲") << "who read first";
  EXPECT_TRUE(office->work.bulletins(civil, {}, 10)->items.empty());
  EXPECT_EQ(office->work.bulletins(justice, {}, 10)->items.size(), 1U);
}

// R-规定-18.2a, S-07: a month over a threshold makes one proposal; the thresholds are data.
TEST_F(Office, AMonthOverAThresholdDraftsOneProposal) {
  for (int i = 0; i < 3; ++i) late_report("CQ-" + std::to_string(i), "civil", clock.time + minutes(i));
  late_report("CQ-other", "police", clock.time);
  late_report("CQ-before", "police", at("2026-10-31T23:59:59"));
  ASSERT_TRUE(wait_for(office->interviews.schedule(clock.time)).ok());
  pass_to(at("2026-11-30T23:59:59"));
  EXPECT_TRUE(office->interviews.list({}, 10)->items.empty()) << "the month is not over";
  pass_to(at("2026-12-01T00:00:00"));
  auto drafted = office->interviews.list({}, 10)->items;
  ASSERT_EQ(drafted.size(), 1U);
  EXPECT_EQ(drafted[0].unit, "civil");
  EXPECT_EQ(drafted[0].evidence.size(), 3U);
  EXPECT_EQ(told("joint_office", "interview.proposed"), 1);
  ASSERT_TRUE(wait_for(office->interviews.schedule(clock.time)).ok());
  pass_to(clock.time + seconds(1));
  EXPECT_EQ(office->interviews.list({}, 10)->items.size(), 1U) << "looked at again, drafted once";

  ASSERT_TRUE(done<InterviewRules>([&](Unit& changes) {
                return office->interviews.edit(changes, jo, {1, 0, 0, "主任", {}, 0}, clock.time);
              }).ok());
  late_report("CQ-dec", "police", clock.time + hours(1));
  pass_to(at("2027-01-01T00:00:00"));
  drafted = office->interviews.list({}, 10)->items;
  ASSERT_EQ(drafted.size(), 2U) << "by the month's own job, which puts the next";
}

// R-规定-18.2a, R-会议-2.2: proposed, approved, held; the notice names the head of that day.
TEST_F(Office, AnInterviewIsApprovedBeforeItIsHeld) {
  ASSERT_TRUE(appoint(Seat::head, "civil", "丁某", "2026-12-01").ok());
  const std::string id = done<Interview>([&](Unit& changes) {
                           Interview asked;
                           asked.unit = "区民政局";
                           asked.cause = "落实不力";
                           return office->interviews.propose(changes, jo, std::move(asked), clock.time);
                         })->id;
  const auto hold = [&] {
    return done<Interview>([&](Unit& changes) {
      return office->interviews.hold(changes, jo, id, {"已约谈", "主任"}, clock.time);
    });
  };
  EXPECT_EQ(hold().error().code, ErrorCode::conflict) << "not approved";
  const auto approved = done<Interview>([&](Unit& changes) {
    return office->interviews.approve(changes, jo, id,
                                      {"椒政函〔2026〕1号", "会议室", "主任", at("2026-12-02T09:00:00")}, clock.time);
  });
  ASSERT_TRUE(approved.ok());
  EXPECT_EQ(approved->with, "主任 丁某");
  const auto writs_now = issued(WritKind::interview_notice);
  ASSERT_EQ(writs_now.size(), 1U);
  EXPECT_EQ(writs_now[0].fields.at("post"), "主任 丁某");
  EXPECT_EQ(writs_now[0].fields.size(), fields_of(WritKind::interview_notice).size());
  EXPECT_EQ(told("civil", "interview.approved"), 1);
  ASSERT_TRUE(hold().ok());
  EXPECT_EQ(hold().error().code, ErrorCode::conflict);
}

// R-会议-2.3, R-规定-4.1: one queue over every kind, the earliest due first, in pages that follow one another.
TEST_F(Office, OneQueueHoldsWhatWaitsTheEarliestFirst) {
  const Instant now = clock.time;
  store_document(plain(DocumentKind::complaint, "TS-1", "suspended", now + hours(2)));
  store_document(plain(DocumentKind::complaint, "TS-2", "handling", now + hours(1)));
  store_document(plain(DocumentKind::supervision_notice, "JD-1", "reported", now - hours(1)));
  store_document(plain(DocumentKind::adjustment, "TZ-1", "submitted", now + hours(5)));
  store_document(plain(DocumentKind::adjustment, "TZ-2", "draft", now));
  store_document(plain(DocumentKind::list_difference, "CY-1", "open"));
  store_document(plain(DocumentKind::violation, "WG-1", "suspected"));
  store_document(plain(DocumentKind::interview, "YT-1", "approved", now + hours(3)));
  store_document(plain(DocumentKind::window_request, "ZC-1", "routed", now - hours(2)));
  store_document(plain(DocumentKind::window_request, "ZC-2", "routed", now + hours(2)));
  Document closed = plain(DocumentKind::interview, "YT-2", "approved", now);
  closed.closed_at = now;
  store_document(closed);
  ASSERT_TRUE(wait_for(store->commit({PutWork{{"w-1", WorkKind::push_task, "x", now}}})).ok());
  ASSERT_TRUE(wait_for(store->commit({ParkWork{"w-1", now, "接口不可用"}})).ok());

  const std::vector<std::string> all{"ZC-1", "JD-1", "TS-1", "YT-1", "TZ-1", "CY-1", "w-1", "WG-1"};
  const auto page = office->queue.page({}, {}, 50, now);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(ids_of(*page), all);
  EXPECT_TRUE(page->items[0].overdue);
  EXPECT_FALSE(page->items[2].overdue);
  std::vector<std::string> walked;
  std::string cursor;
  do {
    auto part = office->queue.page({}, cursor, 3, now);
    ASSERT_TRUE(part.ok());
    for (const std::string& id : ids_of(*part)) walked.push_back(id);
    cursor = part->next;
  } while (!cursor.empty() && walked.size() < 100);
  EXPECT_EQ(walked, all);
  EXPECT_EQ(ids_of(*office->queue.page("adjustment", {}, 50, now)), std::vector<std::string>{"TZ-1"});
  EXPECT_EQ(office->queue.page({}, "nonsense", 50, now).error().code, ErrorCode::invalid_input);
}

// R-规定-15.2, C-11: a suggestion by hotline is feedback, once for each work order; a complaint is none.
TEST_F(Office, ASuggestionByHotlineIsFeedback) {
  const auto receive = [&](const std::string& type) {
    return done<Feedback>([&](Unit& changes) {
      Feedback one;
      one.work_order = "12345-1";
      one.type = type;
      one.text = "希望增加自助机";
      return office->feedback.receive(changes, jo, std::move(one), clock.time);
    });
  };
  EXPECT_EQ(receive("投诉").error().code, ErrorCode::invalid_input);
  const auto first = receive("建议");
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(receive("建议")->id, first->id);
  EXPECT_EQ(documents(DocumentKind::feedback).size(), 1U);
  EXPECT_TRUE(documents(DocumentKind::complaint).empty());
  EXPECT_EQ(told("joint_office", "feedback.received"), 1);
  EXPECT_EQ(ids_of(*office->queue.page("feedback", {}, 10, clock.time)), std::vector<std::string>{first->id});
  const auto answer = [&] {
    return done<Feedback>([&](Unit& changes) {
      return office->feedback.answer(changes, jo, first->id, "已列入计划", "主任", clock.time);
    });
  };
  ASSERT_TRUE(answer().ok());
  EXPECT_EQ(told("hotline", "feedback.answered"), 1);
  EXPECT_EQ(answer().error().code, ErrorCode::conflict);
}

// R-规定-5.4: technical support hears once that an adapter is down, and once that it is back.
TEST(AdapterAlarmTest, TellsOfEachChangeOnce) {
  AdapterAlarm alarm;
  DepartmentView one;
  one.id = DepartmentId{"civil"};
  one.name = "区民政局";
  one.enabled = true;
  one.state = "ready";
  const auto events = [&] {
    std::string all;
    for (const Notice& notice : alarm.look({one}, Instant{})) all += notice.event + ">" + notice.to + " ";
    return all;
  };
  EXPECT_EQ(events(), "");
  one.breaker.state = "open";
  EXPECT_EQ(events(), "adapter.down>tech_support ");
  EXPECT_EQ(events(), "");
  one.breaker.state = "half_open";
  EXPECT_EQ(events(), "") << "neither down nor back";
  one.breaker.state = "closed";
  EXPECT_EQ(events(), "adapter.back>tech_support ");
  one.state = "failed";
  EXPECT_EQ(events(), "adapter.down>tech_support ");
  one.enabled = false;
  one.state = "off";
  EXPECT_EQ(events(), "") << "switched off by the office: neither down nor back";
}

}  // namespace
}  // namespace zq::workflow
