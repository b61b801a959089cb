// Proofs for use outside the city, from the window to the issuing unit and back, with the clocks of 专窗-6.
#include "desk_fixture.hpp"

namespace zq::workflow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Window : public Desks {
 protected:
  void build() override {
    clock.time = at("2026-11-26T10:00:00");
    window.emplace(WindowTools{*base, [this] { return units; }});
  }
  Result<SeenRequest> receive(const Context& who, const std::string& material, bool in_city = false) {
    return done<SeenRequest>([&](Unit& unit) {
      const NewWindowRequest asked{"张示例", "331099199001011239", "", "入职审查", "杭州市", material, "助理", in_city};
      return window->requests.receive(unit, who, asked, clock.time);
    });
  }
  Result<SeenRequest> guide(const std::string& id, const std::vector<std::string>& items) {
    return done<SeenRequest>(
        [&](Unit& unit) { return window->requests.guide(unit, centre, id, items, "助理", clock.time); });
  }
  Result<SeenRequest> route(const std::string& id, const std::string& to, MatterClass of = MatterClass::instant) {
    return done<SeenRequest>([&](Unit& unit) {
      return window->requests.route(unit, centre, id, {to, of, "助理"}, clock.time);
    });
  }
  std::string routed(const std::string& material, MatterClass of, const std::string& to = {}) {
    const std::string id = receive(centre, material)->value.id;
    EXPECT_TRUE(guide(id, {"带身份证"}).ok());
    auto request = route(id, to, of);
    EXPECT_TRUE(request.ok()) << request.error().text;
    return id;
  }
  Result<SeenRequest> issue(const Context& who, const std::string& id) {
    return done<SeenRequest>([&](Unit& unit) {
      return window->requests.issue(unit, who, id, {"公证〔2026〕8号", "经查无犯罪记录", "", "民警"}, clock.time);
    });
  }
  Result<SeenRequest> refuse(const Context& who, const std::string& id, const std::string& explanation) {
    return done<SeenRequest>([&](Unit& unit) {
      return window->requests.refuse(unit, who, id, {"没有记录", explanation, "某人"}, clock.time);
    });
  }
  Result<SeenRequest> deliver(const std::string& id) {
    return done<SeenRequest>(
        [&](Unit& unit) { return window->requests.deliver(unit, centre, id, "当面", "助理", clock.time); });
  }
  Result<SeenRequest> close(const std::string& id) {
    return done<SeenRequest>(
        [&](Unit& unit) { return window->requests.close(unit, centre, id, "已领取", "助理", clock.time); });
  }
  // What the worker would do up to this moment.
  void pass_to(Instant time) {
    clock.time = time;
    const auto due = store->claim_work(time, time + seconds(1), 100);
    for (const Work& work : *due) EXPECT_TRUE(wait_for(window->requests.clock_due(work, time)).ok());
  }
  WindowRequest stored(const std::string& id) {
    return *records::window_request_of(**store->find_document(DocumentKind::window_request, id));
  }
  std::vector<WindowRecord> rows(const std::string& id) {
    std::vector<WindowRecord> all;
    for (const Document& document : documents(DocumentKind::window_record))
      if (document.owner == id) all.push_back(*records::window_record_of(document));
    return all;
  }

  const Context centre = desk_of("assistant", {Role::assistant}, "centre");
  const Context street = desk_of("street_assistant", {Role::assistant}, "street_a");
  const Context elsewhere = desk_of("other_assistant", {Role::assistant}, "street_b");
  const Context police = desk_of("police", {Role::assisting}, "police");
  const Context civil = desk_of("civil", {Role::assisting}, "civil");
  const Context street_office = desk_of("street", {Role::street}, "street_a");
  const Context office = desk_of("office", {Role::joint_office}, "joint_office");
  std::optional<ServiceWindow> window;
};

// R-专窗-4(1)a, R-规定-6.1b: for use inside the city the list applies.
TEST_F(Window, ForUseInsideTheCityTheListApplies) {
  const auto refused = receive(centre, "无犯罪记录证明", true);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::no_ground);
  EXPECT_EQ(refused.error().basis, "专窗-4(1)、规定-6.1b");
  EXPECT_TRUE(documents(DocumentKind::window_request).empty());
  EXPECT_EQ(receive(desk_of("x", {Role::assistant}, ""), "无犯罪记录证明").error().code, ErrorCode::forbidden);
}

