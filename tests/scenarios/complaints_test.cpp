// Complaints: filed with us, passed to the department's own complaint system, read back until they are closed.
#include <set>
#include <thread>

#include "odbc/statement.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

constexpr const char* all_departments[] = {"civil_affairs", "social_security", "public_security"};

class Complaints : public WithWorld<Complaints> {
 public:
  static void furnish(World& world) { world.with_all_three(400); }

 protected:
  Client window = world().officer("window");

  static void let_the_clerk_work() {
    const Ran ran =
        run({ZQ_BINARY_DIR "/bin/zq-legacy-civil-affairs", "work", "--connection", world().civil_affairs_connection()});
    ASSERT_EQ(ran.code, 0) << ran.output;
  }
  // How many entries the department's own system holds for this complaint of ours.
  static size_t entries_in(const std::string& department, const std::string& id) {
    if (department == "civil_affairs") {
      odbc::Environment environment;
      odbc::Connection connection(environment, world().civil_affairs_connection());
      odbc::Statement statement(connection, "SELECT COUNT(*) FROM TS_JUBAO WHERE WBLSH = ?");
      statement.bind(1, id);
      statement.execute();
      return statement.fetch() ? size_t(statement.integer(1).value_or(0)) : 0;
    }
    const auto book = department == "social_security" ? world().directory / "social" / "social-complaints.jsonl"
                                                      : world().directory / "police" / "police-complaints.jsonl";
    const std::string lines = read_file(book);
    size_t count = 0;
    for (size_t at = lines.find(id); at != std::string::npos; at = lines.find(id, at + 1)) ++count;
    return count;
  }
};

// How it stands with the department's own system.
Json passing_of(const Json& complaint) { return complaint.value("passing", Json::object()); }
bool is_passed(const Json& complaint) { return passing_of(complaint).value("state", "filed") != "filed"; }
bool is_closed(const Json& complaint) { return passing_of(complaint).value("state", "") == "closed"; }

TEST_F(Complaints, EachDepartmentGetsItsComplaintAndTheStatusIsReadBackUntilItIsClosed) {
  for (const char* department : all_departments) {
    const Reply filed = file(window, complaint(department), std::string("life-of-") + department);
    ASSERT_EQ(filed.status, 201) << filed.body;
    EXPECT_EQ(body(filed)["state"], "received");
    EXPECT_EQ(place_of(filed), "/api/v1/complaints/" + body(filed)["id"].get<std::string>());
    const Json passed = passing_of(read_until(window, place_of(filed), is_passed));
    EXPECT_FALSE(passed.value("receipt", "").empty()) << passed;
    EXPECT_TRUE(passed.contains("status")) << passed;
    EXPECT_EQ(entries_in(department, body(filed)["id"]), 1U) << department;
    const bool by_hand = department == std::string("civil_affairs");
    EXPECT_TRUE(!by_hand || passed["status"]["code"] == "received") << passed;
    for (int step = 0; by_hand && step < 3; ++step) let_the_clerk_work();
    const Json read = read_until(window, place_of(filed), is_closed), closed = passing_of(read);
    EXPECT_EQ(read["state"], "received") << "closed there is not closed here";
    EXPECT_EQ(closed["status"]["code"], "closed") << closed;
    EXPECT_FALSE(closed["status"]["result"].get<std::string>().empty());
    EXPECT_FALSE(closed["status"]["handler"].get<std::string>().empty());
    EXPECT_EQ(closed["receipt"], passed["receipt"]);
  }
}

TEST_F(Complaints, TheStatusIsReadBackAtOnceWhenAsked) {
  const Reply filed = file(window, complaint("civil_affairs"), "read-back");
  read_until(window, place_of(filed), is_passed);
  let_the_clerk_work();
  const Reply read = window.post(place_of(filed) + "/read-back", "");
  EXPECT_EQ(read.status, 200) << read.body;
  EXPECT_EQ(passing_of(body(read))["status"]["code"], "accepted");
}

TEST_F(Complaints, TheSameKeyWithTheSameBodyIsAnsweredByteForByteAndFiledOnce) {
  const Json one = complaint("social_security");
  const Reply first = file(window, one, "same-key"), again = file(window, one, "same-key");
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(again.status, 201);
  Json repeated = body(again);
  EXPECT_FALSE(repeated.contains("follow_token")) << "the secret is given out once";
  repeated["follow_token"] = body(first)["follow_token"];
  EXPECT_EQ(repeated, body(first));
  EXPECT_EQ(place_of(again), place_of(first));
  read_until(window, place_of(first), is_passed);
  const Reply later = file(window, one, "same-key");
  EXPECT_EQ(later.body, again.body) << "also after the complaint has moved on";
  EXPECT_EQ(entries_in("social_security", body(first)["id"]), 1U);
}

