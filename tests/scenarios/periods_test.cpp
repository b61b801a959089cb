// What a period's end brings by itself: the host runs under a clock that the scenario moves.
#include "scenarios/handling.hpp"
#include "scenarios/scheme.hpp"

namespace zq::test {
namespace {

class PeriodsPass : public testing::Test {
 protected:
  void SetUp() override {
    world.starts_at = "2026-09-30 23:00";
    world.with_fixture("civil_affairs", "区民政局", {});
    world.list_csv =
        list_file({"ZM-A-1,区民政局,公租房申请,婚姻状况证明,区民政局,住房办法,部门间核查,即办件,"
                   "civil_affairs,,marital_status=婚姻状况*,,,"});
    write_scheme(world, "2026", all_but(assessed_here));
    world.start();
    office.emplace(world.client("office"));
  }
  // Waits for an evaluation nobody asked for.
  Json made_by_itself(const std::string& id) {
    EXPECT_TRUE(eventually([&] { return office->get("/api/v1/evaluations/" + id).status == 200; })) << id;
    const Json acts = body(office->get("/api/v1/journal?subject=" + id))["items"];
    EXPECT_EQ(acts.size(), 1u) << acts;
    EXPECT_EQ(acts.at(0)["actor"], "host");
    return body(office->get("/api/v1/evaluations/" + id));
  }
  std::string paper(const std::string& of) { return office->get(of + "/report?format=pdf").body; }
  void weigh_letters(const std::string& points) {
    const auto file = world.directory / "config/assessment/2026.xml";
    write_file(file, replaced(read_file(file), "kind=\"letter_overdue\" item=\"2\" points=\"0.5\"",
                              "kind=\"letter_overdue\" item=\"2\" points=\"" + points + "\""));
    ASSERT_EQ(office->post("/api/v1/reload", "").status, 200);
  }
  std::string deductions(const std::string& period) {
    return body(office->get("/api/v1/assessment/scores?unit=civil_affairs&period=" + period))["units"].at(
        0)["deductions"];
  }
  static Json points() {
    Json items = Json::array();
    for (const auto& [item, full] : {std::pair{1, "10"}, {2, "30"}, {3, "25"}, {4, "25"}, {5, "10"}})
      items.push_back({{"item", item}, {"points", full}, {"text", "见说明"}});
    return {{"items", items}, {"operator", "王五"}};
  }
  Reply post(Client& client, const std::string& path, const Json& content) {
    return client.post("/api/v1/" + path, content.dump());
  }
  World world;
  std::optional<Client> office;
};

// R-规定-18.1, T-16: the timer makes the evaluation; what happens later, and other weights, change nothing in it.
// R-考核-3(2), R-考核-4(3): at the year's end every unit's assessment is opened; what is exported stays as it is.
TEST_F(PeriodsPass, AQuarterAndAYearEndByThemselves_R_规定_18_1) {
  Client window = world.client(), officer = world.officer("civil_officer");
  const Reply opened = window.post("/api/v1/verifications", question("ZM-A-1", person(12), {{"marital_status", "20"}}));
  ASSERT_EQ(opened.status, 202) << opened.body;
  const std::string letters = "/api/v1/verifications/" + body(opened)["id"].get<std::string>() + "/letters";
  const std::string letter = body(window.get(letters))["items"].at(0)["id"];
  world.set_clock("2026-09-30 23:58");
  EXPECT_TRUE(body(office->get("/api/v1/evaluations"))["items"].empty());

  world.set_clock("2026-10-01 00:00");
  const Json quarter = made_by_itself("PG2026-Q3");
  EXPECT_NE(quarter.dump().find(letter), std::string::npos) << "the letter nobody has answered";
  const std::string printed = paper("/api/v1/evaluations/PG2026-Q3");
  EXPECT_TRUE(printed.starts_with("%PDF"));
  const Json answer{{"operator", "李专人"}, {"result", "no_record"}, {"reason", "查无记录"}, {"items", Json::array()}};
  ASSERT_EQ(officer.post("/api/v1/letters/" + letter + "/reply", answer.dump()).status, 200);
  EXPECT_EQ(deductions("2026-Q3"), "0.5") << "the answer came after the quarter";
  weigh_letters("5");
  EXPECT_EQ(deductions("2026-Q3"), "5");
  EXPECT_EQ(body(office->get("/api/v1/evaluations/PG2026-Q3")), quarter);
  EXPECT_EQ(paper("/api/v1/evaluations/PG2026-Q3"), printed);

  world.set_clock("2027-01-01 00:00");
  made_by_itself("PG2026-Q4");
  const std::string year = "/api/v1/assessment/years/2026";
  ASSERT_TRUE(eventually([&] { return body(office->get(year))["items"].size() == assessed_here.size(); }));
  world.set_clock("2027-01-15 10:00");
  const std::map<std::string, std::string> units{{"civil_affairs", "civil_handler"},
                                                 {"social_security", "social_handler"},
                                                 {"street_331002001", "street"},
                                                 {"street_331002100", "town"}};
  for (const auto& [unit, caller] : units) {
    Client client = world.client(caller);
    const std::string id = "assessments/KH2026-" + unit;
    ASSERT_EQ(post(client, id + "/self-score", points()).status, 200);
    ASSERT_EQ(post(*office, id + "/verification", points()).status, 200);
    ASSERT_EQ(post(*office, id + "/final", {{"operator", "陈主任"}}).status, 200);
  }
  ASSERT_EQ(post(*office, "assessment/years/2026/export", {{"operator", "陈主任"}}).status, 200);
  const Json closed = body(office->get(year));
  const std::string result = paper(year);
  world.set_clock("2027-02-01 09:00");
  const auto file = world.directory / "config/assessment/2026.xml";
  write_file(file, replaced(read_file(file), "points=\"5\"", "points=\"1\""));
  ASSERT_EQ(office->post("/api/v1/reload", "").status, 200);
  EXPECT_EQ(body(office->get(year)), closed);
  EXPECT_EQ(paper(year), result) << "it bears the day on which it was handed over";
  world.stop();
}

}  // namespace
}  // namespace zq::test
