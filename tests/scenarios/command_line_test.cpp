// The operator's commands, used rightly and wrongly: exit codes, and sentences that say what to do.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

const std::string binary = ZQ_BINARY_DIR "/bin/zhengqiao";
constexpr const char* all_commands[] = {"serve", "check-config", "migrate", "departments", "import-list", "version"};

Ran zhengqiao(std::vector<std::string> words) {
  words.insert(words.begin(), binary);
  return run(words);
}

void expect(const Ran& ran, int code, std::initializer_list<const char*> parts) {
  EXPECT_EQ(ran.code, code) << ran.output;
  for (const char* part : parts)
    EXPECT_NE(ran.output.find(part), std::string::npos) << "“" << part << "” is not in: " << ran.output;
}

TEST(CommandLine, EveryCommandExplainsItself) {
  const Ran all = zhengqiao({"--help"});
  for (const char* command : all_commands) {
    expect(all, 0, {command});
    const Ran one = zhengqiao({command, "--help"});
    expect(one, 0, {command, "用法", "选项", "--config=文件", "退出码"});
    EXPECT_NE(one.output, all.output);
    EXPECT_EQ(zhengqiao({"help", command}).output, one.output);
    EXPECT_EQ(zhengqiao({"-h", command}).output, one.output);
  }
  expect(zhengqiao({"help"}), 0, {"命令 (commands)"});
  expect(zhengqiao({}), 64, {"用法", "命令 (commands)"});
}

TEST(CommandLine, WrongUseIsAnsweredWithWhatToWriteInstead) {
  struct Case {
    std::vector<std::string> words;
    std::vector<const char*> parts;
  };
  const Case cases[] = {
      {{"severe"}, {"没有命令 severe", "serve", "check-config", "import-list"}},
      {{"severe", "--help"}, {"没有命令 severe"}},
      {{"--nonsense"}, {"没有选项 --nonsense", "zhengqiao --help"}},
      {{"migrate", "--nonsense=1"}, {"没有选项 --nonsense", "zhengqiao migrate --help"}},
      {{"migrate", "--print"}, {"命令 migrate 没有选项 --print", "zhengqiao migrate --help"}},
      {{"serve", "now"}, {"不认识参数“now”", "用法"}},
      {{"check-config", "config/zhengqiao.xml"}, {"不认识参数“config/zhengqiao.xml”", "用法"}},
      {{"check-config", "--config"}, {"--config 缺少值", "--config=值"}},
      {{"check-config", "--print=yes"}, {"--print 不带值"}},
      {{"check-config", "--config=a", "--config=b"}, {"--config 只能写一次"}},
      {{"import-list"}, {"还缺参数", "import-list 文件"}},
      {{"import-list", "a.csv", "b.csv"}, {"不认识参数“b.csv”"}},
      {{"departments", "restart"}, {"用法", "enable|disable|impact|shadow|promote|rollback|history 部门编号"}},
      {{"departments", "enable"}, {"用法", "enable|disable|impact|shadow|promote|rollback|history 部门编号"}},
  };
  for (const Case& one : cases) {
    const Ran ran = zhengqiao(one.words);
    EXPECT_EQ(ran.code, 64) << ran.output;
    for (const char* part : one.parts)
      EXPECT_NE(ran.output.find(part), std::string::npos) << "“" << part << "” is not in: " << ran.output;
  }
}

TEST(CommandLine, AConfigThatIsNotThereIsNamedAndHowToNameAnother) {
  for (const char* command : {"serve", "check-config", "migrate", "departments"}) {
    const Ran ran = zhengqiao({command, "--config=/nowhere/zhengqiao.xml"});
    expect(ran, 78, {"/nowhere/zhengqiao.xml", "--config=文件"});
    EXPECT_EQ(ran.output.find("/departments"), std::string::npos) << ran.output;
  }
}

// A loopback port that somebody listens on.
class TakenPort {
 public:
  TakenPort() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* where = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(::bind(socket_, where, size), 0);
    EXPECT_EQ(::listen(socket_, 1), 0);
    EXPECT_EQ(::getsockname(socket_, where, &size), 0);
    number_ = ntohs(address.sin_port);
  }
  ~TakenPort() { ::close(socket_); }
  TakenPort(const TakenPort&) = delete;
  TakenPort& operator=(const TakenPort&) = delete;
  std::string number() const { return std::to_string(number_); }

 private:
  const int socket_;
  int number_ = 0;
};

class Commands : public testing::Test {
 protected:
  Commands() { world.with_fixture("good", "示例部门", {}); }
  World world;
};

