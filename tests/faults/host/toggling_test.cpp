// A department is switched off and on again and again while others are asked: by its file, by SIGHUP, by the command.
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>

#include "faults/host/callers.hpp"
#include "faults/host/town.hpp"

namespace zq::test {
namespace {

enum class Way { rename, rewrite, sighup, command };
constexpr const char* way_names[] = {"Rename", "Rewrite", "Sighup", "Command"};

class Toggling : public testing::TestWithParam<Way> {
 protected:
  void SetUp() override {
    for (const char* id : {"steady", "other", "toggled"}) town_.with_department(id, {{"delay_ms", "1"}});
    town_.start();
  }

  void switch_to(bool enabled) {
    DepartmentFile& file = town_.departments["toggled"];
    file.enabled = enabled;
    if (GetParam() == Way::command) return command(enabled);
    if (GetParam() == Way::rewrite)
      write_file(town_.department_file("toggled"), file.xml(town_.directory / "secrets"));
    else
      town_.edit(file);
    if (GetParam() == Way::sighup) town_.host().signal(SIGHUP);
    EXPECT_TRUE(eventually([&] { return state() == (enabled ? "ready" : "off"); })) << state();
  }
  // The command says "in force" only when it is.
  void command(bool enabled) {
    const Ran ran = enabled ? town_.command({"departments", "enable", "toggled"})
                            : town_.command({"departments", "disable", "toggled", "--reason=试验"});
    EXPECT_EQ(ran.code, 0) << ran.output;
    EXPECT_NE(ran.output.find("已生效"), std::string::npos) << ran.output;
    EXPECT_EQ(state(), enabled ? "ready" : "off") << ran.output;
  }
  std::string state() { return town_.department("toggled").at("state"); }

  void expect_refused_at_once() {
    auto window = town_.client();
    const Told told = tell(window, verification(entry_of("toggled"), somebody()));
    ASSERT_EQ(told.reply.status, 202) << told.reply.body;
    EXPECT_EQ(told.json().at("state"), "manual");
    EXPECT_EQ(told.json().at("cause"), "department_off");
    EXPECT_EQ(told.json().at("manual_way"), "请向部门toggled发协助核查函");
    EXPECT_LT(told.took, std::chrono::seconds(2)) << "nobody waits for a department that is off";
    const Reply list = window.get("/api/v1/departments/toggled/list");
    EXPECT_EQ(list.status, 503) << list.body;
    EXPECT_EQ(body(list).at("code"), "department_off");
    EXPECT_NE(body(list).at("detail").get<std::string>().find("请向部门toggled发协助核查函"), std::string::npos)
        << list.body;
  }

  Town town_;
};

TEST_P(Toggling, UnderLoadFailsNoRequestOfOthersAndAnswersAtOnceWhatIsOff) {
  std::atomic<unsigned> turn = 0;
  Callers others(town_, 3, [&] { return verification(entry_of(turn++ % 2 ? "steady" : "other"), somebody()); });
  Callers on_toggled(town_, 1, [] { return verification(entry_of("toggled"), somebody()); });
  for (int round = 0; round < rounds(6); ++round) {
    switch_to(false);
    expect_refused_at_once();
    switch_to(true);
    auto window = town_.client();
    EXPECT_EQ(tell(window, verification(entry_of("toggled"), somebody())).reply.status, 200);
    const size_t answered = others.answered();
    EXPECT_TRUE(eventually([&] { return others.answered() > answered; })) << "the load goes on";
  }
  others.stop();
  on_toggled.stop();
  for (const Told& told : others.take()) {
    ASSERT_EQ(told.reply.status, 200) << told.reply.body;
    EXPECT_EQ(told.json().at("verdict"), "consistent");
  }
  for (const Told& told : on_toggled.take()) {
    if (told.reply.status == 200) continue;
    ASSERT_EQ(told.reply.status, 202) << told.reply.body;
    EXPECT_EQ(told.json().at("cause"), "department_off") << told.reply.body;
    EXPECT_EQ(told.json().at("manual_way"), "请向部门toggled发协助核查函");
  }
  EXPECT_EQ(town_.department("steady").at("generation"), 1) << "who is not toggled goes on as it was";
  EXPECT_EQ(town_.department("toggled").at("generation"), 1 + rounds(6));
  town_.stop();
}

INSTANTIATE_TEST_SUITE_P(By, Toggling, testing::Values(Way::rename, Way::rewrite, Way::sighup, Way::command),
                         [](const auto& way) { return way_names[static_cast<int>(way.param)]; });

}  // namespace
}  // namespace zq::test
