// Switching, replacing and stopping departments while calls go on.
#include <algorithm>

#include "house.hpp"

namespace zq::adapters::test {
namespace {

int entries_of(const char* folder) {
  return static_cast<int>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}
int threads_now() { return entries_of("/proc/self/task"); }
int descriptors_now() { return entries_of("/proc/self/fd"); }

// Calls `ids` in turn from several threads until it goes away.
class Load {
 public:
  Load(House& house, std::vector<std::string> ids, int threads) : house_(house), ids_(std::move(ids)) {
    for (int t = 0; t < threads; ++t) threads_.emplace_back([this] { run(); });
  }
  ~Load() { stop(); }
  void stop() {
    ended_ = true;
    for (auto& thread : threads_)
      if (thread.joinable()) thread.join();
  }
  int answered() const { return answered_; }
  int failed() const { return failed_; }

 private:
  void run() {
    for (size_t n = 0; !ended_; ++n)
      ++(house_.verify(ids_[n % ids_.size()]).kind == Answer::Kind::answered ? answered_ : failed_);
  }
  House& house_;
  const std::vector<std::string> ids_;
  std::atomic<bool> ended_{false};
  std::atomic<int> answered_{0}, failed_{0};
  std::vector<std::thread> threads_;
};

TEST(Toggling, TwoHundredTimesUnderLoadFailsNoCallOfOthersAndLeavesNothingBehind) {
  House house;
  const auto steady = department("steady", "good_c", {{"delay_ms", "1"}});
  const auto other = department("other", "good_c");
  auto toggled = department("toggled", "good_c", {{"delay_ms", "1"}});
  house.open({steady, other, toggled});
  Load load(house, {"steady", "other"}, 3);
  Load on_toggled(house, {"toggled"}, 1);
  const auto toggle = [&](int n) {
    toggled.enabled = n % 2 == 0;
    ASSERT_TRUE(house.registry.apply(settings_of({steady, other, toggled})).ok());
  };
  for (int n = 1; n <= 20; ++n) toggle(n);
  int threads = 0;
  int descriptors = 0;
  ASSERT_TRUE(eventually([&] {  // until the drains have ended
    threads = threads_now();
    descriptors = descriptors_now();
    std::this_thread::sleep_for(100ms);
    return threads == threads_now();
  }));
  for (int n = 1; n <= 180; ++n) toggle(n);
  const int images = loaded_count();
  EXPECT_TRUE(eventually([&] { return threads_now() <= threads + 2 && descriptors_now() <= descriptors + 2; }))
      << threads << " -> " << threads_now() << " threads, " << descriptors << " -> " << descriptors_now()
      << " descriptors";
  const int answered = load.answered();
  ASSERT_TRUE(eventually([&] { return load.answered() > answered + 10; })) << "the load still runs";
  load.stop();
  on_toggled.stop();
  EXPECT_EQ(load.failed(), 0);
  EXPECT_GT(on_toggled.answered(), 0);
  EXPECT_EQ(house.view("steady").generation, 1);
  EXPECT_EQ(house.view("toggled").generation, 101);
  EXPECT_EQ(images, loaded_count());
  EXPECT_EQ(house.registry.shutdown(5s), 0);
}

TEST(Toggling, ReplacingADepartmentUnderLoadFailsNoCallOfItsOwn) {
  House house;
  house.open({department("busy", "good_c", {{"delay_ms", "5"}})});
  Load load(house, {"busy"}, 4);
  for (int n = 1; n <= 30; ++n)
    ASSERT_TRUE(
        house.registry
            .apply(settings_of({department("busy", "good_c", {{"delay_ms", "5"}, {"note", std::to_string(n)}})}))
            .ok());
  ASSERT_TRUE(eventually([&] { return load.answered() > 20; }));
  load.stop();
  EXPECT_EQ(load.failed(), 0);
  EXPECT_EQ(house.view("busy").generation, 31);
}

TEST(Toggling, ManyAtOnceEndWithTheLastAsked) {
  House house;
  house.open({department("d", "good_c")});
  std::vector<std::thread> office;
  for (int n = 0; n < 8; ++n) {
    office.emplace_back([&house, n] {
      EXPECT_TRUE(house.registry.apply(settings_of({department("d", "good_c", {{"note", std::to_string(n)}})})).ok());
    });
  }
  for (auto& one : office) one.join();
  ASSERT_TRUE(house.registry.apply(settings_of({department("d", "good_c", {{"note", "last"}})})).ok());
  EXPECT_EQ(house.verify("d").fields[0].note, "last");
}

TEST(Toggling, WhatHasNotChangedGoesOnAsItWas) {
  House house;
  house.open({department("d", "good_c")});
  ASSERT_TRUE(house.registry.apply(settings_of({department("d", "good_c")})).ok());
  EXPECT_EQ(house.view("d").generation, 1);
  ASSERT_TRUE(house.registry.apply(settings_of({})).ok());
  EXPECT_FALSE(house.registry.find({"d"}).has_value());
}

TEST(Toggling, LetsCallsInFlightFinish) {
  House house;
  house.open({department("d", "sleeps")});
  auto running = house.begin_verify("d", "500");
  ASSERT_TRUE(eventually([&] { return house.view("d").in_flight == 1; }));
  ASSERT_TRUE(house.registry.apply(settings_of({})).ok());
  EXPECT_EQ(house.verify("d").cause, FailureCause::department_off) << "new calls are refused at once";
  EXPECT_EQ(running.get().kind, Answer::Kind::answered);
}

TEST(Toggling, CancelsWhatDoesNotFinishWithinDrainTime) {
  House house;
  auto d = department("d", "good_c", {{"delay_ms", "60000"}});
  d.call_time = 60s;
  d.drain_time = 200ms;
  d.concurrency = 1;
  house.open({d});
  auto running = house.begin_verify("d", "any", 60s);
  auto queued = house.begin_verify("d", "any", 60s);
  ASSERT_TRUE(house.registry.apply(settings_of({})).ok());
  EXPECT_EQ(running.get().cause, FailureCause::department_off);
  EXPECT_EQ(queued.get().cause, FailureCause::department_off);
  EXPECT_EQ(house.registry.shutdown(5s), 0);
}

TEST(Toggling, AHangingGenerationIsReplacedByAFreshImageOfTheSameFile) {
  House house;
  const auto hang = house.folder.path / "hang";
  std::ofstream(hang).put('x');
  auto d = in_process(department("d", "good_c", {{"hang_while", hang.string()}}));
  house.open({d});
  const int images = loaded_count();
  EXPECT_EQ(house.verify("d", "any", 200ms).cause, FailureCause::deadline);
  ASSERT_TRUE(house.registry.apply(settings_of({in_process(department("d", "good_c"))})).ok());
  EXPECT_EQ(loaded_count(), images + 1);
  EXPECT_EQ(house.verify("d").kind, Answer::Kind::answered);
  EXPECT_EQ(house.view("d").abandoned, 1) << "the old generation's thread is still shown";
  std::filesystem::remove(hang);
  EXPECT_TRUE(eventually([&] { return house.view("d").abandoned == 0; }));
}

// A department whose adapter file a vendor replaces while its config stays as it is.
settings::Department with_file(const std::string& id, const std::filesystem::path& file) {
  auto d = department(id, "good_c");
  d.adapter_file = file.string();
  return d;
}

void replace(const std::filesystem::path& file, const std::string& by) {
  std::filesystem::copy_file(fixture(by), file, std::filesystem::copy_options::overwrite_existing);
}

TEST(Toggling, LoadsTheNewFileUnderTheSameName) {
  House house;
  const auto file = house.folder.path / "adapter.so";
  replace(file, "sleeps");
  const auto d = with_file("d", file);
  house.open({d});
  EXPECT_EQ(house.view("d").adapter_id, "test.broken");
  replace(file, "good_c");
  EXPECT_EQ(house.verify("d", "1").kind, Answer::Kind::answered) << "overwriting the vendor's file harms nobody";
  ASSERT_TRUE(house.registry.apply(settings_of({d})).ok());
  EXPECT_EQ(house.view("d").adapter_id, "test.good_c");
  EXPECT_EQ(house.view("d").generation, 2);
  std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now());
  ASSERT_TRUE(house.registry.apply(settings_of({d})).ok());
  EXPECT_EQ(house.view("d").generation, 2) << "the same bytes, whatever their time";
}

TEST(Toggling, ABrokenNewFileLeavesTheOldRunningAndAllOthersAsTheyWere) {
  House house;
  const auto a_file = house.folder.path / "a.so";
  const auto b_file = house.folder.path / "b.so";
  replace(a_file, "sleeps");
  replace(b_file, "sleeps");
  const auto a = with_file("a", a_file);
  const auto b = with_file("b", b_file);
  house.open({a, b});
  replace(a_file, "good_c");
  replace(b_file, "wrong_major");
  const auto refused = house.registry.apply(settings_of({a, b}));
  ASSERT_FALSE(refused.ok());
  ASSERT_EQ(refused.error().faults.size(), 1U);
  EXPECT_NE(refused.error().faults[0].text.find("b.so"), std::string::npos) << refused.error().faults[0].text;
  EXPECT_FALSE(refused.error().faults[0].expected.empty());
  EXPECT_FALSE(refused.error().faults[0].found.empty());
  for (const char* id : {"a", "b"}) {
    EXPECT_EQ(house.view(id).adapter_id, "test.broken");
    EXPECT_EQ(house.view(id).generation, 1);
    EXPECT_EQ(house.verify(id, "1").kind, Answer::Kind::answered);
  }
  replace(b_file, "good_c");
  ASSERT_TRUE(house.registry.apply(settings_of({a, b})).ok());
  for (const char* id : {"a", "b"}) EXPECT_EQ(house.view(id).adapter_id, "test.good_c") << id;
}

TEST(Toggling, AfterShutdownEverythingAnswersThatItIsOff) {
  House house;
  house.open({department("d", "good_c")});
  EXPECT_EQ(house.registry.shutdown(5s), 0);
  EXPECT_EQ(house.verify("d").cause, FailureCause::department_off);
  const auto applied = house.registry.apply(settings_of({department("d", "good_c")}));
  ASSERT_FALSE(applied.ok());
  EXPECT_EQ(applied.error().code, ErrorCode::unavailable);
}

}  // namespace
}  // namespace zq::adapters::test
