// A broken configuration: the old one runs on, and whoever asks is told every fault of every file.
#include <gtest/gtest.h>

#include <csignal>

#include "faults/host/callers.hpp"
#include "faults/host/town.hpp"
#include "scenarios/replace_file.hpp"

namespace zq::test {
namespace {

// What the test has put into the files, and where.
struct Planted {
  std::string at, expected, found;
};

// FILE:LINE:COLUMN of a text in a file; columns count characters.
std::string place_in(const std::filesystem::path& file, const std::string& text) {
  const std::string all = read_file(file);
  const size_t at = all.find(text);
  EXPECT_NE(at, std::string::npos) << text;
  int line = 1, column = 1;
  for (size_t i = 0; i < std::min(at, all.size()); ++i) {
    if (all[i] == '\n')
      ++line, column = 1;
    else if ((static_cast<unsigned char>(all[i]) & 0xC0) != 0x80)
      ++column;
  }
  return file.string() + ":" + std::to_string(line) + ":" + std::to_string(column);
}

constexpr const char* secret = "a-licence-nobody-reads";
constexpr const char* secret_in_config = "a-licence-in-the-wrong-place";

class BrokenConfig : public testing::Test {
 protected:
  void SetUp() override {
    town_.with_department("steady");
    town_.with_department("other");
    town_.departments["steady"].secrets = {{"licence", secret}};
    town_.start();
    for (const auto& file : files()) good_[file] = read_file(file);
  }

  std::vector<std::filesystem::path> files() const {
    return {town_.directory / "config/zhengqiao.xml", town_.department_file("steady"), town_.department_file("other")};
  }

  void change(const std::filesystem::path& file, const std::string& from, const std::string& to) {
    std::string text = read_file(file);
    const size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    replace_file(file, text.replace(at, from.size(), to));
  }

  // Seven faults in three files.
  std::vector<Planted> plant() {
    const auto host = files()[0], steady = files()[1], other = files()[2];
    change(host, "<server ", "<server prot=\"1\" ");
    change(host, "level=\"info\"", "level=\"loud\"");
    change(steady, " enabled=\"true\"", " enabled=\"maybe\" queue=\"-4\"");
    change(steady, "</department>",
           "  <secret name=\"key\" value=\"" + std::string(secret_in_config) + "\"/>\n</department>");
    change(other, "</department>", "  <seting name=\"x\" value=\"1\"/>\n</department>");
    return {{place_in(host, "prot="), "port", "prot"},
            {place_in(host, "loud"), "info", "loud"},
            {place_in(steady, "maybe"), "true", "maybe"},
            {place_in(steady, "-4"), "0", "-4"},
            {place_in(steady, "secret name=\"key\""), "file or env", "neither"},
            {place_in(steady, "value=\"" + std::string(secret_in_config)), "file or env", "an inline secret"},
            {place_in(other, "seting"), "setting", "seting"}};
  }

  void repair() {
    for (const auto& [file, text] : good_) replace_file(file, text);
  }

  static void expect_no_secret(const std::string& text) {
    EXPECT_EQ(text.find(secret), std::string::npos) << text;
    EXPECT_EQ(text.find(secret_in_config), std::string::npos) << text;
  }

  // Each fault on a line of its own: place, expected, found.
  static void expect_all(const std::string& text, const std::vector<Planted>& planted) {
    for (const Planted& fault : planted) {
      const size_t at = text.find(fault.at);
      ASSERT_NE(at, std::string::npos) << fault.at << " is missing in:\n" << text;
      const std::string line = text.substr(at, text.find('\n', at) - at);
      EXPECT_NE(line.find(fault.expected, fault.at.size()), std::string::npos) << fault.expected << " in: " << line;
      EXPECT_NE(line.find(fault.found, fault.at.size()), std::string::npos) << fault.found << " in: " << line;
    }
    expect_no_secret(text);
  }

  Town town_;
  std::map<std::filesystem::path, std::string> good_;
};

TEST_F(BrokenConfig, LeavesTheOldRunningAndEveryFaultIsReportedToWhoeverAsks) {
  Callers callers(town_, 2, [] { return verification(entry_of("steady"), somebody()); });
  const std::vector<Planted> planted = plant();

  for (const Planted& fault : planted) EXPECT_TRUE(town_.log_says(fault.at)) << fault.at;  // by itself, in the log
  expect_all(town_.log(), planted);

  town_.host().signal(SIGHUP);
  EXPECT_TRUE(town_.log_says("by=SIGHUP"));

  auto office = town_.client("office");
  const Reply refused = office.post("/api/v1/reload", "");
  EXPECT_EQ(refused.status, 422) << refused.body;
  std::string told;
  const Json faults = body(refused).at("faults");
  for (const Json& fault : faults)
    told +=
        fault.at("path").get<std::string>() + " " + fault.value("expected", "") + " " + fault.value("found", "") + "\n";
  EXPECT_EQ(faults.size(), planted.size()) << refused.body;
  expect_all(told, planted);
  expect_no_secret(refused.body);

  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"check-config"}, {"departments", "disable", "other", "--reason=试验"}}) {
    const Ran ran = town_.command(words);
    EXPECT_EQ(ran.code, 78) << ran.output;
    expect_all(ran.output, planted);
  }
  const Reply off = office.put("/api/v1/departments/other/state", R"({"enabled":false,"reason":"试验"})");
  EXPECT_EQ(off.status, 422) << off.body;
  EXPECT_EQ(town_.department("other").at("state"), "ready");

  callers.stop();
  const auto answers = callers.take();
  EXPECT_GT(answers.size(), 10U);
  for (const Told& one : answers) ASSERT_EQ(one.reply.status, 200) << one.reply.body;
  EXPECT_EQ(town_.department("steady").at("generation"), 1);

  repair();
  EXPECT_EQ(office.post("/api/v1/reload", "").status, 200);
  expect_no_secret(town_.log());
  town_.stop();
}

TEST_F(BrokenConfig, SecretsPrintAsThreeStars) {
  const Ran printed = town_.command({"check-config", "--print"});
  EXPECT_EQ(printed.code, 0) << printed.output;
  EXPECT_NE(printed.output.find("<secret name=\"licence\" value=\"***\"/>"), std::string::npos) << printed.output;
  expect_no_secret(printed.output);
  town_.stop();
}

}  // namespace
}  // namespace zq::test
