// R-规定-14.1, R-规定-13.1, T-03: on-site checks by the streets' four platforms, from the window to the grid worker and
// back; the real connector against the simulated streets.
#include "scenarios/private_data.hpp"
#include "scenarios/replace_file.hpp"
#include "scenarios/suite.hpp"
#include "support/legacy_process.hpp"

namespace zq::test {
namespace {

const std::string haimen = "331002001", dachen = "331002100";
const std::string address = "海门街道示例路 88 号";

// A world whose streets' platforms run, and the verbs of their officers.
class Streets {
 public:
  Streets() : platform_(ZQ_BINARY_DIR "/bin/zq-legacy-four-platforms", {}, folder_.path()) {
    keep_private(address);
    DepartmentFile department{"four_platforms", "基层治理四个平台", "four_platforms.so"};
    department.attributes = {{"call_time", "3s"}, {"breaker_open_time", "500ms"}, {"breaker_failures", "50"}};
    department.settings = {{"base_url", platform_.base_url() + "/sjpt"},
                           {"app_key", "wzmcs"},
                           {"user", "wzmcs"},
                           {"streets", haimen + "," + dachen}};
    department.secrets = {{"password", "sample-password"}, {"callback_key", "sample-callback-key"}};
    world.departments["four_platforms"] = department;
    world.list_csv = list_file({"ZM-SITE,区民政局,居住证申领,居住证明,村（居）委会,条例,部门调查核实,现场核实,,,,,,"});
    route("");
    world.start();
  }
  // Where the platforms call back; empty: nowhere.
  void route(const std::string& callback_url, const std::string& collect = "0ms") {
    replace_file(
        world.directory / "config/routing/field_tasks.xml",
        "<field_routing callback_url=\"" + callback_url + "\" collect=\"" + collect +
            "\">\n"
            "<street area=\"331002001\" name=\"海门街道\" unit=\"street_331002001\" connector=\"four_platforms\"/>\n"
            "<street area=\"331002100\" name=\"大陈镇\" unit=\"street_331002100\" connector=\"four_platforms\"/>\n"
            "<type name=\"居住\" platform=\"综治工作\"><question code=\"lives_here\" text=\"是否居住\"/></type>\n"
            "<entry id=\"ZM-SITE\" types=\"居住\"/>\n</field_routing>\n");
  }
  Json open(const std::string& area, const Json& person = stranger()) {
    Client window = world.client();
    Json asked = Json::parse(question("ZM-SITE", person));
    asked["place"] = {{"area_code", area}, {"address", address}};
    const Reply reply = window.post("/api/v1/verifications", asked.dump());
    EXPECT_EQ(reply.status, 202) << reply.body;
    return body(reply);
  }
  Json task_of(const Json& verification) {
    Client window = world.client();
    const Json page = body(window.get("/api/v1/field-tasks?limit=200"));
    for (const Json& one : page["items"])
      if (one["verification"] == verification["id"]) return one;
    return Json::object();
  }
  Json task_until(const Json& verification, const std::string& state) {
    Json last;
    EXPECT_TRUE(eventually([&] {
      last = task_of(verification);
      return last.value("state", "") == state;
    })) << last;
    return last;
  }
  Json case_until(const Json& verification, const std::string& state) {
    Client window = world.client();
    return read_until(window, "/api/v1/verifications/" + verification["id"].get<std::string>(),
                      [&](const Json& now) { return now.value("state", "") == state; });
  }
  std::string officer(const std::string& street, const std::string& verb, const Json& content = Json::object()) {
    const std::string text = content.dump();
    const Reply reply = HttpClient(platform_.base_url()).send("POST", "/_control/" + street + "/" + verb, &text, {});
    EXPECT_EQ(reply.status, 200) << verb << " " << reply.body;
    return reply.body;
  }
  Json held(const std::string& street) { return Json::parse(officer(street, "events")); }
  static Json says(const Json& task, const std::string& conclusion) {
    return {{"no", task["id"]},
            {"handler", "网格员甲"},
            {"peer", "网格员乙"},
            {"conclusion", conclusion},
            {"answers", {{"lives_here", "是"}}}};
  }
  int acts(const Json& verification, const std::string& kind) {
    Client office = world.client("office");
    const Json page = body(office.get("/api/v1/journal?limit=200&subject=" + verification["id"].get<std::string>()));
    int count = 0;
    for (const Json& act : page["items"]) count += act["kind"] == kind ? 1 : 0;
    return count;
  }

  World world;

