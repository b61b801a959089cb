// What broken and hostile clients get over a real socket: an answer, the end of their connection, and nobody else pays.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "faults/http/running_server.hpp"

namespace zq::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const std::string post = "POST /echo HTTP/1.1\r\nHost: a\r\n";

struct Attack {
  std::string bytes;
  int status;
};

TEST(HttpFaults, EverySmugglingAttemptIsAnsweredOnceAndEndsTheConnection) {
  RunningServer running;
  const GoodClient good(running.port());
  const std::string hidden = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
  const Attack attacks[] = {
      {post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden, 400},
      {post + "Content-Length: 0\r\nContent-Length: 37\r\n\r\n" + hidden, 400},
      {post + "Content-Length: -1\r\n\r\n" + hidden, 400},
      {post + "Content-Length: 0 0\r\n\r\n" + hidden, 400},
      {post + "Transfer-Encoding: xchunked\r\n\r\n" + hidden, 400},
      {post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + hidden, 400},
      {post + "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 5\r\n\r\n" + hidden, 400},
      {post + "\r\n" + hidden, 411},
      {"GET /ok HTTP/1.1\r\nHost: a\r\nContent-Length: 37\r\n\r\n" + hidden, 400},
      {"GET /ok HTTP/1.1\nHost: a\n\n" + hidden, 400},
      {"GET /ok HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n" + hidden, 400},
      {"GET /ok HTTP/9.9\r\nHost: a\r\n\r\n" + hidden, 505},
      {"GET /ok HTTP/1.1\r\n\r\n" + hidden, 400},
      {std::string("\x16\x03\x01\x00\xff\x01\x00", 7), 400},
      {post + "Content-Length: 9999999\r\n\r\n", 413},
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
      {"GET /ok HTTP/1.1\r\nHost: a\r\nX: " + std::string(20000, 'a') + "\r\n\r\n", 431},
      {"FROB /ok HTTP/1.1\r\nHost: a\r\n\r\n", 501},
  };
  for (const Attack& attack : attacks) {
    RawClient client = running.client();
    client.send(attack.bytes);
    const RawReply reply = client.read_reply();
    EXPECT_EQ(reply.status, attack.status) << attack.bytes.substr(0, 120);
    EXPECT_EQ(reply.headers.at("content-type"), "application/problem+json; charset=utf-8");
    EXPECT_EQ(reply.headers.at("connection"), "close");
    const auto problem = nlohmann::json::parse(reply.body);
    EXPECT_EQ(problem.at("status"), attack.status);
    EXPECT_FALSE(problem.at("title").get<std::string>().empty());
    EXPECT_EQ(client.read_reply(seconds(5)).status, 0) << "a second reply: something was smuggled";
  }
  EXPECT_EQ(running.server().counts().refused, std::size(attacks));
}

TEST(HttpFaults, AStopCostsNoBusyClientAReply) {
  RunningServer running;
  std::atomic<int> busy{0}, ended{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i)
    clients.emplace_back([&] {
      RawClient client = running.client();
      RawReply reply = client.get("/ok");
      ++busy;
      while (reply.status == 200 && !reply.headers.contains("connection")) reply = client.get("/ok");
      EXPECT_EQ(reply.status, 200) << "the connection ended without an answer";
      ++ended;
    });
  while (busy < 8) std::this_thread::yield();
  running.server().stop(seconds(20));
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(ended, 8);
}

TEST(HttpFaults, ABodyShorterThanItsLengthIsNoticed) {
  RunningServer running;
  const GoodClient good(running.port());
  for (const std::string& bytes :
       {post + "Content-Length: 10\r\n\r\nabc", post + "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
        std::string("GET /ok HTTP/1.1\r\nHo")}) {
    RawClient client = running.client();
    client.send(bytes);
    client.finish_sending();
    EXPECT_EQ(client.read_reply().status, 400);
    EXPECT_TRUE(client.closed_within(seconds(5)));
  }
  EXPECT_EQ(running.server().counts().truncated, 3u);
}

