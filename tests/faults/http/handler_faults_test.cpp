// What happens when handlers misbehave, connections are many, or the server stops.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "faults/http/running_server.hpp"

namespace zq::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(HandlerFaults, AThrowingHandlerIsA500AndTheConnectionGoesOn) {
  RunningServer running;
  const GoodClient good(running.port());
  RawClient client = running.client();
  for (const char* path : {"/throw", "/drop", "/throw"}) {
    const RawReply reply = client.get(path);
    EXPECT_EQ(reply.status, 500) << path;
    EXPECT_EQ(reply.headers.at("content-type"), "application/problem+json; charset=utf-8");
    EXPECT_EQ(reply.body.find("a bug"), std::string::npos);
  }
  EXPECT_EQ(client.get("/ok").status, 200);
}

TEST(HandlerFaults, ARequestOutOfTimeIsA503AndItsLateReplyIsDropped) {
  RunningServer running;
  const GoodClient good(running.port());
  RawClient client = running.client();
  EXPECT_EQ(client.get("/never").status, 503);
  EXPECT_EQ(client.get("/ok").body, "ok /ok");  // the same connection
  EXPECT_FALSE(running.answer_held());
  EXPECT_EQ(client.get("/again").body, "ok /again");  // and nothing late in between
}

TEST(HandlerFaults, ALateReplyNeverReachesAnotherRequestOfTheConnection) {
  auto settings = quick_settings();
  settings.request_time = milliseconds(150);
  RunningServer running(settings);
  RawClient client = running.client();
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(client.get("/never").status, 503);
    client.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n");
    running.await_held(2);
    EXPECT_TRUE(running.answer_held());  // the second one is still in time; the first one's reply is not taken
    EXPECT_EQ(client.read_reply().body, "late");
  }
}

TEST(HandlerFaults, ConnectionsBeyondTheLimitAreToldAndTheOthersGoOn) {
  auto settings = quick_settings();
  settings.connections_max = 5;
  RunningServer running(settings);
  const GoodClient good(running.port());
  while (running.server().counts().open == 0) std::this_thread::yield();  // the good client is one of the five
  std::vector<RawClient> clients;
  for (int i = 0; i < 4; ++i) {
    clients.push_back(running.client());
    EXPECT_EQ(clients.back().get("/ok").status, 200);
  }
  RawClient one_more = running.client();
  const RawReply reply = one_more.read_reply();
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.headers.at("connection"), "close");
  clients.pop_back();
  const auto until = std::chrono::steady_clock::now() + seconds(10);
  while (running.server().counts().open > 4 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
  EXPECT_EQ(running.client().get("/ok").status, 200);
}

size_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  size_t total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<size_t>(::sysconf(_SC_PAGESIZE));
}

TEST(HandlerFaults, TenThousandIdleConnectionsCostNoThreadAndLittleMemory) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  // Both ends live in this process: two descriptors each.
  const size_t many = std::min<size_t>(10000, (limit.rlim_cur - 400) / 2);
  auto settings = quick_settings();
  settings.idle_time = seconds(300);
  RunningServer running(settings);
  std::vector<RawClient> clients;
  clients.reserve(many);
  const size_t before = resident_bytes();
  for (size_t i = 0; i < many; ++i) {
    clients.push_back(running.client());
    ASSERT_TRUE(clients.back().connected()) << i;
    if (i % 10 != 0) continue;
    ASSERT_EQ(clients.back().get("/ok").status, 200) << i;  // used once, then idle
  }
  const size_t each = (resident_bytes() - before) / many;
  RecordProperty("connections", static_cast<int>(many));
  RecordProperty("bytes_each", static_cast<int>(each));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(each, 2048u) << "bytes of this process for one idle connection, client side included";
#endif
  const GoodClient good(running.port());
  for (size_t i = 0; i < many; i += 97) ASSERT_EQ(clients[i].get("/ok").status, 200) << i;
  EXPECT_GE(running.server().counts().open, many);
}

TEST(Stopping, InFlightRequestsFinishIdleOnesCloseAndNewOnesAreRefused) {
  auto settings = quick_settings();
  settings.request_time = seconds(20);
  RunningServer running(settings);
  RawClient idle = running.client(), busy = running.client();
  EXPECT_EQ(idle.get("/ok").status, 200);
  busy.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n");
  running.await_held(1);
  std::thread stopping([&] { running.server().stop(seconds(20)); });
  EXPECT_TRUE(idle.closed_within(seconds(10)));
  EXPECT_FALSE(running.client().connected());
  EXPECT_TRUE(running.answer_held());
  const RawReply reply = busy.read_reply();
  EXPECT_EQ(reply.body, "late");
  EXPECT_EQ(reply.headers.at("connection"), "close");
  EXPECT_TRUE(busy.closed_within(seconds(10)));
  stopping.join();
}

TEST(Stopping, ARequestThatDoesNotFinishIsCutAtTheLimit) {
  auto settings = quick_settings();
  settings.request_time = seconds(60);
  RunningServer running(settings);
  RawClient busy = running.client();
  busy.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n");
  running.await_held(1);
  const auto since = std::chrono::steady_clock::now();
  running.server().stop(milliseconds(200));
  EXPECT_LT(std::chrono::steady_clock::now() - since, seconds(10));
  EXPECT_TRUE(busy.closed_within(seconds(5)));
  running.answer_held();  // nobody is there any more; nothing happens
}

TEST(Starting, AnAddressInUseIsAnErrorThatSaysWhich) {
  RunningServer running;
  auto settings = quick_settings();
  settings.port = running.port();
  http::Server second(settings, [](http::Request, std::shared_ptr<http::Exchange>) {});
  const auto started = second.start();
  ASSERT_FALSE(started.ok());
  EXPECT_NE(started.error().text.find(std::to_string(running.port())), std::string::npos);
}

}  // namespace
}  // namespace zq::test
