#include "check/fixtures.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/process.hpp"

namespace zq::check {
namespace {

using test::TempDirectory;

Result<Fixtures> loaded(const TempDirectory& folder, const std::string& json) {
  test::write_file(folder / "fixtures.json", json);
  return load_fixtures(folder.path());
}

std::vector<std::string> fault_paths(const Result<Fixtures>& result) {
  std::vector<std::string> paths;
  if (result) return paths;
  for (const Fault& fault : result.error().faults) paths.push_back(fault.path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST(Fixtures, HaveSensibleDefaults) {
  const TempDirectory folder;
  const auto fixtures = loaded(folder, R"({"calls": [
      {"verify": "a.b", "declared": {"name": "张三", "born": "1990-01-01"}, "verdict": "no_record"},
      {"verify": "a.c", "declared": {}, "later": true}, {"list": {}}, {"submit": {"no": "1"}}, {"receipt": "x"}]})");
  ASSERT_TRUE(fixtures) << faults_text(fixtures.error(), false);
  ASSERT_EQ(fixtures->calls.size(), 5U);
  const Golden& verify = fixtures->calls[0];
  EXPECT_EQ(verify.name, "a.b");
  EXPECT_EQ(verify.status, ZQ_OK);
  EXPECT_EQ(verify.verdict, ZQ_V_NO_RECORD);
  EXPECT_TRUE(verify.fast);
  EXPECT_EQ(verify.record[0].type, static_cast<std::uint32_t>(ZQ_T_DATE)) << "dates as the host declares them";
  EXPECT_EQ(verify.record[1].type, static_cast<std::uint32_t>(ZQ_T_TEXT));
  EXPECT_FALSE(fixtures->calls[1].fast) << "what is answered later is not asked thousands of times";
  EXPECT_EQ(fixtures->calls[2].operation, adapters::Operation::list);
  EXPECT_FALSE(fixtures->calls[3].fast);
  EXPECT_EQ(fixtures->calls[4].handle, "x");
  EXPECT_EQ(fixtures->department, "check");
}

TEST(Fixtures, AreReadStrictlyAndAllFaultsAreToldAtOnce) {
  const TempDirectory folder;
  const auto fixtures = loaded(folder, R"({"setings": {}, "settings": {"a": 1, "b": "${prot}"}, "files": "nowhere",
      "databases": [{"charset": "BIG5", "setup": "no.sql"}], "program": {"command": []},
      "calls": [{"verify": "a", "list": {}}, {"verify": "b", "verdict": "yes", "fields": {"f": "maybe"}},
                {"list": {}, "limit": 0}, 7]})");
  EXPECT_EQ(fault_paths(fixtures),
            (std::vector<std::string>{"calls/0/", "calls/0/list", "calls/1/fields/f", "calls/1/verdict",
                                      "calls/2/limit", "calls/3", "calls/3/", "databases/0/charset",
                                      "databases/0/connection", "databases/0/setup", "files", "program/command",
                                      "program/command", "setings", "settings/a", "settings/b"}));
  for (const bool chinese : {true, false})
    EXPECT_NE(faults_text(fixtures.error(), chinese).find("BIG5"), std::string::npos);
}

TEST(Fixtures, ThatAreMissingOrNoJsonSaySo) {
  const TempDirectory folder;
  EXPECT_EQ(load_fixtures(folder.path()).error().code, ErrorCode::not_found);
  EXPECT_EQ(loaded(folder, "{").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(fault_paths(loaded(folder, "{}")), std::vector<std::string>{"calls"});
}

TEST(Fixtures, OfTheDepartmentsAreSound) {
  for (const char* department : {"civil_affairs", "social_security", "public_security"}) {
    const auto fixtures = load_fixtures(std::string(ZQ_SOURCE_DIR "/plugins/") + department + "/conformance");
    EXPECT_TRUE(fixtures) << (fixtures ? "" : faults_text(fixtures.error(), false));
  }
}

TEST(Fixtures, PlaceholdersAreFilledEverywhere) {
  EXPECT_EQ(fill("http://127.0.0.1:${port}/${folder}/${port}", {{"port", "80"}, {"folder", "${port}"}}),
            "http://127.0.0.1:80/${port}/80");
}

}  // namespace
}  // namespace zq::check
