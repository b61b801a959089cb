#include <gtest/gtest.h>

#include "adapters/isolated/bytes.hpp"
#include "adapters/isolated/frame.hpp"
#include "adapters/isolated/messages.hpp"
#include "adapters/isolated/output_lines.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;

TEST(Frames, ComeOutAsTheyWentInWhateverThePieces) {
  const std::string sent = frame_bytes(FrameType::call, 7, "question") + frame_bytes(FrameType::cancel, 8, {}) +
                           frame_bytes(FrameType::bye, 0, "x");
  for (size_t piece = 1; piece <= sent.size(); ++piece) {
    FrameReader reader;
    std::vector<Frame> got;
    for (size_t at = 0; at < sent.size(); at += piece) {
      reader.feed(std::string_view(sent).substr(at, piece));
      while (auto frame = reader.next()) got.push_back(std::move(*frame));
    }
    ASSERT_EQ(got.size(), 3U);
    EXPECT_EQ(got[0].call, 7U);
    EXPECT_EQ(got[0].payload, "question");
    EXPECT_EQ(got[1].type, FrameType::cancel);
    EXPECT_EQ(got[2].payload, "x");
    EXPECT_TRUE(reader.empty());
    EXPECT_FALSE(reader.broken());
  }
}

TEST(Frames, OfAnUnknownTypeAreSkippedOnlyWhereTheSenderAllowsIt) {
  FrameReader tolerant;
  tolerant.feed(frame_bytes(static_cast<FrameType>(99), 1, "later versions", Frame::may_ignore) +
                frame_bytes(FrameType::bye, 0, {}));
  const auto frame = tolerant.next();
  ASSERT_TRUE(frame.has_value());
  EXPECT_EQ(frame->type, FrameType::bye);

  FrameReader strict;
  strict.feed(frame_bytes(static_cast<FrameType>(99), 1, "later versions") + frame_bytes(FrameType::bye, 0, {}));
  EXPECT_FALSE(strict.next().has_value());
  EXPECT_TRUE(strict.broken());
  EXPECT_FALSE(strict.next().has_value()) << "it stays broken";
}

TEST(Frames, TooLongOnesAreRefusedByTheirHeadAlone) {
  Writer head;
  head.u32(frame_payload_max + 1);
  head.u16(static_cast<uint16_t>(FrameType::reply));
  head.u16(0);
  head.u64(1);
  FrameReader reader;
  reader.feed(head.bytes());
  EXPECT_FALSE(reader.next().has_value());
  EXPECT_TRUE(reader.broken());
}

Request question() {
  Request request;
  request.operation = Operation::verify;
  request.check = "marriage.status";
  request.handle = "cursor";
  request.limit = 20;
  request.record = {{"name", ZQ_T_TEXT, 0, Private("张三")}, {"count", ZQ_T_INT, -5, Private()}};
  request.trace = {"r", "c", "m", "p", "q", workflow::Lane::background};
  request.deadline = SteadyTime(std::chrono::seconds(12));
  request.now = Instant(milliseconds(1764000000123));
  return request;
}

TEST(Messages, ARequestArrivesAsItWasSent) {
  const Request sent = question();
  const auto got = read_request(bytes_of(sent));
  ASSERT_TRUE(got.has_value());
  EXPECT_EQ(got->operation, sent.operation);
  EXPECT_EQ(got->check, sent.check);
  EXPECT_EQ(got->handle, sent.handle);
  EXPECT_EQ(got->limit, sent.limit);
  ASSERT_EQ(got->record.size(), 2U);
  EXPECT_EQ(got->record[0].text.reveal(), "张三");
  EXPECT_EQ(got->record[1].number, -5);
  EXPECT_EQ(got->trace.request_id, "r");
  EXPECT_EQ(got->trace.requester, "q");
  EXPECT_EQ(got->deadline, sent.deadline);
  EXPECT_EQ(got->now, sent.now);
}

// Takes frames apart again as the host does.
std::optional<Reply> delivered(const std::vector<std::string>& frames, const AnswerLimits& limits) {
  FrameReader reader;
  for (const std::string& one : frames) reader.feed(one);
  Reply collected;
  size_t cost = 0;
  while (auto frame = reader.next()) {
    if (frame->type == FrameType::reply) return read_reply(frame->payload, std::move(collected));
    if (!add_records(frame->payload, limits, cost, collected) && collected.broken_rule.empty()) return std::nullopt;
  }
  return std::nullopt;
}

