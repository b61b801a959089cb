// The basis of entries falls: they stop by themselves, for new verifications, from 00:00 of the day (规定-6.3).
#include <chrono>

#include "domain/clocks.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

Json repeal(const std::string& basis, const std::string& day) {
  return {{"basis", basis},
          {"cause", "repealed"},
          {"document", "国务院令第〇〇〇号"},
          {"effective_on", day},
          {"operator", "经办人01"}};
}

class ListStops : public testing::Test {
 protected:
  void SetUp() override {
    world.with_fixture("good", "示例部门", {});
    world.list_csv =
        list_file({"D-1,区民政局,甲事项,甲证明,某单位,婚姻条例；另一办法,信息共享,即办件,good,any.check,,,,",
                   "D-2,区民政局,乙事项,乙证明,某单位,婚姻条例,信息共享,即办件,good,any.check,,,,",
                   "D-3,区民政局,丙事项,丙证明,某单位,殡葬条例,信息共享,即办件,good,any.check,,,,"});
    world.start();
  }
  // The list was published today.
  std::string today_and(int days) {
    const Json version = body(world.anonymous().get("/api/v1/list/version"));
    const auto today = date_from_text(version["effective_from"].get<std::string>());
    return date_text(Date{std::chrono::sys_days{*today} + std::chrono::days(days)});
  }
  std::string code_of_new(const char* entry) {
    const Reply reply = window().post("/api/v1/verifications", question(entry, person(2)));
    return reply.status == 200 ? "allowed" : body(reply)["code"].get<std::string>();
  }
  Json public_entries(const std::string& more) {
    return body(world.anonymous().get("/api/v1/list/entries?" + more))["items"];
  }
  Client window() { return world.client(); }
  World world;
};

// R-规定-6.3
TEST_F(ListStops, EntriesStopFromTheDayOnAndRunningCasesGoOn_R_规定_6_3) {
  Client office = world.client("office");
  const Reply running = window().post("/api/v1/verifications", question("D-1", person(2)));
  const Reply later = office.post("/api/v1/list/stops", repeal("殡葬条例", today_and(1)).dump());
  ASSERT_EQ(later.status, 201) << later.body;
  const Reply now = office.post("/api/v1/list/stops", repeal("婚姻条例", today_and(0)).dump());
  ASSERT_EQ(now.status, 201) << now.body;
  ASSERT_EQ(body(now)["entries"].size(), 2U);
  EXPECT_TRUE(eventually([&] { return code_of_new("D-1") == "entry_stopped"; }));
  EXPECT_EQ(code_of_new("D-2"), "entry_stopped");
  EXPECT_EQ(code_of_new("D-3"), "allowed") << "until the end of today";
  EXPECT_EQ(window().get(place_of(running)).status, 200);

  EXPECT_EQ(public_entries("").size(), 1U);
  const Json stopped = public_entries("standing=stopped");
  ASSERT_EQ(stopped.size(), 2U);
  EXPECT_NE(stopped[0]["stopped"]["text"].get<std::string>().find("婚姻条例"), std::string::npos);
  EXPECT_EQ(stopped[0]["stopped"]["stop"], body(now)["id"]);
  EXPECT_EQ(public_entries("as_of=" + today_and(1)).size(), 0U);
  EXPECT_EQ(public_entries("as_of=" + today_and(-1)).size(), 3U);
  EXPECT_EQ(body(world.anonymous().get("/api/v1/list/stops"))["items"].size(), 2U);
  EXPECT_EQ(body(world.anonymous().get(place_of(now)))["cause_text"], "废止");
  EXPECT_EQ(body(world.anonymous().get("/api/v1/list/versions/1"))["items"].size(), 3U) << "as it was published";

  const auto told = [&](const std::string& event) {
    for (const Json& notice : all_pages(office, "/api/v1/notices", 50))
      if (notice["event"] == event && notice["subject"] == body(now)["id"]) return true;
    return false;
  };
  EXPECT_TRUE(told("entry.stop_recorded"));
  EXPECT_TRUE(eventually([&] { return told("entry.stopped"); }));
  world.stop();
}

TEST_F(ListStops, OnlyTheOfficeRecordsAndItsErrorsAreTakenBack_R_规定_6_3) {
  EXPECT_EQ(window().post("/api/v1/list/stops", repeal("婚姻条例", today_and(0)).dump()).status, 403);
  Client office = world.client("office");
  const Json unknown = body(office.post("/api/v1/list/stops", repeal("没有的条例", today_and(0)).dump()));
  EXPECT_EQ(unknown["faults"][0]["path"], "/basis");
  const Reply stop = office.post("/api/v1/list/stops", repeal("殡葬条例", today_and(0)).dump());
  EXPECT_TRUE(eventually([&] { return code_of_new("D-3") == "entry_stopped"; }));
  const std::string withdraw = place_of(stop) + "/withdraw";
  EXPECT_EQ(office.post(withdraw, R"({"text":"文号有误","operator":"经办人01"})").status, 200);
  EXPECT_TRUE(eventually([&] { return code_of_new("D-3") == "allowed"; }));
  EXPECT_EQ(office.post(withdraw, R"({"text":"再次","operator":"经办人01"})").status, 409);
  world.stop();
}

}  // namespace
}  // namespace zq::test
