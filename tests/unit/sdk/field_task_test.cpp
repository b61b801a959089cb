// zq.field_task/1 through the C++ wrapper: what an adapter returns is what the host hears.
#include "zq/field_task.hpp"

#include <gtest/gtest.h>

#include "zq/adapter.hpp"
#include "zq/test_host.hpp"

namespace zq {
namespace {

using test::AdapterCall;
using test::AdapterHost;
using test::RunningAdapter;

class Streets : public Adapter {
 public:
  TaskReceipt push_task(Call&, const Record& task, std::string_view key) override {
    return {std::string(task.require("area_code")) + ":" + std::string(key), TaskStatus::accepted, "受理"};
  }
  TaskReport task_status(Call&, std::string_view reference) override {
    TaskReport report{{std::string(reference), TaskStatus::feedback, "反馈"}};
    report.steps = {{"受理", "海门街道", "甲", "2026-11-23"}, {"反馈", "海门街道", "乙", "2026-11-24T09:30:00+08:00"}};
    report.feedback = TaskFeedback{TaskConclusion::refuted, "甲", "乙", "2026-11-24"};
    report.feedback->answers = {{"lives_here", "否"}};
    report.feedback->photos = {{"/files/1", "door"}};
    return report;
  }
  TaskNotice task_callback(Call&, const Callback& message) override {
    if (message.header("x-signature") != "good") throw Failure(ZQ_E_AUTH, "签名不符");
    return {std::string(message.path()), std::string(message.body()), TaskStatus::closed, "已办结"};
  }
};
constexpr zq_descriptor streets_descriptor = Plugin<Streets>::describe("cn.example.s", "街道", "测试", "1.0.0");
constexpr zq_entry streets = Plugin<Streets>::entry(&streets_descriptor);

TEST(FieldTasks, AreOfferedByWhatTheClassOverrides) {
  EXPECT_STREQ(streets.descriptor->capabilities[0], ZQ_CAP_FIELD_TASK);
  EXPECT_EQ(streets.descriptor->capabilities[1], nullptr);
  const auto* table = static_cast<const zq_field_task*>(streets.get_capability(nullptr, ZQ_CAP_FIELD_TASK));
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->size, 40U);
  EXPECT_NE(table->callback, nullptr);
  EXPECT_EQ(table->withdraw, nullptr) << "not overridden";
}

TEST(FieldTasks, AnswerInRecordsOfTheirKinds) {
  AdapterHost host;
  RunningAdapter adapter(host, streets, "d");
  AdapterCall push;
  ASSERT_EQ(adapter.push_task(push, {{"area_code", "331002001000"}}, "RW1"), ZQ_OK);
  EXPECT_EQ(push.records.at(0).at("receipt"), "331002001000:RW1");
  AdapterCall without;
  EXPECT_EQ(adapter.push_task(without, {}, "RW1"), ZQ_E_INVALID);
  AdapterCall status;
  ASSERT_EQ(adapter.task_status(status, "R1"), ZQ_OK);
  ASSERT_EQ(status.records.size(), 5U);
  EXPECT_EQ(status.records[0].at("kind"), "state");
  EXPECT_EQ(status.records[0].at("conclusion"), "false");
  EXPECT_EQ(status.records[1].at("at"), "2026-11-23");
  EXPECT_EQ(status.records[3].at("question"), "lives_here");
  EXPECT_EQ(status.records[4].at("reference"), "/files/1");
}

TEST(FieldTasks, ACallbackIsHandedOverAsItCame) {
  AdapterHost host;
  RunningAdapter adapter(host, streets, "d");
  AdapterCall good;
  ASSERT_EQ(adapter.task_callback(good, "331002001", {{"x-signature", "good"}}, "RW1"), ZQ_OK);
  EXPECT_EQ(good.records.at(0).at("task_no"), "RW1");
  EXPECT_EQ(good.records.at(0).at("receipt"), "331002001");
  AdapterCall bad;
  EXPECT_EQ(adapter.task_callback(bad, "331002001", {}, "RW1"), ZQ_E_AUTH);
  EXPECT_TRUE(bad.records.empty());
}

TEST(FieldTasks, ABareDayStaysADay) {
  EXPECT_EQ(moment_or_day("2026-11-23 09:05:06"), "2026-11-23T09:05:06+08:00");
  EXPECT_EQ(moment_or_day("2026-11-23"), "2026-11-23");
  EXPECT_EQ(moment_or_day(" 2026-11-23 "), "2026-11-23");
  EXPECT_EQ(moment_or_day("2026-02-30"), "");
  EXPECT_EQ(moment_or_day("2026-02-30 09:00:00"), "");
  EXPECT_EQ(moment_or_day(""), "");
}

}  // namespace
}  // namespace zq
