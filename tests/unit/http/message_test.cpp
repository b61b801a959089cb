#include "http/message.hpp"

#include <gtest/gtest.h>

#include "http/exchange.hpp"

namespace zq::http {
namespace {

TEST(Messages, HeadRepliesCarryTheLengthWithoutTheBody) {
  Response response;
  response.body = "12345";
  response.headers.emplace_back("X-A", "b");
  const std::string head = serialise(response, true, true);
  EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\nDate: "));
  EXPECT_NE(head.find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_NE(head.find("Connection: close\r\n"), std::string::npos);
  EXPECT_NE(head.find("X-A: b\r\n"), std::string::npos);
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  EXPECT_TRUE(serialise(response, false, false).ends_with("\r\n\r\n12345"));
}

TEST(Messages, A204HasNeitherTypeNorLengthNorBody) {
  Response response;
  response.status = 204;
  response.body = "never sent";
  const std::string bytes = serialise(response, false, false);
  EXPECT_EQ(bytes.find("Content-"), std::string::npos);
  EXPECT_TRUE(bytes.ends_with("\r\n\r\n"));
}

TEST(Exchanges, TheFirstReplyWinsAndIsFinishedOnce) {
  std::vector<int> sent;
  int finished = 0;
  {
    Exchange exchange([&](Response response) { sent.push_back(response.status); });
    exchange.on_reply([&](Response&) { ++finished; });
    Response first;
    first.status = 201;
    EXPECT_TRUE(exchange.reply(first));
    EXPECT_FALSE(exchange.reply({}));
  }
  EXPECT_EQ(sent, std::vector<int>{201});
  EXPECT_EQ(finished, 1);
}

TEST(Exchanges, LettingGoWithoutAReplyIsA500ThatNamesTheRequest) {
  Response sent;
  {
    Exchange exchange([&](Response response) { sent = std::move(response); });
    exchange.name("window-0001");
  }
  EXPECT_EQ(sent.status, 500);
  EXPECT_NE(sent.body.find("window-0001"), std::string::npos);
}

}  // namespace
}  // namespace zq::http
