// What the streets' platforms say and how it is meant: pure functions, no platform.
#include <gtest/gtest.h>

#include "four_platforms/callback.hpp"
#include "four_platforms/streets.hpp"
#include "four_platforms/task_json.hpp"
#include "four_platforms/words.hpp"
#include "zq/hmac.hpp"

namespace four_platforms {
namespace {

using nlohmann::json;

template <class Function>
zq_status failure_of(Function&& function) {
  try {
    function();
  } catch (const zq::Failure& failure) {
    return failure.status();
  }
  return ZQ_OK;
}

TEST(AreaCodes, AreCutByLevelNeverByZeros) {
  const std::pair<const char*, const char*> rows[] = {{"331002001000", "331002001"},
                                                      {"331002100000", "331002100"},
                                                      {"331002001012", "331002001"},
                                                      {"331002100203", "331002100"},
                                                      {"331002010000", "331002010"},
                                                      {"331002000000", ""},
                                                      {"331002001", ""},
                                                      {"3310020010001", ""},
                                                      {"33100200100x", ""},
                                                      {"", ""}};
  for (const auto& [code, street] : rows) EXPECT_EQ(street_of(code), street) << code;
}

TEST(Streets, HaveTheCommonAddressOrTheirOwn) {
  const Streets streets("http://h/sjpt", "331002001,331002100=https://own/x");
  EXPECT_EQ(streets.url("331002001"), "http://h/sjpt/331002001");
  EXPECT_EQ(streets.url("331002100"), "https://own/x");
  EXPECT_EQ(streets.url("331002002"), "");
  for (const char* wrong : {"", "331002001,", "33100200", "331002001=ftp://x", "街道"})
    EXPECT_EQ(failure_of([&] { Streets("http://h", wrong); }), ZQ_E_CONFIG) << wrong;
}

TEST(Words, OfThePlatformAreStatesAndAnUnknownOneIsUnknown) {
  const std::pair<const char*, zq::TaskStatus> rows[] = {
      {"网格上报", zq::TaskStatus::accepted}, {"受理", zq::TaskStatus::accepted}, {"交办", zq::TaskStatus::assigned},
      {"处置中", zq::TaskStatus::handling},   {"反馈", zq::TaskStatus::feedback}, {"已办结", zq::TaskStatus::closed},
      {"退回", zq::TaskStatus::returned},     {"逾期", zq::TaskStatus::overdue},  {"已撤回", zq::TaskStatus::closed},
      {"挂起", zq::TaskStatus::unknown},      {"", zq::TaskStatus::unknown}};
  for (const auto& [word, state] : rows) EXPECT_EQ(state_of(word), state) << word;
}

json detail(const char* status, json feedback, json logs = json::array()) {
  return {{"event", {{"c_number", "HMW202009100301"}, {"taskNo", "RW1"}, {"status", status}}},
          {"logs", std::move(logs)},
          {"feedback", std::move(feedback)}};
}

TEST(Details, HaveTheirStepsInBothFormsOfTime) {
  const auto report = task_report("331002001", detail("退回", nullptr,
                                                      {{{"step", "采集"}, {"time", "2026-11-23"}},
                                                       {{"step", "退回"},
                                                        {"time", "2026-11-23 10:00:05"},
                                                        {"opinion", "地址不在本街道"},
                                                        {"orgname", "海门街道"}}}));
  EXPECT_EQ(report.now.receipt, "331002001/HMW202009100301");
  EXPECT_EQ(report.now.status, zq::TaskStatus::returned);
  EXPECT_EQ(report.reason, "地址不在本街道");
  EXPECT_EQ(report.steps.at(0).at, "2026-11-23");
  EXPECT_EQ(report.steps.at(1).at, "2026-11-23T10:00:05+08:00");
  EXPECT_EQ(report.updated_at, "2026-11-23T10:00:05+08:00");
  EXPECT_FALSE(report.feedback.has_value());
}

TEST(Details, AReasonBelongsToATaskThatIsStillReturned) {
  const json logs = {{{"step", "退回"}, {"opinion", "不在家"}}, {{"step", "交办"}, {"opinion", "重新交办"}}};
  EXPECT_EQ(task_report("331002001", detail("交办", nullptr, logs)).reason, "");
}

TEST(Details, AConclusionIsOneOfThreeWordsOrBadData) {
  const std::pair<const char*, zq::TaskConclusion> rows[] = {{"属实", zq::TaskConclusion::confirmed},
                                                             {"不属实", zq::TaskConclusion::refuted},
                                                             {"无法核实", zq::TaskConclusion::unverifiable}};
  for (const auto& [word, conclusion] : rows)
    EXPECT_EQ(task_report("331002001", detail("反馈", {{"conclusion", word}})).feedback->conclusion, conclusion);
  for (const char* word : {"", "基本属实"})
    EXPECT_EQ(failure_of([&] { task_report("331002001", detail("反馈", {{"conclusion", word}})); }), ZQ_E_BAD_DATA);
  EXPECT_EQ(failure_of([] { task_report("331002001", detail("反馈", nullptr)); }), ZQ_E_BAD_DATA);
}

TEST(Rows, OfAnotherTaskAreNeverTaken) {
  const json mine{{"c_number", "B2"}, {"taskNo", "RW1"}}, older{{"c_number", "B1"}, {"taskNo", "RW1"}};
  EXPECT_EQ(task_rows({{"rows", {mine, older}}}, "RW1").at(0).number, "B1") << "the oldest first";
  const json other{{"c_number", "B3"}, {"taskNo", "RW2"}};
  for (const json& data :
       {json{{"rows", {mine, other}}}, json{{"rows", 1}}, json{}, json{{"rows", {{{"taskNo", "RW1"}}}}}})
    EXPECT_EQ(failure_of([&] { task_rows(data, "RW1"); }), ZQ_E_BAD_DATA) << data;
}

TEST(Receipts, NameStreetAndEvent) {
  EXPECT_EQ(read_receipt("331002100/DCW1").street, "331002100");
  EXPECT_EQ(read_receipt("331002100/DCW1").number, "DCW1");
  for (const char* wrong : {"RW1", "", "331002001/", "331002001/../x", "331002001/a b"})
    EXPECT_EQ(read_receipt(wrong).number, "") << wrong;
}

// ---- callbacks

constexpr std::int64_t now = 1795715765;

std::string hex(const zq::Digest& digest) {
  std::string out;
  for (const unsigned byte : digest) out += "0123456789abcdef"[byte >> 4], out += "0123456789abcdef"[byte & 15];
  return out;
}

struct Message {
  std::string path = "331002001", body = R"({"c_number":"HMW1","taskNo":"RW1","status":"反馈"})";
  std::string timestamp = std::to_string(now);
  std::string signature = hex(zq::hmac_sha256("key", timestamp + "\n" + path + "\n" + body));

