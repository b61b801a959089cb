#include "adapters/manifest.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "adapters/elf.hpp"

namespace zq::adapters {
namespace {

constexpr std::string_view whole = R"({
  "schema": 1, "id": "cn.example.x", "name": "示例", "vendor": {"name": "V"}, "version": "1.2.3",
  "capabilities": [{"id": "zq.verification/1"}], "max_concurrency": 4, "legacy": {"kind": "http"},
  "settings": [{"key": "endpoint", "type": "url", "required": true, "description_zh": "地址"},
               {"key": "every", "type": "duration", "default": "5s", "description_zh": "间隔"},
               {"key": "port", "type": "integer", "description_zh": "端口"},
               {"key": "strict", "type": "boolean", "description_zh": "严格"},
               {"key": "folder", "type": "path", "description_zh": "目录"}],
  "secrets": [{"name": "token", "description_zh": "令牌"}],
  "databases": [{"name": "main", "required": false, "description_zh": "库"}],
  "egress": [{"setting": "endpoint"}], "paths": [{"setting": "folder", "mode": "read"}]
})";

std::string with(std::string_view from, std::string_view to) {
  std::string text(whole);
  const size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

struct Faulty {
  const char* name;
  std::string text, path;
};
void PrintTo(const Faulty& row, std::ostream* out) { *out << row.name; }
class FaultyManifest : public ::testing::TestWithParam<Faulty> {};

TEST_P(FaultyManifest, IsRefusedAtItsPlace) {
  const auto read = read_manifest(GetParam().text);
  ASSERT_FALSE(read.ok());
  ASSERT_EQ(read.error().faults.size(), 1U) << read.error().faults.at(1).text;
  EXPECT_EQ(read.error().faults[0].path, GetParam().path);
  EXPECT_FALSE(read.error().faults[0].text.empty());
}

const Faulty rows[] = {
    {"NoJson", "{", ""},
    {"NoObject", "[]", ""},
    {"TooDeep", "[[[[[[[[[[]]]]]]]]]]", ""},
    {"NoSchema", with("\"schema\": 1, ", ""), "schema"},
    {"LaterSchema", with("\"schema\": 1", "\"schema\": 2"), "schema"},
    {"BadId", with("cn.example.x", "Example"), "id"},
    {"BadVersion", with("1.2.3", "1.2"), "version"},
    {"UnknownMember", with("\"legacy\"", "\"licence\": \"x\", \"legacy\""), "licence"},
    {"UnknownCapability", with("zq.verification/1", "zq.verification/9"), "capabilities/0/id"},
    {"NoCapability", with("[{\"id\": \"zq.verification/1\"}]", "[]"), "capabilities"},
    {"UnknownType", with("\"integer\"", "\"number\""), "settings/2/type"},
    {"DefaultOfAnotherType", with("\"5s\"", "\"soon\""), "settings/1/default"},
    {"SameKeyTwice", with("\"key\": \"every\"", "\"key\": \"port\""), "settings"},
    {"EgressToNothing", with("{\"setting\": \"endpoint\"}", "{\"setting\": \"port\"}"), "egress"},
    {"PathWithoutMode", with(", \"mode\": \"read\"", ""), "paths/0/mode"},
    {"NegativeConcurrency", with("\"max_concurrency\": 4", "\"max_concurrency\": -4"), "max_concurrency"},
};
INSTANTIATE_TEST_SUITE_P(Table, FaultyManifest, ::testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Manifest, ReadsEverything) {
  const auto read = read_manifest(whole);
  ASSERT_TRUE(read.ok()) << read.error().faults.at(0).text;
  EXPECT_EQ(read->settings.size(), 5U);
  EXPECT_EQ(read->settings[1].standard, "5s");
  EXPECT_TRUE(read->secrets[0].required);
  EXPECT_EQ(read->max_concurrency, 4);
}

TEST(Manifest, TellsAllFaultsAtOnce) {
  const auto read = read_manifest("{}");
  ASSERT_FALSE(read.ok());
  EXPECT_GE(read.error().faults.size(), 6U);
}

settings::Department good_department() {
  settings::Department department;
  department.settings = {{"endpoint", "http://10.0.0.8:8080/x"}, {"strict", "yes"}, {"folder", "/var/x"}};
  department.secrets.emplace("token", Private("t"));
  return department;
}

std::vector<std::string> paths_of(const settings::Department& department) {
  std::vector<std::string> paths;
  for (const Fault& fault : check_settings(*read_manifest(whole), department)) paths.push_back(fault.path);
  return paths;
}

TEST(Settings, SuitTheManifestOrAreNamed) {
  using Paths = std::vector<std::string>;
  EXPECT_EQ(paths_of(good_department()), Paths{});
  auto department = good_department();
  department.settings.erase("endpoint");
  department.secrets.clear();
  EXPECT_EQ(paths_of(department), (Paths{"setting/endpoint", "secret/token"}));
  department = good_department();
  department.settings["endpoint"] = "10.0.0.8";
  department.settings["every"] = "5";
  department.settings["port"] = "8O";
  department.settings["strict"] = "maybe";
  department.settings["folder"] = "x";
  EXPECT_EQ(paths_of(department),
            (Paths{"setting/endpoint", "setting/every", "setting/port", "setting/strict", "setting/folder"}));
  department = good_department();
  department.settings["endpont"] = "x";
  department.databases.push_back({"other", "", Private(), "UTF-8", 1});
  EXPECT_EQ(paths_of(department), (Paths{"setting/endpont", "database/other"}));
}

TEST(Settings, AreNamedWithTheNearestOne) {
  auto department = good_department();
  department.settings["endpont"] = "x";
  EXPECT_NE(check_settings(*read_manifest(whole), department)[0].text.find("endpoint"), std::string::npos);
}

TEST(Descriptor, IsComparedMemberByMember) {
  Description description{"cn.example.x", "示例", "V", "1.2.3", "1.0.0", "", {ZQ_CAP_VERIFICATION}, 4};
  const Manifest manifest = *read_manifest(whole);
  EXPECT_TRUE(compare(manifest, description).empty());
  description.version = "1.2.4";
  description.capabilities.push_back(ZQ_CAP_LIST);
  const auto faults = compare(manifest, description);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].path, "version");
  EXPECT_EQ(faults[1].path, "capabilities");
}

std::string own_program() {
  std::ifstream in("/proc/self/exe", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Section, IsAbsentFromAFileWithoutOne) {
  EXPECT_FALSE(manifest_text("").has_value());
  EXPECT_FALSE(manifest_text("no ELF").has_value());
  EXPECT_FALSE(manifest_text(own_program()).has_value());
}

TEST(Section, OfACutFileIsNotReadBeyondItsEnd) {
  const std::string bytes = own_program();
  for (size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 97)
    EXPECT_FALSE(manifest_text(std::string(bytes, 0, size)).has_value());
}

}  // namespace
}  // namespace zq::adapters
