// R-规定-14.1: the port's four questions, through the registry and a worker process, to the simulated platforms.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "domain/clocks.hpp"
#include "faults/adapters/house.hpp"
#include "support/legacy_process.hpp"

namespace zq::test {
namespace {

using adapters::test::House;
using nlohmann::json;

class FieldTasksInAWorker : public ::testing::TestWithParam<settings::Department::Mode> {
 protected:
  FieldTasksInAWorker() : legacy_(ZQ_LEGACY_PROGRAM, {"--demo", "yes"}, folder_.path()) {
    settings::Department department = adapters::test::department("four_platforms", "good_c");
    department.adapter_file = ZQ_ADAPTER_FILE;
    department.mode = GetParam();
    department.settings = {{"base_url", legacy_.base_url() + "/sjpt"}, {"app_key", "wzmcs"}, {"user", "wzmcs"}};
    department.secrets = {{"password", Private("sample-password")}, {"callback_key", Private("sample-callback-key")}};
    house_.open({department});
  }
  ~FieldTasksInAWorker() override { house_.registry.shutdown(std::chrono::seconds(5)); }

  static FieldTask visit() {
    FieldTask task;
    task.id = {"RW20261126-1"};
    task.source_no = "XCH20261126-1";
    task.event_type1 = "便民服务";
    task.event_type2 = "证明核查";
    task.area_code = "331002100000";
    task.address = Private("大陈镇示例路 1 号");
    task.subject_name = Private("示例甲");
    task.limit = *moment_from_text("2026-11-28T09:00:00+08:00");
    task.questions = {{"lives_here", "是否居住在此"}};
    return task;
  }
  Result<FieldTaskReport> status(const std::string& reference) {
    return house_.begin(house_.registry.field_task_status(id_, reference, {}, House::soon())).get();
  }
  void officer(const std::string& verb, json content) {
    content["no"] = visit().id.value;
    const std::string body = content.dump();
    ASSERT_EQ(HttpClient(legacy_.base_url()).send("POST", "/_control/331002100/" + verb, &body, {}).status, 200);
  }

  const DepartmentId id_{"four_platforms"};
  TempDirectory folder_;
  LegacyProcess legacy_;
  House house_;
};

TEST_P(FieldTasksInAWorker, ArePushedFollowedAndTakenBack_R_规定_14_1) {
  const auto push = [&] {
    return house_.begin(house_.registry.push_field_task(id_, visit(), {}, House::soon())).get();
  };
  const auto first = push();
  ASSERT_TRUE(first.ok()) << first.error().detail;
  EXPECT_EQ(first->state, FieldTaskState::accepted);
  EXPECT_EQ(push()->receipt, first->receipt);
  officer("advance", json::object());
  officer("feedback", {{"conclusion", "属实"}, {"handler", "网格员甲"}, {"answers", {{"lives_here", "是"}}}});
  const auto report = status(first->receipt);
  ASSERT_TRUE(report.ok()) << report.error().detail;
  EXPECT_EQ(report->task_no, visit().id.value);
  EXPECT_EQ(report->state, FieldTaskState::feedback);
  EXPECT_EQ(report->feedback->conclusion, FieldConclusion::confirmed);
  EXPECT_EQ(report->feedback->answers.at(0).value.reveal(), "是");
  EXPECT_TRUE(report->steps.at(0).at->day_only);
  EXPECT_FALSE(report->steps.at(1).at->day_only);
  const auto back =
      house_.begin(house_.registry.withdraw_field_task(id_, first->receipt, "申请人撤回", {}, House::soon())).get();
  ASSERT_TRUE(back.ok()) << back.error().detail;
  EXPECT_EQ(back->state, FieldTaskState::closed);
  EXPECT_EQ(status("no-such-task").error().code, ErrorCode::not_found);
}

TEST_P(FieldTasksInAWorker, BelieveNoCallbackThatIsNotSigned) {
  const json said = json::parse(run({ZQ_LEGACY_PROGRAM, "--ask", "callback"}).output);
  FieldTaskCallback callback{said.at("path"), {}, Private(said.at("body").get<std::string>())};
  const auto heard = [&] {
    return house_.begin(house_.registry.field_task_callback(id_, callback, {}, House::soon())).get();
  };
  EXPECT_EQ(heard().error().code, ErrorCode::forbidden);
  for (const auto& [name, value] : said.at("headers").items()) callback.headers.push_back({name, value});
  const auto notice = heard();
  ASSERT_TRUE(notice.ok()) << notice.error().detail;
  EXPECT_EQ(status(notice->receipt)->task_no, notice->task_no);
}

INSTANTIATE_TEST_SUITE_P(Modes, FieldTasksInAWorker,
                         ::testing::Values(settings::Department::Mode::isolated,
                                           settings::Department::Mode::in_process),
                         [](const auto& info) {
                           return std::string(info.param == settings::Department::Mode::isolated ? "Isolated"
                                                                                                 : "InProcess");
                         });

}  // namespace
}  // namespace zq::test