  zq::TaskNotice read(std::int64_t at = now) const {
    const auto str = [](std::string_view s) { return zq_str{s.data(), s.size()}; };
    const zq_header headers[] = {{str("x-timestamp"), str(timestamp)}, {str("x-signature"), str(signature)}};
    const zq_callback raw{sizeof raw, 2, headers, str(path), str(body)};
    return read_callback(zq::Callback(&raw), "key", at);
  }
};

TEST(Callbacks, SignedOnesAreTranslated) {
  const auto notice = Message().read();
  EXPECT_EQ(notice.receipt, "331002001/HMW1");
  EXPECT_EQ(notice.task_no, "RW1");
  EXPECT_EQ(notice.status, zq::TaskStatus::feedback);
  EXPECT_EQ(Message().read(now + 299).status_text, "反馈");
}

TEST(Callbacks, WhateverIsChangedIsRefused) {
  const auto changed = [](auto&& change) {
    Message message;
    change(message);
    return failure_of([&] { message.read(); });
  };
  EXPECT_EQ(changed([](Message& m) { m.body += " "; }), ZQ_E_AUTH);
  EXPECT_EQ(changed([](Message& m) { m.path = "331002002"; }), ZQ_E_AUTH) << "signed for another street";
  EXPECT_EQ(changed([](Message& m) { m.timestamp = std::to_string(now + 1); }), ZQ_E_AUTH);
  EXPECT_EQ(changed([](Message& m) { m.signature.clear(); }), ZQ_E_AUTH);
  EXPECT_EQ(changed([](Message& m) { m.signature[0] ^= 1; }), ZQ_E_AUTH);
  EXPECT_EQ(failure_of([] { Message().read(now + 301); }), ZQ_E_AUTH) << "too old";
  EXPECT_EQ(failure_of([] { Message().read(now - 301); }), ZQ_E_AUTH) << "from the future";
}

TEST(Callbacks, ASignedOneThatCannotBeReadIsInvalid) {
  for (const char* body : {"", "[]", "{}", R"({"c_number":"../x"})", R"({"c_number":7})"}) {
    Message message;
    message.body = body;
    message.signature = hex(zq::hmac_sha256("key", message.timestamp + "\n331002001\n" + body));
    EXPECT_EQ(failure_of([&] { message.read(); }), ZQ_E_INVALID) << body;
  }
}

}  // namespace
}  // namespace four_platforms
