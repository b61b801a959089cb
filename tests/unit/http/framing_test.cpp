#include "http/framing.hpp"

#include <gtest/gtest.h>

namespace zq::http {
namespace {

const FramingLimits limits{.header_bytes_max = 2048, .target_bytes_max = 512, .fields_max = 20, .body_bytes_max = 1000};

struct Seen {
  Framer::State state;
  FramingFault fault;
  size_t used;
};

Seen feed_in_pieces(std::string_view bytes, size_t piece, Request* request = nullptr) {
  Framer framer(limits);
  size_t used = 0;
  while (used < bytes.size() && framer.state() != Framer::State::complete && framer.state() != Framer::State::fault)
    used += framer.feed(bytes.substr(used, piece));
  const Seen seen{framer.state(), framer.fault(), used};
  if (request && seen.state == Framer::State::complete) *request = framer.take();
  return seen;
}

Request accepted(std::string_view bytes) {
  Request request;
  const Seen seen = feed_in_pieces(bytes, bytes.size(), &request);
  EXPECT_EQ(seen.state, Framer::State::complete) << bytes << " fault " << static_cast<int>(seen.fault);
  return request;
}

using enum FramingFault;

struct Refused {
  std::string_view why;
  std::string bytes;
  FramingFault fault;
};

const std::string post = "POST /x HTTP/1.1\r\nHost: a\r\n";

const std::vector<Refused>& refused() {
  using namespace std::string_literals;
  static const std::vector<Refused> table{
      {"both lengths", post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", both_lengths},
      {"both lengths, other order", post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n", both_lengths},
      {"two equal lengths", post + "Content-Length: 4\r\nContent-Length: 4\r\n\r\n", repeated_field},
      {"two different lengths", post + "Content-Length: 4\r\ncontent-length: 5\r\n\r\n", repeated_field},
      {"length list", post + "Content-Length: 4, 4\r\n\r\n", content_length},
      {"negative length", post + "Content-Length: -1\r\n\r\n", content_length},
      {"length with plus", post + "Content-Length: +4\r\n\r\n", content_length},
      {"hexadecimal length", post + "Content-Length: 0x4\r\n\r\n", content_length},
      {"length is a word", post + "Content-Length: abc\r\n\r\n", content_length},
      {"empty length", post + "Content-Length:\r\n\r\n", content_length},
      {"overflowing length", post + "Content-Length: 18446744073709551620\r\n\r\n", content_length},
      {"length above the limit", post + "Content-Length: 1001\r\n\r\n", body_too_large},
      {"no length on a write", post + "\r\n", length_required},
      {"body on GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", body_not_expected},
      {"chunked body on GET", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", body_not_expected},
      {"gzip, chunked", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", transfer_encoding},
      {"chunked twice in one", post + "Transfer-Encoding: chunked, chunked\r\n\r\n", transfer_encoding},
      {"identity", post + "Transfer-Encoding: identity\r\n\r\n", transfer_encoding},
      {"xchunked", post + "Transfer-Encoding: xchunked\r\n\r\n", transfer_encoding},
      {"two encodings", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n", repeated_field},
      {"vertical tab before chunked",
       post + "Transfer-Encoding: \x0b"
              "chunked\r\n\r\n",
       control_character},
      {"blank before the colon", post + "Content-Length : 4\r\n\r\n", field},
      {"encoding with blank before the colon", post + "Transfer-Encoding : chunked\r\n\r\n", field},
      {"bare line feed in the head", "GET / HTTP/1.1\nHost: a\r\n\r\n", bare_line_feed},
      {"bare line feed at the end", "GET / HTTP/1.1\r\nHost: a\r\n\n", bare_line_feed},
      {"bare carriage return", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", bare_line_feed},
      {"NUL in a value", "GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n"s, control_character},
      {"escape in a value", "GET / HTTP/1.1\r\nHost: a\x1b\r\n\r\n", control_character},
      {"TLS on a plain port", "\x16\x03\x01\x02", control_character},
      {"folded field", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", folded_field},
      {"field folded by a tab", "GET / HTTP/1.1\r\nHost: a\r\n\tb\r\n\r\n", folded_field},
      {"field without colon", "GET / HTTP/1.1\r\nHost a\r\n\r\n", field},
      {"empty field name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", field},
      {"no Host", "GET / HTTP/1.1\r\n\r\n", FramingFault::host},
      {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", FramingFault::host},
      {"empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", FramingFault::host},
      {"Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", FramingFault::host},
      {"Host other than the absolute target's", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", FramingFault::host},
      {"user in the absolute target", "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n", target},
      {"HTTP/9.9", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", version},
      {"HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", version},
      {"HTTP/0.9", "GET /\r\n\r\n", request_line},
      {"lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n", request_line},
      {"two blanks", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", target},
      {"tab instead of blank", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", request_line},
      {"unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", method},
      {"TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", method},
      {"CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", method},
      {"lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", method},
      {"relative target", "GET x HTTP/1.1\r\nHost: a\r\n\r\n", target},
      {"asterisk with GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", target},
      {"fragment in the target", "GET /#x HTTP/1.1\r\nHost: a\r\n\r\n", target},
      {"raw UTF-8 in the target", "GET /核 HTTP/1.1\r\nHost: a\r\n\r\n", target},
      {"unknown expectation", post + "Expect: 200-ok\r\nContent-Length: 1\r\n\r\n", expectation},
      {"two empty lines first", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", request_line},
      {"target too long", "GET /" + std::string(600, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", target_too_long},
      {"endless target", std::string(5000, 'a'), target_too_long},
      {"head too large", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(4000, 'a'), header_too_large},
      {"too many fields",
       "GET / HTTP/1.1\r\nHost: a\r\n" +
           [] {
             std::string many;
             for (int i = 0; i < 30; ++i) many += "X: y\r\n";
             return many;
           }() +
           "\r\n",
       header_too_large},
      {"two keys", post + "Idempotency-Key: a\r\nIdempotency-Key: b\r\nContent-Length: 0\r\n\r\n", repeated_field},
      {"two identities", post + "Authorization: a\r\nAuthorization: b\r\nContent-Length: 0\r\n\r\n", repeated_field},
      {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", transfer_encoding},
  };
  return table;
}

const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
const std::vector<Refused>& bad_chunks() {
  static const std::vector<Refused> table{
      {"size is a word", chunked + "zz\r\n", chunk},
      {"empty size", chunked + "\r\n", chunk},
      {"negative size", chunked + "-1\r\n", chunk},
      {"size with 0x", chunked + "0x1\r\na\r\n", chunk},
      {"blank behind the size", chunked + "1 \r\na\r\n", chunk},
      {"extension", chunked + "1;a=b\r\na\r\n", chunk},
      {"overflowing size", chunked + "100000000000000001\r\na\r\n", body_too_large},
      {"long row of zeros", chunked + "0000000001\r\na\r\n", chunk},
      {"size above the limit", chunked + "3e9\r\n", body_too_large},
      {"sum above the limit", chunked + "3e7\r\n" + std::string(999, 'a') + "\r\n2\r\n", body_too_large},
      {"bare line feed behind the size", chunked + "1\na\r\n", chunk},
      {"data longer than the size", chunked + "1\r\nab\r\n", chunk},
      {"no line end behind the data", chunked + "1\r\na0\r\n", chunk},
      {"trailer", chunked + "0\r\nX: y\r\n\r\n", trailer},
      {"smuggled length in a trailer", chunked + "0\r\nContent-Length: 5\r\n\r\n", trailer},
  };
  return table;
}

TEST(Framing, WhatTwoReadersCouldUnderstandDifferentlyIsRefused) {
  for (const auto* table : {&refused(), &bad_chunks()})
    for (const Refused& row : *table)
      for (const size_t piece : {row.bytes.size(), size_t{1}, size_t{7}}) {
        const Seen seen = feed_in_pieces(row.bytes, piece);
        EXPECT_EQ(seen.state, Framer::State::fault) << row.why << " in pieces of " << piece;
        EXPECT_EQ(static_cast<int>(seen.fault), static_cast<int>(row.fault)) << row.why << " in pieces of " << piece;
      }
}

TEST(Framing, EveryFaultHasAStatusAWordAndAChineseSentence) {
  for (int i = 1; i <= static_cast<int>(FramingFault::unknown_sender); ++i) {
    const FramingRefusal told = refusal(static_cast<FramingFault>(i), FramingLimits{}, 1000);
    EXPECT_GE(told.status, 400) << i;
    EXPECT_NE(told.code, "bad_request") << i;
    EXPECT_FALSE(told.text.empty()) << i;
  }
}

TEST(Framing, APlainRequestIsReadWhole) {
  const Request r = accepted(post + "Content-Length: 4\r\nX-Thing:  a b \t\r\nX-Empty:\r\n\r\nbodyGET");
  EXPECT_EQ(r.method, Method::post);
  EXPECT_EQ(r.path, "/x");
  EXPECT_EQ(r.body, "body");
  EXPECT_EQ(r.header("x-thing"), "a b");
  EXPECT_EQ(r.header("x-empty"), "");
  EXPECT_EQ(r.header("x-none"), std::nullopt);
  EXPECT_TRUE(r.keep_alive);
}

TEST(Framing, ChunksAreJoined) {
  const std::string bytes = chunked + "3\r\nabc\r\n00A\r\n0123456789\r\n0\r\n\r\n";
  for (size_t piece = 1; piece <= bytes.size(); ++piece) {
    Request r;
    const Seen seen = feed_in_pieces(bytes, piece, &r);
    ASSERT_EQ(seen.state, Framer::State::complete) << piece;
    EXPECT_EQ(seen.used, bytes.size());
    EXPECT_EQ(r.body, "abc0123456789");
  }
}

TEST(Framing, BytesBehindTheRequestStayForTheNext) {
  const std::string first = "GET /1?a=b HTTP/1.1\r\nHost: a\r\n\r\n", second = "GET /2 HTTP/1.1\r\nHost: a\r\n\r\n";
  Framer framer(limits);
  EXPECT_EQ(framer.feed(first + second), first.size());
  const Request one = framer.take();
  EXPECT_EQ(one.path, "/1");
  EXPECT_EQ(one.query, "a=b");
  EXPECT_FALSE(framer.started());
  EXPECT_EQ(framer.feed(second), second.size());
  EXPECT_EQ(framer.take().path, "/2");
}

TEST(Framing, AbsoluteTargetsAndTheAsteriskAreUnderstood) {
  EXPECT_EQ(accepted("GET http://A:80/p?q HTTP/1.1\r\nHost: a:80\r\n\r\n").path, "/p");
  EXPECT_EQ(accepted("GET http://a HTTP/1.1\r\nHost: a\r\n\r\n").path, "/");
  const Request bare_query = accepted("GET http://a?q=1 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(bare_query.path, "/");
  EXPECT_EQ(bare_query.query, "q=1");
  EXPECT_EQ(accepted("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").path, "*");
}

TEST(Framing, KeepAliveFollowsVersionAndConnectionField) {
  EXPECT_FALSE(accepted("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n").keep_alive);
  EXPECT_FALSE(accepted("GET / HTTP/1.1\r\nHost: a\r\nConnection: te, close\r\n\r\n").keep_alive);
  EXPECT_TRUE(accepted("GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n").keep_alive);
  EXPECT_FALSE(accepted("GET / HTTP/1.0\r\n\r\n").keep_alive);
}

TEST(Framing, OneEmptyLineBeforeARequestIsSkipped) {
  EXPECT_EQ(accepted("\r\nGET /z HTTP/1.1\r\nHost: a\r\n\r\n").path, "/z");
}

TEST(Framing, TheClientThatWaitsForContinueIsNoticedOnceAndOnlyBeforeTheBody) {
  Framer framer(limits);
  framer.feed(post + "Expect: 100-Continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_TRUE(framer.wants_continue());
  framer.told();
  EXPECT_FALSE(framer.wants_continue());
  framer.feed("ab");
  EXPECT_EQ(framer.state(), Framer::State::complete);

  Framer at_once(limits);
  at_once.feed(post + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\na");
  EXPECT_FALSE(at_once.wants_continue());
}

TEST(Framing, LimitsAreReachedExactly) {
  EXPECT_EQ(accepted(post + "Content-Length: 1000\r\n\r\n" + std::string(1000, 'x')).body.size(), 1000u);
  EXPECT_EQ(accepted(chunked + "3e8\r\n" + std::string(1000, 'x') + "\r\n0\r\n\r\n").body.size(), 1000u);
  EXPECT_EQ(accepted("GET /" + std::string(511, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n").path.size(), 512u);
}

TEST(Framing, ALargeBodyIsReceivedFromKnownSendersOnlyWhereItIsExpected) {
  FramingLimits large = limits;
  large.large_body = [](const Request& head) -> std::optional<size_t> {
    if (head.path != "/large") return 0;
    if (!head.header("authorization")) return std::nullopt;
    return 3000;
  };
  const auto sent = [&](const std::string& path, const std::string& fields) {
    Framer framer(large);
    framer.feed("POST " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    return framer.fault();
  };
  const std::string known = "Authorization: Bearer x\r\n";
  EXPECT_EQ(sent("/large", known + "Content-Length: 3000\r\n"), FramingFault::none);
  EXPECT_EQ(sent("/large", known + "Content-Length: 3001\r\n"), FramingFault::body_too_large);
  EXPECT_EQ(sent("/large", "Content-Length: 3000\r\n"), FramingFault::unknown_sender);
  EXPECT_EQ(sent("/large", "Content-Length: 1000\r\n"), FramingFault::none) << "as large as anybody's";
  EXPECT_EQ(sent("/other", known + "Content-Length: 1001\r\n"), FramingFault::body_too_large);
  Framer chunks(large);
  chunks.feed("POST /large HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3E9\r\n");
  EXPECT_EQ(chunks.fault(), FramingFault::unknown_sender);
  EXPECT_EQ(refusal(FramingFault::unknown_sender, large, 1000).status, 401);
}

}  // namespace
}  // namespace zq::http
