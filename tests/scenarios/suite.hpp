// A World shared by the tests of one suite: Suite::furnish() says what is in it.
#pragma once
#include <gtest/gtest.h>

#include <memory>

#include "scenarios/asking.hpp"
#include "scenarios/world.hpp"

namespace zq::test {

template <class Suite>
class WithWorld : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    world_ = std::make_unique<World>();
    Suite::furnish(*world_);
    world_->start();
  }
  static void TearDownTestSuite() {
    world_->stop();
    world_.reset();
  }
  void TearDown() override { world_->expect_no_private_data(); }
  static World& world() { return *world_; }

 private:
  static inline std::unique_ptr<World> world_;
};

}  // namespace zq::test