TEST_F(Commands, DoWhatTheySayWithoutARunningHost) {
  world.write_config();
  expect(world.command({"check-config"}), 0, {"配置正确", "1 个部门"});
  expect(world.command({"migrate"}), 0, {"第 3 版"});
  expect(world.command({"departments"}), 0, {"主机未在运行", "good", "示例部门"});
  expect(world.command({"departments", "disable", "good"}), 64, {"--reason", "部门未改动"});
  expect(world.command({"departments", "disable", "good", "--reason=试验", "--until=明天"}), 64, {"--until"});
  expect(world.command({"departments", "impact", "good"}), 0, {"停用示例部门的影响", "0 项", "0 件"});
  expect(world.command({"departments", "disable", "good", "--reason=试验"}), 0,
         {"停用示例部门的影响", "示例部门：停用", "下次启动时生效"});
  expect(world.command({"departments", "list"}), 0, {"off"});
  expect(world.command({"departments", "enable", "nobody"}), 64, {"没有部门 nobody", "good"});
  expect(world.command({"version"}), 0, {"zhengqiao 0."});
  expect(world.command({"version", "--messages"}), 0, {"ZQ-0001"});
  expect(world.command({"import-list", "/nowhere/list.csv"}), 66, {"/nowhere/list.csv", "无法读取"});
  expect(world.command({"import-list", "/"}), 66, {"无法读取"});
}

TEST_F(Commands, AFaultyConfigIsToldOnceWithItsPlace) {
  world.departments["good"].attributes["queue"] = "many";
  world.write_config();
  for (const char* command : {"serve", "check-config", "migrate", "departments"}) {
    const Ran ran = world.command({command});
    expect(ran, 78, {"good.xml:1:", "queue", "应为", "many"});
    EXPECT_EQ(ran.output.find("good.xml:1:"), ran.output.rfind("good.xml:1:")) << ran.output;
  }
}

TEST_F(Commands, APortInUseEndsTheStartWithItsNumber) {
  const TakenPort taken;
  world.server["address"] = "127.0.0.1";
  world.write_config();
  world.edit_host_file("port=\"0\"", "port=\"" + taken.number() + "\"");
  expect(world.command({"serve"}), 69, {taken.number().c_str(), "端口被占用", "请换一个端口"});
}

TEST_F(Commands, ASecondHostOnTheSameStateIsRefusedAndTheFirstRunsOn) {
  world.start();
  expect(world.command({"serve"}), 1, {"另一个主机正在使用状态目录", "state_directory"});
  EXPECT_EQ(world.anonymous().get("/livez").status, 200);
  expect(world.command({"departments"}), 0, {"good", "ready", "第 1 代"});
  world.stop();
}

TEST_F(Commands, AKilledHostsProcessIdIsNotTakenForTheHost) {
  world.start();
  world.kill();
  Process stranger({"/bin/sleep", "600"}, world.directory / "stranger.out");
  const auto status = world.directory / "state/status.tsv";
  std::string left = read_file(status);
  const size_t at = left.find('\t') + 1;
  left.replace(at, left.find('\t', at) - at, std::to_string(stranger.pid()));
  write_file(status, left);
  expect(world.command({"departments", "disable", "good", "--reason=试验"}), 0, {"主机未在运行", "下次启动时生效"});
  EXPECT_TRUE(stranger.running()) << "the signal for the host went to somebody else";
}

TEST_F(Commands, AStateDirectoryThatCannotBeWrittenEndsTheStartWithItsPath) {
  write_file(world.directory / "state", "a file where a folder should be");
  world.write_config();
  expect(world.command({"serve"}), 74, {"state/lock", "state_directory", "权限"});
}

TEST_F(Commands, ServeInTheBackgroundTakesARelativeConfigAndLeavesItsProcessId) {
  world.write_config();
  const auto pid_file = world.directory / "host.pid";
  const Ran ran =
      run({"bash", "-c", "cd \"$1\" && exec \"$2\" serve --daemon --config=config/zhengqiao.xml --pidfile=\"$3\"", "-",
           world.directory.path().string(), binary, pid_file.string()});
  EXPECT_EQ(ran.code, 0) << ran.output;
  const auto status = world.directory / "state/status.tsv";
  EXPECT_TRUE(eventually([&] { return std::filesystem::exists(status); }));
  const pid_t pid = std::atoi(read_file(pid_file).c_str());
  ASSERT_GT(pid, 1);
  ::kill(pid, SIGTERM);
  EXPECT_TRUE(eventually([&] { return !std::filesystem::exists(status); }));
}

}  // namespace
}  // namespace zq::test