// R-专窗-4(1)b: what a street may issue goes to the street, what a department may issue to the department.
TEST_F(Window, CompetenceIsDataAndAnotherWindowsMatterIsHandedOver) {
  const std::string id = receive(centre, "居住证明")->value.id;
  ASSERT_TRUE(guide(id, {"带身份证"}).ok());
  EXPECT_EQ(route(id, "police").error().code, ErrorCode::invalid_input) << "outside its competence";
  EXPECT_EQ(route(id, "nobody").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(route(id, "centre").error().code, ErrorCode::invalid_input) << "a window issues nothing";
  auto request = route(id, "");
  ASSERT_TRUE(request.ok()) << request.error().text;
  EXPECT_EQ(request->value.issuing_unit, "street_a");
  EXPECT_EQ(request->value.holder, "street_a");
  EXPECT_EQ(told("street_a", "window.handed_over"), 1);
  EXPECT_EQ(told("street_a", "window.routed"), 1);
  EXPECT_TRUE(window->requests.find(street, id).ok());
  EXPECT_TRUE(window->requests.find(centre, id).ok()) << "R-专窗-3.1: the first window goes on following";
  EXPECT_EQ(window->requests.find(elsewhere, id).error().code, ErrorCode::not_found);

  const std::string back = done<SeenRequest>([&](Unit& unit) {
                             const NewWindowRequest asked{"李示例", "331099199001011239", "",         "购房",
                                                          "上海市", "无犯罪记录证明",     "街道助理", false};
                             return window->requests.receive(unit, street, asked, clock.time);
                           })->value.id;
  ASSERT_TRUE(done<SeenRequest>([&](Unit& unit) {
                return window->requests.guide(unit, street, back, {"带身份证"}, "街道助理", clock.time);
              }).ok());
  const auto to_police = done<SeenRequest>([&](Unit& unit) {
    return window->requests.route(unit, street, back, {"", MatterClass::instant, "街道助理"}, clock.time);
  });
  ASSERT_TRUE(to_police.ok());
  EXPECT_EQ(to_police->value.issuing_unit, "police");
  EXPECT_EQ(to_police->value.holder, "centre") << "and vice versa";
}

// R-专窗-6c, R-专窗-6d, R-专窗-6e, C-12: 30 minutes, 24 and 48 hours from routing; delivered in time to the second.
TEST_F(Window, TheClockRunsFromRoutingToDelivery) {
  struct Row {
    MatterClass of;
    hours length;
    minutes more;
  };
  for (const Row& row :
       {Row{MatterClass::instant, hours(0), minutes(30)}, Row{MatterClass::records_check, hours(24), minutes(0)},
        Row{MatterClass::on_site, hours(48), minutes(0)}}) {
    clock.time = at("2026-11-27T16:00:00");  // a Friday: natural time
    const Instant from = clock.time, due = from + row.length + row.more;
    const std::string in_time = routed("无犯罪记录证明", row.of), late = routed("无犯罪记录证明", row.of);
    EXPECT_EQ(stored(in_time).due_at, due);
    EXPECT_NE(stored(in_time).deadline_text.find("专窗工作规则第六条"), std::string::npos);
    clock.time = due;
    ASSERT_TRUE(issue(police, in_time).ok());
    ASSERT_TRUE(issue(police, late).ok());
    EXPECT_TRUE(deliver(in_time).ok());
    EXPECT_FALSE(is_late(stored(in_time), clock.time));
    pass_to(due + seconds(1));
    EXPECT_TRUE(stored(late).overdue_at) << "issued, but not delivered";
    EXPECT_TRUE(deliver(late).ok());
    EXPECT_TRUE(is_late(stored(late), clock.time));
  }
}

// R-专窗-6c: overdue is told to the window, the issuing unit and the joint office, once; reminded before.
TEST_F(Window, RemindersAndOverdueAreToldOnce) {
  const std::string id = routed("无犯罪记录证明", MatterClass::instant);
  pass_to(clock.time + minutes(19));
  EXPECT_EQ(told("police", "window.due_soon"), 0);
  pass_to(clock.time + minutes(1));
  EXPECT_EQ(told("police", "window.due_soon"), 1);
  pass_to(clock.time + minutes(10));
  EXPECT_EQ(told("police", "window.overdue"), 0) << "the last second is in time";
  pass_to(clock.time + seconds(1));
  for (const char* to : {"centre", "police", "joint_office"}) EXPECT_EQ(told(to, "window.overdue"), 1) << to;
  pass_to(clock.time + hours(1));
  EXPECT_EQ(told("police", "window.overdue"), 1);
  EXPECT_TRUE(stored(id).overdue_at);
}

// R-专窗-6e, C-24: to an on-site check only before the 24 hours are over; the 48 run from routing.
TEST_F(Window, ReclassifyingIsAllowedBeforeTheFirstLimitOnly) {
  const auto reclassify = [&](const std::string& id) {
    return done<SeenRequest>(
        [&](Unit& unit) { return window->requests.reclassify(unit, police, id, "需上门询问", "民警", clock.time); });
  };
  const Instant from = clock.time;
  const std::string one = routed("无犯罪记录证明", MatterClass::records_check),
                    two = routed("无犯罪记录证明", MatterClass::records_check),
                    quick = routed("无犯罪记录证明", MatterClass::instant);
  EXPECT_EQ(reclassify(quick).error().code, ErrorCode::conflict);
  clock.time = from + hours(24);
  ASSERT_TRUE(reclassify(one).ok());
  EXPECT_EQ(stored(one).due_at, from + hours(48));
  clock.time = from + hours(25);
  EXPECT_EQ(reclassify(two).error().code, ErrorCode::conflict);
}

// R-专窗-6a: without a designee it is delivered, and alarms the unit and the joint office.
TEST_F(Window, AUnitWithoutADesigneeAlarms) {
  routed("无犯罪记录证明", MatterClass::instant);
  EXPECT_EQ(told("police", "designee.missing"), 1);
  EXPECT_EQ(told("joint_office", "designee.missing"), 1);
}

// R-专窗-6b, R-专窗-5(1): the answer comes to the window's inbox; nothing closes before it is known and delivered.
TEST_F(Window, TheAnswerComesBackToTheWindowWhichFollowsToTheEnd) {
  const std::string id = routed("无犯罪记录证明", MatterClass::instant);
  for (const auto& refused : {deliver(id), close(id)}) {
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_EQ(refused.error().basis, "专窗-5(1)");
  }
  EXPECT_EQ(issue(civil, id).error().code, ErrorCode::not_found) << "not the unit it was routed to";
  EXPECT_EQ(issue(centre, id).error().code, ErrorCode::not_found);
  ASSERT_TRUE(issue(police, id).ok());
  EXPECT_EQ(told("centre", "window.answered"), 1);
  EXPECT_EQ(close(id).error().code, ErrorCode::conflict) << "not delivered";
  ASSERT_TRUE(deliver(id).ok());
  ASSERT_TRUE(close(id).ok());
  EXPECT_EQ(close(id).error().code, ErrorCode::conflict);
  EXPECT_TRUE(store->claim_work(clock.time + hours(100), clock.time + hours(101), 10)->empty()) << "no timer is left";
}

// R-专窗-5(2)a: guidance is written; what a later note adds is flagged, not blocked.
TEST_F(Window, ASecondNoteWithSomethingNewIsFlagged) {
  const std::string id = receive(centre, "无犯罪记录证明")->value.id;
  EXPECT_EQ(route(id, "").error().code, ErrorCode::conflict) << "guidance comes at once";
  EXPECT_FALSE(guide(id, {"带身份证", "写申请"})->value.guidance.back().not_one_off);
  EXPECT_FALSE(guide(id, {"带身份证"})->value.guidance.back().not_one_off);
  EXPECT_TRUE(guide(id, {"带户口簿"})->value.guidance.back().not_one_off);
  const auto written = issued(WritKind::window_guidance);
  ASSERT_EQ(written.size(), 3U);
  EXPECT_EQ(written[0].about, id);
  EXPECT_EQ(written[0].fields.at("items"), "1．带身份证\n2．写申请");
  EXPECT_EQ(written[0].personal.at("applicant").reveal(), "张示例");
  EXPECT_EQ(written[0].fields.size() + written[0].personal.size(), fields_of(WritKind::window_guidance).size());
}

// R-专窗-5(2)b: a refusal needs its explanation, at the window and in the unit.
TEST_F(Window, ARefusalNeedsItsExplanation) {
  const std::string id = receive(centre, "无犯罪记录证明")->value.id;
  for (const char* blank : {"", " \n"}) {
    const auto refused = refuse(centre, id, blank);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::no_ground);
    EXPECT_EQ(refused.error().basis, "专窗-5(2)");
  }
  const auto own = refuse(centre, id, "本区没有出具该证明的职权，请向户籍地公安机关申请");
  ASSERT_TRUE(own.ok());
  EXPECT_EQ(own->sight, Sight::substance) << "its own explanation";
  ASSERT_EQ(issued(WritKind::window_refusal).size(), 1U);
  EXPECT_EQ(issued(WritKind::window_refusal)[0].issuer, "区行政服务中心");

  const std::string other = routed("无犯罪记录证明", MatterClass::instant);
  EXPECT_EQ(refuse(centre, other, "说明").error().code, ErrorCode::conflict) << "the unit decides now";
  ASSERT_TRUE(refuse(police, other, "经查有案底，依法不能出具").ok());
  EXPECT_EQ(issued(WritKind::window_refusal).back().issuer, "公安分局");
  EXPECT_TRUE(deliver(other).ok());
}

