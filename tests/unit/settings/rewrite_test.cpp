#include <sys/resource.h>

#include <csignal>

#include "config_folder.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

using SetEnabled = ConfigFolder;
constexpr auto file = "config/departments/a.xml";

// Everything an editor may leave in a file, around the one word that changes.
std::string text_with(std::string_view word) {
  return "\xEF\xBB\xBF<?xml version='1.0'?>\r\n<!-- enabled=\"true\" 说明 -->\r\n<department  enabled = '" +
         std::string(word) +
         "'\r\n\tid=\"a\" name=\"某&#x5C40;\" adapter_file=\"a.so\" manual_way=\"打电话 &gt; 信\" >\r\n"
         "  <setting name='x' value='enabled=\"true\"'/>\r\n</department>\r\n<!-- end -->\r\n\r\n";
}

TEST_F(SetEnabled, ChangesOneWordAndNoOtherByte) {
  put(file, text_with("true"));
  ASSERT_TRUE(set_switch(top_ / file, {false, "", ""}).ok());
  EXPECT_EQ(get(file), text_with("false"));
  EXPECT_FALSE((*loaded())->departments[0].enabled);
  ASSERT_TRUE(set_switch(top_ / file, {}).ok());
  EXPECT_EQ(get(file), text_with("true"));
}

TEST_F(SetEnabled, WritesTheAttributeWhereItWasLeftOut) {
  put(file, department());
  ASSERT_TRUE(set_switch(top_ / file, {false, "", ""}).ok());
  EXPECT_EQ(get(file).substr(0, 35), "<department enabled=\"false\" id=\"a\" ");
  EXPECT_FALSE((*loaded())->departments[0].enabled);
}

TEST_F(SetEnabled, WritesReasonAndTimeOfATimeOffAndTakesThemAwayAgain) {
  const Switch off{false, "系统\"升级\" <'一'> & 检修", "2026-12-01T08:00:00+08:00"};
  for (const std::string& text : {text_with("true"), department()}) {
    put(file, text);
    ASSERT_TRUE(set_switch(top_ / file, off).ok());
    const auto is = (*loaded())->departments[0];
    EXPECT_EQ(switch_of(is), off) << get(file);
    ASSERT_TRUE(set_switch(top_ / file, {false, "又一个原因", ""}).ok());
    EXPECT_EQ((*loaded())->departments[0].off_reason, "又一个原因");
    EXPECT_EQ((*loaded())->departments[0].off_until, "");
    EXPECT_EQ((*loaded())->departments[0].fingerprint, is.fingerprint) << "nothing that runs has changed";
    ASSERT_TRUE(set_switch(top_ / file, {}).ok());
    EXPECT_EQ(switch_of((*loaded())->departments[0]), Switch{});
    EXPECT_EQ(get(file).find("off_"), std::string::npos) << get(file);
  }
  put(file, text_with("true"));
  ASSERT_TRUE(set_switch(top_ / file, off).ok());
  ASSERT_TRUE(set_switch(top_ / file, {}).ok());
  EXPECT_EQ(get(file), text_with("true")) << "byte for byte";
}

TEST_F(SetEnabled, ATimeThatIsNoneIsAFaultOfTheFile) {
  std::string text = department();
  put(file, text.replace(text.find(" id="), 1, " enabled=\"false\" off_until=\"tomorrow\" "));
  const auto result = loaded();
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().faults.at(0).expected, "YYYY-MM-DDThh:mm:ss+08:00");
}

TEST_F(SetEnabled, DoesNotTouchAFileThatSaysSoAlready) {
  put(file, department());
  const auto before = fs::last_write_time(top_ / file);
  ASSERT_TRUE(set_switch(top_ / file, {}).ok());
  EXPECT_EQ(fs::last_write_time(top_ / file), before);
}

TEST_F(SetEnabled, KeepsTheFilesModeAndLeavesNothingBehind) {
  put(file, department());
  fs::permissions(top_ / file, fs::perms(0640));
  ASSERT_TRUE(set_switch(top_ / file, {false, "", ""}).ok());
  EXPECT_EQ(fs::status(top_ / file).permissions(), fs::perms(0640));
  EXPECT_EQ(std::distance(fs::directory_iterator(top_ / "config/departments"), {}), 1);
}

TEST_F(SetEnabled, RewritesTheTargetOfALinkAndKeepsTheLink) {
  put("elsewhere/real.xml", department());
  fs::create_symlink(top_ / "elsewhere/real.xml", top_ / file);
  ASSERT_TRUE(set_switch(top_ / file, {false, "", ""}).ok());
  EXPECT_TRUE(fs::is_symlink(top_ / file));
  EXPECT_NE(get("elsewhere/real.xml").find("enabled=\"false\""), std::string::npos);
}

TEST_F(SetEnabled, RefusesAFileThatIsFaultyAsItStands) {
  const std::string faulty = department("<seting/>");
  put(file, faulty);
  const auto result = set_switch(top_ / file, {false, "", ""});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(result.error().faults.size(), 1u);
  EXPECT_EQ(get(file), faulty);
}

TEST_F(SetEnabled, SaysNotFoundForAFileThatIsNotThere) {
  EXPECT_EQ(set_switch(top_ / file, {false, "", ""}).error().code, ErrorCode::not_found);
  EXPECT_EQ(set_switch(top_ / "config/departments", {false, "", ""}).error().code, ErrorCode::not_found);
}

TEST_F(SetEnabled, SaysWhatToDoWhenTheDiskTakesNothingAndLeavesAllAsItWas) {
  put(file, department());
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit none{0, before.rlim_max};
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &none);
  const auto result = set_switch(top_ / file, {false, "", ""});
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, old_handler);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::storage);
  EXPECT_NE(result.error().text.find("请检查"), std::string::npos);
  EXPECT_EQ(get(file), department());
  EXPECT_EQ(std::distance(fs::directory_iterator(top_ / "config/departments"), {}), 1);
}

}  // namespace
}  // namespace zq::settings
