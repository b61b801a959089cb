// Hundreds of deadlines at the same instant and a batch under way, two hosts on one database, both killed in the
// middle: everything is done once, nothing is lost. ZQ_FAULT_ROUNDS=N multiplies letters and rows.
#include <gtest/gtest.h>

#include <thread>

#include "faults/host/callers.hpp"
#include "faults/host/ledger.hpp"
#include "faults/host/postgresql.hpp"
#include "faults/host/town.hpp"

namespace zq::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int64_t day_ms = 24 * 3600 * 1000;
const std::string batches = "/api/v1/verification-batches";

class DueTogether : public testing::Test {
 protected:
  void SetUp() override {
    for (Town* town : {&first_, &second_}) {
      town->store = server_.store_element(town->directory.path());
      town->with_department("good", {{"delay_ms", "40"}}, {{"call_time", "500ms"}});
      town->list_csv +=
          "ZM-LETTER,区公积金中心,公租房申请,婚姻状况证明,区民政局,住房办法,部门间核查,资料核查,good,,"
          "marital_status=婚姻状况*,,,\n";
      town->start();
    }
  }

  long count(const std::string& table_and_condition) {
    return ledger_.count("SELECT count(*) FROM " + table_and_condition);
  }
  long fired() { return count("journal WHERE kind = 'letter.overdue'"); }
  long rows_done() { return count("document WHERE kind = 'batch_row' AND closed_at > 0"); }

  void open_letters() {
    const Json declared{{"marital_status", "20"}};
    std::vector<std::thread> threads;
    for (Town* town : {&first_, &first_, &second_, &second_})
      threads.emplace_back([this, town, &declared] {
        HttpClient client(town->url(), World::token_of("window"));
        for (int i = 0; i < letters_ / 4; ++i)
          EXPECT_EQ(tell(client, verification("ZM-LETTER", somebody(), declared)).reply.status, 202);
      });
    for (auto& thread : threads) thread.join();
  }
  // As if they had been sent a day before `due`: the reminder, too, comes only then.
  void make_due(int64_t due) {
    const std::string late = std::to_string(due), last = std::to_string(due - 1000);
    const std::string sent = std::to_string(due - 1000 - day_ms);
    ledger_.execute("UPDATE document SET opened_at = " + sent + ", due_at = " + last +
                    ", body = CAST(CAST(body AS jsonb) || jsonb_build_object('sent_at', " + sent + ", 'due_at', " +
                    last + ", 'remind_at', " + late + ") AS text) WHERE kind = 'letter'");
    ledger_.execute("UPDATE work SET due_at = " + late + " WHERE kind IN ('letter_overdue', 'letter_reminder')");
  }
  static int64_t soon() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::milliseconds(std::chrono::floor<seconds>(now) + seconds(2)).count();
  }

  std::string fill_batch() {
    auto client = first_.client();
    const Reply opened = client.post(batches, R"({"name":"年度复核","purpose":"低保年度复核","operator":"王五"})",
                                     {"Idempotency-Key: " + fresh_key()});
    const std::string id = body(opened).value("id", "");
    std::string lines;
    for (int i = 0; i < rows_; ++i)
      lines += Json{{"entry", entry_of("good")},
                    {"applicant", {{"name", somebody()["name"]}, {"id_number", somebody()["id_number"]}}}}
                   .dump() +
               "\n";
    const Reply filled = client.post(batches + "/" + id + "/rows", lines,
                                     {"Idempotency-Key: " + fresh_key(), "Content-Type: application/x-ndjson"});
    EXPECT_EQ(filled.status, 200) << filled.body;
    return id;
  }

  void expect_letters_done_once() {
    EXPECT_EQ(fired(), letters_);
    EXPECT_EQ(ledger_.count("SELECT count(DISTINCT subject) FROM journal WHERE kind = 'letter.overdue'"), letters_);
    EXPECT_EQ(count("journal WHERE kind = 'overdue.reported'"), letters_);
    EXPECT_EQ(count("document WHERE kind = 'overdue_report'"), letters_);
    EXPECT_EQ(count("document WHERE kind = 'notice' AND body LIKE '%\"letter.overdue\"%'"), 3 * letters_);
    EXPECT_LE(count("document WHERE kind = 'notice' AND body LIKE '%\"letter.due_soon\"%'"), letters_);
    EXPECT_EQ(count("work WHERE kind IN ('letter_overdue', 'letter_reminder')"), 0);
  }
  void expect_rows_done_once() {
    EXPECT_EQ(rows_done(), rows_);
    EXPECT_EQ(count("verification WHERE entry = '" + entry_of("good") + "'"), rows_);
    EXPECT_EQ(ledger_.count("SELECT count(DISTINCT case_id) FROM document WHERE kind = 'batch_row'"), rows_);
    EXPECT_EQ(count("journal WHERE kind = 'verification.asked'"), rows_ + letters_);
    EXPECT_EQ(count("journal WHERE kind = 'batch.finished'"), 1);
  }

  const int letters_ = rounds(400), rows_ = rounds(500);
  PostgreSql server_;
  Town first_, second_;
  Ledger ledger_{server_.connection()};
};

TEST_F(DueTogether, EverythingIsDoneOnceByTwoHostsThatAreKilled) {
  open_letters();
  const std::string batch = fill_batch();
  make_due(soon());
  EXPECT_EQ(fired(), 0);
  auto client = first_.client();
  EXPECT_EQ(client.post(batches + "/" + batch + "/start", "").status, 200);
  ASSERT_TRUE(eventually([&] { return fired() >= letters_ / 10; }));
  second_.kill();
  const long then = fired();
  ASSERT_TRUE(eventually([&] { return fired() >= std::min<long>(then + letters_ / 4, letters_ - 64); }))
      << "the other host goes on alone";
  ASSERT_TRUE(eventually([&] { return rows_done() > 0; }));
  first_.kill();
  EXPECT_EQ(ledger_.count("SELECT count(*) FROM document WHERE kind = 'batch' AND state = 'running'"), 1);
  EXPECT_LT(rows_done(), rows_);
  std::cout << then << " letters fired when the first host was killed, " << fired() << " letters and " << rows_done()
            << " rows when the second was\n";
  first_.start();
  second_.start();
  auto again = second_.client();
  const auto settled = [&] {
    return fired() == letters_ && count("work WHERE kind IN ('letter_overdue', 'letter_reminder', 'batch_rows')") == 0;
  };
  EXPECT_TRUE(eventually(settled, seconds(60)));
  EXPECT_EQ(body(again.get(batches + "/" + batch)).at("state"), "finished");
  expect_letters_done_once();
  expect_rows_done_once();
  EXPECT_EQ(count("work WHERE parked_at > 0"), 0);
  first_.stop();
  second_.stop();
}

}  // namespace
}  // namespace zq::test
