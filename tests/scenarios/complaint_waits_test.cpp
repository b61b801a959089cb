// A complaint is never lost: departments that are off or down, and hosts that die, only delay it.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

Json passing_of(const Json& complaint) { return complaint.value("passing", Json::object()); }
bool is_passed(const Json& complaint) { return passing_of(complaint).value("state", "filed") != "filed"; }
bool was_tried(const Json& complaint) { return passing_of(complaint).value("attempts", 0) > 0; }

Json book_of(const World& world) {
  Json entries = Json::array();
  const std::string lines = read_file(world.directory / "social" / "social-complaints.jsonl");
  for (size_t at = 0; at < lines.size();) {
    const size_t end = std::min(lines.find('\n', at), lines.size());
    if (end > at) entries.push_back(Json::parse(lines.substr(at, end - at)));
    at = end + 1;
  }
  return entries;
}

TEST(ComplaintWaits, ADepartmentThatIsOffGetsItsComplaintWhenItIsOnAgain) {
  World world;
  world.with_social_security();
  world.departments["social_security"].enabled = false;
  world.start();
  Client window = world.officer("window");
  const Reply filed = file(window, complaint("social_security"), "while-off");
  ASSERT_EQ(filed.status, 201) << filed.body;
  const Json waiting = passing_of(read_until(window, place_of(filed), was_tried));
  EXPECT_EQ(waiting["state"], "filed");
  EXPECT_FALSE(waiting["last_failure"].get<std::string>().empty()) << "the officer reads why it waits";
  Client office = world.client("office");
  EXPECT_EQ(office.put("/api/v1/departments/social_security/state", R"({"enabled":true,"reason":"升级完成"})").status,
            200);
  const Json passed = passing_of(read_until(window, place_of(filed), is_passed));
  EXPECT_EQ(passed["state"], "passed") << passed;
  EXPECT_FALSE(passed.contains("last_failure"));
  EXPECT_EQ(book_of(world).size(), 1U);
  world.stop();
}

TEST(ComplaintWaits, ADepartmentThatIsDownGetsItsComplaintWhenItIsBackAlsoAfterTheHostDied) {
  World world;
  world.with_social_security();
  world.start();
  world.stop_legacy("social_security");
  Client window = world.officer("window");
  const Reply filed = file(window, complaint("social_security"), "while-down");
  ASSERT_EQ(filed.status, 201) << filed.body;
  read_until(window, place_of(filed), was_tried);
  world.kill();
  world.start();
  Client again = world.officer("window");
  const Reply repeated = file(again, complaint("social_security"), "while-down");
  EXPECT_EQ(body(repeated)["id"], body(filed)["id"]) << "the reply outlives the host";
  EXPECT_EQ(passing_of(body(again.get(place_of(filed))))["state"], "filed");
  world.start_legacy_again("social_security");
  const Json passed = passing_of(read_until(again, place_of(filed), is_passed));
  EXPECT_EQ(passed["state"], "passed") << passed;
  ASSERT_EQ(book_of(world).size(), 1U);
  EXPECT_EQ(book_of(world)[0]["external"], body(filed)["id"]);
  world.stop();
}

TEST(ComplaintWaits, ALockedLegacyDatabaseOnlyDelaysTheComplaint) {
  World world;
  world.with_civil_affairs();
  world.start();
  Client window = world.officer("window");
  Reply filed;
  {
    const Process lock = world.lock_civil_affairs();
    filed = file(window, complaint("civil_affairs"), "while-locked");
    ASSERT_EQ(filed.status, 201) << filed.body;
    const Json waiting = passing_of(read_until(window, place_of(filed), was_tried));
    EXPECT_EQ(waiting["state"], "filed") << waiting;
  }
  EXPECT_EQ(passing_of(read_until(window, place_of(filed), is_passed))["state"], "passed");
  world.stop();
}

TEST(ComplaintWaits, AReplyLostOnTheWayIsNotASecondComplaint) {
  World world;
  world.with_social_security();
  world.start();
  Client window = world.officer("window");
  world.fault("social_security", R"({"kind":"truncate","count":1})");  // entered there, but we do not hear of it
  const Reply filed = file(window, complaint("social_security"), "reply-lost");
  const Json passed = passing_of(read_until(window, place_of(filed), is_passed));
  EXPECT_EQ(passed["state"], "passed") << passed;
  EXPECT_EQ(book_of(world).size(), 1U);
  world.stop();
}

TEST(ComplaintWaits, EveryComplaintAcknowledgedBeforeAKillIsThereAfterwards) {
  World world;
  world.with_social_security();
  world.start();
  std::vector<std::string> places;
  Client window = world.officer("window");
  for (int n = 0; n < 20; ++n) {
    const Reply filed = file(window, complaint("social_security"), "burst-" + std::to_string(n));
    ASSERT_EQ(filed.status, 201) << filed.body;
    places.push_back(place_of(filed));
  }
  world.kill();
  world.start();
  Client again = world.officer("window");
  for (const std::string& place : places) EXPECT_TRUE(is_passed(read_until(again, place, is_passed))) << place;
  EXPECT_EQ(book_of(world).size(), places.size()) << "each once";
  world.stop();
}

}  // namespace
}  // namespace zq::test
