// Every broken adapter as a department beside a good one.
#include <gtest/gtest.h>

#include "faults/host/callers.hpp"
#include "faults/host/town.hpp"

namespace zq::test {
namespace {

using std::chrono::seconds;

struct Refused {
  const char *fixture, *sentence;  // what its state_text must say, among other things
};
constexpr Refused refused_fixtures[] = {
    {"not_elf", ""},           {"no_symbol", "zq_plugin_entry"},  {"undefined_symbol", "undefined symbol"},
    {"wrong_magic", "magic"},  {"wrong_major", "major"},          {"newer_minor", "minor"},
    {"small_entry", "size"},   {"null_descriptor", "descriptor"}, {"null_function", "verify"},
    {"bad_id", "id"},          {"create_null", "create"},         {"unanswered_capability", "zq.complaint/1"},
    {"start_config", "start"}, {"start_hangs", "start"},
};

struct AtCall {
  const char *fixture, *cause;
};
constexpr AtCall call_fixtures[] = {
    {"throws", "adapter_fault"},         {"bad_utf8", "bad_answer"},      {"too_many_records", "bad_answer"},
    {"too_big_record", "bad_answer"},    {"unasked_field", "bad_answer"}, {"verdict_range", "bad_answer"},
    {"unknown_status", "adapter_fault"}, {"hangs", "deadline"},           {"pending_without_token", "bad_answer"},
};

class BrokenAdapters : public testing::Test {
 protected:
  Told ask(const std::string& department) {
    auto client = town_.client();
    return tell(client, verification(entry_of(department), somebody()));
  }
  Town town_;
};

TEST_F(BrokenAdapters, ThoseThatAreRefusedStandBesideAGoodOneThatServes) {
  town_.with_department("good");
  for (const Refused& one : refused_fixtures) town_.with_broken(one.fixture, one.fixture, {{"start_time", "1s"}});
  town_.start();
  EXPECT_EQ(ask("good").reply.status, 200);
  const Ran listed = town_.command({"departments", "list"});
  EXPECT_EQ(listed.code, 0);
  const std::string log = town_.log();
  for (const Refused& one : refused_fixtures) {
    const Json department = town_.department(one.fixture);
    EXPECT_EQ(department.at("state"), "failed") << department;
    const std::string why = department.at("state_text");
    EXPECT_FALSE(why.empty()) << one.fixture;
    EXPECT_NE(why.find(one.sentence), std::string::npos) << one.fixture << ": " << why;
    EXPECT_NE(listed.output.find(std::string(one.fixture) + "\tfailed"), std::string::npos) << listed.output;
    EXPECT_NE(log.find(std::string("department=") + one.fixture), std::string::npos) << one.fixture;
    const Told told = ask(one.fixture);
    ASSERT_EQ(told.reply.status, 202) << told.reply.body;
    EXPECT_EQ(told.json().at("state"), "manual");
    EXPECT_EQ(told.json().at("cause"), "unavailable") << one.fixture;
    EXPECT_FALSE(told.json().at("manual_way").get<std::string>().empty());
  }
  EXPECT_EQ(ask("good").reply.status, 200);
  town_.stop();
}

TEST_F(BrokenAdapters, ThoseWhoseDefectShowsInACallGiveTheCaseToPeople) {
  town_.with_department("good");
  for (const AtCall& one : call_fixtures) town_.with_broken(one.fixture, one.fixture, {{"call_time", "1s"}});
  town_.start();
  Callers good(town_, 2, [] { return verification(entry_of("good"), somebody()); });
  for (int again = 0; again < 2; ++again)
    for (const AtCall& one : call_fixtures) {
      const Told told = ask(one.fixture);
      ASSERT_EQ(told.reply.status, 202) << one.fixture << told.reply.body;
      EXPECT_EQ(told.json().at("state"), "manual") << one.fixture;
      EXPECT_EQ(told.json().at("cause"), one.cause) << one.fixture;
      EXPECT_FALSE(told.json().contains("verdict")) << one.fixture;
    }
  good.stop();
  for (const Told& told : good.take()) EXPECT_EQ(told.reply.status, 200) << told.reply.body;
  town_.stop();
}

TEST_F(BrokenAdapters, AnAdapterThatGoesOnEmittingChangesNothing) {
  town_.with_broken("late", "late_emit");
  town_.start();
  const Told told = ask("late");
  ASSERT_EQ(told.reply.status, 200) << told.reply.body;
  EXPECT_EQ(told.json().at("verdict"), "consistent");
  EXPECT_TRUE(town_.log_says("late emit"));
  EXPECT_EQ(body(town_.client().get(told.reply.headers.at("location"))), told.json());
  EXPECT_EQ(ask("late").reply.status, 200);
  town_.stop();
}

TEST_F(BrokenAdapters, AnAdapterThatDoesNotStopIsLeftBehind) {
  town_.with_broken("stop_hangs", "stop_hangs", {{"drain_time", "200ms"}});
  town_.with_department("good");
  town_.start();
  EXPECT_EQ(ask("stop_hangs").reply.status, 200);
  Callers good(town_, 2, [] { return verification(entry_of("good"), somebody()); });
  const Reply off =
      town_.client("office").put("/api/v1/departments/stop_hangs/state", R"({"enabled":false,"reason":"试验"})");
  EXPECT_EQ(off.status, 200) << off.body;
  EXPECT_EQ(body(off).at("state"), "off");
  good.stop();
  for (const Told& told : good.take()) EXPECT_EQ(told.reply.status, 200) << told.reply.body;
  town_.stop();
}

TEST_F(BrokenAdapters, OnesThatAreRefusedInAReloadLeaveTheOldRunning) {
  town_.with_department("good");
  town_.start();
  DepartmentFile broken = town_.departments["good"];
  broken.adapter_file = ZQ_BINARY_DIR "/broken_adapters/wrong_major.so";
  town_.edit(broken);
  EXPECT_TRUE(town_.log_says("ZQ-5002"));
  EXPECT_EQ(ask("good").reply.status, 200);
  EXPECT_EQ(town_.department("good").at("state"), "ready");
  town_.edit(town_.departments["good"]);
  town_.stop();
}

}  // namespace
}  // namespace zq::test