Reply answer(int records) {
  Reply reply;
  reply.status = ZQ_OK;
  reply.verdict = ZQ_V_MISMATCH;
  reply.text = "说明";
  reply.cursor = "next";
  reply.poll_after = milliseconds(250);
  for (int n = 0; n < records; ++n)
    reply.records.push_back({{"code", ZQ_T_TEXT, 0, Private(std::string(1000, 'a'))}, {"n", ZQ_T_INT, n, Private()}});
  return reply;
}

TEST(Messages, AnAnswerArrivesAsItWasGivenInAsManyPiecesAsItTakes) {
  for (const int records : {0, 1, 2000}) {
    const auto frames = frames_of(answer(records), 3);
    EXPECT_EQ(frames.size() == 1, records < 2000);
    const auto got = delivered(frames, AnswerLimits{});
    ASSERT_TRUE(got.has_value());
    EXPECT_EQ(got->verdict, ZQ_V_MISMATCH);
    EXPECT_EQ(got->cursor, "next");
    EXPECT_EQ(got->text, "说明");
    EXPECT_EQ(got->poll_after, milliseconds(250));
    ASSERT_EQ(got->records.size(), static_cast<size_t>(records));
    if (records > 0) {
      EXPECT_EQ(got->records.back()[1].number, records - 1);
    }
  }
}

TEST(Messages, TheLimitsOfAnAnswerAreKeptOnTheHostsSideToo) {
  AnswerLimits few;
  few.records_max = 1;
  EXPECT_NE(delivered(frames_of(answer(2), 3), few)->broken_rule.find("answer_records_max"), std::string::npos);
  AnswerLimits small;
  small.bytes_max = 1500;
  EXPECT_NE(delivered(frames_of(answer(2), 3), small)->broken_rule.find("answer_bytes_max"), std::string::npos);
  Reply bad = answer(1);
  bad.records[0][0].text = Private("\xFF\xFE");
  EXPECT_NE(delivered(frames_of(bad, 3), AnswerLimits{})->broken_rule.find("UTF-8"), std::string::npos);
}

TEST(Messages, WhatIsCutOrHasMoreIsNoMessage) {
  Hello hello;
  hello.file = "/a/b.so";
  hello.department.id = {"d"};
  hello.department.secrets["password"] = Private("secret");
  hello.department.databases.push_back({"main", "Driver=SQLite3", Private("p"), "GB18030", 3});
  const Ready ready{1, Description{"a.b", "名", "v", "1.0.0", "1.0.0", "00", {"zq.list/1"}, 4, true, true}};
  const auto none = [](std::string_view bytes, auto read) {
    EXPECT_TRUE(read(bytes).has_value());
    for (size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(read(bytes.substr(0, size)).has_value()) << size;
    EXPECT_FALSE(read(std::string(bytes) + '\0').has_value());
  };
  none(bytes_of(hello), [](auto b) { return read_hello(b); });
  none(bytes_of(ready), [](auto b) { return read_ready(b); });
  none(bytes_of(question()), [](auto b) { return read_request(b); });
  none(bytes_of(Error{ErrorCode::deadline, "文", "text", {{"p", "t", "e", "f"}}}),
       [](auto b) { return read_refused(b); });
  none(bytes_of(LogLine{1, "ZQ-2012", "r", "t", {{"k", "v"}}}), [](auto b) { return read_log_line(b); });
}

TEST(Messages, AHelloOfAnotherVersionIsReadAsFarAsItIsSure) {
  Hello hello;
  hello.version_min = hello.version_max = 77;
  const auto got = read_hello(bytes_of(hello) + "whatever comes then");
  ASSERT_TRUE(got.has_value());
  EXPECT_EQ(got->version_min, 77);
}

TEST(OutputLines, AreCutAtTheirEndsAndAtFourKibibytes) {
  OutputLines lines;
  std::vector<std::string> got;
  const auto take = [&](std::string_view line) { got.emplace_back(line); };
  lines.feed("one\ntw", take);
  lines.feed("o\n\n" + std::string(5000, 'x') + "\nrest", take);
  lines.end(take);
  EXPECT_EQ(got, (std::vector<std::string>{"one", "two", std::string(4096, 'x'), "rest"}));
}

}  // namespace
}  // namespace zq::adapters
