// Switching a department off: consequences first, a reason, and a return by itself.
#include <chrono>

#include "domain/clocks.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

constexpr auto state_path = "/api/v1/departments/good/state";

class Switching : public testing::Test {
 protected:
  Switching() {
    world.with_fixture("good", "示例部门", {{"pending_polls", "1000000"}, {"poll_after_ms", "60000"}});
    world.list_csv =
        list_file({"ZM-1,区民政局,公租房申请,婚姻证明,某单位,某条例,信息共享,即办件,good,any.check,,,,",
                   "ZM-2,区民政局,别的事项,别的证明,某单位,某条例,信息共享,即办件,elsewhere,any.check,,,,"});
    world.start();
  }
  ~Switching() override { world.stop(); }

  Reply put(const Json& order) { return world.client("office").put(state_path, order.dump()); }
  Json view() { return body(world.client("office").get("/api/v1/departments/good")); }
  Json acts() {
    Json found = Json::array();
    const Json page = body(world.client("office").get("/api/v1/journal?subject=good&limit=100"));
    for (const Json& act : page.at("items"))
      if (act["kind"] == "department.switched") found.push_back(act);
    return found;
  }
  static std::string in(std::chrono::seconds time) {
    return moment_text(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + time);
  }
  static void wait_until(const std::string& moment) {
    ASSERT_TRUE(eventually([&] { return in(std::chrono::seconds(-1)) >= moment; }));
  }
  // A world writes its files anew when it starts: what the host has written there must be said to it.
  void the_file_says(bool enabled, const std::string& reason, const std::string& until) {
    DepartmentFile& file = world.departments["good"];
    file.enabled = enabled;
    file.attributes.erase("off_reason");
    file.attributes.erase("off_until");
    if (!reason.empty()) file.attributes["off_reason"] = reason;
    if (!until.empty()) file.attributes["off_until"] = until;
    const std::string text = read_file(world.department_file("good"));
    EXPECT_EQ(text.find("off_until=\"" + until + "\"") != std::string::npos, !until.empty()) << text;
  }
  bool is_on() {
    return eventually([&] { return view()["state"] == "ready"; });
  }
  World world;
};

TEST_F(Switching, TheConsequencesAreShownFirst) {
  const Reply opened = world.client().post("/api/v1/verifications", question("ZM-1", person(3)));
  ASSERT_EQ(opened.status, 202) << opened.body;
  const std::string id = body(opened)["id"];
  const Json impact = body(world.client("office").get("/api/v1/departments/good/impact"));
  ASSERT_EQ(impact["entries"].size(), 1U) << impact;
  EXPECT_EQ(impact["entries"][0]["id"], "ZM-1");
  EXPECT_EQ(impact["cases_total"], 1);
  EXPECT_EQ(impact["cases"][0]["id"], id);
  EXPECT_GE(impact["cases"][0]["minutes_left"], 28);
  EXPECT_LE(impact["cases"][0]["minutes_left"], 30);
  EXPECT_EQ(impact["manual_way"], view()["manual_way"]);
  EXPECT_EQ(world.client().get("/api/v1/departments/good/impact").status, 403) << "the office's business";
  EXPECT_EQ(world.client("office").get("/api/v1/departments/nobody/impact").status, 404);

  const Ran shown = world.command({"departments", "impact", "good"});
  EXPECT_EQ(shown.code, 0);
  const Ran off = world.command({"departments", "disable", "good", "--reason=机房检修"});
  EXPECT_EQ(off.code, 0) << off.output;
  for (const std::string& part : {std::string("ZM-1"), id, std::string("距法定期限")}) {
    EXPECT_NE(shown.output.find(part), std::string::npos) << shown.output;
    EXPECT_NE(off.output.find(part), std::string::npos) << off.output;
  }
  EXPECT_EQ(view()["state"], "off");
  EXPECT_EQ(view()["off_reason"], "机房检修");
  EXPECT_NE(view()["state_text"].get<std::string>().find("机房检修"), std::string::npos);
}

