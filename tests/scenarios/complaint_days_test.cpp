// A complaint over the days that the law counts, across the Spring Festival of 2026 (off from 15 to 23 February, the
// Saturdays 14 and 28 are working days): what becomes overdue stands in the joint office's queue.
#include "scenarios/handling.hpp"
#include "scenarios/private_data.hpp"

namespace zq::test {
namespace {

class ComplaintDays : public testing::Test {
 protected:
  void SetUp() override {
    world.starts_at = "2026-02-10 09:00";
    furnish_for_handling(world);
    world.list_csv += "H-11,区民政局,迟复事项,迟复证明,某单位,某条例,部门间核查,资料核查,down,,,,,,,,,\n";
    world.start();
  }
  void TearDown() override { world.stop(); }

  static Json by(Json more = Json::object()) {
    more["operator"] = "王五";
    return more;
  }
  static Reply at(Client&& client, const std::string& path, const Json& said) { return post(client, path, said); }
  Reply verb(const char* caller, const std::string& what, const Json& said = by()) {
    return at(world.officer(caller), "complaints/" + id + "/" + what, said);
  }
  Json seen() { return body(world.officer("office").get("/api/v1/complaints/" + id)); }
  // What the office's queue says is to be done about it, and that it is late; empty: it does not stand there.
  std::string overdue(const std::string& about) {
    Client office = world.client("office");
    for (const Json& one : all_pages(office, "/api/v1/office/queue", 100))
      if (one["id"] == about && one["overdue"] == true) return one["task"];
    return {};
  }
  // Complained of on Wednesday 11 February: the letter that was due the day before is still not answered.
  void file_it() {
    Client window = world.officer("window");
    const Json verification = opened(window, "H-11", person(21));
    world.set_clock("2026-02-11 15:00");
    Json said = complaint("");
    said.erase("department");
    said["category"] = "late_check";
    said["against"] = "区民政局";
    said["in_centre"] = true;
    said["channel"] = "letter";
    said["case"] = verification["id"];
    said["subject"] = "核查没有按时间要求反馈";
    const Reply filed = file(window, said, "days-1");
    ASSERT_EQ(filed.status, 201) << filed.body;
    id = body(filed)["id"];
    token = body(filed)["follow_token"];
  }
  void accept_it() {
    EXPECT_EQ(seen()["acceptance_due_at"], "2026-02-15T00:00:00.000+08:00") << "Saturday 14 is the third working day";
    world.set_clock("2026-02-14 16:00");
    EXPECT_EQ(verb("centre", "registration").status, 200);
    EXPECT_EQ(verb("centre", "acceptance").status, 200);
    EXPECT_EQ(verb("centre", "deliveries", by({{"by", "telephone"}})).status, 200);
    EXPECT_EQ(seen()["first_in_time"], true);
    EXPECT_EQ(seen()["handling_due_at"], "2026-03-04T00:00:00.000+08:00") << "24..28 February, 2 and 3 March";
    EXPECT_EQ(verb("centre", "handlers", by({{"handler", "赵办理"}, {"account", "centre_handler"}})).status, 200);
    EXPECT_EQ(verb("centre_handler", "declarations", by({{"has_interest", false}})).status, 200);
  }
  void ask_for_a_recusal() {
    world.set_clock("2026-02-25 10:00");
    EXPECT_EQ(follow("recusal", {{"reason", "办理人与窗口相熟"}}).status, 200);
    EXPECT_EQ(verb("centre_handler", "investigations", by({{"text", "查阅"}})).status, 403);
    world.set_clock("2026-03-01 00:01");
    EXPECT_EQ(overdue(id), "决定是否回避，同意的确定其他办理人");
    world.set_clock("2026-03-02 10:00");
    EXPECT_EQ(verb("office", "recusal-decision", by({{"granted", false}, {"reason", "并不相熟"}})).status, 200);
    EXPECT_EQ(seen()["handling_due_at"], "2026-03-10T00:00:00.000+08:00") << "26..28 February and 2 March do not count";
  }
  void decide_it_late() {
    EXPECT_EQ(overdue(id), "");
    world.set_clock("2026-03-10 00:01");
    EXPECT_EQ(overdue(id), "督办逾期的投诉举报");
    EXPECT_EQ(verb("centre_handler", "investigations", by({{"text", "查阅了协查记录"}})).status, 200);
    EXPECT_EQ(follow("rating", {{"level", "satisfied"}}).status, 409) << "nothing is decided yet";
    const Json decision{{"result", "verified"}, {"facts", "逾期未反馈"}, {"basis", "规定"}, {"handling", "责成改正"}};
    EXPECT_EQ(verb("centre_handler", "decision", by(decision)).status, 200);
    EXPECT_EQ(verb("centre", "deliveries", by({{"by", "post"}})).status, 200);
    EXPECT_EQ(seen()["decided_in_time"], false);
    EXPECT_EQ(seen()["report_due_at"], "2026-03-14T00:00:00.000+08:00");
  }
  void report_it_late() {
    world.set_clock("2026-03-14 00:01");
    EXPECT_EQ(overdue(id), "督办逾期的投诉举报");
    world.set_clock("2026-03-16 09:00");
    const Json reported = body(verb("centre", "report"));
    EXPECT_EQ(reported["reported_in_time"], false);
    EXPECT_EQ(overdue(id), "");
    notice = reported["supervision_notice"];
    world.set_clock("2026-03-20 00:01");
    EXPECT_EQ(overdue(notice), "作出监督通知书");
  }
  // The letter that was late is its evidence, in the draft and on paper.
  void issue_the_notice() {
    Client office = world.client("office"), concerned = world.client("civil_handler");
    const Json draft = body(office.get("/api/v1/supervision-notices/" + notice));
    ASSERT_EQ(draft["timeline"].size(), 2U) << draft;
    EXPECT_NE(draft["timeline"][1]["text"].get<std::string>().find("迟复证明"), std::string::npos) << draft;
    const Json issued = body(post(office, "supervision-notices/" + notice + "/issue", by({{"due_on", "2026-03-25"}})));
    const Reply paper = concerned.get("/api/v1/writs/" + issued["writ"].get<std::string>() + "/html");
    EXPECT_NE(paper.body.find("迟复证明"), std::string::npos) << paper.status;
    EXPECT_EQ(overdue(notice), "");
  }
  void put_it_right_late() {
    world.set_clock("2026-03-26 00:01");
    EXPECT_EQ(overdue(notice), "督促逾期的整改");
    const std::string place = "supervision-notices/" + notice;
    EXPECT_TRUE(eventually([&] { return body(world.client("office").get("/api/v1/" + place)).contains("overdue_at"); }))
        << "told and kept";
    const Json done = by({{"measures", "已改正"}, {"evidence", {"反馈记录"}}});
    EXPECT_EQ(body(at(world.client("civil_handler"), place + "/rectification", done))["rectified_in_time"], false);
    EXPECT_EQ(overdue(notice), "验收整改");
    EXPECT_EQ(body(at(world.client("office"), place + "/acceptance", by({{"accepted", true}})))["state"], "accepted");
    EXPECT_EQ(overdue(notice), "");
  }
  Reply follow(const std::string& what, const Json& said) {
    return world.anonymous().post("/api/v1/follow/" + token + "/" + what, said.dump());
  }

  World world;
  std::string id, token, notice;
};

// R-投诉-9.0, R-投诉-11.2a, R-投诉-11.2d, R-投诉-12.1a, R-投诉-14.1a, R-投诉-14.1b, R-投诉-14.1c, R-投诉-4(3),
// R-考核-2(4)
TEST_F(ComplaintDays, FromTheFilingToTheAcceptedRectificationWhatIsLateIsSeen) {
  ASSERT_NO_FATAL_FAILURE(file_it());
  accept_it();
  ask_for_a_recusal();
  decide_it_late();
  report_it_late();
  ASSERT_NO_FATAL_FAILURE(issue_the_notice());
  put_it_right_late();
  const Reply rated = follow("rating", {{"level", "dissatisfied"}, {"words", "办得太慢"}});
  EXPECT_EQ(rated.status, 201) << rated.body;
  EXPECT_EQ(follow("rating", {{"level", "very_satisfied"}}).status, 409) << "once";
  EXPECT_EQ(rated.body.find("办得太慢"), std::string::npos);
}

}  // namespace
}  // namespace zq::test
