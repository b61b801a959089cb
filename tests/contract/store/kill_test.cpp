#include <csignal>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "on_both.hpp"

namespace zq::store_test {
namespace {

class Kill : public StoreTest {};
ON_BOTH_DATABASES(Kill);

// A process commits numbered units as fast as it can and is killed at a random moment.
TEST_P(Kill, WhatWasAcknowledgedIsThereAndUnitsAreWhole) {
  store_.reset();
  const auto seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::set<int64_t> acknowledged;
  for (int round = 1; round <= 20; ++round) {
    const auto output = folder_ / ("child." + std::to_string(round));
    const std::string first = std::to_string(round * 1000000);
    const std::string kind = GetParam() == Database::sqlite ? "sqlite" : "postgresql";
    test::Process child({ZQ_STORE_CHILD, "commit", kind, place(), first}, output);
    ASSERT_TRUE(child.says("\n" + first.substr(0, 1))) << child.output();
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 150));  // the random moment
    child.signal(SIGKILL);
    child.wait();
    std::istringstream lines(child.output());
    for (std::string line; std::getline(lines, line);) {
      if (line.find_first_not_of("0123456789") != std::string::npos) {
        EXPECT_EQ(line.find("refused"), std::string::npos) << line;
        continue;  // the log's lines
      }
      acknowledged.insert(std::stoll(line));
    }
  }
  reopen();
  ASSERT_GT(acknowledged.size(), 100u);
  size_t missing = 0;
  for (int64_t number : acknowledged) {
    auto found = store_->find_case(case_id(number));
    ASSERT_OK(found);
    missing += !found->has_value();
  }
  EXPECT_EQ(missing, 0u) << "of " << acknowledged.size() << " acknowledged units";
  const int64_t cases = count("verification");
  EXPECT_GE(cases, static_cast<int64_t>(acknowledged.size()));
  EXPECT_EQ(count("remembered_reply"), cases);
  EXPECT_EQ(count("journal"), 2 * cases);
  EXPECT_EQ(count("verification v WHERE (SELECT count(*) FROM journal j WHERE j.subject = v.id) <> 2"), 0);
  EXPECT_EQ(count("journal WHERE number > " + std::to_string(2 * cases)), 0);
}

}  // namespace
}  // namespace zq::store_test