// R-专窗-5(3)b: windows see that there is an answer, not what it says; the unit and the joint office see it.
TEST_F(Window, AssistantsSeeTheProcedureOnly) {
  const std::string id = routed("无犯罪记录证明", MatterClass::instant);
  ASSERT_TRUE(issue(police, id).ok());
  EXPECT_EQ(window->requests.find(centre, id)->sight, Sight::procedure);
  EXPECT_EQ(window->requests.list(centre, false, {}, 10)->items.at(0).sight, Sight::procedure);
  EXPECT_EQ(window->requests.find(police, id)->sight, Sight::substance);
  EXPECT_EQ(window->requests.find(office, id)->sight, Sight::substance);
  EXPECT_EQ(window->requests.find(desk_of("boss", {Role::service_centre}, "centre"), id)->sight, Sight::procedure);
  for (const WindowRecord& row : rows(id))
    EXPECT_EQ(sight_of_record({centre.caller, centre.roles, centre.unit}, row),
              row.action == WindowAction::issued ? Sight::procedure : Sight::substance);
}

// R-专窗-8a: every action leaves a row of L-08 and an act, in its own transaction.
TEST_F(Window, EveryActionLeavesARow) {
  const std::string id = routed("无犯罪记录证明", MatterClass::records_check);
  ASSERT_TRUE(done<SeenRequest>([&](Unit& unit) {
                return window->requests.send_back(unit, police, id, "不属本单位", "民警", clock.time);
              }).ok());
  EXPECT_EQ(told("centre", "window.sent_back"), 1);
  EXPECT_FALSE(stored(id).due_at);
  ASSERT_TRUE(route(id, "police").ok()) << "again, with a clock of its own";
  ASSERT_TRUE(done<SeenRequest>([&](Unit& unit) {
                return window->requests.track(unit, centre, id, "已电话询问", "助理", clock.time);
              }).ok());
  ASSERT_TRUE(done<SeenRequest>([&](Unit& unit) {
                return window->requests.hand_over(unit, centre, id, "civil", "一并办理", "助理", clock.time);
              }).ok());
  EXPECT_EQ(stored(id).holder, "centre") << "R-专窗-3.1: a department's counter is no window; this one keeps it";
  ASSERT_TRUE(issue(police, id).ok());
  ASSERT_TRUE(deliver(id).ok());
  ASSERT_TRUE(close(id).ok());
  std::vector<WindowAction> actions;
  for (const WindowRecord& row : rows(id)) actions.push_back(row.action);
  using enum WindowAction;
  EXPECT_EQ(actions, (std::vector<WindowAction>{intake, guidance, routing, sent_back, routing, tracking, handover,
                                                issued, delivered, closed}));
  EXPECT_EQ(acts(id), static_cast<int>(actions.size()));
}

