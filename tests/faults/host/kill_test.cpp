// kill -9 under load, again and again: what was acknowledged is there, what was not is there whole or not at all.
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <set>
#include <thread>

#include "faults/host/callers.hpp"
#include "faults/host/ledger.hpp"
#include "faults/host/postgresql.hpp"
#include "faults/host/town.hpp"

namespace zq::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class Kill : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() == std::string("postgresql")) {
      server_.emplace();
      town_.store = server_->store_element(town_.directory.path());
    }
    town_.with_civil_affairs();
    town_.with_entry("ZM-MARRIED", "civil_affairs", "marriage.status", "marital_status=婚姻状况*");
    town_.with_department("later", {{"pending_polls", "2"}, {"poll_after_ms", "200"}});
    town_.start();
  }

  std::string place() const {
    return server_ ? server_->connection() : Ledger::sqlite((town_.directory / "host.db").string());
  }

  // One third verifications at once, one third whose answer comes later, one third complaints.
  static Asked next() {
    switch (random_below(3)) {
      case 0:
        return verification("ZM-MARRIED", somebody(), {{"marital_status", "20"}});
      case 1:
        return verification(entry_of("later"), somebody());
      default:
        return complaint_about("civil_affairs", "仍被要求提供证明 " + fresh_key());
    }
  }

  // Load, SIGKILL at a random moment, restart; what was told in the round.
  std::vector<Told> round() {
    Callers callers(town_, 8, next, true);
    EXPECT_TRUE(eventually([&] { return callers.answered() >= 16; }));
    std::this_thread::sleep_for(milliseconds(random_below(300)));
    town_.kill();
    callers.stop();
    town_.start();
    return callers.take();
  }

  // The subject of a reply reads as it was acknowledged, apart from what has happened since.
  void check_content(Client& client, const Told& told) {
    const Json said = told.json();
    const Reply found = client.get(told.reply.headers.at("location"));
    ASSERT_EQ(found.status, 200) << "acknowledged and gone: " << told.reply.body << found.body;
    Json now = Json::parse(found.body);
    if (said.at("state") == "concluded") {
      EXPECT_EQ(now, said);
      return;
    }
    for (const char* fixed : {"id", "department", "entry", "matter", "proof", "opened_at", "due_at", "list_version",
                              "channel", "subject", "against", "filed_at"})
      if (said.contains(fixed)) {
        EXPECT_EQ(now.at(fixed), said.at(fixed)) << fixed;
      }
  }

  void check_repeat(Client& client, const Told& told) {
    const Told again = tell(client, told.asked);
    EXPECT_EQ(again.reply.status, told.reply.status);
    EXPECT_EQ(without_secret(again.reply), without_secret(told.reply));
    EXPECT_EQ(again.reply.headers.at("location"), told.reply.headers.at("location"));
  }

  void check(const std::vector<Told>& all) {
    auto client = town_.client();
    client.sees_persons();  // whoever files a complaint reads who complains
    for (const Told& told : all) {
      if (told.reply.status != 0) {
        ASSERT_TRUE(told.acknowledged()) << told.reply.status << told.reply.body;
        check_content(client, told);
        check_repeat(client, told);
        continue;
      }
      // Nobody knows whether it was recorded: the key makes asking again safe.
      const Told again = tell(client, told.asked);
      ASSERT_TRUE(again.acknowledged()) << again.reply.status << again.reply.body;
      check_repeat(client, again);
    }
  }

  // Every complaint is once in the department's own system, under its number.
  void check_legacy(Ledger& ledger) {
    Ledger legacy(Ledger::sqlite((town_.directory / "civil_affairs.db").string()));
    const long filed = ledger.count("SELECT count(*) FROM complaint");
    EXPECT_GT(filed, 0);
    EXPECT_EQ(legacy.count("SELECT count(*) FROM TS_JUBAO"), filed);
    EXPECT_EQ(legacy.count("SELECT count(DISTINCT WBLSH) FROM TS_JUBAO"), filed);
  }

  std::optional<PostgreSql> server_;
  Town town_;
};

TEST_P(Kill, LosesNothingThatWasAcknowledgedAndHalvesNothing) {
  std::vector<Told> all;
  for (int i = 0; i < rounds(server_ ? 5 : 12) && !HasFailure(); ++i) {
    auto told = round();
    check(told);
    Ledger ledger(place());
    const auto broken = ledger.broken_rules();
    EXPECT_TRUE(broken.empty()) << "round " << i << ": " << broken.front();
    all.insert(all.end(), told.begin(), told.end());
  }
  Ledger ledger(place());
  // What the killed hosts held is taken up again when their leases have run out.
  EXPECT_TRUE(eventually([&] { return ledger.count("SELECT count(*) FROM verification WHERE state = 'pending'") == 0; },
                         seconds(90)));
  EXPECT_TRUE(eventually([&] { return ledger.count("SELECT count(*) FROM complaint WHERE state = 'filed'") == 0; },
                         seconds(90)));
  EXPECT_EQ(ledger.count("SELECT count(*) FROM verification WHERE state <> 'concluded'"), 0);
  check_legacy(ledger);
  auto client = town_.client();
  client.sees_persons();
  for (size_t i = 0; i < all.size(); i += 1 + all.size() / 200)
    if (all[i].acknowledged()) check_content(client, all[i]);
  const auto broken = ledger.broken_rules();
  EXPECT_TRUE(broken.empty()) << broken.front();
  std::cout << all.size() << " requests, " << ledger.count("SELECT count(*) FROM journal") << " acts\n";
  town_.stop();
}

INSTANTIATE_TEST_SUITE_P(On, Kill, testing::Values("sqlite", "postgresql"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace zq::test
