// A new version of an adapter: allowed or not, compared in silence, promoted, taken back; a failure changes nothing.
#include <atomic>
#include <thread>

#include "scenarios/suite.hpp"
#include "support/signing.hpp"

namespace zq::test {
namespace {

namespace fs = std::filesystem;

class Upgrading : public testing::Test {
 protected:
  Upgrading() {
    deliver("adapter.so", "good_c");
    deliver("next.so", "good_c_2");
    world.with_fixture("good", "示例部门", {{"found", "在用"}, {"v2_found", "新版"}});
    world.departments["good"].adapter_file = (folder / "adapter.so").string();
    world.list_csv = list_file({"ZM-1,区民政局,公租房申请,婚姻证明,某单位,某条例,信息共享,即办件,good,any.check,,,,"});
  }
  ~Upgrading() override { world.stop(); }

  void deliver(const std::string& name, const std::string& fixture) {
    fs::create_directories(folder);
    fs::copy_file(ZQ_BINARY_DIR "/broken_adapters/" + fixture + ".so", folder / "new",
                  fs::copy_options::overwrite_existing);
    fs::rename(folder / "new", folder / name);
  }
  void with_shadow() { world.departments["good"].attributes["shadow_adapter_file"] = (folder / "next.so").string(); }
  Json get(const std::string& part = "") { return body(world.client("office").get(path + part)); }
  Reply post(const std::string& part) { return world.client("office").post(path + part, ""); }
  std::string version() { return get()["adapter"]["version"]; }
  int asked() { return world.client().post("/api/v1/verifications", question("ZM-1", person(4))).status; }
  Ran departments(const std::string& verb) { return world.command({"departments", verb, "good"}); }

