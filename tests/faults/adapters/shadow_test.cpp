// A second version answers silently: counted, never heard, never in the way; and files the office does not allow.
#include <algorithm>
#include <fstream>

#include "house.hpp"

namespace zq::adapters::test {
namespace {

namespace fs = std::filesystem;

settings::Department with_shadow(settings::Department d) {
  d.shadow_adapter_file = fixture("good_c_2").string();
  return d;
}

workflow::ShadowView shadow_of(const House& house, const std::string& id) {
  return house.registry.shadow({id}).value_or(workflow::ShadowView{});
}

bool compared(const House& house, const std::string& id, uint64_t count) {
  return eventually([&] { return shadow_of(house, id).compared >= count; });
}

uint64_t count_of(const workflow::ShadowView& view, const std::string& operation, const std::string& field,
                  const std::string& kind) {
  for (const auto& one : view.differences)
    if (one.operation == operation && one.field == field && one.kind == kind) return one.count;
  return 0;
}

TEST(Shadow, DifferencesAreCountedByFieldAndNothingOfThemReachesACaller) {
  House house;
  house.open({with_shadow(department("d", "good_c", {{"v2_verdict", "2"}, {"v2_found", "别的"}, {"found", "这个"}}))});
  for (int n = 0; n < 3; ++n) {
    const Answer answer = house.verify("d", "marriage.status");
    EXPECT_EQ(answer.verdict, Verdict::consistent);
    EXPECT_EQ(answer.fields.at(0).found->reveal(), "这个");
    ASSERT_TRUE(compared(house, "d", static_cast<uint64_t>(n) + 1));
  }
  const auto view = shadow_of(house, "d");
  EXPECT_EQ(view.state, "running");
  EXPECT_EQ(view.version, "2.0.0");
  EXPECT_EQ(view.compared, 3U);
  EXPECT_EQ(view.differing, 3U);
  EXPECT_EQ(count_of(view, "verify", "", "verdict"), 3U);
  EXPECT_EQ(count_of(view, "verify", "name", "field_verdict"), 3U);
  EXPECT_EQ(count_of(view, "verify", "id_number", "field_found"), 3U);
  for (const auto& one : view.differences) {
    EXPECT_EQ(one.check, "marriage.status");
    EXPECT_LE(one.first, one.last);
    for (const char* secret : {"张三", "331099199001010017", "别的", "这个"})
      EXPECT_EQ((one.field + one.kind + one.check).find(secret), std::string::npos) << "a value, not a name";
  }
  EXPECT_EQ(house.view("d").shadow->compared, 3U);
  EXPECT_EQ(house.view("d").adapter_version, "1.0.0");
}

TEST(Shadow, EqualVersionsDifferInNothing) {
  House house;
  house.open({with_shadow(department("d", "good_c"))});
  house.verify("d");
  ASSERT_TRUE(house.list("d", "", 10).ok());
  ASSERT_TRUE(house.status("d", "R-1").ok());
  ASSERT_TRUE(compared(house, "d", 3));
  EXPECT_EQ(shadow_of(house, "d").differing, 0U);
}

TEST(Shadow, IsNeverAskedToSubmit) {
  House house;
  house.open({with_shadow(department("d", "good_c"))});
  EXPECT_TRUE(house.submit("d").ok());
  house.verify("d");
  ASSERT_TRUE(compared(house, "d", 1));
  EXPECT_EQ(shadow_of(house, "d").compared, 1U) << "the verify alone";
}

TEST(Shadow, IsPolledForItsOwnPendingAnswerOnly) {
  House house;
  house.open({with_shadow(department("d", "good_c", {{"pending_polls", "1"}, {"v2_verdict", "3"}})),
              with_shadow(department("sync", "good_c", {{"pending_polls", "1"}, {"v2_pending_polls", "0"}}))});
  const Answer pending = house.verify("d");
  ASSERT_EQ(pending.kind, Answer::Kind::pending);
  ASSERT_TRUE(compared(house, "d", 1));
  EXPECT_EQ(house.poll("d", pending.token).kind, Answer::Kind::answered);
  ASSERT_TRUE(compared(house, "d", 2));
  EXPECT_EQ(count_of(shadow_of(house, "d"), "poll", "", "verdict"), 1U);
  house.poll("d", "t-77");
  EXPECT_EQ(shadow_of(house, "d").compared, 2U) << "a token it has never seen";

  const Answer other = house.verify("sync");
  ASSERT_TRUE(compared(house, "sync", 1));
  EXPECT_EQ(count_of(shadow_of(house, "sync"), "verify", "", "status:pending/ok"), 1U);
  EXPECT_EQ(house.poll("sync", other.token).kind, Answer::Kind::answered);
  house.verify("sync");
  ASSERT_TRUE(compared(house, "sync", 2)) << "in the order of the calls";
  EXPECT_EQ(shadow_of(house, "sync").compared, 2U) << "not the poll: it has nothing pending";
}

TEST(Shadow, ThatHangsDelaysNobodyAndWhatItHasNoTimeForIsCounted) {
  House house;
  const auto hang = house.folder.path / "hang";
  std::ofstream(hang).put('x');
  auto d = with_shadow(department("d", "good_c", {{"v2_hang_while", hang.string()}}));
  d.call_time = 60s;
  house.open({d});
  milliseconds longest{0};
  for (int n = 0; n < 100; ++n) {
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(house.verify("d").kind, Answer::Kind::answered);
    longest = std::max(longest, std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began));
  }
  EXPECT_LT(longest, 5s);
  EXPECT_GE(shadow_of(house, "d").dropped, 30U) << "64 wait, one is under way";
  EXPECT_EQ(shadow_of(house, "d").compared, 0U);
  std::filesystem::remove(hang);
  ASSERT_TRUE(compared(house, "d", 60)) << "it goes on when it can";
}

TEST(Shadow, ThatCrashesHarmsNobodyAndIsSeen) {
  House house;
  auto d = department("d", "good_c");
  d.shadow_adapter_file = fixture("throws").string();
  house.open({d});
  for (int n = 0; n < 5; ++n) EXPECT_EQ(house.verify("d").kind, Answer::Kind::answered);
  ASSERT_TRUE(compared(house, "d", 1));
  EXPECT_GE(shadow_of(house, "d").differing, 1U);
  EXPECT_EQ(house.view("d").breaker.failures, 0) << "its failures are not the department's";
  EXPECT_EQ(house.view("d").retries, 0U);
}

TEST(Shadow, ComesAndGoesWithoutTouchingTheLiveGeneration) {
  House house;
  auto d = department("d", "good_c");
  house.open({d});
  EXPECT_FALSE(house.registry.shadow({"d"}));
  ASSERT_TRUE(house.registry.apply(settings_of({with_shadow(d)})).ok());
  EXPECT_EQ(house.view("d").generation, 1);
  house.verify("d");
  ASSERT_TRUE(compared(house, "d", 1));
  ASSERT_TRUE(house.registry.apply(settings_of({with_shadow(d)})).ok());
  EXPECT_EQ(shadow_of(house, "d").compared, 1U) << "an unchanged one goes on";
  ASSERT_TRUE(house.registry.apply(settings_of({d})).ok());
  EXPECT_FALSE(house.registry.shadow({"d"}));
  EXPECT_EQ(house.view("d").generation, 1);
  EXPECT_EQ(house.verify("d").kind, Answer::Kind::answered);
}

TEST(Shadow, ThatCannotStartRefusesTheWholeReloadAndAtTheStartIsShown) {
  House house;
  auto d = department("d", "good_c");
  house.open({d});
  auto broken = d;
  broken.shadow_adapter_file = fixture("wrong_major").string();
  const auto refused = house.registry.apply(settings_of({broken}));
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().faults.at(0).text.find("影子"), std::string::npos);
  EXPECT_FALSE(house.registry.shadow({"d"})) << "nothing has changed";
  EXPECT_EQ(house.verify("d").kind, Answer::Kind::answered);