TEST_F(Complaints, TheSameKeyWithAnotherBodyIsRefused) {
  file(window, complaint("social_security"), "reused-key");
  Json other = complaint("social_security");
  other["subject"] = "另一件事";
  const Reply refused = file(window, other, "reused-key");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(body(refused)["code"], "idempotency_mismatch");
  EXPECT_EQ(body(refused)["faults"][0]["path"], "header:Idempotency-Key");
}

TEST_F(Complaints, AKeyBelongsToItsCaller) {
  Client other = world().client("other");
  const Reply mine = file(window, complaint("social_security"), "shared-word");
  const Reply theirs = file(other, complaint("social_security"), "shared-word");
  EXPECT_EQ(theirs.status, 201);
  EXPECT_NE(body(theirs)["id"], body(mine)["id"]);
  EXPECT_EQ(other.get(place_of(mine)).status, 404) << "another caller's complaint does not exist for us";
  EXPECT_EQ(world().officer("office").get(place_of(mine)).status, 200);
}

TEST_F(Complaints, AComplaintWithoutAKeyIsRefused) {
  const Reply reply = window.post("/api/v1/complaints", complaint("civil_affairs").dump());
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(body(reply)["faults"][0]["path"], "header:Idempotency-Key");
}

TEST_F(Complaints, OfManyAtTheSameMomentExactlyOneIsFiledHereAndThere) {
  for (const char* department : all_departments) {
    constexpr int callers = 8;
    std::vector<Reply> replies(callers);
    std::vector<std::thread> threads;
    Json one = complaint(department);
    one["subject"] = std::string("同时提出 ") + department;
    for (int n = 0; n < callers; ++n)
      threads.emplace_back([&, n] {
        Client client = world().client();
        replies[size_t(n)] = file(client, one, std::string("at-once-") + department);
      });
    for (auto& thread : threads) thread.join();
    for (const Reply& reply : replies) {
      EXPECT_EQ(reply.status, 201) << reply.body;
      EXPECT_EQ(body(reply)["id"], body(replies[0])["id"]);
    }
    size_t ours = 0;
    for (const Json& item : all_pages(window, "/api/v1/complaints", 50)) ours += item["subject"] == one["subject"];
    EXPECT_EQ(ours, 1U) << department;
    read_until(window, place_of(replies[0]), is_passed);
    EXPECT_EQ(entries_in(department, body(replies[0])["id"]), 1U) << department;
  }
}

TEST_F(Complaints, AllFaultsAreNamedAtOnce) {
  Json bad = complaint("nowhere");
  bad["channel"] = "喊话";
  bad["subject"] = "";
  bad.erase("content");
  bad["extra"] = 1;
  const Json problem = body(file(window, bad, "all-faults"));
  EXPECT_EQ(problem["code"], "invalid_input");
  std::set<std::string> paths;
  for (const Json& fault : problem["faults"]) paths.insert(fault["path"]);
  EXPECT_EQ(paths, (std::set<std::string>{"/department", "/channel", "/subject", "/content", "/extra"}));
  const Json unknown = body(file(window, complaint("nowhere"), "unknown-department"));
  EXPECT_EQ(unknown["code"], "invalid_input");
  EXPECT_EQ(unknown["faults"][0]["path"], "/department");
}

TEST_F(Complaints, ARareCharacterReachesTheOldSystemVisibly) {
  Json rare = complaint("civil_affairs");
  rare["subject"] = "窗口不认“䶮”字";
  const Reply filed = file(window, rare, "rare-character");
  const Json passed = passing_of(read_until(window, place_of(filed), is_passed));
  EXPECT_EQ(passed["state"], "passed") << passed;
}

TEST_F(Complaints, ActsStandInTheJournalWithoutTheComplainant) {
  const Reply filed = file(window, complaint("social_security"), "journal");
  const std::string id = body(filed)["id"];
  read_until(window, place_of(filed), is_passed);
  const Json journal = body(world().client("office").get("/api/v1/journal?subject=" + id));
  ASSERT_GE(journal["items"].size(), 2U);
  EXPECT_EQ(journal["items"][0]["kind"], "complaint.filed");
  EXPECT_EQ(journal["items"][1]["kind"], "complaint.passed");
}

}  // namespace
}  // namespace zq::test
