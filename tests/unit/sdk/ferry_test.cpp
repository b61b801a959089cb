// The ferry of the SDK: tokens, questions that outlive a restart, whole and half replies, what is purged.
#include "zq/ferry.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/declared.hpp"
#include "zq/ferry_watcher.hpp"
#include "zq/test_host.hpp"

namespace zq::test {
namespace {

namespace fs = std::filesystem;

class SdkFerry : public ::testing::Test {
 protected:
  SdkFerry() {
    for (const char* name : {"in", "out"}) fs::create_directories(folder / name);
    host.settings["ferry_directory"] = folder.string();
  }
  ~SdkFerry() override { fs::remove_all(folder); }
  Ferry ferry() const { return Ferry(Host(host.raw()).settings()); }
  void reply(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder / "in" / name, std::ios::binary) << bytes;
  }
  std::string sent() {
    const std::string token = Ferry::new_token(call, "07");
    ferry().send(token, "REQUEST", Ferry::question_of("07", said.record()));
    return token;
  }
  static std::vector<std::string> lines(std::string_view bytes, const std::string& name) {
    if (bytes.find("bad") != std::string_view::npos) throw Failure(ZQ_E_BAD_DATA, name);
    return {std::string(bytes.substr(0, bytes.find('\r')))};
  }

  const fs::path folder = fs::temp_directory_path() / ("zq-sdk-ferry-" + std::to_string(getpid()));
  const DeclaredFields said{{{"name", "张三"}, {"note", "两\n行"}}};
  AdapterHost host;
  AdapterCall raw;
  Call call{host.raw(), raw.raw()};
};

TEST_F(SdkFerry, RemembersTheQuestionUnderItsToken) {
  const std::string token = sent();
  EXPECT_EQ(token.size(), 26u);
  EXPECT_EQ(token.substr(0, 10), "2026010107");
  EXPECT_TRUE(fs::exists(folder / "out" / ("Q" + token + ".txt")));
  const Ferry::Question question = ferry().question(token);  // another object: as after a restart
  EXPECT_EQ(question, (Ferry::Question{{"business", "07"}, {"name", "张三"}, {"note", "两 行"}}));
  for (const std::string& unknown :
       {std::string("2026010107aaaaaaaaaaaaaaaa"), std::string("../../etc/passwd"), token + "0"})
    EXPECT_EQ(status_of([&] { ferry().question(unknown); }), ZQ_E_NOT_FOUND) << unknown;
}

TEST_F(SdkFerry, WaitsForWholeRepliesAndTakesEveryCopy) {
  const std::string token = sent();
  EXPECT_TRUE(ferry().replies(token, lines).empty());
  reply("R" + token + ".txt", "half");
  EXPECT_TRUE(ferry().replies(token, lines).empty());
  EXPECT_TRUE(ferry().answered({}).empty());
  reply("R" + token + ".txt", "one\r\nT0000001\r\n");
  reply("R" + token + "_2.txt", "bad\r\nT0000001\r\n");
  EXPECT_EQ(ferry().replies(token, lines), std::vector<std::string>{"one"}) << "a faulty copy does not hide a good one";
  EXPECT_EQ(ferry().answered({}), std::set<std::string>{token});
  reply("R" + token + ".txt", "bad\r\nT0000001\r\n");
  EXPECT_EQ(status_of([&] { ferry().replies(token, lines); }), ZQ_E_BAD_DATA);
}

TEST_F(SdkFerry, SaysThatAHalfReplyWillNeverBeWhole) {
  const std::string token = sent();
  reply("R" + token + ".txt", "half");
  fs::last_write_time(folder / "in" / ("R" + token + ".txt"), fs::file_time_type::clock::now() - std::chrono::hours(1));
  EXPECT_EQ(status_of([&] { ferry().replies(token, lines); }), ZQ_E_BAD_DATA);
}

TEST_F(SdkFerry, ChecksItsFoldersAndPurgesWhatIsOld) {
  ferry().check();
  const std::string token = sent();
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(24 * 30);
  fs::last_write_time(folder / "out" / ("Q" + token + ".txt"), old);
  EXPECT_EQ(status_of([&] { ferry().check(); }), ZQ_E_UNAVAILABLE) << "nobody takes the requests";
  fs::last_write_time(folder / "pending" / ("P" + token + ".txt"), old);
  ferry().purge();
  EXPECT_EQ(status_of([&] { ferry().question(token); }), ZQ_E_NOT_FOUND);
  fs::remove_all(folder / "in");
  EXPECT_EQ(status_of([&] { ferry().check(); }), ZQ_E_UNAVAILABLE);
}

TEST_F(SdkFerry, TellsTheHostWhatIsAnsweredOnce) {
  const std::string token = sent();
  {
    const FerryWatcher watcher(Host(host.raw()), ferry(), std::chrono::milliseconds(5));
    reply("R" + token + ".txt", "one\r\nT0000001\r\n");
    for (int i = 0; i < 2000 && host.ready_tokens().empty(); ++i) call.pause(std::chrono::milliseconds(2));
  }
  EXPECT_EQ(host.ready_tokens(), std::vector<std::string>{token});
}

}  // namespace
}  // namespace zq::test
