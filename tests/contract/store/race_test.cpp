#include <atomic>
#include <set>
#include <thread>

#include "on_both.hpp"

namespace zq::store_test {
namespace {

using namespace workflow;

class Races : public StoreTest {
 protected:
  static void in_parallel(int threads, const std::function<void(int)>& act) {
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i) all.emplace_back([&act, i] { act(i); });
    for (auto& thread : all) thread.join();
  }
};
ON_BOTH_DATABASES(Races);

TEST_P(Races, SixtyFourThreadsLoseNothing) {
  constexpr int threads = 64, each = 20;
  std::atomic<int> refused = 0;
  in_parallel(threads, [&](int thread) {
    for (int i = 0; i < each; ++i) {
      const int64_t number = thread * 1000 + i + 1;
      if (!write(whole_unit(number))) ++refused;
      auto found = store_->find_case(case_id(number));  // what is acknowledged is seen at once
      if (!found || !found->has_value()) ++refused;
    }
  });
  EXPECT_EQ(refused, 0);
  EXPECT_EQ(count("verification"), threads * each);
  EXPECT_EQ(count("remembered_reply"), threads * each);
  EXPECT_EQ(count("journal"), threads * each * 2);
  EXPECT_EQ(count("journal WHERE number > " + std::to_string(threads * each * 2)), 0) << "numbers have gaps";
}

TEST_P(Races, OfUnitsWithTheSameKeyExactlyOneWins) {
  for (int round = 0; round < 10; ++round) {
    std::atomic<int> won = 0, in_progress = 0;
    in_parallel(16, [&](int thread) {
      Unit unit = whole_unit(round * 100 + thread + 1);
      std::get<RememberReply>(unit[0]).reply.key = "same " + std::to_string(round);
      auto done = write(unit);
      if (done)
        ++won;
      else if (done.error().code == ErrorCode::in_progress)
        ++in_progress;
    });
    EXPECT_EQ(won, 1);
    EXPECT_EQ(in_progress, 15);
  }
  EXPECT_EQ(count("verification"), 10);
  EXPECT_EQ(count("journal"), 20);
}

TEST_P(Races, RefusalsInABatchHarmNobodyElse) {
  ASSERT_OK(write({SaveCase{sample_case(1)}}));
  std::atomic<int> good = 0, refused = 0, other = 0;
  in_parallel(48, [&](int thread) {
    for (int i = 0; i < 10; ++i) {
      const int64_t number = 1000 + thread * 100 + i;
      Unit unit = whole_unit(number);
      const bool bad = thread % 3 == 0;
      if (bad) unit.push_back(SaveCase{sample_case(1)});  // refuses after four changes
      auto done = write(unit);
      if (done.ok() != bad)
        ++(bad ? refused : good);
      else
        ++other;
    }
  });
  EXPECT_EQ(good, 320);
  EXPECT_EQ(refused, 160);
  EXPECT_EQ(other, 0);
  EXPECT_EQ(count("verification"), 321);
  EXPECT_EQ(count("remembered_reply"), 320);
  EXPECT_EQ(count("journal"), 640);
  EXPECT_EQ(count("journal WHERE number > 640"), 0) << "refused units have used up numbers";
}

TEST_P(Races, TwoHostsNumberTheirActsInOneRow) {
  auto second = open_again();
  std::atomic<int> failed = 0;
  in_parallel(8, [&](int thread) {
    Store& mine = thread % 2 ? *store_ : *second;
    for (int i = 0; i < 25; ++i)
      if (!commit(mine, {AppendAct{sample_act("s" + std::to_string(thread), i)}})) ++failed;
  });
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(count("journal"), 200);
  EXPECT_EQ(count("journal WHERE number > 200"), 0);
}

TEST_P(Races, TwoHostsNeverHoldTheSameWork) {
  auto second = open_again();
  Unit unit;
  for (int i = 0; i < 400; ++i)
    unit.push_back(PutWork{{"w" + std::to_string(i), WorkKind::poll_verification, "s", at(i), 0}});
  ASSERT_OK(write(unit));
  std::mutex mutex;
  std::multiset<std::string> claimed;
  in_parallel(4, [&](int thread) {
    Store& mine = thread % 2 ? *store_ : *second;
    while (true) {
      auto due = mine.claim_work(at(1000), at(60000), 7);
      std::lock_guard lock(mutex);
      if (!due) ADD_FAILURE() << due.error().detail;
      if (!due || due->empty()) return;
      for (const Work& work : *due) claimed.insert(work.id);
    }
  });
  EXPECT_EQ(claimed.size(), 400u);
  EXPECT_EQ(std::set<std::string>(claimed.begin(), claimed.end()).size(), 400u);
}

TEST_P(Races, ALeaseThatRunsOutMakesWorkDueAgain) {
  auto second = open_again();
  for (int i = 0; i < 5; ++i)
    ASSERT_OK(write({PutWork{{"w" + std::to_string(i), WorkKind::pass_complaint, "s", at(10 - i), 0}}}));
  auto first = store_->claim_work(at(10), at(100), 3);
  ASSERT_OK(first);
  ASSERT_EQ(first->size(), 3u);
  EXPECT_EQ((*first)[0].id, "w4");  // the one due first
  auto rest = second->claim_work(at(10), at(100), 10);
  ASSERT_OK(rest);
  EXPECT_EQ(rest->size(), 2u);
  auto none = second->claim_work(at(99), at(200), 10);
  ASSERT_OK(none);
  EXPECT_TRUE(none->empty());
  // put anew: the lease is cleared
  ASSERT_OK(write({PutWork{{"w4", WorkKind::pass_complaint, "s", at(20), 1}}}));
  auto again = second->claim_work(at(99), at(200), 10);
  ASSERT_OK(again);
  ASSERT_EQ(again->size(), 1u);
  // the first host has died: its leases run out
  store_.reset();
  auto taken_over = second->claim_work(at(100), at(200), 10);
  ASSERT_OK(taken_over);
  EXPECT_EQ(taken_over->size(), 4u);
}

TEST_P(Races, StoppingFinishesEverythingThatWasTaken) {
  std::atomic<int> recorded = 0, refused = 0;
  for (int i = 1; i <= 500; ++i) {
    auto task = store_->commit(whole_unit(i));
    std::function<void(Result<Done>)> done = [&](Result<Done> result) { ++(result ? recorded : refused); };
    start<Result<Done>>(std::move(task), std::move(done));
  }
  store_.reset();
  EXPECT_EQ(recorded, 500);
  EXPECT_EQ(refused, 0);
  EXPECT_EQ(count("verification"), 500);
}

TEST_P(Races, AContinuationMayUseTheStore) {
  std::promise<bool> found;
  auto task = store_->commit(whole_unit(1));
  std::function<void(Result<Done>)> done = [&](Result<Done> result) {
    auto again = store_->commit(whole_unit(2));
    std::function<void(Result<Done>)> second = [&, first = result.ok()](Result<Done> last) {
      auto read = store_->find_case(case_id(2));
      auto due = store_->claim_work(at(1), at(2), 1);
      found.set_value(first && last.ok() && read.ok() && read->has_value() && due.ok());
    };
    start<Result<Done>>(std::move(again), std::move(second));
  };
  start<Result<Done>>(std::move(task), std::move(done));
  EXPECT_TRUE(found.get_future().get());
}

}  // namespace
}  // namespace zq::store_test
