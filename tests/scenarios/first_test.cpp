#include <gtest/gtest.h>

#include "scenarios/world.hpp"

namespace zq::test {
namespace {

TEST(Verification, AMarriedApplicantIsConsistentInTheSameCall) {
  World world;
  world.with_civil_affairs();
  world.start();
  const auto reply = world.client().post("/api/v1/verifications",
                                         question("ZM-2026-036", person(2), {{"marital_status", "20"}}));
  EXPECT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(body(reply)["verdict"], "consistent");
  world.stop();
}

}  // namespace
}  // namespace zq::test