  World world;
  const fs::path folder = world.directory / "delivered";
  const std::string path = "/api/v1/departments/good";
};

TEST_F(Upgrading, AShadowIsComparedThenPromotedAndTakenBack) {
  with_shadow();
  world.start();
  EXPECT_EQ(asked(), 200);
  ASSERT_TRUE(eventually([&] { return get("/shadow")["compared"] == 1; })) << get("/shadow");
  const Json shadow = get("/shadow");
  EXPECT_EQ(shadow["version"], "2.0.0");
  EXPECT_EQ(shadow["differing"], 1);
  ASSERT_FALSE(shadow["differences"].empty());
  EXPECT_EQ(shadow["differences"][0]["kind"], "field_found");
  EXPECT_EQ(shadow["differences"][0]["check"], "any.check");
  EXPECT_EQ(shadow.dump().find("新版"), std::string::npos) << "no value";
  const std::string metrics = world.anonymous().get("/metrics").body;
  EXPECT_NE(metrics.find("zq_department_shadow_differing_total{department=\"good\"} 1"), std::string::npos);
  Ran shown;
  EXPECT_TRUE(eventually([&] {
    shown = departments("shadow");
    return shown.code == 0 && shown.output.find("field_found") != std::string::npos;
  })) << shown.output;

  const Ran promoted = departments("promote");
  EXPECT_EQ(promoted.code, 0) << promoted.output;
  EXPECT_EQ(version(), "2.0.0") << "in force when the command returns";
  EXPECT_EQ(world.client("office").get(path + "/shadow").status, 404);
  EXPECT_EQ(read_file(world.department_file("good")).find("shadow_adapter_file"), std::string::npos);
  EXPECT_EQ(asked(), 200);

  const Ran back = departments("rollback");
  EXPECT_EQ(back.code, 0) << back.output;
  EXPECT_EQ(version(), "1.0.0");
  EXPECT_EQ(asked(), 200);
  const Ran history = departments("history");
  EXPECT_NE(history.output.find("2.0.0"), std::string::npos) << history.output;
  EXPECT_EQ(get("/history")["items"].size(), 3U) << get("/history");
  const Json acts = body(world.client("office").get("/api/v1/journal?subject=good&limit=100"))["items"];
  EXPECT_EQ(acts[0]["kind"], "department.adapter_changed") << acts;
  EXPECT_EQ(acts[0]["after"], "2.0.0");
  EXPECT_EQ(acts[1]["after"], "1.0.0");
  EXPECT_NE(world.command({"departments"}).output.find(get()["adapter"]["sha256"].get<std::string>()),
            std::string::npos);
  world.kill();
  world.start();
  EXPECT_EQ(version(), "1.0.0") << "also after a restart";
}

TEST_F(Upgrading, PromotionAndTheWayBackUnderLoadFailNoCall) {
  with_shadow();
  world.start();
  std::atomic<bool> ended{false};
  std::atomic<int> good{0}, bad{0};
  const std::string body_text = question("ZM-1", person(4));
  std::thread caller([&] {
    auto client = world.client();
    while (!ended) ++(client.post("/api/v1/verifications", body_text).status == 200 ? good : bad);
  });
  const Reply promoted = post("/promote");
  EXPECT_EQ(promoted.status, 200) << promoted.body;
  for (int n = 0; n < 4; ++n) {
    const int before = good;
    EXPECT_TRUE(eventually([&] { return good > before + 5; }));
    const Reply back = post("/rollback");
    EXPECT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(version(), n % 2 == 0 ? "1.0.0" : "2.0.0");
  }
  ended = true;
  caller.join();
  EXPECT_EQ(bad, 0);
  EXPECT_EQ(post("/promote").status, 409) << "there is no shadow any more";
}

TEST_F(Upgrading, AFailedUpgradeChangesNothing) {
  with_shadow();
  world.start();
  deliver("next.so", "wrong_major");
  const std::string before = read_file(world.department_file("good"));
  const Ran promoted = departments("promote");
  EXPECT_EQ(promoted.code, 78) << promoted.output;
  EXPECT_NE(promoted.output.find("abi_major"), std::string::npos) << promoted.output;
  EXPECT_EQ(post("/promote").status, 422);
  EXPECT_EQ(read_file(world.department_file("good")), before);
  EXPECT_EQ(version(), "1.0.0");
  EXPECT_EQ(get()["generation"], 1);
  EXPECT_EQ(asked(), 200);
  EXPECT_EQ(departments("rollback").code, 64) << "there is nothing before it";
  EXPECT_EQ(post("/rollback").status, 409);
}

TEST_F(Upgrading, OnlyAllowedFilesRun) {
  const std::string allowed = sha256_hex(read_file(folder / "adapter.so"));
  world.departments["good"].attributes["sha256"] = allowed;
  world.start();
  deliver("adapter.so", "good_c_2");
  const std::string other = sha256_hex(read_file(folder / "adapter.so"));
  EXPECT_TRUE(world.log_says(other));
  const Ran reload = world.command({"departments", "enable", "good"});
  EXPECT_EQ(reload.code, 78) << reload.output;
  for (const std::string& part : {allowed, other, std::string("应为"), std::string("实为")})
    EXPECT_NE(reload.output.find(part), std::string::npos) << reload.output;
  EXPECT_EQ(version(), "1.0.0");
  EXPECT_EQ(asked(), 200);
  DepartmentFile file = world.departments["good"];
  file.attributes["sha256"] = allowed + " " + other;
  world.edit(file);
  EXPECT_TRUE(eventually([&] { return version() == "2.0.0"; }));
  EXPECT_EQ(departments("rollback").code, 0);
  EXPECT_EQ(version(), "1.0.0");
}

TEST_F(Upgrading, AnAdapterNeedsItsSignature) {
  const SigningKey key;
  key.write_public(folder / "key.pem");
  write_file(folder / "adapter.so.sig", key.sign(read_file(folder / "adapter.so")));
  world.departments["good"].attributes["signing_key"] = (folder / "key.pem").string();
  world.start();
  EXPECT_EQ(version(), "1.0.0");
  deliver("adapter.so", "good_c_2");
  EXPECT_TRUE(world.log_says("adapter.so.sig"));
  EXPECT_EQ(version(), "1.0.0") << "the signature is the old one's";
  EXPECT_EQ(asked(), 200);
  write_file(folder / "adapter.so.sig", key.sign(read_file(folder / "adapter.so")));
  EXPECT_TRUE(eventually([&] { return version() == "2.0.0"; })) << "its arrival is noticed by itself";
  EXPECT_EQ(post("/rollback").status, 200) << "the kept file has its signature beside it";
  EXPECT_EQ(version(), "1.0.0");
}

}  // namespace
}  // namespace zq::test
