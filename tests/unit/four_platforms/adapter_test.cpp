// R-规定-14.1: the built adapter against the simulated platforms in their own process.
#include <gtest/gtest.h>

#include <future>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "support/legacy_process.hpp"

namespace zq::test {
namespace {

using nlohmann::json;
using Fields = RunningAdapter::Fields;

constexpr const char* haimen = "331002001";
constexpr const char* dachen = "331002100";

// Of a form.
std::string escaped(const std::string& text) {
  std::string out;
  for (const unsigned char c : text) out += std::string("%") + "0123456789ABCDEF"[c >> 4] + "0123456789ABCDEF"[c & 15];
  return out;
}

class FourPlatforms : public ::testing::Test {
 protected:
  FourPlatforms() : legacy_(ZQ_LEGACY_PROGRAM, {"--demo", "yes"}, folder_.path()) {
    host_.settings = {{"base_url", legacy_.base_url() + "/sjpt"}, {"app_key", "wzmcs"}, {"user", "wzmcs"}};
    host_.secrets = {{"password", "sample-password"}, {"callback_key", "sample-callback-key"}};
    start();
  }
  // A fresh instance, as after a restart of everything.
  void start() {
    adapter_.reset();
    adapter_ = std::make_unique<RunningAdapter>(host_, load_adapter(ZQ_ADAPTER_FILE), "four_platforms");
  }

  Reply control(const std::string& street, const std::string& verb, const json& content = json::object()) {
    const std::string body = content.dump();
    return HttpClient(legacy_.base_url()).send("POST", "/_control/" + street + "/" + verb, &body, {});
  }
  json held(const std::string& street) { return json::parse(control(street, "events").body); }

  static Fields visit(const std::string& area, const std::string& task_no = "RW1") {
    return {{"task_no", task_no},
            {"source_system", "WZMCS"},
            {"source_no", "XCH1"},
            {"platform", "service"},
            {"event_type1", "便民服务"},
            {"event_type2", "证明核查"},
            {"event_type3", "居住"},
            {"event_level", "二级"},
            {"area_code", area},
            {"address", "示例路 1 号"},
            {"subject_name", "示例甲"},
            {"limit_time", "2026-11-28T09:00:00+08:00"},
            {"question.1.code", "lives_here"},
            {"question.1.text", "是否居住在此"},
            {"question.1.answer", "yes_no"},
            {"question.2.code", "door"},
            {"question.2.text", "门牌照片"},
            {"question.2.answer", "photo"}};
  }
  std::string push(const std::string& area, const std::string& key) {
    AdapterCall call;
    EXPECT_EQ(adapter_->push_task(call, visit(area, key), key), ZQ_OK) << call.error_text;
    return call.records.empty() ? "" : call.records[0].at("receipt");
  }
  zq_status push_status(const Fields& task, const std::string& key) {
    AdapterCall call;
    return adapter_->push_task(call, task, key);
  }
  RecordedFields state(const std::string& reference) {
    AdapterCall call;
    EXPECT_EQ(adapter_->task_status(call, reference), ZQ_OK) << call.error_text;
    return call.records.empty() ? RecordedFields() : call.records[0];
  }

