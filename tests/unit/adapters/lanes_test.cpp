// Who goes when: the earliest deadline inside a lane, instant matters first, and nobody starves.
#include "adapters/lanes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace zq::adapters {
namespace {

using workflow::Lane;
using namespace std::chrono_literals;

class LanesTest : public ::testing::Test {
 protected:
  SteadyTime start{1000s};
  Lanes<std::string> lanes;
  void put(Lane lane, int deadline_s, const std::string& name) {
    lanes.put(lane, start + std::chrono::seconds(deadline_s), name);
  }
  std::string all() {
    std::string order;
    while (!lanes.empty()) order += lanes.take();
    return order;
  }
};

TEST_F(LanesTest, TheEarliestDeadlineGoesFirstInsideALaneAndEqualOnesInTheirOrder) {
  put(Lane::promised, 8, "c");
  put(Lane::promised, 5, "a");
  put(Lane::promised, 8, "d");
  put(Lane::promised, 6, "b");
  EXPECT_EQ(all(), "abcd");
}

TEST_F(LanesTest, InstantMattersGoBeforePromisedOnesAndTheBackgroundLastWhateverTheirDeadlines) {
  put(Lane::background, 1, "z");
  put(Lane::promised, 2, "p");
  put(Lane::instant, 9, "i");
  EXPECT_EQ(all(), "ipz");
}

TEST_F(LanesTest, APromisedMatterWaitsForThreeInstantOnesAtMost) {
  for (int n = 0; n < 8; ++n) put(Lane::instant, 9, "i");
  put(Lane::promised, 9, "p");
  put(Lane::promised, 9, "p");
  EXPECT_EQ(all(), "iiipiiipii");
}

TEST_F(LanesTest, BackgroundWorkWaitsForFifteenCallersAtMost) {
  for (int n = 0; n < 20; ++n) put(Lane::instant, 9, "i");
  for (int n = 0; n < 4; ++n) put(Lane::promised, 9, "p");
  put(Lane::background, 9, "z");
  const std::string order = all();
  EXPECT_EQ(order.find('z'), 15U) << order;
  EXPECT_EQ(order.find('p'), 3U) << order;
}

TEST_F(LanesTest, WaitingIsCountedFromWhenSomethingWaits) {
  for (int n = 0; n < 40; ++n) put(Lane::instant, 9, "i");
  for (int n = 0; n < 30; ++n) lanes.take();
  put(Lane::background, 9, "z");
  put(Lane::promised, 9, "p");
  EXPECT_EQ(all().find('p'), 3U) << "no credit from before";
}

TEST_F(LanesTest, WhatIsRemovedIsGoneAndSizesAreTrue) {
  const auto place = lanes.put(Lane::promised, start, "gone");
  put(Lane::instant, 1, "i");
  put(Lane::background, 1, "z");
  EXPECT_EQ(lanes.size(), 3U);
  EXPECT_EQ(lanes.size(Lane::promised), 1U);
  lanes.remove(place);
  EXPECT_EQ(lanes.size(), 2U);
  std::string cleared;
  lanes.clear([&](std::string name) { cleared += name; });
  EXPECT_EQ(cleared, "iz");
  EXPECT_TRUE(lanes.empty());
}

}  // namespace
}  // namespace zq::adapters