TEST_F(Window, SendingBackHasItsTime) {
  const std::string id = routed("无犯罪记录证明", MatterClass::instant);
  clock.time += minutes(11);
  EXPECT_EQ(done<SeenRequest>([&](Unit& unit) {
              return window->requests.send_back(unit, police, id, "不属本单位", "民警", clock.time);
            })
                .error()
                .code,
            ErrorCode::conflict);
}

// R-专窗-8b, M-11: the statistics are what a recount of the rows gives.
TEST_F(Window, TheMeasuresEqualARecountOfTheLedger) {
  const Instant from = clock.time - hours(1);
  const std::string good = routed("无犯罪记录证明", MatterClass::instant),
                    late = routed("无犯罪记录证明", MatterClass::instant),
                    refused = routed("婚姻登记档案证明", MatterClass::records_check);
  clock.time += minutes(5);
  ASSERT_TRUE(issue(police, good).ok());
  ASSERT_TRUE(deliver(good).ok());
  ASSERT_TRUE(refuse(civil, refused, "档案不在本区").ok());
  clock.time += hours(1);
  ASSERT_TRUE(issue(police, late).ok());
  ASSERT_TRUE(deliver(late).ok());
  ASSERT_TRUE(receive(centre, "无犯罪记录证明").ok());
  ASSERT_TRUE(done<WindowRecord>([&](Unit& unit) {
                return window->desk.consult(unit, centre, {"清单", "怎么查", "网上可查", "助理"}, clock.time);
              }).ok());
  clock.time += minutes(1);
  const auto measures = window->desk.measures(centre, {}, from, clock.time, clock.time);
  ASSERT_TRUE(measures.ok());
  std::map<WindowAction, int64_t> counted;
  for (const Document& document : documents(DocumentKind::window_record))
    ++counted[records::window_record_of(document)->action];
  EXPECT_EQ(measures->actions, counted);
  EXPECT_EQ(measures->requests, 4);
  EXPECT_EQ(measures->issued, 2);
  EXPECT_EQ(measures->refused, 1);
  EXPECT_EQ(measures->refused_explained, 1);
  const auto& instant = measures->by_class[0];
  EXPECT_EQ(instant.routed, 2);
  EXPECT_EQ(instant.in_time, 1);
  EXPECT_EQ(instant.overdue, 1);
  EXPECT_EQ(measures->by_class[1].routed, 1);
  EXPECT_EQ(measures->by_class[1].overdue, 0) << "not due yet";
  EXPECT_EQ(window->desk.measures(street, "centre", from, clock.time, clock.time).error().code, ErrorCode::forbidden);
  EXPECT_EQ(window->desk.measures(street, {}, from, clock.time, clock.time)->requests, 0);
}

