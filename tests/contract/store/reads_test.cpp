#include <set>

#include "on_both.hpp"

namespace zq::store_test {
namespace {

using namespace workflow;

class Reads : public StoreTest {
 protected:
  std::vector<std::string> all_cases(const CaseFilter& filter, int limit) {
    std::vector<std::string> ids;
    std::string cursor;
    do {
      auto page = store_->cases(filter, cursor, limit);
      if (!page) {
        ADD_FAILURE() << page.error().text << page.error().detail;
        break;
      }
      EXPECT_LE(page->items.size(), static_cast<size_t>(limit));
      for (const Case& c : page->items) ids.push_back(c.id.value);
      cursor = page->next;
    } while (!cursor.empty());
    return ids;
  }
};
ON_BOTH_DATABASES(Reads);

TEST_P(Reads, PagesHoldEachCaseOnceNewestFirst) {
  Unit unit;
  std::vector<std::string> expected;
  for (int i = 1; i <= 23; ++i) {
    Case c = sample_case(i);
    c.opened_at = at(i / 4);  // several in one millisecond
    if (i % 2) c.caller.value = "tax";
    if (i % 3 == 0) c.state = CaseState::pending;
    if (i % 3 == 1) c.state = CaseState::manual;
    unit.push_back(SaveCase{c});
    expected.insert(expected.begin(), c.id.value);
  }
  ASSERT_OK(write(unit));
  for (int limit : {1, 5, 22, 23, 24, 1000}) EXPECT_EQ(all_cases({}, limit), expected) << limit;
  auto picked = [&](auto fits) {
    std::vector<std::string> some;
    for (int i = 23; i >= 1; --i)
      if (fits(i)) some.push_back(case_id(i).value);
    return some;
  };
  const CallerId tax{"tax"};
  EXPECT_EQ(all_cases({tax, std::nullopt}, 4), picked([](int i) { return i % 2 == 1; }));
  EXPECT_EQ(all_cases({std::nullopt, CaseState::pending}, 2), picked([](int i) { return i % 3 == 0; }));
  EXPECT_EQ(all_cases({std::nullopt, CaseState::concluded}, 2), picked([](int i) { return i % 3 == 2; }));
  EXPECT_EQ(all_cases({tax, CaseState::manual}, 2), picked([](int i) { return i % 2 == 1 && i % 3 == 1; }));
  EXPECT_EQ(all_cases({tax, CaseState::concluded}, 2), picked([](int i) { return i % 2 == 1 && i % 3 == 2; }));
}

TEST_P(Reads, WhatWaitsForADepartmentIsFoundByItsDeadline) {
  Unit unit;
  for (int i = 1; i <= 9; ++i) {
    Case c = sample_case(i);
    c.due_at = at(1000 - i);
    if (i % 3 != 0) c.state = CaseState::pending;
    if (i == 8) c.department.value = "other";
    unit.push_back(SaveCase{c});
    ComplaintPassing filed;
    filed.id.value = "TS" + std::to_string(i);
    filed.department.value = i == 4 ? "other" : "civil_affairs";
    filed.filed_at = at(100 - i);
    if (i % 2) filed.state = PassingState::passed;
    unit.push_back(SavePassing{filed});
    if (i % 2 == 0)
      unit.push_back(PutWork{{"pass:" + filed.id.value, WorkKind::pass_complaint, filed.id.value, at(1), 0}});
  }
  ASSERT_OK(write(unit));
  const auto waiting = store_->waiting_for({"civil_affairs"}, 2);
  ASSERT_TRUE(waiting.ok()) << waiting.error().detail;
  EXPECT_EQ(waiting->cases_total, 5);
  ASSERT_EQ(waiting->cases.size(), 2U);
  EXPECT_EQ(waiting->cases[0].id, case_id(7)) << "the earliest deadline";
  EXPECT_EQ(waiting->cases[1].id, case_id(5));
  EXPECT_EQ(waiting->complaints_total, 3);
  ASSERT_EQ(waiting->complaints.size(), 2U);
  EXPECT_EQ(waiting->complaints[0].id.value, "TS8") << "the oldest";
  EXPECT_EQ(waiting->complaints[1].id.value, "TS6");
  EXPECT_EQ(store_->waiting_for({"nobody"}, 2)->cases_total, 0);
  EXPECT_EQ(store_->waiting_for({"civil_affairs"}, 0).error().code, ErrorCode::invalid_input);
}

TEST_P(Reads, ComplaintsArePagedToo) {
  for (int i = 1; i <= 7; ++i) {
    ComplaintPassing c;
    c.id.value = "TS" + std::to_string(i);
    c.caller.value = i % 2 ? "tax" : "housing";
    c.filed_at = at(i / 3);
    ASSERT_OK(write({SavePassing{c}}));
  }
  std::vector<std::string> all, of_tax;
  for (auto [caller, ids] :
       {std::pair{std::optional<CallerId>(), &all}, std::pair{std::optional(CallerId{"tax"}), &of_tax}}) {
    std::string cursor;
    do {
      auto page = store_->passings(caller, cursor, 2);
      ASSERT_OK(page);
      for (const ComplaintPassing& c : page->items) ids->push_back(c.id.value);
      cursor = page->next;
    } while (!cursor.empty());
  }
  EXPECT_EQ(all, (std::vector<std::string>{"TS7", "TS6", "TS5", "TS4", "TS3", "TS2", "TS1"}));
  EXPECT_EQ(of_tax, (std::vector<std::string>{"TS7", "TS5", "TS3", "TS1"}));
}

TEST_P(Reads, TheJournalIsNumberedInTheOrderOfCommit) {
  for (int i = 1; i <= 5; ++i)
    ASSERT_OK(write({AppendAct{sample_act(i % 2 ? "odd" : "even", i)}, AppendAct{sample_act("both", i)}}));
  std::vector<int64_t> numbers;
  std::string cursor;
  do {
    auto page = store_->journal("", cursor, 3);
    ASSERT_OK(page);
    for (const StoredAct& stored : page->items) numbers.push_back(stored.number);
    cursor = page->next;
  } while (!cursor.empty());
  EXPECT_EQ(numbers, (std::vector<int64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
  auto odd = store_->journal("odd", "", 10);
  ASSERT_OK(odd);
  ASSERT_EQ(odd->items.size(), 3u);
  EXPECT_EQ(odd->items[1].number, 5);
  const Act& act = odd->items[1].act;
  const Act given = sample_act("odd", 3);
  EXPECT_EQ(act.at, given.at);
  EXPECT_EQ(act.kind, given.kind);
  EXPECT_EQ(act.subject, given.subject);
  EXPECT_EQ(act.actor, given.actor);
  EXPECT_EQ(act.request_id, given.request_id);
  EXPECT_EQ(act.basis, given.basis);
  EXPECT_EQ(act.before, given.before);
  EXPECT_EQ(act.after, given.after);
  EXPECT_EQ(act.detail, given.detail);
}

TEST_P(Reads, CasesOfAPeriod) {
  Unit unit;
  for (int i = 1; i <= 9; ++i) unit.push_back(SaveCase{sample_case(i)});
  ASSERT_OK(write(unit));
  const auto ids = [](std::initializer_list<int> numbers) {
    std::vector<std::string> all;
    for (const int number : numbers) all.push_back(case_id(number).value);
    return all;
  };
  for (const int limit : {1, 2, 10}) {
    EXPECT_EQ(all_cases({{}, {}, at(3), at(6)}, limit), ids({5, 4, 3})) << limit;
    EXPECT_EQ(all_cases({CallerId{"housing"}, CaseState::concluded, at(8), at(100)}, limit), ids({9, 8})) << limit;
    EXPECT_EQ(all_cases({{}, {}, at(6), at(6)}, limit), ids({})) << limit;
  }
}

// Acts are found by halving the journal, though they are not exactly in the order of time.
TEST_P(Reads, ActsOfAPeriodInTheOrderOfCommit) {
  constexpr int64_t minute = 60000;
  for (int i = 0; i < 40; ++i) {
    Act act = sample_act("case", i);
    act.at = at((i * 30 + (i % 3 == 1 ? -40 : i % 3 == 2 ? 25 : 0)) * minute);
    ASSERT_OK(write({AppendAct{act}}));
  }
  const auto numbers = [&](int64_t from, int64_t until, int limit) {
    std::vector<int64_t> all;
    std::string cursor;
    do {
      auto page = store_->acts(at(from * minute), at(until * minute), cursor, limit);
      EXPECT_TRUE(page.ok());
      if (!page.ok()) return all;
      EXPECT_LE(page->items.size(), static_cast<size_t>(limit));
      for (const StoredAct& one : page->items) {
        EXPECT_TRUE(one.act.at >= at(from * minute) && one.act.at < at(until * minute)) << one.number;
        all.push_back(one.number);
      }
      cursor = page->next;
    } while (!cursor.empty());
    return all;
  };
  std::vector<int64_t> expected;
  for (int64_t i = 0; i < 40; ++i) {
    const int64_t minutes = i * 30 + (i % 3 == 1 ? -40 : i % 3 == 2 ? 25 : 0);
    if (minutes >= 300 && minutes < 700) expected.push_back(i + 1);
  }
  for (const int limit : {1, 5, 1000}) EXPECT_EQ(numbers(300, 700, limit), expected) << limit;
  EXPECT_EQ(numbers(-10000, 100000, 7).size(), 40U);
  EXPECT_TRUE(numbers(700, 300, 7).empty());
  EXPECT_TRUE(numbers(100000, 200000, 7).empty());
  EXPECT_TRUE(numbers(-200000, -100000, 7).empty());
}

TEST_P(Reads, ForeignCursorsAndLimitsAreRefused) {
  for (int i = 1; i <= 3; ++i) ASSERT_OK(write({SaveCase{sample_case(i)}, AppendAct{sample_act("s", i)}}));
  auto page = store_->cases({}, "", 1);
  ASSERT_OK(page);
  const std::string good = page->next;
  ASSERT_FALSE(good.empty());
  for (const std::string& bad :
       {std::string("x"), std::string("zz"), good + "f", good.substr(2), "00" + good, std::string("76ff2e"),
        std::string(4000, '7'), std::string("7639393939393939393939393939393939393939392e")})
    EXPECT_CODE(store_->cases({}, bad, 1), ErrorCode::invalid_input);
  EXPECT_CODE(store_->passings({}, good, 1), ErrorCode::invalid_input);
  EXPECT_CODE(store_->journal("s", good, 1), ErrorCode::invalid_input);
  EXPECT_CODE(store_->cases({}, "", 0), ErrorCode::invalid_input);
  EXPECT_CODE(store_->cases({}, "", 1001), ErrorCode::invalid_input);
}

TEST_P(Reads, APendingCaseIsFoundByItsToken) {
  Case c = sample_case(1);
  c.state = CaseState::pending;
  c.token = "T-1";
  ASSERT_OK(write({SaveCase{c}}));
  auto found = store_->pending_case(c.department, "T-1");
  ASSERT_OK(found);
  EXPECT_EQ(*found, c.id);
  auto other = store_->pending_case({"social_security"}, "T-1");
  ASSERT_OK(other);
  EXPECT_FALSE(other->has_value());
  c.version = 1;
  c.state = CaseState::concluded;
  ASSERT_OK(write({SaveCase{c}}));
  auto gone = store_->pending_case(c.department, "T-1");
  ASSERT_OK(gone);
  EXPECT_FALSE(gone->has_value());
}

TEST_P(Reads, EverythingIsThereAfterARestart) {
  for (int i = 1; i <= 50; ++i) ASSERT_OK(write(whole_unit(i)));
  reopen();
  EXPECT_EQ(all_cases({}, 7).size(), 50u);
  auto acts = store_->journal("", "", 1000);
  ASSERT_OK(acts);
  EXPECT_EQ(acts->items.size(), 100u);
  ASSERT_OK(write(whole_unit(51)));
  EXPECT_EQ(count("journal WHERE number = 102"), 1);
}

TEST_P(Reads, ADamagedRowIsAnErrorAndNotACrash) {
  ASSERT_OK(write({SaveCase{sample_case(1)}}));
  run_sql("UPDATE verification SET declared = '[[broken'");
  EXPECT_CODE(store_->find_case(case_id(1)), ErrorCode::storage);
  run_sql("UPDATE verification SET declared = '[]', state = 'levitating'");
  EXPECT_CODE(store_->find_case(case_id(1)), ErrorCode::storage);
  run_sql("UPDATE verification SET state = 'manual', found = '[]'");  // personal values erased
  auto erased = store_->find_case(case_id(1));
  ASSERT_OK(erased);
  EXPECT_FALSE((*erased)->fields.at(0).found.has_value());
}

}  // namespace
}  // namespace zq::store_test
