// A letter that nobody answers in time: the host reports it by itself, also after it was killed meanwhile; the joint
// office investigates. The limit of instant matters is two seconds here, by the ruleset.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("the ruleset does not say " + from);
  return text.replace(at, from.size(), to);
}

class OverdueLetters : public WithWorld<OverdueLetters> {
 public:
  static void furnish(World& world) {
    world.with_fixture("civil_affairs", "区民政局", {});
    world.list_csv =
        list_file({"ZM-O-1,区公积金中心,公租房申请,婚姻状况证明,区民政局,住房办法,部门间核查,即办件,"
                   "civil_affairs,,marital_status=婚姻状况*,,,"});
    std::string rules = read_file(ZQ_SOURCE_DIR "/config/rules/first.xml");
    rules = replaced(rules, "<instant length=\"30min\"", "<instant length=\"2s\"");
    rules = replaced(rules, "<reminders instant=\"10min\"", "<reminders instant=\"1s\"");
    std::filesystem::create_directories(world.directory / "config/rules");
    write_file(world.directory / "config/rules/short.xml", rules);
  }

 protected:
  Client window = world().client(), civil = world().officer("civil_officer"), office = world().client("office");
  Reply decide(const std::string& report, const std::string& verb, Json given) {
    given["operator"] = "主任";
    return office.post("/api/v1/overdue-reports/" + report + "/" + verb, given.dump());
  }
  bool told(Client& client, const std::string& event, const std::string& about) {
    for (const Json& one : all_pages(client, "/api/v1/notices", 200))
      if (one["event"] == event && one["subject"] == about) return true;
    return false;
  }
};

// R-规定-11.2b, R-规定-11.3a, R-规定-11.3b, R-规定-21.1c, R-核查-6.3a, R-核查-6.3b, R-核查-10.1
TEST_F(OverdueLetters, AreReportedByTheHostAndInvestigated) {
  const Reply opened = window.post("/api/v1/verifications", question("ZM-O-1", person(9), {{"marital_status", "20"}}));
  ASSERT_EQ(opened.status, 202) << opened.body;
  world().kill();
  world().start();
  const std::string verification = body(opened)["id"];
  const Json letter = body(window.get("/api/v1/verifications/" + verification + "/letters"))["items"].at(0);
  const std::string id = letter["id"], path = "/api/v1/letters/" + id;
  ASSERT_TRUE(eventually([&] { return body(window.get(path)).contains("overdue_report"); }));
  EXPECT_TRUE(told(civil, "letter.due_soon", id));
  for (Client* one : {&window, &civil, &office}) EXPECT_TRUE(told(*one, "letter.overdue", id));
  const std::string report = body(window.get(path))["overdue_report"];
  EXPECT_EQ(body(office.get("/api/v1/overdue-reports?state=reported"))["items"].at(0)["id"], report);
  EXPECT_EQ(body(window.get("/api/v1/overdue-reports"))["items"].at(0)["id"], report);
  EXPECT_EQ(world().client("police_officer").get("/api/v1/overdue-reports/" + report).status, 404);

  const Reply late = civil.post(path + "/reply", R"({"operator":"赵专员","result":"no_record"})");
  EXPECT_EQ(late.status, 200) << late.body;
  EXPECT_EQ(body(late)["late"], true);
  EXPECT_EQ(body(window.get("/api/v1/verifications/" + verification))["state"], "concluded");
  EXPECT_TRUE(body(office.get("/api/v1/overdue-reports/" + report)).contains("replied_at"));

  const Json fault = {{"findings", "专人脱岗"}, {"conclusion", "fault"}, {"attribution", "person"}};
  EXPECT_EQ(decide(report, "conclude", fault).status, 409) << "no investigation yet";
  EXPECT_EQ(civil.post("/api/v1/overdue-reports/" + report + "/investigate", R"({"operator":"a","units":[]})").status,
            403);
  EXPECT_EQ(decide(report, "investigate", {{"units", Json::array({"区民政局"})}}).status, 200);
  EXPECT_EQ(decide(report, "conclude", {{"findings", "专人脱岗"}}).status, 422) << "no conclusion";
  EXPECT_EQ(
      decide(report, "conclude", {{"findings", "线路"}, {"conclusion", "fault"}, {"attribution", "network"}}).status,
      422);
  const Reply done = decide(report, "conclude", fault);
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_FALSE(body(done).value("violation", "").empty());
  EXPECT_TRUE(told(window, "overdue.concluded", report));
  EXPECT_TRUE(told(civil, "overdue.concluded", report));
  EXPECT_EQ(decide(report, "conclude", fault).status, 409);
}

}  // namespace
}  // namespace zq::test
