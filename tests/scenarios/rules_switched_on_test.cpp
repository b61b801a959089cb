// Nothing replays history: rules that are switched on while letters are out say nothing about those letters.
#include "odbc/connection.hpp"
#include "scenarios/given_up_letter.hpp"
#include "scenarios/replace_file.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

const std::filesystem::path shipped = ZQ_SOURCE_DIR "/config/rules/first.xml";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

class RulesSwitchedOn : public WithWorld<RulesSwitchedOn> {
 public:
  static void furnish(World& world) {
    world.with_fixture("civil_affairs", "区民政局", {});
    world.list_csv =
        list_file({"ZM-R,区公积金中心,公租房申请,婚姻状况证明,区民政局,住房办法,部门间核查,资料核查,civil_affairs,,"
                   "marital_status=婚姻状况*,,,"});
    write_file(world.directory / "config/rules/first.xml", read_file(shipped));
  }

 protected:
  RulesSwitchedOn() { civil.sees_persons(); }
  Json send() {
    const Reply sent = window.post("/api/v1/verifications", question("ZM-R", person(9), {{"marital_status", "20"}}));
    EXPECT_EQ(sent.status, 202) << sent.body;
    verification = body(sent).value("id", "");
    return body(window.get("/api/v1/verifications/" + verification + "/letters"))["items"].at(0);
  }
  // Sent two hours earlier than it was, timers and all.
  void send_back_in_time(const std::string& letter) {
    const std::string two_hours = "7200000", of = " WHERE kind = 'letter' AND id = '" + letter + "'";
    odbc::Environment environment;
    odbc::Connection database(environment, database_of(world()));
    database.execute("UPDATE document SET body = json_set(body, '$.sent_at', json_extract(body, '$.sent_at') - " +
                     two_hours + ", '$.due_at', json_extract(body, '$.due_at') - " + two_hours +
                     ", '$.remind_at', json_extract(body, " + "'$.remind_at') - " + two_hours +
                     "), opened_at = opened_at - " + two_hours + ", due_at = due_at - " + two_hours + of);
    database.execute("UPDATE work SET due_at = due_at - " + two_hours + " WHERE subject = '" + letter + "'");
  }
  // From three days ago on a records check has one minute, and its officer is reminded at once.
  void switch_on() {
    std::string rules = read_file(shipped);
    rules = rules.substr(rules.find("<ruleset "));
    rules = with(rules, "version=\"2018.1\"", "version=\"short\"");
    rules = with(rules, "effective_from=\"2018-12-01\"", "effective_from=\"" + three_days_ago() + "\"");
    rules = with(rules, "<records_check length=\"24h\"", "<records_check length=\"1min\"");
    rules = with(rules, "percent=\"25\"", "percent=\"100\"");
    replace_file(world().directory / "config/rules/short.xml", rules);
    const Reply reloaded = world().client("office").post("/api/v1/reload", "");
    EXPECT_EQ(reloaded.status, 200) << reloaded.body;
  }
  static std::string three_days_ago() {
    using namespace std::chrono;
    const year_month_day day(floor<days>(system_clock::now() + hours(8)) - days(3));
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()), unsigned(day.day()));
    return text;
  }
  int reminders_of(const Json& letter) {
    int count = 0;
    for (const Json& one : all_pages(civil, "/api/v1/notices?unread=true", 200))
      count += one["event"] == "letter.due_soon" && one["subject"] == letter["id"];
    return count;
  }
  bool is_late(const std::string& id) {
    return body(world().client("office").get("/api/v1/journal?subject=" + id)).dump().find("letter.overdue") !=
           std::string::npos;
  }

  Client window = world().client(), civil = world().client("civil_officer");
  std::string verification;
};

// R-规定-23.1: reminders that are switched on and a limit that becomes shorter hold for letters sent from then on.
TEST_F(RulesSwitchedOn, NothingFiresForLettersThatWereOut) {
  const Json old = send();
  const std::string old_case = verification;
  send_back_in_time(old["id"]);
  switch_on();
  const Json fresh = send();
  EXPECT_EQ(fresh["deadline"]["text"].get<std::string>().find("24小时"), std::string::npos) << fresh;
  EXPECT_TRUE(eventually([&] { return reminders_of(fresh) == 1; })) << "the new rules hold for the new letter";
  world().stop();  // nor does a host that starts under them
  world().start();
  const Json later = send();
  EXPECT_TRUE(eventually([&] { return reminders_of(later) == 1; }));
  EXPECT_EQ(reminders_of(old), 0);
  EXPECT_FALSE(is_late(old_case));
  const Reply answered = civil.post("/api/v1/letters/" + old["id"].get<std::string>() + "/reply",
                                    R"({"operator":"赵专员","result":"no_record","reason":"档案中无此人"})");
  EXPECT_EQ(answered.status, 200) << answered.body;
  EXPECT_EQ(body(answered)["late"], false) << "two hours of its 24";
}

}  // namespace
}  // namespace zq::test