 private:
  TempDirectory folder_;
  LegacyProcess platform_;
};

TEST(FieldTasks, TheStreetsAnswerConcludesTheCase_R_规定_14_1) {
  Streets town;
  const Json asked = town.open(dachen + "000");
  EXPECT_EQ(asked["state"], "on_site");
  Json task = town.task_until(asked, "accepted");
  EXPECT_EQ(task["unit"], "street_331002100") << "cut by level, never by zeros";
  ASSERT_EQ(town.held(dachen).size(), 1U);
  const Json pushed = town.held(dachen)[0]["pushed"];
  EXPECT_EQ(pushed["taskNo"], task["id"]);
  EXPECT_FALSE(pushed.contains("subjectNumber")) << "no more personal data than the task needs";
  EXPECT_EQ(pushed.dump().find("居住证申领"), std::string::npos) << "the purpose is nobody's business there";

  town.officer(dachen, "advance", {{"no", task["id"]}});
  town.officer(dachen, "advance", {{"no", task["id"]}});
  town.task_until(asked, "assigned");
  town.officer(dachen, "feedback", Streets::says(task, "属实"));
  const Json concluded = town.case_until(asked, "concluded");
  EXPECT_EQ(concluded["verdict"], "consistent") << concluded;
  // L-04: the visit stands in its ledger, for the office and for whose case it is.
  for (const char* reader : {"office", "window"}) {
    Client client = town.world.client(reader);
    client.sees_persons();
    const Json ledger = body(client.get("/api/v1/ledgers/on_site"));
    EXPECT_EQ(ledger["rows"].size(), 1u) << reader << ledger;
  }
  town.officer(dachen, "close", {{"no", task["id"]}});
  task = town.task_until(asked, "closed");
  EXPECT_EQ(task["feedback"]["conclusion_text"], "属实");
  EXPECT_EQ(task["feedback"]["answers"][0]["question"], "lives_here");
  std::vector<std::string> words;
  for (const Json& step : task["steps"]) words.push_back(step["word"]);
  EXPECT_EQ(words, (std::vector<std::string>{"推送", "采集", "受理", "交办", "反馈", "办结"}));
  EXPECT_EQ(town.acts(asked, "letter.replied"), 1);
  town.world.stop();
}

// R-专窗-4(2)b: the street helps the department verify; what it has found comes back to the department.
TEST(FieldTasks, AStreetHelpsTheDepartmentAndItsResultComesBack) {
  Streets town;
  const Json asked = town.open(haimen + "001");
  const Json task = town.task_until(asked, "accepted");
  Client street = town.world.client("street");
  const Json own = body(street.get("/api/v1/field-tasks?limit=200"));
  ASSERT_EQ(own["items"].size(), 1U);
  EXPECT_EQ(own["items"][0]["id"], task["id"]);
  EXPECT_EQ(own["items"][0]["unit"], "street_331002001");
  town.officer(haimen, "feedback", Streets::says(task, "属实"));
  EXPECT_EQ(town.case_until(asked, "concluded")["verdict"], "consistent") << "at the department's own case";
  EXPECT_EQ(town.task_until(asked, "feedback")["feedback"]["conclusion_text"], "属实");
  town.world.stop();
}

TEST(FieldTasks, ASignedCallbackMakesTheHostLookAtOnceAndAForgedOneDoesNot) {
  Streets town;
  town.route(town.world.url() + "/api/v1/callbacks/four-platforms");
  ASSERT_TRUE(eventually([&] { return town.world.reloads() >= 1; }));
  const Json asked = town.open(haimen + "001");
  const Json task = town.task_until(asked, "accepted");
  const std::string forged = R"({"taskNo":")" + task["id"].get<std::string>() + R"("})";
  const std::string path = "/api/v1/callbacks/four-platforms/" + haimen;
  const Reply refused = HttpClient(town.world.url()).send("POST", path, &forged, {"Content-Type: application/json"});
  EXPECT_EQ(refused.status, 403) << refused.body;
  EXPECT_NE(town.officer(haimen, "feedback", Streets::says(task, "不属实")).find("callback heard"), std::string::npos);
  EXPECT_EQ(town.case_until(asked, "concluded")["verdict"], "mismatch");
  town.world.stop();
}

TEST(FieldTasks, AStreetThatIsDownAndAHostThatDiesLoseAndDoubleNothing) {
  Streets town;
  town.officer(haimen, "down");
  const Json asked = town.open(haimen + "001");
  const Json elsewhere = town.open(dachen + "001");
  town.task_until(elsewhere, "accepted");
  EXPECT_EQ(town.task_of(asked)["state"], "waiting");
  town.world.kill();
  town.officer(haimen, "up");
  town.officer(haimen, "drop_reply");  // accepted, and the answer gets lost
  town.world.start();
  ASSERT_TRUE(eventually([&] { return town.held(haimen).size() == 1; }, std::chrono::seconds(60)));
  town.world.kill();
  town.world.start();
  ASSERT_TRUE(
      eventually([&] { return town.task_of(asked).value("state", "") == "accepted"; }, std::chrono::seconds(60)))
      << town.task_of(asked);
  EXPECT_EQ(town.held(haimen).size(), 1U) << "once";
  EXPECT_EQ(town.acts(asked, "field_task.pushed"), 1);
  town.world.stop();
}

TEST(FieldTasks, AReturnedTaskComesBackToTheWindowAndCanBeTakenBack) {
  Streets town;
  const Json asked = town.open(haimen + "001");
  const Json task = town.task_until(asked, "accepted");
  town.officer(haimen, "return", {{"no", task["id"]}, {"reason", "门牌不存在"}});
  EXPECT_EQ(town.task_until(asked, "returned")["reason"], "门牌不存在");
  EXPECT_NE(town.case_until(asked, "manual")["manual_way"].get<std::string>().find("门牌不存在"), std::string::npos);
  Client window = town.world.client(), other = town.world.client("other"), street = town.world.client("street");
  const std::string path = "/api/v1/field-tasks/" + task["id"].get<std::string>();
  const std::string order = R"({"operator":"王五","reason":"申请人已撤回"})";
  EXPECT_EQ(street.get(path).status, 200);
  EXPECT_EQ(other.get(path).status, 404);
  EXPECT_EQ(street.post(path + "/withdraw", order).status, 403);
  EXPECT_EQ(body(window.post(path + "/withdraw", order))["state"], "withdrawn");
  EXPECT_EQ(window.post(path + "/withdraw", order).status, 409);
  EXPECT_TRUE(eventually([&] { return town.held(haimen)[0].dump().find("已撤回") != std::string::npos; }));
  town.world.stop();
}

TEST(FieldTasks, TasksForOneAddressAreOneVisitWhosePurposesDoNotMix) {
  Streets town;
  town.route("", "2s");
  ASSERT_TRUE(eventually([&] { return town.world.reloads() >= 1; }));
  const Json first = town.open(haimen + "001", person(1)), second = town.open(haimen + "001", person(2));
  const Json one = town.task_until(first, "accepted"), two = town.task_until(second, "accepted");
  ASSERT_EQ(town.held(haimen).size(), 1U);
  EXPECT_EQ(one["visit"], two["visit"]);
  EXPECT_EQ(one["questions"].size(), 1U);
  const Json pushed = town.held(haimen)[0]["pushed"];
  EXPECT_EQ(pushed["question"].size(), 4U);
  Json said = Streets::says({{"id", pushed["taskNo"]}}, "属实");
  said["answers"] = {
      {"t1_lives_here", "是"}, {"t1_conclusion", "属实"}, {"t2_lives_here", "否"}, {"t2_conclusion", "不属实"}};
  town.officer(haimen, "feedback", said);
  const bool first_leads = pushed["taskNo"] == one["id"];
  EXPECT_EQ(town.case_until(first_leads ? first : second, "concluded")["verdict"], "consistent");
  EXPECT_EQ(town.case_until(first_leads ? second : first, "concluded")["verdict"], "mismatch");
  town.world.stop();
}

TEST(FieldTasks, APlaceThatIsWrongIsToldWithAllOtherFaults) {
  Streets town;
  Client window = town.world.client();
  Json asked = Json::parse(question("ZM-SITE", stranger()));
  asked["applicant"]["id_number"] = "1";
  asked["place"] = {{"area_code", "331002009001"}, {"grid_code", "7"}, {"address", "示例路"}};
  const Json refused = body(window.post("/api/v1/verifications", asked.dump()));
  std::string paths;
  for (const Json& fault : refused["faults"]) paths += fault["path"].get<std::string>() + " ";
  EXPECT_EQ(paths, "/applicant/id_number /place/area_code /place/grid_code ");
  asked = Json::parse(question("ZM-SITE", stranger()));
  const Json without = body(window.post("/api/v1/verifications", asked.dump()));
  EXPECT_EQ(without["state"], "manual");
  EXPECT_NE(without["manual_way"].get<std::string>().find("区划代码"), std::string::npos);
  const std::string path = "/api/v1/verifications/" + without["id"].get<std::string>() + "/on-site";
  const Reply begun = window.post(
      path, Json{{"operator", "王五"}, {"place", {{"area_code", haimen + "001"}, {"address", address}}}}.dump());
  EXPECT_EQ(begun.status, 201) << begun.body;
  EXPECT_EQ(town.case_until(without, "on_site")["state"], "on_site");
  town.world.stop();
}

}  // namespace
}  // namespace zq::test
