// Visitors without a token: so many requests a minute from one address, and no more.
#include "http/visitors.hpp"

#include <gtest/gtest.h>

#include "http/framing.hpp"

namespace zq::http {
namespace {

using std::chrono::seconds;

Request from(const std::string& peer, const std::string& forwarded) {
  const FramingLimits limits;
  Framer framer(limits);
  framer.feed("GET /x HTTP/1.1\r\nHost: a\r\n" + (forwarded.empty() ? "" : "X-Forwarded-For: " + forwarded + "\r\n") +
              "\r\n");
  Request request = framer.take();
  request.peer = peer;
  return request;
}

TEST(Visitors, AreLetInSoOftenAMinuteAndAgainWhenTimeHasPassed) {
  Visitors visitors;
  const SteadyTime start{};
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(visitors.admit("192.0.2.1", 3, start));
  EXPECT_FALSE(visitors.admit("192.0.2.1", 3, start));
  EXPECT_TRUE(visitors.admit("192.0.2.2", 3, start)) << "another address has its own";
  EXPECT_FALSE(visitors.admit("192.0.2.1", 3, start + seconds(19)));
  EXPECT_TRUE(visitors.admit("192.0.2.1", 3, start + seconds(39)));
}

TEST(Visitors, WhoComesFromTooManyAddressesFillsNoMemory) {
  Visitors visitors;
  const SteadyTime start{};
  for (int i = 0; i < 10000; ++i) ASSERT_TRUE(visitors.admit(std::to_string(i), 1, start));
  EXPECT_FALSE(visitors.admit("one more", 1, start));
  EXPECT_TRUE(visitors.admit("one more", 1, start + seconds(61))) << "the others have rested and are forgotten";
}

TEST(Visitors, AnAddressIsThePeersUnlessATrustedProxySaysAnother) {
  EXPECT_EQ(visitor_address(from("192.0.2.1", ""), ""), "192.0.2.1");
  EXPECT_EQ(visitor_address(from("192.0.2.1", "198.51.100.7"), ""), "192.0.2.1") << "anybody may write that";
  EXPECT_EQ(visitor_address(from("192.0.2.1", "203.0.113.9, 198.51.100.7"), "127.0.0.1 192.0.2.1"), "198.51.100.7");
  EXPECT_EQ(visitor_address(from("192.0.2.1", "unknown"), "192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(visitor_address(from("2001:db8:1:2:3:4:5:6", ""), ""), "2001:db8:1:2::");
}

}  // namespace
}  // namespace zq::http
