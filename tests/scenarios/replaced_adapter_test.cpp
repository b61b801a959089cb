// A vendor delivers a new adapter file; nobody touches the configuration.
#include <atomic>
#include <csignal>
#include <thread>

#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

namespace fs = std::filesystem;

class ReplacedAdapter : public testing::Test {
 protected:
  ReplacedAdapter() {
    deliver("sleeps");  // answers as test.broken, after at once
    for (const char* id : {"replaced", "other"}) world.with_fixture(id, "示例部门", {});
    world.departments["replaced"].adapter_file = file.string();
    world.list_csv = list_file({row("ZM-1", "replaced"), row("ZM-2", "other")});
    world.start();
  }
  ~ReplacedAdapter() override { world.stop(); }

  static std::string row(const std::string& entry, const std::string& department) {
    return entry + ",区民政局,事项" + entry + ",证明,某单位,某条例,信息共享,即办件," + department + ",any.check,,,,";
  }
  // As a deployment does: written beside, renamed into place.
  void deliver(const std::string& fixture) {
    fs::create_directories(file.parent_path());
    fs::copy_file(ZQ_BINARY_DIR "/broken_adapters/" + fixture + ".so", beside, fs::copy_options::overwrite_existing);
    fs::rename(beside, file);
  }
  Json view(const std::string& id = "replaced") {
    return body(world.client("office").get("/api/v1/departments/" + id));
  }
  bool becomes(const std::string& adapter, int generation) {
    return eventually([&] { return view()["adapter"]["id"] == adapter && view()["generation"] == generation; });
  }
  int asked(const std::string& entry) {
    return world.client().post("/api/v1/verifications", question(entry, person(2))).status;
  }

  World world;
  const fs::path file = world.directory / "delivered/adapter.so";
  const fs::path beside = world.directory / "delivered/.adapter.so.new";
};

TEST_F(ReplacedAdapter, IsTakenUpByItself) {
  EXPECT_EQ(view()["adapter"]["id"], "test.broken");
  deliver("good_c");
  EXPECT_TRUE(becomes("test.good_c", 2)) << view();
  EXPECT_EQ(view("other")["generation"], 1) << "its file is as it was";
  EXPECT_EQ(asked("ZM-1"), 200);
}

TEST_F(ReplacedAdapter, IsTakenUpOnHangUp) {
  deliver("good_c");
  world.host().signal(SIGHUP);
  EXPECT_TRUE(becomes("test.good_c", 2)) << view();
}

TEST_F(ReplacedAdapter, IsTakenUpByCommand) {
  deliver("good_c");
  const Ran ran = world.command({"departments", "enable", "replaced"});
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_EQ(view()["adapter"]["id"], "test.good_c") << "in force when the command returns";
}

TEST_F(ReplacedAdapter, ThatIsBrokenIsRefusedWithASentenceAndTheOldOneRunsOn) {
  deliver("wrong_major");
  const Ran ran = world.command({"departments", "enable", "replaced"});
  EXPECT_EQ(ran.code, 78) << ran.output;
  for (const char* part : {"adapter.so", "zq_entry.abi_major", "应为", "实为", "请"})
    EXPECT_NE(ran.output.find(part), std::string::npos) << part << " is not in: " << ran.output;
  EXPECT_EQ(view()["adapter"]["id"], "test.broken");
  EXPECT_EQ(view()["generation"], 1);
  EXPECT_EQ(asked("ZM-1"), 200);
  EXPECT_EQ(asked("ZM-2"), 200);
  deliver("good_c");
  EXPECT_TRUE(becomes("test.good_c", 2)) << "a good one cures it without a word";
}

TEST_F(ReplacedAdapter, CutOffHalfWayIsRefusedAndItsCompletionTakenUp) {
  const std::string bytes = read_file(ZQ_BINARY_DIR "/broken_adapters/good_c.so");
  write_file(file, bytes.substr(0, bytes.size() / 2));
  EXPECT_TRUE(world.log_says("ZQ-2002"));
  EXPECT_EQ(asked("ZM-1"), 200);
  EXPECT_EQ(view()["adapter"]["id"], "test.broken");
  write_file(file, bytes);
  EXPECT_TRUE(becomes("test.good_c", 2)) << view();
}

TEST_F(ReplacedAdapter, UnderLoadFailsNoCall) {
  std::atomic<bool> ended{false};
  std::atomic<int> good{0}, bad{0};
  const std::string body_text = question("ZM-1", person(2));
  std::thread caller([&] {
    auto client = world.client();
    while (!ended) ++(client.post("/api/v1/verifications", body_text).status == 200 ? good : bad);
  });
  for (const char* fixture : {"good_c", "sleeps", "good_c"}) {
    const int generation = view()["generation"].get<int>() + 1;
    const int before = good;
    deliver(fixture);
    EXPECT_TRUE(eventually([&] { return view()["generation"] == generation; })) << view();
    EXPECT_TRUE(eventually([&] { return good > before + 3; }));
  }
  ended = true;
  caller.join();
  EXPECT_EQ(bad, 0);
}

}  // namespace
}  // namespace zq::test