  House other;
  ASSERT_TRUE(other.registry.apply(settings_of({broken}), true).ok());
  EXPECT_EQ(other.verify("d").kind, Answer::Kind::answered);
  EXPECT_EQ(other.registry.shadow({"d"})->state, "failed");
  EXPECT_NE(other.registry.shadow({"d"})->state_text.find("abi_major"), std::string::npos);
}

TEST(Shadow, BecomesTheAdapterAndIsNotItsOwnShadowAnyMore) {
  House house;
  auto d = with_shadow(department("d", "good_c", {{"v2_verdict", "2"}}));
  house.open({d});
  house.verify("d");
  ASSERT_TRUE(compared(house, "d", 1));
  d.adapter_file = std::exchange(d.shadow_adapter_file, "");
  d.fingerprint += "promoted";
  ASSERT_TRUE(house.registry.apply(settings_of({d})).ok());
  EXPECT_EQ(house.verify("d").verdict, Verdict::mismatch);
  EXPECT_EQ(house.view("d").adapter_version, "2.0.0");
  EXPECT_EQ(house.registry.versions().previous({"d"})->version, "1.0.0");
}

TEST(Allowed, AFileThatIsNotInTheListDoesNotRunAndTheOldOneGoesOn) {
  House house;
  const auto file = house.folder.path / "adapter.so";
  fs::copy_file(fixture("good_c"), file);
  auto d = department("d", "good_c");
  d.adapter_file = file.string();
  d.sha256 = sha256_of(file);
  house.open({d});
  fs::copy_file(fixture("good_c_2"), house.folder.path / "next.so");
  fs::rename(house.folder.path / "next.so", file);
  const auto refused = house.registry.apply(settings_of({d}));
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().faults.at(0).text.find(sha256_of(file)), std::string::npos) << "what was found";
  EXPECT_NE(refused.error().faults.at(0).text.find(d.sha256), std::string::npos) << "what was expected";
  EXPECT_EQ(house.view("d").adapter_version, "1.0.0");
  EXPECT_EQ(house.verify("d").kind, Answer::Kind::answered);
  EXPECT_EQ(house.registry.versions().history({"d"}).back().outcome, "refused");
  d.sha256 += " " + sha256_of(file);
  d.fingerprint += "|allowed";
  ASSERT_TRUE(house.registry.apply(settings_of({d})).ok());
  EXPECT_EQ(house.view("d").adapter_version, "2.0.0");
}

TEST(Allowed, NoCodeOfARefusedFileRuns) {
  House house;
  auto d = department("d", "constructor_exits");
  d.sha256 = std::string(64, '0');
  const auto refused = house.registry.apply(settings_of({d}));
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().detail.find("SHA-256"), std::string::npos) << refused.error().detail;
}

}  // namespace
}  // namespace zq::adapters::test
