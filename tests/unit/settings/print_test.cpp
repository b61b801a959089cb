#include "settings/print.hpp"

#include <algorithm>

#include "config_folder.hpp"
#include "settings/keys.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

using Print = ConfigFolder;

TEST_F(Print, WhatIsPrintedLoadsToTheSame) {
  put("config/zhengqiao.xml",
      R"(<zhengqiao state_directory="s &amp; t" complaint_read_interval="90s"><server port="0" header_time="1500ms"/>
         <callers><caller id="w" name="&quot;窗&quot;&#10;口" department="&lt;局>"
           token_sha256="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"/></callers></zhengqiao>)");
  put("config/departments/a.xml", department(R"(<database name="main" connection="DSN=x;A='${base}'" pool="3"/>
      <setting name="endpoint" value="http://h/?a=1&amp;b=2"/>)",
                                             R"( drain_time="1h")"));
  const auto first = loaded();
  ASSERT_TRUE(first.ok()) << first.error().detail;
  const std::string host = print_host(**first), department_text = print_department((*first)->departments[0]);
  put("config/zhengqiao.xml", host);
  put("config/departments/a.xml", department_text);
  const auto second = loaded();
  ASSERT_TRUE(second.ok()) << second.error().detail << host;
  EXPECT_EQ(print(**second), print(**first));
  EXPECT_EQ((*second)->departments[0].fingerprint, (*first)->departments[0].fingerprint);
  EXPECT_EQ((*second)->callers[0].name, "\"窗\"\n口");
}

TEST_F(Print, SecretsAreThreeStarsAndCannotBeLoadedAsSuch) {
  put("pw", "hunter2");
  put("config/zhengqiao.xml",
      R"(<zhengqiao><store kind="postgresql" connection="DSN=x"><secret file="pw"/></store></zhengqiao>)");
  put("config/departments/a.xml", department(R"(<secret name="x" file="pw"/>
      <database name="main" connection="PWD=${secret}"><secret file="pw"/></database>)"));
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok()) << settings.error().detail;
  const std::string text = print(**settings);
  EXPECT_EQ(text.find("hunter2"), std::string::npos);
  EXPECT_NE(text.find("<secret name=\"x\" value=\"***\"/>"), std::string::npos) << text;
  put("config/departments/a.xml", print_department((*settings)->departments[0]));
  EXPECT_FALSE(loaded().ok());
}

// ---- the shipped configuration and its reference ----

class Shipped : public ConfigFolder {
 protected:
  void SetUp() override {
    fs::copy(fs::path(ZQ_SOURCE_DIR) / "config", top_ / "config",
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    for (const char* name : {"civil_affairs", "social_security", "public_security"}) {
      put("plugins/" + std::string(name) + ".so", "adapter");
    }
    for (const auto& file : fs::directory_iterator(top_ / "config/departments")) make_secrets(get(file.path()));
  }
  // The secrets the shipped files name.
  void make_secrets(const std::string& text) const {
    const std::string mark = "file=\"var/secrets/";
    for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      const size_t from = at + 6;
      put(text.substr(from, text.find('"', from) - from), "secret");
    }
  }
  // Name and value pairs of an element's attributes, as written.
  static std::string attribute(const std::string& text, const std::string& element, const std::string& name) {
    const size_t start = text.rfind("<" + element + " ");  // the last one: examples in comments come first
    const size_t end = text.find('>', start);
    const size_t at = text.find(" " + name + "=\"", start);
    if (start == std::string::npos || at == std::string::npos || at > end) return "(missing)";
    const size_t from = at + name.size() + 3;
    return text.substr(from, text.find('"', from) - from);
  }
};

TEST_F(Shipped, LoadsWithoutFaults) {
  EXPECT_EQ(faults(), std::vector<std::string>{});
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok());
  EXPECT_EQ((*settings)->departments.size(), 4u);
}

TEST_F(Shipped, EveryHostKeyStandsThereWithTheStructsDefaultAndACommentInTwoLanguages) {
  const std::string text = get("config/zhengqiao.xml");
  for (const KeyRow& row : all_keys()) {
    const bool host =
        row.element == "zhengqiao" || row.element == "server" || row.element == "store" || row.element == "log";
    if (!host || row.name == "base" || row.name == "connection") continue;
    EXPECT_EQ(attribute(text, row.element, row.name), row.initial) << row.element << ' ' << row.name;
    const size_t comment = text.find("\n  " + row.name + "  ") != std::string::npos
                               ? text.find("\n  " + row.name + "  ")
                               : text.find("\n    " + row.name + "  ");
    ASSERT_NE(comment, std::string::npos) << row.name << " has no comment";
    const std::string line = text.substr(comment + 1, text.find('\n', comment + 1) - comment - 1);
    EXPECT_NE(line.find(" | "), std::string::npos) << line;
  }
}

TEST_F(Shipped, EveryDepartmentKeyStandsInTheFirstExampleWithTheStructsDefault) {
  const std::string text = get("config/departments/civil_affairs.xml");
  for (const KeyRow& row : all_keys()) {
    if (row.element != "department" || row.required) continue;
    EXPECT_EQ(attribute(text, row.element, row.name), row.initial) << row.name;
    EXPECT_NE(text.find("\n  " + row.name + "  "), std::string::npos) << row.name << " has no comment";
  }
}

TEST_F(Shipped, EveryRuleStandsInTheFirstRulesetWithItsDefaultAndACommentInTwoLanguages) {
  const std::string text = get("config/rules/first.xml");
  const auto keys = all_keys();
  for (auto row = std::ranges::find(keys, "ruleset", &KeyRow::element); row->element != "office_hours"; ++row) {
    EXPECT_EQ(attribute(text, row->element, row->name), row->initial) << row->element << ' ' << row->name;
    const size_t comment = text.find("\n    " + row->name + "  ");
    ASSERT_NE(comment, std::string::npos) << row->name << " has no comment";
    const std::string line = text.substr(comment + 1, text.find('\n', comment + 1) - comment - 1);
    EXPECT_NE(line.find(" | "), std::string::npos) << line;
  }
}

TEST_F(Shipped, TheReferenceNamesEveryKeyWithItsRangeAndDefault) {
  for (const char* name : {"config/README.md", "config/README.zh-CN.md"}) {
    const std::string text = get(name);
    ASSERT_FALSE(text.empty()) << name;
    for (const KeyRow& row : all_keys()) {
      const size_t section = text.find("## `<" + row.element + ">`");
      ASSERT_NE(section, std::string::npos) << name << " lacks <" << row.element << ">";
      const std::string body = text.substr(section, text.find("\n## ", section) - section);
      const std::string initial = row.initial.empty() ? "" : "`" + row.initial + "`";
      const std::string wanted = "| `" + row.name + "` | " + row.expected + " | " + (row.required ? "" : initial);
      EXPECT_NE(body.find(wanted), std::string::npos) << name << " <" << row.element << ">: " << wanted;
    }
  }
}

}  // namespace
}  // namespace zq::settings
