// A whole adjustment over HTTP, from its cause to the version that is in force, on the days the law gives it: the host
// runs under a clock that the scenario moves. 2026: 中秋 9-25 to 9-27, 国庆 10-1 to 10-7, worked 9-20 and 10-10.
#include "scenarios/handling.hpp"

namespace zq::test {
namespace {

class AdjustmentDays : public testing::Test {
 protected:
  void SetUp() override {
    world.starts_at = "2026-09-21 09:00";
    furnish_for_handling(world);
    world.start();
  }
  static Json renaming() {
    return {{"operator", "窗口01"},
            {"kind", "change"},
            {"reason", "CHANGE_2"},
            {"entry", "H-1"},
            {"proposed", {{"matter", "相符事项（更名）"}}},
            {"basis", {{"name", "某条例"}}},
            {"cause_date", "2026-09-21"},
            {"handler", "经办甲"},
            {"seal", "已盖章"}};
  }
  static Json by() { return {{"operator", "窗口01"}}; }
  static Json passed() { return {{"operator", "联席办01"}, {"passed", true}}; }
  Reply step(const std::string& caller, const std::string& verb, const Json& given) {
    Client client = world.client(caller);
    return post(client, "adjustments/" + id + "/" + verb, given);
  }
  void goes(const std::string& caller, const std::string& verb, const Json& given, const std::string& to) {
    const Reply reply = step(caller, verb, given);
    ASSERT_EQ(reply.status, 200) << verb << reply.body;
    EXPECT_EQ(body(reply)["state"], to);
  }
  void is_refused(const std::string& caller, const std::string& verb, const Json& given, const std::string& basis) {
    const Reply reply = step(caller, verb, given);
    EXPECT_EQ(reply.status, 409) << verb << reply.body;
    EXPECT_EQ(body(reply).value("basis", ""), basis) << verb;
  }
  // What somebody without a name says; its id.
  std::string opinion(const std::string& text) {
    Client anyone = world.anonymous();
    const Reply reply = post(anyone, "adjustments/" + id + "/opinions", {{"text", text}});
    EXPECT_EQ(reply.status, 201) << reply.body;
    return body(reply)["id"];
  }
  int answer(const std::string& opinion, const Json& given) {
    Client civil = world.client("civil_handler");
    Json all = by();
    all.update(given);
    return post(civil, "opinions/" + opinion + "/disposition", all).status;
  }
  Json seen() { return body(world.anonymous().get("/api/v1/adjustments/" + id)); }
  Json version() { return body(world.anonymous().get("/api/v1/list/version")); }
  void file_and_review() {
    Client civil = world.client("civil_handler");
    id = body(post(civil, "adjustments", renaming()))["id"];
    goes("civil_handler", "submit", by(), "submitted");
    EXPECT_EQ(seen()["filed_late"], false);
    world.set_clock("2026-09-23 15:00");
    goes("office", "review", {{"operator", "联席办01"}, {"opinion", "pass"}}, "reviewed");
    world.set_clock("2026-09-24 10:00");
    goes("justice", "legality", {{"operator", "司法01"}, {"passed", true}}, "legality_passed");
  }
  World world;
  std::string id;
};

// R-调整-10.1, R-调整-10.2a, R-调整-10.2b, R-调整-11.1, R-调整-3.5, T-08, T-09, T-10
TEST_F(AdjustmentDays, FromTheCauseToTheNewVersionWithFiveFullWorkingDaysOfNotice) {
  file_and_review();
  world.set_clock("2026-09-28 10:00");
  goes("civil_handler", "notice", {{"operator", "窗口01"}, {"how", "见公示页面"}}, "public_notice");
  world.set_clock("2026-10-08 09:00");
  const std::string first = opinion("新名称更清楚，建议采用");
  world.set_clock("2026-10-10 23:58");
  is_refused("civil_handler", "notice-end", by(), "调整-10.1");
  world.set_clock("2026-10-11 00:01");
  is_refused("civil_handler", "notice-end", by(), "调整-10.2a");
  EXPECT_EQ(answer(first, {{"disposition", "refused"}}), 422) << "with a reason";
  EXPECT_EQ(answer(first, {{"disposition", "adopted"}}), 200);
  goes("civil_handler", "notice-end", by(), "opinions_disposed");
  is_refused("office", "approval", passed(), "调整-11.1");
  goes("civil_handler", "adoption-report", by(), "opinions_published");
  EXPECT_NE(seen()["report"].get<std::string>().find("建议采用——采纳"), std::string::npos);
  goes("office", "approval", passed(), "approved");
  const std::string late = opinion("还有一条意见");
  is_refused("office", "publication", {{"operator", "联席办01"}}, "调整-10.2a");
  EXPECT_EQ(answer(late, {{"disposition", "refused"}, {"reason", "与依据不符"}}), 200);
  is_refused("office", "publication", {{"operator", "联席办01"}}, "调整-10.2b");
  goes("civil_handler", "adoption-report", by(), "opinions_published");
  goes("office", "approval", passed(), "approved");
  goes("office", "publication", {{"operator", "联席办01"}, {"effective_on", "2026-10-12"}}, "published");
  EXPECT_EQ(version()["number"], 1) << "no effect before its day";
  world.set_clock("2026-10-12 00:00");
  EXPECT_TRUE(eventually([&] { return seen()["state"] == "effective"; }));
  EXPECT_TRUE(eventually([&] { return version()["number"] == 2; }));
  const Json changes = body(world.anonymous().get("/api/v1/list/versions/2/changes"))["items"];
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0]["columns"][0]["after"], "相符事项（更名）");
  world.stop();
}

}  // namespace
}  // namespace zq::test
