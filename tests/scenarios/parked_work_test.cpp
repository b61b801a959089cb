// Work that the worker has given up: the office sees it, mends the cause and takes it up again.
#include "odbc/statement.hpp"
#include "scenarios/given_up_letter.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class ParkedWork : public WithWorld<ParkedWork> {
 public:
  static void furnish(World& world) {
    world.with_fixture("civil_affairs", "区民政局", {});
    world.list_csv =
        list_file({"ZM-P,区公积金中心,公租房申请,婚姻状况证明,区民政局,住房办法,部门间核查,资料核查,civil_affairs,,"
                   "marital_status=婚姻状况*,,,"});
  }

 protected:
  ParkedWork() { civil.sees_persons(); }
  // A letter whose reminder has failed for the last time, because its archive is torn.
  std::string torn_letter() {
    const Reply sent = window.post("/api/v1/verifications", question("ZM-P", person(7), {{"marital_status", "20"}}));
    EXPECT_EQ(sent.status, 202) << sent.body;
    const Json letters = body(window.get("/api/v1/verifications/" + body(sent).value("id", "") + "/letters"))["items"];
    const std::string id = letters.at(0)["id"];
    execute("UPDATE document SET body = 'torn' || body WHERE kind = 'letter' AND id = '" + id + "'");
    execute("UPDATE work SET due_at = 0, attempts = 14 WHERE id = 'remind:" + id + "'");
    read_until(office, parked_reminders, [&](const Json& page) { return page.dump().find(id) != std::string::npos; });
    return id;
  }
  void mend(const std::string& id) {
    execute("UPDATE document SET body = substr(body, 5) WHERE kind = 'letter' AND id = '" + id + "'");
  }
  void execute(const std::string& sql) { database.execute(sql); }
  Json parked() { return body(office.get(parked_reminders))["items"]; }
  bool is_reminded(const std::string& id) {
    return eventually([&] {
      for (const Json& one : all_pages(civil, "/api/v1/notices?unread=true", 200))
        if (one["event"] == "letter.due_soon" && one["subject"] == id) return true;
      return false;
    });
  }

  const std::string parked_path = "/api/v1/work/parked", parked_reminders = parked_path + "?kind=letter_reminder";
  Client window = world().client(), office = world().client("office"), civil = world().client("civil_officer");
  odbc::Environment environment;
  odbc::Connection database{environment, database_of(world())};
};

TEST_F(ParkedWork, IsSeenAndTakenUpOneByOne) {
  const std::string id = torn_letter();
  const Json items = parked();
  ASSERT_EQ(items.size(), 1u) << items;
  EXPECT_EQ(items[0]["id"], "remind:" + id);
  EXPECT_EQ(items[0]["subject"], id);
  EXPECT_EQ(items[0]["attempts"], 15);
  EXPECT_EQ(items[0]["failure"], "a letter's document is broken");
  EXPECT_TRUE(body(office.get(parked_path + "?kind=push_task"))["items"].empty());
  EXPECT_TRUE(world().log_says("ZQ-4007"));
  EXPECT_EQ(window.get(parked_path).status, 403);
  EXPECT_EQ(window.post(parked_path + "/remind:" + id + "/resume", "").status, 403);

  mend(id);
  EXPECT_EQ(office.post(parked_path + "/remind:" + id + "/resume", "").status, 200);
  EXPECT_TRUE(is_reminded(id));
  EXPECT_TRUE(parked().empty());
  EXPECT_EQ(office.post(parked_path + "/remind:" + id + "/resume", "").status, 200) << "nothing there: nothing done";
}

TEST_F(ParkedWork, OfAKindIsTakenUpInBulk) {
  const std::string one = torn_letter(), other = torn_letter();
  EXPECT_EQ(parked().size(), 2u);
  mend(one);
  mend(other);
  EXPECT_EQ(office.post(parked_path + "/resume", R"({"kind":"push_task"})").status, 200);
  EXPECT_EQ(parked().size(), 2u) << "of another kind";
  EXPECT_EQ(office.post(parked_path + "/resume", R"({"kind":"letter_reminder"})").status, 200);
  EXPECT_TRUE(is_reminded(one));
  EXPECT_TRUE(is_reminded(other));
  EXPECT_TRUE(parked().empty());
  const Json acts = body(office.get("/api/v1/journal?subject=letter_reminder"))["items"];
  EXPECT_EQ(acts.at(0)["kind"], "work.resumed");
}

}  // namespace
}  // namespace zq::test
