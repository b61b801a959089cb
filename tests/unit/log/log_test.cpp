#include "log/log.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "log/line.hpp"
#include "log/messages.hpp"

namespace fs = std::filesystem;
using namespace zq::log;

namespace {

std::string escaped(std::string_view text, size_t bytes_max = 512) {
  std::string out;
  append_escaped(out, text, bytes_max);
  return out;
}

std::string field(std::string_view value) {
  std::string out;
  append_field(out, "k", value);
  return out;
}

// A fresh folder for one test, and what stands in its log.
class LogFile : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder_);
    open({.level = Level::info, .file = file().string()});
  }
  void TearDown() override {
    open({});
    fs::remove_all(folder_);
  }
  fs::path file() const { return folder_ / "zhengqiao.log"; }
  static std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string text() const {
    flush();
    return text_of(file());
  }
  std::vector<std::string> lines() const {
    std::istringstream in(text());
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
  }
  fs::path folder_ = fs::temp_directory_path() / ("zq_unit_log_" + std::to_string(::getpid()));
};

TEST_F(LogFile, ALineHasTimeLevelIdBothTextsAndFields) {
  write("ZQ-1001", {{"request_id", "r-1"}, {"status", 200}, {"path", std::string("/a b")}});
  ASSERT_EQ(lines().size(), 1u);
  const std::string line = lines()[0];
  ASSERT_GT(line.size(), 30u);
  EXPECT_EQ(line.substr(10, 1), "T");
  EXPECT_EQ(line.substr(23, 6), "+08:00");
  EXPECT_EQ(line.substr(30), "INFO ZQ-1001 请求 | access request_id=r-1 status=200 path=\"/a b\"");
}

TEST_F(LogFile, ALineStaysOneLineWhateverItsValuesHold) {
  write("ZQ-1003", {{"detail", "a\nINJECTED ZQ-0002\r\x1b[31m"}});
  ASSERT_EQ(lines().size(), 1u);
  EXPECT_NE(lines()[0].find(R"(detail="a\nINJECTED ZQ-0002\r\x1b[31m")"), std::string::npos) << lines()[0];
}

TEST_F(LogFile, AnUnknownIdIsStillLoggedAsAnError) {
  write("ZQ-9999", {{"k", "v"}});
  ASSERT_EQ(lines().size(), 1u);
  EXPECT_NE(lines()[0].find(" ERROR ZQ-9999 "), std::string::npos);
  EXPECT_NE(lines()[0].find(" k=v"), std::string::npos);
}

TEST_F(LogFile, AdaptersLinesNameDepartmentAndRequest) {
  write_adapter(Level::warning, "civil_affairs", "r-7", "连接 中断");
  ASSERT_EQ(lines().size(), 1u);
  EXPECT_NE(lines()[0].find("WARNING - 适配器 | adapter department=civil_affairs request_id=r-7 text=\"连接 中断\""),
            std::string::npos)
      << lines()[0];
}

TEST_F(LogFile, LinesBelowTheLevelAreNotWritten) {
  write_adapter(Level::debug, "d", "r", "quiet");
  EXPECT_EQ(text(), "");
  open({.level = Level::debug, .file = file().string()});
  write_adapter(Level::debug, "d", "r", "loud");
  EXPECT_EQ(lines().size(), 1u);
}

TEST_F(LogFile, AWarningReachesTheFileWithoutAFlush) {
  write("ZQ-1007");
  EXPECT_NE(text_of(file()).find("ZQ-1007"), std::string::npos);
}

TEST_F(LogFile, AFullFileIsRotatedAndOnlySoManyAreKept) {
  open({.level = Level::info, .file = file().string(), .file_bytes_max = 2000, .files_kept = 3});
  for (int i = 0; i < 200; ++i) write("ZQ-1001", {{"n", i}});
  flush();
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 3);
  EXPECT_NE(text_of(file()).find("n=199"), std::string::npos);
}

TEST_F(LogFile, AFileThatCannotBeOpenedIsSaidSoAndTheOldLogGoesOn) {
  std::ofstream(folder_ / "plain") << "x";
  EXPECT_THROW(open({.file = (folder_ / "plain" / "log").string()}), std::runtime_error);
  write("ZQ-0002");
  EXPECT_EQ(lines().size(), 1u);
}