TEST_F(Switching, OffNeedsAReasonWhichIsKeptAndRecorded) {
  EXPECT_EQ(put({{"enabled", false}}).status, 422);
  EXPECT_EQ(put({{"enabled", false}, {"reason", "x"}, {"until", in(std::chrono::seconds(-60))}}).status, 422);
  EXPECT_EQ(view()["state"], "ready");
  const std::string until = in(std::chrono::hours(2));
  EXPECT_EQ(put({{"enabled", false}, {"reason", "系统升级"}, {"until", until}}).status, 200);
  world.kill();
  the_file_says(false, "系统升级", until);
  world.start();
  EXPECT_EQ(view()["state"], "off");
  EXPECT_EQ(view()["off_reason"], "系统升级");
  EXPECT_EQ(view()["off_until"], until);
  EXPECT_EQ(put({{"enabled", true}, {"reason", "提前完成"}}).status, 200);
  EXPECT_FALSE(view().contains("off_reason"));
  const Json recorded = acts();
  ASSERT_EQ(recorded.size(), 2U) << recorded;
  EXPECT_EQ(recorded[0]["detail"]["reason"], "系统升级");
  EXPECT_EQ(recorded[0]["detail"]["until"], until);
  EXPECT_EQ(recorded[0]["actor"], "office");
  EXPECT_EQ(recorded[1]["after"], "on");
  EXPECT_EQ(recorded[1]["detail"]["reason"], "提前完成");
  EXPECT_EQ(recorded[1]["detail"]["automatic"], "false");
}

TEST_F(Switching, ATimeOffEndsByItselfOnce) {
  const std::string until = in(std::chrono::seconds(2));
  ASSERT_EQ(put({{"enabled", false}, {"reason", "重启"}, {"until", until}}).status, 200);
  EXPECT_EQ(view()["state"], "off");
  EXPECT_TRUE(is_on());
  EXPECT_GE(in(std::chrono::seconds(0)), until);
  EXPECT_TRUE(eventually([&] { return acts().size() == 2; })) << acts();
  EXPECT_EQ(acts()[1]["actor"], "host");
  EXPECT_EQ(acts()[1]["detail"]["automatic"], "true");
  EXPECT_TRUE(eventually([&] { return read_file(world.department_file("good")).find("off_") == std::string::npos; }));
  EXPECT_TRUE(world.log_says("ZQ-5008"));
}

TEST_F(Switching, AHostThatWasDownSwitchesOnAtItsStartAndOnceOnly) {
  const std::string until = in(std::chrono::seconds(2));
  ASSERT_EQ(put({{"enabled", false}, {"reason", "重启"}, {"until", until}}).status, 200);
  world.kill();
  the_file_says(false, "重启", until);
  wait_until(until);
  for (int n = 0; n < 2; ++n) {
    world.start();
    EXPECT_TRUE(is_on());
    EXPECT_TRUE(eventually([&] { return acts().size() == 2; })) << acts();
    EXPECT_TRUE(eventually([&] { return read_file(world.department_file("good")).find("off_") == std::string::npos; }));
    world.kill();
    the_file_says(true, "", "");
  }
  world.start();
  EXPECT_EQ(acts().size(), 2U) << acts();
}

// Killed between switching on and recording it: the file then says enabled, with the time off still in it.
TEST_F(Switching, AReturnThatWasCutInTheMiddleIsRecordedOnce) {
  const std::string until = in(std::chrono::seconds(2));
  ASSERT_EQ(put({{"enabled", false}, {"reason", "重启"}, {"until", until}}).status, 200);
  world.kill();
  the_file_says(false, "重启", until);
  world.departments["good"].enabled = true;
  wait_until(until);
  for (int n = 0; n < 2; ++n) {
    world.start();
    EXPECT_TRUE(eventually([&] { return acts().size() == 2; })) << acts();
    EXPECT_TRUE(eventually([&] { return read_file(world.department_file("good")).find("off_") == std::string::npos; }));
    world.kill();
  }
  world.start();
  EXPECT_EQ(acts().size(), 2U) << acts();
}

TEST_F(Switching, AFileEditedByHandNeedsNoReasonAndIsRecordedToo) {
  DepartmentFile file = world.departments["good"];
  file.enabled = false;
  world.edit(file);
  EXPECT_TRUE(eventually([&] { return view()["state"] == "off"; }));
  EXPECT_TRUE(eventually([&] { return acts().size() == 1; })) << acts();
  EXPECT_EQ(acts()[0]["actor"], "file");
}

}  // namespace
}  // namespace zq::test