  TempDirectory folder_;
  LegacyProcess legacy_;
  RealHost host_;
  std::unique_ptr<RunningAdapter> adapter_;
};

TEST_F(FourPlatforms, EveryStreetAndTheTownTakeTheTasksOfTheirArea_R_规定_14_1) {
  for (const char* street : {"331002001", "331002002", "331002003", "331002004", "331002005", "331002006", "331002007",
                             "331002008", "331002100"}) {
    const std::string receipt = push(std::string(street) + "000", "RW-" + std::string(street));
    EXPECT_EQ(receipt.substr(0, 10), std::string(street) + "/");
    EXPECT_EQ(held(street).back().at("event").at("taskNo"), "RW-" + std::string(street));
  }
  EXPECT_EQ(push_status(visit("331002009000"), "RW2"), ZQ_E_INVALID) << "no such street";
  EXPECT_EQ(push_status(visit("331002000000"), "RW2"), ZQ_E_INVALID) << "a whole county";
}

TEST_F(FourPlatforms, ATaskArrivesOnItsPlatformWithWhatItHasAndNoMore) {
  push("331002100203", "RW1");
  const json event = held(dachen).back();
  const json& pushed = event.at("pushed");
  EXPECT_EQ(event.at("event").at("platform"), "便民服务");
  EXPECT_EQ(pushed.at("areaCode"), "331002100203");
  EXPECT_EQ(pushed.at("limitTime"), "2026-11-28 09:00:00");
  EXPECT_EQ(pushed.at("question").size(), 2U);
  EXPECT_EQ(pushed.at("question")[1].at("answerType"), "photo");
  for (const char* absent : {"subjectNumber", "subjectMask", "contactPhoneMask", "callbackUrl", "warnTime"})
    EXPECT_FALSE(pushed.contains(absent)) << absent;
  Fields market = visit("331002100000", "RW2");
  for (auto& [name, value] : market)
    if (name == "platform") value = "market";
  EXPECT_EQ(push_status(market, "RW2"), ZQ_OK);
  EXPECT_EQ(held(dachen).back().at("event").at("platform"), "市场监管");
}

TEST_F(FourPlatforms, ATaskIsPushedOnceByItsKey) {
  const std::string first = push("331002100000", "RW1");
  EXPECT_EQ(push("331002100000", "RW1"), first);
  start();
  EXPECT_EQ(push("331002100000", "RW1"), first) << "after a restart";
  EXPECT_NE(push("331002100000", "RW2"), first);
  EXPECT_EQ(held(dachen).size(), 2U);
}

TEST_F(FourPlatforms, TheSameTaskAtTheSameTimeIsOne) {
  std::vector<std::future<std::string>> all;
  for (int n = 0; n < 6; ++n)
    all.push_back(std::async(std::launch::async, [&] { return push("331002100000", "RW1"); }));
  std::set<std::string> receipts;
  for (auto& one : all) receipts.insert(one.get());
  EXPECT_EQ(receipts.size(), 1U);
  EXPECT_EQ(held(dachen).size(), 1U);
}

TEST_F(FourPlatforms, AReplyThatIsLostLeavesTheOutcomeOpenAndTheNextPushSettlesIt) {
  control(dachen, "drop_reply");
  EXPECT_EQ(push_status(visit("331002100000"), "RW1"), ZQ_E_OUTCOME_UNKNOWN);
  ASSERT_EQ(held(dachen).size(), 1U) << "it had arrived";
  EXPECT_EQ(state("RW1").at("status"), "accepted") << "found by its task number";
  EXPECT_EQ(push("331002100000", "RW1"),
            std::string(dachen) + "/" + held(dachen)[0]["event"]["c_number"].get<std::string>());
  EXPECT_EQ(held(dachen).size(), 1U);
}

TEST_F(FourPlatforms, ATokenThatHasExpiredCostsOneLogin) {
  const std::string receipt = push("331002001000", "RW1");
  control(haimen, "expire");
  EXPECT_EQ(state(receipt).at("status"), "accepted");
  control(haimen, "expire");
  EXPECT_EQ(push("331002001000", "RW1"), receipt);
}

TEST_F(FourPlatforms, AWrongPasswordIsToldFromAPlatformThatFails) {
  host_.secrets["password"] = "wrong";
  start();
  EXPECT_EQ(push_status(visit("331002001000"), "RW1"), ZQ_E_AUTH);
  host_.secrets["password"] = "sample-password";
  host_.settings["app_key"] = "wrong";
  start();
  EXPECT_EQ(push_status(visit("331002001000"), "RW1"), ZQ_E_UNAVAILABLE) << "操作失败, and no word why";
}

TEST_F(FourPlatforms, ATaskIsFollowedFromAcceptedToClosed) {
  const std::string receipt = push("331002100000", "RW1");
  const auto after = [&](const char* verb, const json& more = json::object()) {
    json content{{"no", "RW1"}};
    content.update(more);
    EXPECT_EQ(control(dachen, verb, content).status, 200) << verb;
    return state(receipt).at("status");
  };
  EXPECT_EQ(after("advance"), "accepted");
  EXPECT_EQ(after("return", {{"reason", "地址不在本镇"}}), "returned");
  EXPECT_EQ(state(receipt).at("reason"), "地址不在本镇");
  EXPECT_EQ(after("reassign", {{"org", "大陈镇浪通门村"}}), "assigned");
  EXPECT_EQ(state(receipt).count("reason"), 0U);
  EXPECT_EQ(after("advance"), "handling");
  EXPECT_EQ(after("overdue"), "overdue");
  const json said{{"handler", "网格员甲"},
                  {"peer", "网格员乙"},
                  {"conclusion", "不属实"},
                  {"place", "示例路 1 号"},
                  {"answers", {{"lives_here", "否"}, {"door", "见照片"}}},
                  {"photos", {"/files/1.jpg"}}};
  EXPECT_EQ(after("feedback", said), "feedback");
  EXPECT_EQ(after("close"), "closed");
  AdapterCall call;
  ASSERT_EQ(adapter_->task_status(call, receipt), ZQ_OK);
  EXPECT_EQ(call.records[0].at("conclusion"), "false");
  EXPECT_EQ(call.records[0].at("peer"), "网格员乙");
  std::map<std::string, int> kinds;
  std::set<std::size_t> lengths;
  for (const RecordedFields& record : call.records) {
    ++kinds[record.at("kind")];
    if (record.at("kind") == "step") lengths.insert(record.at("at").size());
  }
  EXPECT_EQ(kinds, (std::map<std::string, int>{{"state", 1}, {"step", 8}, {"answer", 2}, {"photo", 1}}));
  EXPECT_EQ(lengths, (std::set<std::size_t>{10, 25})) << "both forms of time are in one list";
}

TEST_F(FourPlatforms, AStreetThatIsDownCostsOnlyItsOwnTasks) {
  const std::string receipt = push("331002001000", "RW1");
  control(haimen, "down");
  EXPECT_EQ(push_status(visit("331002001000", "RW2"), "RW2"), ZQ_E_UNAVAILABLE)
      << "surely not arrived: it was searched";
  push("331002100000", "RW3");
  AdapterCall health;
  EXPECT_EQ(adapter_->health(health), ZQ_OK) << "one street that answers is enough";
  AdapterCall unknown;
  EXPECT_EQ(adapter_->task_status(unknown, "RW9"), ZQ_E_UNAVAILABLE) << "not found is only said when all have answered";
  EXPECT_EQ(state("RW3").at("status"), "accepted");
  control(haimen, "up");
  EXPECT_EQ(state(receipt).at("status"), "accepted");
  AdapterCall now;
  EXPECT_EQ(adapter_->task_status(now, "RW9"), ZQ_E_NOT_FOUND);
}

TEST_F(FourPlatforms, ATaskIsTakenBackAndAClosedOneStaysClosed) {
  const std::string receipt = push("331002100000", "RW1");
  for (int n = 0; n < 2; ++n) {
    AdapterCall call;
    ASSERT_EQ(adapter_->withdraw_task(call, receipt, "申请人撤回"), ZQ_OK) << call.error_text;
    EXPECT_EQ(call.records.at(0).at("status"), "closed");
    EXPECT_EQ(call.records.at(0).at("status_text"), "已撤回");
  }
  EXPECT_EQ(held(dachen)[0]["logs"].size(), 2U) << "once";
  AdapterCall unknown;
  EXPECT_EQ(adapter_->withdraw_task(unknown, std::string(dachen) + "/DCW209901010001", "x"), ZQ_E_NOT_FOUND);
}

TEST_F(FourPlatforms, ASecondEventOfOneTaskIsTakenBack) {
  const std::string receipt = push("331002100000", "RW1");
  // The platform takes the same push again, as it would one whose answer was lost and that arrived late.
  const json again = held(dachen)[0]["pushed"];
  HttpClient platform(legacy_.base_url());
  const std::string password = "grant_type=password&username=wzmcs&password=sample-password";
  const Reply login = platform.send("POST", "/sjpt/331002100/oauth/token", &password, {});
  const std::string form = "appKey=wzmcs&bizContent=" + escaped(again.dump());
  platform.send("POST", "/sjpt/331002100/bmfw/event/add", &form,
                {"auth: " + json::parse(login.body).at("access_token").get<std::string>()});
  ASSERT_EQ(held(dachen).size(), 2U);
  EXPECT_EQ(push("331002100000", "RW1"), receipt) << "the oldest stays";
  EXPECT_EQ(held(dachen)[0]["event"]["status"], "网格上报");
  EXPECT_EQ(held(dachen)[1]["event"]["status"], "已撤回");
}

// As the platform signs it, by its own code.
TEST_F(FourPlatforms, ASignedCallbackIsBelievedAndAnyOtherIsNot) {
  const Ran signing = run({ZQ_LEGACY_PROGRAM, "--ask", "callback"});
  const json said = json::parse(signing.output);
  const std::string path = said.at("path"), body = said.at("body"), time = said.at("headers").at("x-timestamp");
  const Fields headers{{"x-timestamp", time}, {"x-signature", said.at("headers").at("x-signature")}};
  const auto heard = [&](const std::string& where, const Fields& with, const std::string& what, AdapterCall& call) {
    call.raw()->now_unix_ms = std::stoll(time) * 1000;
    return adapter_->task_callback(call, where, with, what);
  };
  AdapterCall good;
  ASSERT_EQ(heard(path, headers, body, good), ZQ_OK) << good.error_text;
  EXPECT_EQ(good.records.at(0).at("task_no"), "demo-accepted");
  EXPECT_EQ(state(good.records[0].at("receipt")).at("task_no"), "demo-accepted") << "the receipt finds it";
  AdapterCall changed, unsigned_one, elsewhere, nowhere;
  EXPECT_EQ(heard(path, headers, body + " ", changed), ZQ_E_AUTH);
  EXPECT_EQ(heard(path, {headers[0]}, body, unsigned_one), ZQ_E_AUTH);
  EXPECT_EQ(heard(dachen, headers, body, elsewhere), ZQ_E_AUTH);
  EXPECT_EQ(heard("", headers, body, nowhere), ZQ_E_AUTH);
  for (const AdapterCall* call : {&changed, &unsigned_one, &elsewhere, &nowhere}) EXPECT_TRUE(call->records.empty());
}

}  // namespace
}  // namespace zq::test