TEST_F(LogFile, ManyThreadsWriteWholeLinesWhileTheLogIsReopened) {
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([t] {
      for (int i = 0; i < 250; ++i) write("ZQ-1001", {{"thread", t}, {"n", i}, {"fill", "xxxxxxxxxxxxxxxxxxxxxxxx"}});
    });
  }
  for (int i = 0; i < 50; ++i) open({.level = Level::info, .file = file().string()});
  threads.clear();
  std::set<std::string> seen;
  for (const std::string& line : lines()) {
    ASSERT_GT(line.size(), 42u) << line;
    ASSERT_EQ(line.substr(30, 12), "INFO ZQ-1001") << line;
    seen.insert(line.substr(30));
  }
  EXPECT_EQ(seen.size(), 1000u);
}

TEST(Line, PlainWordsStandBareAndOthersInQuotes) {
  EXPECT_EQ(field("abc-1/2:x"), " k=abc-1/2:x");
  EXPECT_EQ(field(""), " k=\"\"");
  EXPECT_EQ(field("a=b"), " k=\"a=b\"");
  EXPECT_EQ(field("say \"hi\" \\ "), R"( k="say \"hi\" \\ ")");
  EXPECT_EQ(field("民政"), " k=\"民政\"");
}

TEST(Line, ControlsDirectionMarksAndBadBytesAreEscaped) {
  EXPECT_EQ(escaped(std::string_view("a\0b", 3)), R"(a\x00b)");
  EXPECT_EQ(escaped("\xc2\x9b"
                    "31m"),
            R"(\u009b31m)");
  EXPECT_EQ(escaped("\xe2\x80\xae"
                    "txt"),
            R"(\u202etxt)");
  EXPECT_EQ(escaped("\xe2\x80\xa8"), R"(\u2028)");
  EXPECT_EQ(escaped("\xff\xc0\x80z"), R"(\xff\xc0\x80z)");
  EXPECT_EQ(escaped("\xed\xa0\x80"), R"(\xed\xa0\x80)");  // half of a surrogate pair
  EXPECT_EQ(escaped("\xe6\xb0"), R"(\xe6\xb0)");          // cut short
  EXPECT_EQ(escaped("𠮷镕·"), "𠮷镕·");
}

TEST(Line, LongValuesAreCutAtTheBorderOfACharacter) {
  EXPECT_EQ(escaped("民民民", 7), "民民…(+3 bytes)");
  EXPECT_EQ(escaped("民民民", 9), "民民民");
  EXPECT_LT(field(std::string(100000, 'x')).size(), 600u);
}

TEST(Line, TimeIsBeijingTime) {
  EXPECT_EQ(beijing_time(0), "1970-01-01T08:00:00.000+08:00");
  EXPECT_EQ(beijing_time(1795622699999), "2026-11-26T00:04:59.999+08:00");
}

TEST(Catalogue, EveryMessageSpeaksBothLanguagesAndFaultsSayWhatToDo) {
  for (const Message& m : messages()) {
    EXPECT_EQ(m.id.size(), 7u) << m.id;
    EXPECT_EQ(m.id.substr(0, 3), "ZQ-") << m.id;
    EXPECT_FALSE(m.zh.empty()) << m.id;
    EXPECT_FALSE(m.en.empty()) << m.id;
    if (m.level == Level::error) {
      EXPECT_FALSE(m.action_zh.empty()) << m.id;
    }
    EXPECT_EQ(find(m.id), &m);
  }
  EXPECT_EQ(find("ZQ-0000"), nullptr);
  EXPECT_EQ(find("ZQ-9999"), nullptr);
  EXPECT_EQ(find(""), nullptr);
}

// Every "ZQ-nnnn" the host writes must be in the catalogue.
TEST(Catalogue, KnowsEveryIdTheHostUses) {
  const std::regex quoted_id("\"(ZQ-[0-9]{4})\"");
  std::set<std::string> used;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(ZQ_SOURCE_DIR) / "host")) {
    if (entry.path().extension() != ".cpp" || entry.path().filename() == "messages.cpp") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    for (std::sregex_iterator at(source.begin(), source.end(), quoted_id), end; at != end; ++at) {
      used.insert((*at)[1]);
      EXPECT_NE(find(std::string((*at)[1])), nullptr) << entry.path() << ": " << (*at)[1] << " is not in the catalogue";
    }
  }
  EXPECT_EQ(used.count("ZQ-5006"), 1u) << "the search finds nothing";
}

}  // namespace