TEST(HttpFaults, SlowHeadersAndBodiesGet408WhateverTrickles) {
  RunningServer running;
  const GoodClient good(running.port());
  for (const std::string& start : {std::string("GET /ok HTTP/1.1\r\n"), post + "Content-Length: 100\r\n\r\nabc"}) {
    RawClient client = running.client();
    const auto since = std::chrono::steady_clock::now();
    ASSERT_TRUE(client.send(start));
    RawReply reply;
    // One more byte now and then must not buy more time.
    while (reply.status == 0 && std::chrono::steady_clock::now() - since < seconds(8)) {
      client.send("X");
      reply = client.read_reply(milliseconds(50));
    }
    EXPECT_EQ(reply.status, 408);
    EXPECT_TRUE(client.closed_within(seconds(5)));
    EXPECT_LT(std::chrono::steady_clock::now() - since, seconds(6));
  }
  EXPECT_EQ(running.server().counts().timed_out, 2u);
}

TEST(HttpFaults, IdleConnectionsAreClosedWithoutAWordWhenTheirTimeIsOver) {
  auto settings = quick_settings();
  settings.idle_time = milliseconds(300);
  RunningServer running(settings);
  RawClient used = running.client(), unused = running.client();
  EXPECT_EQ(used.get("/ok").status, 200);
  EXPECT_TRUE(used.closed_within(seconds(5)));
  EXPECT_TRUE(unused.closed_within(seconds(5)));
  EXPECT_EQ(running.server().counts().timed_out, 0u);
}

TEST(HttpFaults, AReaderThatDoesNotReadIsCutOffAndOneThatReadsGetsItAll) {
  auto settings = quick_settings();
  settings.body_time = milliseconds(2500);
  RunningServer running(settings);
  const GoodClient good(running.port());
  RawClient client = running.client();
  client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto until = std::chrono::steady_clock::now() + seconds(10);
  while (running.server().counts().timed_out == 0 && std::chrono::steady_clock::now() < until)
    std::this_thread::yield();
  EXPECT_EQ(running.server().counts().timed_out, 1u);
  RawClient reader = running.client();
  EXPECT_EQ(reader.get("/large").body.size(), 16u * 1024 * 1024);
  EXPECT_EQ(reader.get("/ok").status, 200);
}

TEST(HttpFaults, ClientsThatVanishCostNothing) {
  RunningServer running;
  const GoodClient good(running.port());
  for (int i = 0; i < 200; ++i) {
    RawClient client = running.client();
    client.send(i % 20 == 0  ? "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"
                : i % 3 == 1 ? "GET /later HTTP/1.1\r\nHost: a\r\n\r\n"
                             : "GET");
    client.reset();
  }
  const auto until = std::chrono::steady_clock::now() + seconds(10);
  while (running.server().counts().open > 1 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
  EXPECT_LE(running.server().counts().open, 1u);  // the good client
}

TEST(HttpFaults, PipelinedRequestsAreAnsweredInOrderAlsoWhenTheFirstTakesLonger) {
  RunningServer running;
  RawClient client = running.client();
  std::string all;
  for (int i = 0; i < 50; ++i)
    all += (i % 5 == 0 ? std::string("GET /later HTTP/1.1\r\nHost: a\r\n\r\n")
                       : "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n");
  ASSERT_TRUE(client.send(all));
  for (int i = 0; i < 50; ++i) EXPECT_EQ(client.read_reply().body, i % 5 == 0 ? "later" : "ok /" + std::to_string(i));
}

TEST(HttpFaults, OneRequestInManyPiecesIsOneRequest) {
  RunningServer running;
  RawClient client = running.client();
  for (const char c : post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n") client.send({&c, 1});
  EXPECT_EQ(client.read_reply().body, "abc");
  EXPECT_EQ(running.handled, 1);
}

TEST(HttpFaults, TheClientThatExpectsContinueIsToldSoOrRefusedBeforeItSends) {
  RunningServer running;
  RawClient client = running.client();
  client.send(post + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(client.read_reply().status, 100);
  client.send("abc");
  EXPECT_EQ(client.read_reply().body, "abc");
  client.send(post + "Expect: 100-continue\r\nContent-Length: 9999999\r\n\r\n");
  EXPECT_EQ(client.read_reply().status, 413);
}

TEST(HttpFaults, TheAnswerToATooLargeBodyReachesAClientThatIsStillSending) {
  RunningServer running;
  RawClient client = running.client();
  client.send(post + "Content-Length: 9999999\r\n\r\n");
  const std::string part(100000, 'x');
  for (int i = 0; i < 20 && client.send(part); ++i) {
  }
  EXPECT_EQ(client.read_reply().status, 413);
}

}  // namespace
}  // namespace zq::test
