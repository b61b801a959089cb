// The commands: exit codes, output, and that no check can leave anything behind.
#include "adapter_tool/tool.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <cerrno>

namespace zq::test {
namespace {

const std::string misbehaves = ZQ_BINARY_DIR "/broken_adapters/tool/misbehaves.so";

nlohmann::json only_check(const nlohmann::json& report) { return report.at("checks").at(0); }

TEST(Check, SaysByItsExitCodeWhetherTheAdapterPassed) {
  EXPECT_EQ(tool({"check", "--only", "S", good_adapter}).code, 0);
  EXPECT_EQ(tool({"check", "--only", "S", conformance + "S02.so"}).code, 1);
  EXPECT_EQ(tool({"check", "/no/such/file.so"}).code, 2);
  EXPECT_EQ(tool({"check"}).code, 2);
  EXPECT_EQ(tool({"check", "--only", "X99", good_adapter}).code, 2);
  EXPECT_EQ(tool({"check", "--skip", "S02", good_adapter}).code, 2) << "a skip needs its reason";
  EXPECT_EQ(tool({"check", "--unknown", good_adapter}).code, 2);
  EXPECT_EQ(tool({"nonsense"}).code, 2);
}

TEST(Check, PutsTheReasonOfASkipIntoTheReport) {
  const Ran ran = tool({"check", "--only", "S02,S03", "--skip", "S02=agreed with the office", conformance + "S02.so"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.output.find("agreed with the office"), std::string::npos) << ran.output;
}

TEST(Check, ExplainsEveryCheckInBothLanguages) {
  const Ran ran = tool({"check", "--explain", "L05"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.output.find("规则 rule"), std::string::npos);
  EXPECT_EQ(tool({"check", "--explain", "L99"}).code, 2);
}

TEST(Check, CountsInItsLastLine) {
  const Ran ran = tool({"check", "--only", "S", conformance + "S02.so"});
  EXPECT_NE(ran.output.find("8 项检查 checks: 7 通过 pass, 1 不通过 fail   exit 1\n"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("zq-adapter check --only S02 " + conformance + "S02.so"), std::string::npos);
}

TEST(Sandbox, NamesTheSignalOfACrash) {
  const auto check = only_check(checked(misbehaves, "L01", {{"ZQ_TEST_MODE", "crash"}}));
  EXPECT_EQ(check.at("verdict"), "CRASHED");
  EXPECT_EQ(check.at("observed"), "SIGSEGV");
}

TEST(Sandbox, SeesThatTheAdapterEndedTheProcess) {
  const auto check = only_check(checked(misbehaves, "L01", {{"ZQ_TEST_MODE", "exit"}}));
  EXPECT_EQ(check.at("verdict"), "CRASHED");
  EXPECT_EQ(check.at("observed"), "exit 3");
}

TEST(Sandbox, EndsACheckThatHangsAndWhateverItStarted) {
  const TempDirectory folder;
  const std::string pid_file = (folder.path() / "pid").string();
  const Ran ran = tool({"check", "--json", "--only", "L01", "--limit", "700ms", misbehaves},
                       {{"ZQ_TEST_MODE", "spawn"}, {"ZQ_TEST_PID", pid_file}});
  EXPECT_EQ(only_check(nlohmann::json::parse(ran.output)).at("verdict"), "TIMEOUT");
  const int pid = std::atoi(content_of(pid_file).c_str());
  ASSERT_GT(pid, 1);
  EXPECT_EQ(kill(pid, 0), -1);
  EXPECT_EQ(errno, ESRCH);
}

TEST(Sandbox, FailsACheckThatLeavesAProcessBehind) {
  const TempDirectory folder;
  const std::string pid_file = (folder.path() / "pid").string();
  const auto check = only_check(checked(misbehaves, "L01", {{"ZQ_TEST_MODE", "stay"}, {"ZQ_TEST_PID", pid_file}}));
  EXPECT_EQ(check.at("verdict"), "FAIL") << check.dump(2);
}

TEST(Run, AnswersOneQuestionFromAWorker) {
  const TempDirectory folder;
  const std::string request = (folder.path() / "request.json").string();
  std::ofstream(request)
      << R"({"check": "person.name", "declared": {"identity_no": "331099199001010018", "name": "张三"}})";
  const Ran ran = tool({"run", good_adapter, "verify", "--json", request, "--fixtures", sample_fixtures});
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_NE(ran.output.find("\"verdict\": \"consistent\""), std::string::npos) << ran.output;
  std::ofstream(request) << R"({"check": "no.such"})";
  const Ran failed = tool({"run", good_adapter, "verify", "--json", request, "--fixtures", sample_fixtures});
  EXPECT_EQ(failed.code, 1);
  EXPECT_NE(failed.output.find("ZQ_E_NOT_FOUND"), std::string::npos) << failed.output;
  std::ofstream(request) << R"({"chek": "person.name"})";
  EXPECT_EQ(tool({"run", good_adapter, "verify", "--json", request}).code, 2);
}

TEST(Run, RefusesWhatTheHostRefuses) {
  const Ran ran = tool({"run", misbehaves, "list"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.output.find("zq_entry.descriptor"), std::string::npos) << ran.output;
}

TEST(Doctor, TellsAuthorAndDataCentreWhatToDo) {
  EXPECT_EQ(tool({"doctor", good_adapter}).code, 0);
  const Ran missing = tool({"doctor", conformance + "L01.so"});
  EXPECT_EQ(missing.code, 1);
  EXPECT_NE(missing.output.find("vendor_library_function"), std::string::npos) << missing.output;
  EXPECT_NE(missing.output.find("数据中心 data centre"), std::string::npos);
  const TempDirectory folder;
  const std::string cut = (folder.path() / "cut.so").string();
  std::ofstream(cut, std::ios::binary) << content_of(good_adapter).substr(0, 20000);
  const Ran broken = tool({"doctor", cut});
  EXPECT_EQ(broken.code, 1);
  EXPECT_NE(broken.output.find("不完整的文件"), std::string::npos) << broken.output;
}

}  // namespace
}  // namespace zq::test
