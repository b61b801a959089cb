// A department's config that does not fit its adapter's manifest is refused before the adapter runs: all faults at
// once.
#include <gtest/gtest.h>

#include "scenarios/world.hpp"

namespace zq::test {
namespace {

TEST(Manifest, AConfigThatDoesNotFitItIsRefusedWithAllFaultsAndTheOldRunsOn) {
  World world;
  world.with_social_security();
  world.start();
  DepartmentFile wrong = world.departments.at("social_security");
  wrong.settings["endpoint"] = "not a url";
  wrong.settings["no_such_setting"] = "1";
  const int before = world.reloads();
  world.edit(wrong);
  ASSERT_TRUE(eventually([&] { return world.reloads() > before; }));
  const Ran shown = world.command({"departments"});
  EXPECT_NE(shown.output.find("social_security\tready"), std::string::npos) << shown.output;
  EXPECT_TRUE(world.log_says("endpoint")) << world.log();
  EXPECT_TRUE(world.log_says("no_such_setting")) << world.log();
  world.stop();
}

}  // namespace
}  // namespace zq::test
