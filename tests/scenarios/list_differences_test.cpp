// Departments' own lists against the official one: differences as things to be done (规定-21.1b).
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class ListDifferences : public WithWorld<ListDifferences> {
 public:
  static void furnish(World& world) { world.with_all_three(); }

 protected:
  Json compare(const std::string& department) {
    const Reply reply = office.post("/api/v1/list/comparisons", Json{{"department", department}}.dump());
    EXPECT_EQ(reply.status, 200) << reply.body;
    return body(reply);
  }
  Json differences(Client& who, const std::string& more = "") {
    return all_pages(who, "/api/v1/list/differences" + (more.empty() ? more : "?" + more), 50);
  }
  Reply move(Client& who, const Json& item, const std::string& step) {
    return who.post("/api/v1/list/differences/" + item["id"].get<std::string>() + "/" + step,
                    R"({"text":"业务系统将于下周更新","operator":"经办人01"})");
  }
  Client office = world().client("office"), civil = world().client("civil_officer"),
         police = world().client("police_officer"), window = world().client();
};

// R-规定-21.1b
TEST_F(ListDifferences, AnUnapprovedAdditionIsASuspectedViolationAndFoundOnce_R_规定_21_1b) {
  const Json first = compare("social_security"), again = compare("social_security");
  EXPECT_GT(first["opened"], 0);
  EXPECT_EQ(again["opened"], 0);
  EXPECT_EQ(again["known"], first["opened"]);
  Json added;
  for (const Json& item : differences(office, "department=social_security"))
    if (item["proof"] == "身份证遗失证明") added = item;
  ASSERT_TRUE(added.is_object());
  EXPECT_EQ(added["kind"], "only_in_department");
  EXPECT_EQ(added["state"], "open");
  bool suspected = false;
  for (const Json& violation : all_pages(office, "/api/v1/violations?state=suspected", 50))
    suspected = suspected || violation["id"] == added["violation"];
  EXPECT_TRUE(suspected);
}

TEST_F(ListDifferences, ADepartmentAnswersForItsOwnAndTheOfficeDecides_R_规定_21_1b) {
  compare("civil_affairs");
  const Json mine = differences(civil);
  ASSERT_FALSE(mine.empty());
  for (const Json& item : mine) EXPECT_EQ(item["department"], "civil_affairs");
  EXPECT_EQ(move(police, mine[0], "explain").status, 404);
  EXPECT_EQ(move(civil, mine[0], "reopen").status, 403);
  EXPECT_EQ(body(move(civil, mine[0], "explain"))["state"], "explained");
  EXPECT_EQ(body(move(office, mine[0], "reopen"))["state"], "open");
  EXPECT_EQ(body(move(civil, mine[0], "correct"))["state"], "corrected");
  EXPECT_EQ(compare("civil_affairs")["reopened"], 1) << "the comparison says otherwise";
  EXPECT_EQ(body(move(office, mine[0], "accuse"))["state"], "violation");
  EXPECT_EQ(move(civil, mine[0], "explain").status, 409);
  EXPECT_EQ(window.post("/api/v1/list/comparisons", R"({"department":"civil_affairs"})").status, 403);
  EXPECT_EQ(office.post("/api/v1/list/comparisons", R"({"department":"nowhere"})").status, 404);
}

TEST(ListDifferencesInTime, ComparisonsComeByThemselves_R_规定_21_1b) {
  World world;
  world.root["list_comparison_interval"] = "0ms";
  world.with_social_security();
  world.start();
  world.edit_host_file("list_comparison_interval=\"0ms\"", "list_comparison_interval=\"1s\"");  // while it runs
  Client office = world.client("office");
  EXPECT_TRUE(eventually(
      [&] { return !body(office.get("/api/v1/list/differences?department=social_security"))["items"].empty(); }));
  world.stop();
}

}  // namespace
}  // namespace zq::test
