// Documents, their numbers and inboxes, and parked work, on both databases.
#include <atomic>
#include <set>
#include <thread>

#include "on_both.hpp"

namespace zq::store_test {
namespace {

using namespace workflow;
using By = DocumentQuery::By;

Document letter(const std::string& id, int64_t opened, std::optional<int64_t> due = {}) {
  Document d;
  d.kind = DocumentKind::letter;
  d.id = id;
  d.series = "letter:2026";
  d.state = "sent";
  d.case_id = CaseId{"HC1"};
  d.unit = "police";
  d.owner = "window";
  d.person = Private("331099199001010012");
  d.opened_at = at(opened);
  if (due) d.due_at = at(*due);
  d.body = R"({"matter":"公租房申请"})";
  d.personal = Private(R"({"name":"张伟"})");
  return d;
}

class Documents : public StoreTest {
 protected:
  std::vector<std::string> ids(DocumentQuery query, int limit = 100) {
    std::vector<std::string> all;
    std::string cursor;
    do {
      const auto page = store_->documents(query, cursor, limit);
      EXPECT_TRUE(page.ok()) << page.error().detail;
      if (!page) return all;
      for (const Document& d : page->items) all.push_back(d.id);
      cursor = page->next;
    } while (!cursor.empty());
    return all;
  }
  using Ids = std::vector<std::string>;
};
ON_BOTH_DATABASES(Documents);

TEST_P(Documents, ComeBackAsTheyWereGiven) {
  Document first = letter("L1", 1, 500);
  first.closed_at = at(9);
  ASSERT_OK(write({SaveDocument{first}}));
  const auto found = store_->find_document(DocumentKind::letter, "L1");
  ASSERT_OK(found);
  ASSERT_TRUE(found->has_value());
  const Document& d = **found;
  EXPECT_EQ(d.version, 1);
  EXPECT_EQ(d.number, 1);
  EXPECT_EQ(d.series, first.series);
  EXPECT_EQ(d.case_id, first.case_id);
  EXPECT_EQ(d.unit, first.unit);
  EXPECT_EQ(d.owner, first.owner);
  EXPECT_EQ(d.person.reveal(), first.person.reveal());
  EXPECT_EQ(d.opened_at, first.opened_at);
  EXPECT_EQ(d.due_at, first.due_at);
  EXPECT_EQ(d.closed_at, first.closed_at);
  EXPECT_EQ(d.body, first.body);
  EXPECT_EQ(d.personal.reveal(), first.personal.reveal());
  EXPECT_FALSE(store_->find_document(DocumentKind::notice, "L1")->has_value()) << "another kind";
}

TEST_P(Documents, AreChangedOnlyByWhoHasReadThemLast) {
  ASSERT_OK(write({SaveDocument{letter("L1", 1)}}));
  EXPECT_CODE(write({SaveDocument{letter("L1", 1)}}), ErrorCode::conflict);
  Document second = **store_->find_document(DocumentKind::letter, "L1");
  second.state = "received";
  ASSERT_OK(write({SaveDocument{second}}));
  EXPECT_CODE(write({SaveDocument{second}}), ErrorCode::conflict);
  const auto now = store_->find_document(DocumentKind::letter, "L1");
  EXPECT_EQ((*now)->state, "received");
  EXPECT_EQ((*now)->number, 1) << "its number stays";
  EXPECT_FALSE((*now)->due_at);
}

// The numbers of letters have no gaps, whoever writes at the same time, on however many hosts; a refused unit takes
// none.
TEST_P(Documents, AreNumberedWithoutGapsOverSeveralHosts) {
  const auto other = open_again();
  constexpr int threads = 8, each = 12;
  std::vector<std::thread> all;
  for (int t = 0; t < threads; ++t)
    all.emplace_back([&, t] {
      for (int i = 0; i < each; ++i) {
        Unit unit{SaveDocument{letter("L" + std::to_string(t) + "-" + std::to_string(i), i)},
                  AppendAct{sample_act("HC1", i)}};
        if (i % 4 == 3) unit.push_back(SaveDocument{letter("L" + std::to_string(t) + "-0", i)});  // refused
        (void)commit(t % 2 == 0 ? *store_ : *other, std::move(unit));
      }
    });
  for (auto& thread : all) thread.join();
  const int64_t stored = count("document");
  EXPECT_EQ(stored, threads * each * 3 / 4);
  EXPECT_EQ(count("document WHERE number > " + std::to_string(stored)), 0);
  ASSERT_OK(write({SaveDocument{letter("N", 1)}}));
  EXPECT_EQ((*store_->find_document(DocumentKind::letter, "N"))->number, stored + 1);
  Document next_year = letter("NY", 1);
  next_year.series = "letter:2027";
  ASSERT_OK(write({SaveDocument{next_year}}));
  EXPECT_EQ((*store_->find_document(DocumentKind::letter, "NY"))->number, 1);
}

TEST_P(Documents, AreFoundByWhatStandsInTheirColumns) {
  Document closed = letter("C", 30, 100);
  closed.closed_at = at(40);
  Document of_other = letter("D", 40, 50);
  of_other.unit = "civil";
  of_other.owner = "bank";
  of_other.case_id = CaseId{"HC2"};
  of_other.person = Private("331099199001010020");
  of_other.state = "received";
  ASSERT_OK(write({SaveDocument{letter("A", 10, 900)}, SaveDocument{letter("B", 20, 100)}, SaveDocument{closed},
                   SaveDocument{of_other}, SaveDocument{letter("E", 50)}}));
  EXPECT_EQ(ids({.by = By::all}, 2), (Ids{"A", "B", "C", "D", "E"}));
  EXPECT_EQ(ids({.by = By::all, .newest_first = true}, 2), (Ids{"E", "D", "C", "B", "A"}));
  EXPECT_EQ(ids({.by = By::all, .from = at(20), .until = at(40)}), (Ids{"B", "C"}));
  EXPECT_EQ(ids({.by = By::unit, .key = "civil"}), (Ids{"D"}));
  EXPECT_EQ(ids({.by = By::owner, .key = "window"}, 3), (Ids{"A", "B", "C", "E"}));
  EXPECT_EQ(ids({.by = By::case_id, .key = "HC2"}), (Ids{"D"}));
  EXPECT_EQ(ids({.by = By::person, .key = "331099199001010020"}), (Ids{"D"}));
  EXPECT_EQ(ids({.by = By::state, .key = "received"}), (Ids{"D"}));
  EXPECT_EQ(ids({.by = By::open}, 1), (Ids{"D", "B", "A", "E"})) << "the earliest due first, without a deadline last";
  EXPECT_EQ(ids({.by = By::open_of_unit, .key = "police"}, 2), (Ids{"B", "A", "E"}));
  EXPECT_EQ(ids({.kind = DocumentKind::notice, .by = By::all}), Ids{});
}

TEST_P(Documents, ACasesFurtherMembersComeBack) {
  Case value = sample_case(7);
  value.state = CaseState::on_site;
  value.place = {"331002001001", "33100200100101", Private("示例路 1 号")};
  value.cannot_obtain = true;
  value.decision = "准予";
  value.closed_at = at(77);
  ASSERT_OK(write({SaveCase{value}}));
  const Case back = **store_->find_case(value.id);
  EXPECT_EQ(back.place.area_code, value.place.area_code);
  EXPECT_EQ(back.place.address.reveal(), "示例路 1 号");
  EXPECT_TRUE(back.cannot_obtain);
  EXPECT_EQ(back.decision, "准予");
  EXPECT_EQ(back.closed_at, value.closed_at);
}

TEST_P(Documents, WorkIsTriedAgainParkedAndTakenUp) {
  ASSERT_OK(write({PutWork{{"overdue:L1", WorkKind::letter_overdue, "L1", at(1)}},
                   PutWork{{"push:T1", WorkKind::push_task, "T1", at(1)}}}));
  ASSERT_EQ(store_->claim_work(at(5), at(1000), 10)->size(), 2u);
  ASSERT_OK(write({RetryWork{"overdue:L1", at(10), "again"}, ParkWork{"push:T1", at(6), "the street is down"},
                   RetryWork{"gone", at(10), "again"}}));
  const auto again = store_->claim_work(at(20), at(1000), 10);
  ASSERT_EQ(again->size(), 1u);
  EXPECT_EQ(again->front().attempts, 1);
  const auto parked = store_->parked_work(std::nullopt, {}, 10);
  ASSERT_OK(parked);
  ASSERT_EQ(parked->items.size(), 1u);
  EXPECT_EQ(parked->items[0].work.id, "push:T1");
  EXPECT_EQ(parked->items[0].failure, "the street is down");
  EXPECT_EQ(parked->items[0].parked_at, at(6));
  EXPECT_TRUE(store_->parked_work(WorkKind::letter_overdue, {}, 10)->items.empty());
  ASSERT_OK(write({ResumeWork{"overdue:L1", WorkKind::letter_overdue, at(30)}}));  // not parked: nothing changes
  ASSERT_OK(write({ResumeWork{{}, WorkKind::push_task, at(30)}}));
  const auto resumed = store_->claim_work(at(40), at(1000), 10);
  ASSERT_EQ(resumed->size(), 1u);
  EXPECT_EQ(resumed->front().id, "push:T1");
  EXPECT_EQ(resumed->front().attempts, 0);
  EXPECT_TRUE(store_->parked_work(std::nullopt, {}, 10)->items.empty());
}

}  // namespace
}  // namespace zq::store_test
