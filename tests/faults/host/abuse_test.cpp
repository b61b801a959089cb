// What hostile or clumsy clients do to the real binary, while a good client must get its 200 every time.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <thread>

#include "faults/host/callers.hpp"
#include "faults/host/town.hpp"
#include "faults/http/raw_client.hpp"

namespace zq::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const std::string head = "POST /api/v1/verifications HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

std::string authorised() { return head + "Authorization: Bearer " + World::token_of("window") + "\r\n"; }

class Abuse : public testing::Test {
 protected:
  void SetUp() override {
    town_.with_department("good");
    town_.server = {{"header_time", "1s"}, {"body_time", "1s"}, {"idle_time", "30s"}};
    town_.start();
    good_ = std::make_unique<Callers>(town_, 2, [] { return verification(entry_of("good"), somebody()); });
  }
  void TearDown() override {
    if (!good_) return;
    const size_t before = good_->answered();
    EXPECT_TRUE(eventually([&] { return good_->answered() > before + 5; })) << "the good client is not served any more";
    good_->stop();
    for (const Told& told : good_->take()) EXPECT_EQ(told.reply.status, 200) << told.reply.body;
    for (const std::string& id : refused_)
      EXPECT_TRUE(town_.log_says("request_id=" + id)) << "a refusal without its line in the log";
    town_.stop();
  }
  // Sends the bytes on a connection of their own; the first reply.
  RawReply reply_to(const std::string& bytes) {
    RawClient client(town_.port());
    EXPECT_TRUE(client.send(bytes));
    return client.read_reply(seconds(5));
  }
  // Refused with this status, and nothing more is taken from the connection.
  void expect_refused(const std::string& bytes, int status, const char* what) {
    RawClient client(town_.port());
    EXPECT_TRUE(client.send(bytes)) << what;
    const RawReply reply = client.read_reply(seconds(5));
    EXPECT_EQ(reply.status, status) << what;
    refused_.push_back(Json::parse(reply.body).value("request_id", "none"));
    EXPECT_TRUE(client.closed_within(seconds(5))) << what;
  }
  long cases() {
    return static_cast<long>(body(town_.client("other").get("/api/v1/verifications")).at("items").size());
  }

  Town town_;
  std::unique_ptr<Callers> good_;
  std::vector<std::string> refused_;  // their request ids
};

TEST_F(Abuse, SmuggledRequestsAreRefusedAndTheConnectionEnds) {
  const std::string hidden = "GET /api/v1/journal HTTP/1.1\r\nHost: a\r\n\r\n";
  expect_refused(head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden, 400, "CL+TE");
  expect_refused(head + "Content-Length: 0\r\nContent-Length: 42\r\n\r\n" + hidden, 400, "two CL");
  expect_refused(head + "Content-Length: 0, 42\r\n\r\n" + hidden, 400, "CL list");
  expect_refused(head + "Content-Length: +4\r\n\r\nabcd", 400, "CL with sign");
  expect_refused(head + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400, "space before colon");
  expect_refused(head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden, 400, "unknown coding");
  expect_refused(head + "Content-Length: 4\r\n folded: yes\r\n\r\nabcd", 400, "folded header");
  expect_refused("GET /livez HTTP/1.1\nHost: a\n\n", 400, "bare line feeds");
}

