// The SDK's manual, section 6: the smallest adapter, its config file and its list entry in a real host.
#include "scenarios/private_data.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

const std::string sample = ZQ_SOURCE_DIR "/samples/hello_adapter/";

class HelloAdapter : public WithWorld<HelloAdapter> {
 public:
  static void furnish(World& world) {
    std::string config = read_file(sample + "hello.xml");
    const std::string path = "/var/tmp/members.txt";
    config.replace(config.find(path), path.size(), (world.directory / "members.txt").string());
    std::filesystem::create_directories(world.department_file("hello").parent_path());
    write_file(world.department_file("hello"), config);
    world.list_csv = read_file(sample + "list.csv");
    keep_private("331099199001010017");
    keep_private("张三");
  }
  static void write_members(const std::string& state) {
    write_file(world().directory / "members.txt", "331099199001010017|\xD5\xC5\xC8\xFD|" + state + "\r\nT0000001\r\n");
  }
  static Json ask_about(const std::string& status) {
    Client client = world().client();
    return ask(client, "HELLO-1", {{"name", "张三"}, {"id_number", "331099199001010017"}}, {{"status", status}});
  }
};

TEST_F(HelloAdapter, AnswersAsTheManualSays) {
  write_members("\xD5\xFD\xB3\xA3");  // 正常
  EXPECT_EQ(ask_about("正常").at("verdict"), "consistent");
  EXPECT_EQ(ask_about("注销").at("verdict"), "mismatch");
  write_members("\xD5\xFD?");
  EXPECT_EQ(ask_about("正常").at("verdict"), "needs_review");
  std::filesystem::remove(world().directory / "members.txt");
  const Json gone = ask_about("正常");
  EXPECT_EQ(gone.at("state"), "manual");
  EXPECT_EQ(gone.at("cause"), "unavailable");
}

}  // namespace
}  // namespace zq::test