// R-专窗-4(3): coordinated and resolved with a result, or not closed.
TEST_F(Window, ADifficultMatterIsNotClosedWithoutAResult) {
  const std::string id =
      done<DifficultCase>([&](Unit& unit) {
        return window->desk.open(unit, centre, {"", "跨区婚姻档案", "两地档案不符", "", "", "助理"}, clock.time);
      })->id;
  const auto resolve = [&](const std::string& result) {
    return done<DifficultCase>(
        [&](Unit& unit) { return window->desk.resolve(unit, centre, id, result, "助理", clock.time); });
  };
  EXPECT_EQ(resolve("已协调").error().code, ErrorCode::conflict) << "nobody has coordinated";
  ASSERT_TRUE(done<DifficultCase>([&](Unit& unit) {
                return window->desk.coordinate(unit, centre, id, {"区民政局"}, "助理", clock.time);
              }).ok());
  EXPECT_EQ(told("civil", "difficult.coordinating"), 1);
  ASSERT_TRUE(done<DifficultCase>([&](Unit& unit) {
                return window->desk.opine(unit, civil, id, "", "可以函调", "科长", clock.time);
              }).ok());
  EXPECT_EQ(told("centre", "difficult.opinion"), 1);
  EXPECT_EQ(window->desk.find(police, id).error().code, ErrorCode::not_found);
  const auto refused = resolve(" ");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::no_ground);
  EXPECT_EQ(refused.error().basis, "专窗-4(3)");
  ASSERT_TRUE(resolve("函调后出具").ok());
  EXPECT_EQ(resolve("再来").error().code, ErrorCode::conflict);
  EXPECT_EQ(rows(id).size(), 4U);
}

// R-专窗-4(2)a, R-规定-15.1a: notes reach every window; who has no window is listed.
TEST_F(Window, NotesReachAllWindowsAndTheRegisterShowsWhoHasNone) {
  ASSERT_TRUE(done<GuidanceNote>([&](Unit& unit) {
                return window->desk.publish(unit, centre, {{}, {}, "清单更新", "请按新清单答复", "主任"}, clock.time);
              }).ok());
  for (const char* to : {"street_a", "street_b", "centre"}) EXPECT_EQ(told(to, "window.note"), 1) << to;
  EXPECT_EQ(window->desk.notes({}, 10)->items.size(), 1U);

  const auto put = [&](const Context& who, const std::string& unit_id) {
    return done<WindowPlace>([&](Unit& unit) {
      WindowPlace place;
      place.unit = unit_id;
      place.place = "一楼";
      place.hours = "8:30-17:00";
      place.phone = "0576-00000000";
      place.responsible = "窗口组长";
      return window->desk.put_place(unit, who, std::move(place), clock.time);
    });
  };
  EXPECT_EQ(window->desk.places()->without.size(), 3U);
  ASSERT_TRUE(put(street_office, "street_a").ok());
  ASSERT_TRUE(put(street_office, "street_a").ok()) << "again, changed";
  EXPECT_EQ(put(street_office, "street_b").error().code, ErrorCode::forbidden);
  EXPECT_EQ(put(office, "police").error().code, ErrorCode::not_found);
  const auto places = window->desk.places();
  ASSERT_EQ(places->places.size(), 1U);
  ASSERT_EQ(places->without.size(), 2U);
  EXPECT_EQ(places->without[1]->name, "乙街道");
}

}  // namespace
}  // namespace zq::workflow