TEST_F(Abuse, GarbageAndTooMuchAreRefused) {
  expect_refused("\x16\x03\x01\x02\x01" + std::string(200, '\x7f') + "\r\n\r\n", 400, "a TLS hello");
  expect_refused(std::string(4096, 'A') + "\r\n\r\n", 400, "no request line");
  expect_refused("GET /livez HTTP/1.1\r\nHost: a\r\nX: " + std::string(60000, 'x') + "\r\n\r\n", 431, "a huge header");
  expect_refused("GET /" + std::string(60000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414, "a huge target");
  expect_refused(authorised() + "Content-Length: 99999999\r\n\r\n", 413, "a huge body announced");
  const auto post = [](const std::string& json) {
    return authorised() + "Content-Length: " + std::to_string(json.size()) + "\r\n\r\n" + json;
  };
  EXPECT_EQ(reply_to(post(std::string(100000, '['))).status, 400) << "deep JSON";
  EXPECT_EQ(reply_to(post("{\"entry\":\"\xD5\xC5\xC8\xFD\"}")).status, 400) << "GBK in JSON";
  EXPECT_EQ(reply_to(post("{\"entry\":1,\"entry\":2}")).status, 400) << "a name twice";
  EXPECT_EQ(reply_to(post("{")).status, 400) << "half a body";
  EXPECT_EQ(reply_to(post("{}")).status, 422) << "an empty question";
}

TEST_F(Abuse, TruncatedAndDrippedRequestsEndByTime) {
  std::vector<RawClient> slow;
  for (int i = 0; i < 20; ++i) {
    slow.emplace_back(town_.port());
    EXPECT_TRUE(slow.back().send(i % 2 ? "GET /livez HTT" : authorised() + "Content-Length: 100\r\n\r\n{\"entry\""));
  }
  // The rest byte by byte, never finishing; until the host has had enough.
  std::vector<bool> ended(slow.size(), false);
  EXPECT_TRUE(eventually(
      [&] {
        bool all = true;
        for (size_t i = 0; i < slow.size(); ++i) {
          ended[i] = ended[i] || slow[i].closed_within(milliseconds(1)) || !slow[i].send("x");
          all = all && ended[i];
        }
        return all;
      },
      seconds(20)));
  RawClient cut(town_.port());
  EXPECT_TRUE(cut.send(authorised() + "Content-Length: 100\r\n\r\n{\"entry\""));
  cut.finish_sending();
  cut.read_reply(seconds(5));
  EXPECT_TRUE(cut.closed_within(seconds(5)));
  for (int i = 0; i < 50; ++i) {
    RawClient reset(town_.port());
    reset.send(authorised() + "Content-Length: 100\r\n\r\n{");
    reset.reset();
  }
}

TEST_F(Abuse, ThousandsOfIdleConnectionsCostNoThreadAndNoService) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  const Footprint before = footprint(town_.host().pid());
  std::vector<RawClient> idle;
  for (int i = 0; i < 2000; ++i) {
    idle.emplace_back(town_.port());
    ASSERT_TRUE(idle.back().connected()) << i;
  }
  ASSERT_TRUE(eventually([&] { return footprint(town_.host().pid()).descriptors >= before.descriptors + 1900; }));
  EXPECT_LE(footprint(town_.host().pid()).threads, before.threads);
  EXPECT_EQ(idle.front().get("/livez").status, 200);
  EXPECT_EQ(idle.back().get("/livez").status, 200);
  const size_t answered = good_->answered();
  EXPECT_TRUE(eventually([&] { return good_->answered() > answered + 20; }));
  idle.clear();
  EXPECT_TRUE(eventually([&] { return footprint(town_.host().pid()).descriptors <= before.descriptors + 20; }));
}

TEST_F(Abuse, PipelinedRequestsAreAnsweredInOrder) {
  RawClient client(town_.port());
  std::string many;
  for (int i = 0; i < 50; ++i)
    many += "GET " + std::string(i % 2 ? "/livez" : "/nowhere") + " HTTP/1.1\r\nHost: a\r\nX-Request-Id: number-" +
            std::to_string(i) + "\r\n\r\n";
  ASSERT_TRUE(client.send(many));
  for (int i = 0; i < 50; ++i) {
    const RawReply reply = client.read_reply();
    EXPECT_EQ(reply.status, i % 2 ? 200 : 401);
    EXPECT_EQ(reply.headers.at("x-request-id"), "number-" + std::to_string(i));
  }
}

// SIGTERM under load: who was being served gets the answer, and it is recorded.
TEST(Termination, AnswersWhatIsInFlightAndStartsAgainOnTheSamePort) {
  Town town;
  town.with_department("good", {{"delay_ms", "50"}});
  town.start();
  const uint16_t port = town.port();
  std::vector<Told> acknowledged;
  for (int i = 0; i < rounds(5); ++i) {
    Callers callers(
        town, 8, [] { return verification(entry_of("good"), somebody()); }, true);
    ASSERT_TRUE(eventually([&] { return callers.answered() > 16; }));
    std::this_thread::sleep_for(milliseconds(random_below(60)));
    town.stop();  // exit code 0
    callers.stop();
    EXPECT_NE(::kill(town.host().pid(), 0), 0);
    int unanswered = 0;
    for (Told& told : callers.take()) {
      if (told.reply.status == 0)
        ++unanswered;
      else if (told.acknowledged())
        acknowledged.push_back(std::move(told));
      else
        EXPECT_EQ(told.reply.status, 503) << told.reply.body;
    }
    // Each caller's last attempt may meet a closed port; none that the host had taken may stay without an answer.
    EXPECT_LE(unanswered, 8);
    town.start();
    ASSERT_EQ(town.port(), port);
  }
  auto client = town.client();
  for (const Told& told : acknowledged) {
    const Reply found = client.get(told.reply.headers.at("location"));
    ASSERT_EQ(found.status, 200) << "acknowledged and gone";
    EXPECT_EQ(Json::parse(found.body), told.json());
  }
  EXPECT_EQ(children_of(town.host().pid()), 1) << "one department, one worker, nothing left of those before";
  town.stop();
}

// One slow request in flight at SIGTERM, on a connection of its own: it must get its whole answer.
TEST(Termination, AWaitingCallerGetsItsAnswer) {
  Town town;
  town.with_department("slow", {{"delay_ms", "1500"}});
  town.start();
  Told told;
  std::thread caller([&] {
    HttpClient client(town.url(), World::token_of("window"));
    told = tell(client, verification(entry_of("slow"), somebody()));
  });
  EXPECT_TRUE(eventually([&] { return town.department("slow").at("in_flight") == 1; }));
  town.stop();
  caller.join();
  EXPECT_EQ(told.reply.status, 200) << told.reply.body;
}

}  // namespace
}  // namespace zq::test
