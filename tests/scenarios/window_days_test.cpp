// The clocks of the service window and of the joint office, as they run out while the host works.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

Reply post(Client& client, const std::string& path, Json content) {
  content["operator"] = "经办01";
  return client.post(path, content.dump());
}

bool told(const World& world, const std::string& caller, const std::string& event, const std::string& about) {
  return eventually([&] {
    Client client = world.client(caller);
    const Json all = all_pages(client, "/api/v1/notices", 200);
    return std::ranges::any_of(all, [&](const Json& one) { return one["event"] == event && one["subject"] == about; });
  });
}

// The ids that wait for the office, as its queue has them.
std::vector<std::string> queue(Client& office, const std::string& filter = {}) {
  std::vector<std::string> ids;
  const Json items = body(office.get("/api/v1/office/queue?limit=200" + filter))["items"];
  for (const Json& one : items) ids.push_back(one["id"]);
  return ids;
}

// Guided and routed to the police.
std::string routed(Client& assistant, const std::string& of) {
  const Json who = person(5);
  const Reply received = post(assistant, "/api/v1/window/requests",
                              {{"applicant", {{"name", who["name"]}, {"id_number", who["id_number"]}}},
                               {"purpose", "入职审查"},
                               {"destination", "杭州市西湖区"},
                               {"in_city", false},
                               {"material", "无犯罪记录证明"}});
  EXPECT_EQ(received.status, 201) << received.body;
  const std::string path = place_of(received);
  EXPECT_EQ(post(assistant, path + "/guidance", {{"items", {"携带身份证原件"}}}).status, 200);
  EXPECT_EQ(post(assistant, path + "/route", {{"class", of}}).status, 200);
  return path;
}

// R-专窗-6c, R-专窗-6d, R-专窗-6e, R-专窗-8b, C-02: natural time, from a Friday afternoon over the weekend.
TEST(WindowDays, TheThreeLimitsRunOverAWeekendAndIntoTheStatistics) {
  World world;
  world.starts_at = "2026-12-25 16:00";
  world.with_fixture("civil_affairs", "区民政局", {});
  world.start();
  Client assistant = world.client("assistant"), police = world.officer("police_officer"),
         office = world.client("office");
  const auto id_of = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
  const auto finished = [&](const std::string& path) {
    EXPECT_EQ(post(police, path + "/issue", {{"document_no", "椒公证〔2026〕8号"}, {"content", "无"}}).status, 200);
    return body(post(assistant, path + "/deliver", {{"how", "当面"}}));
  };
  const std::string instant = routed(assistant, "instant"), day = routed(assistant, "records_check"),
                    late_day = routed(assistant, "records_check"), two_days = routed(assistant, "on_site");
  world.set_clock("2026-12-25 16:25");
  EXPECT_TRUE(told(world, "police_officer", "window.due_soon", id_of(instant)));
  EXPECT_TRUE(queue(office).empty()) << "nothing waits for the office before its time has run out";
  world.set_clock("2026-12-25 16:32");
  for (const char* caller : {"assistant", "police_officer", "office"})
    EXPECT_TRUE(told(world, caller, "window.overdue", id_of(instant))) << caller;
  EXPECT_EQ(queue(office, "&kind=window_request"), std::vector{id_of(instant)});
  EXPECT_EQ(finished(instant)["late"], true);
  EXPECT_TRUE(queue(office).empty()) << "answered and delivered";
  world.set_clock("2026-12-26 15:55");
  EXPECT_EQ(finished(day)["late"], false) << "Saturday counts, and 24 hours are not over";
  world.set_clock("2026-12-26 16:02");
  EXPECT_TRUE(told(world, "office", "window.overdue", id_of(late_day)));
  EXPECT_EQ(post(police, late_day + "/reclassify", {{"reason", "需上门询问"}}).status, 409) << "too late (C-24)";
  world.set_clock("2026-12-27 15:55");
  EXPECT_EQ(finished(two_days)["late"], false);
  EXPECT_EQ(finished(late_day)["late"], true);
  const Json measures = body(office.get("/api/v1/window/measures?from=2026-12-25&until=2026-12-27"));
  const auto figures = [&](int of) {
    const Json one = measures["by_class"][of];
    return std::vector<int>{one["routed"], one["in_time"], one["overdue"]};
  };
  EXPECT_EQ(figures(0), (std::vector{1, 0, 1})) << measures;
  EXPECT_EQ(figures(1), (std::vector{2, 1, 1})) << measures;
  EXPECT_EQ(figures(2), (std::vector{1, 1, 0})) << measures;
  world.stop();
}

// R-会议-2.3, R-会议-4.1, R-规定-18.2a
TEST(WindowDays, AnItemOfMinutesAndAnInterviewFallDueInTheOfficesQueue) {
  World world;
  world.starts_at = "2026-12-08 10:00";
  world.with_fixture("civil_affairs", "区民政局", {});
  world.start();
  Client office = world.client("office"), civil = world.client("civil_handler");
  const std::string meeting = place_of(
      post(office, "/api/v1/office/meetings",
           {{"kind", "other"}, {"title", "会议"}, {"held_on", "2026-12-08"}, {"place", "会议室"}, {"agenda", "清单"}}));
  const Json minuted = body(post(office, meeting + "/minutes",
                                 {{"items", {{{"text", "完善清单"}, {"owner", "区民政局"}, {"due", "2026-12-10"}}}}}));
  const std::string item = minuted["items"][0];
  const std::string interview =
      body(post(office, "/api/v1/office/interviews", {{"unit", "区民政局"}, {"cause", "多次超期"}}))["id"];
  EXPECT_EQ(queue(office), (std::vector{item, interview})) << "what has no date yet comes last";
  const Json approval{{"approval_no", "椒政函〔2026〕1号"}, {"at", "2026-12-10T09:00:00+08:00"}, {"place", "会议室"}};
  EXPECT_EQ(post(office, "/api/v1/office/interviews/" + interview + "/approve", approval).status, 200);
  EXPECT_EQ(queue(office), (std::vector{interview, item})) << "the earliest due first";
  EXPECT_EQ(queue(office, "&kind=minutes_item"), std::vector{item});
  world.set_clock("2026-12-09 00:01");
  EXPECT_TRUE(told(world, "civil_handler", "minutes.due_soon", item)) << "one working day before";
  world.set_clock("2026-12-11 00:01");
  for (const char* caller : {"civil_handler", "office"})
    EXPECT_TRUE(told(world, caller, "minutes.overdue", item)) << caller;
  const Json waiting = body(office.get("/api/v1/office/queue"))["items"];
  for (const Json& one : waiting) EXPECT_EQ(one["overdue"], true) << one;
  EXPECT_EQ(body(office.get("/api/v1/office/minutes-items?only=overdue"))["items"][0]["id"], item);
  EXPECT_EQ(post(office, "/api/v1/office/interviews/" + interview + "/hold", {{"result", "已约谈"}}).status, 200);
  EXPECT_EQ(post(civil, "/api/v1/office/minutes-items/" + item + "/done", {{"result", "已印发"}}).status, 200);
  EXPECT_TRUE(queue(office).empty());
  world.stop();
}

}  // namespace
}  // namespace zq::test
