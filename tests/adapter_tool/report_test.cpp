// Reports are bound to the file and to the key; packs are the same whenever they are made.
#include "adapters/report.hpp"

#include <gtest/gtest.h>

#include "adapter_tool/tool.hpp"
#include "adapters/ed25519.hpp"
#include "adapters/staging.hpp"

namespace zq::test {
namespace {

class Reports : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(tool({"keygen", key()}).code, 0); }
  std::string at(const char* name) const { return (folder_.path() / name).string(); }
  std::string key() const { return at("vendor.pem"); }
  std::string public_key() const { return at("vendor.pub.pem"); }
  // As a full run writes it, without the minutes it takes.
  std::string whole_report(const std::string& verdict = "PASS") const {
    const nlohmann::json report = {{"sha256", adapters::sha256_hex(content_of(good_adapter))},
                                   {"version", "1.0.0"},
                                   {"fixtures", true},
                                   {"complete", true},
                                   {"left_out", nlohmann::json::array()},
                                   {"checks", {{{"id", "S01"}, {"level", "MUST"}, {"verdict", verdict}}}}};
    return adapters::signed_report(report.dump(), key()).value();
  }
  Result<Done> require(const std::string& text) const {
    return adapters::require_report(adapters::sha256_hex(content_of(good_adapter)), text, public_key());
  }
  const TempDirectory folder_;
};

TEST_F(Reports, AreVerifiedAgainstTheKeyAndTheFile) {
  EXPECT_TRUE(require(whole_report()).ok());
  EXPECT_FALSE(adapters::require_report(std::string(64, '0'), whole_report(), public_key()).ok());
  EXPECT_FALSE(require(whole_report("FAIL")).ok());
  ASSERT_EQ(tool({"keygen", at("other.pem")}).code, 0);
  EXPECT_FALSE(adapters::read_report(whole_report(), at("other.pub.pem")).ok());
}

TEST_F(Reports, AreRefusedWhenAByteWasChanged) {
  std::string text = whole_report("FAIL");
  const size_t verdict = text.find("\"FAIL\"");
  ASSERT_NE(verdict, std::string::npos);
  text.replace(verdict, 6, "\"PASS\"");
  EXPECT_FALSE(require(text).ok());
  EXPECT_FALSE(require("{}").ok());
  EXPECT_FALSE(require("").ok());
  EXPECT_TRUE(require(nlohmann::json::parse(whole_report()).dump()).ok()) << "printed anew it is the same report";
}

TEST_F(Reports, OfAPartOfTheChecksProveNothing) {
  ASSERT_EQ(tool({"check", "--only", "S", "--report", at("part.json"), "--key", key(), good_adapter}).code, 0);
  const auto report = adapters::read_report(content_of(at("part.json")), public_key());
  ASSERT_TRUE(report.ok()) << report.error().detail;
  EXPECT_EQ(report->checks.size(), 8U);
  EXPECT_EQ(report->made_at.size(), 20U);
  EXPECT_EQ(report->signed_by, adapters::key_fingerprint(public_key()).value());
  EXPECT_FALSE(require(content_of(at("part.json"))).ok());
}

TEST_F(Reports, KeysAreNotOverwrittenAndNotReadableByOthers) {
  EXPECT_EQ(tool({"keygen", key()}).code, 2);
  EXPECT_EQ(std::filesystem::status(key()).permissions() & std::filesystem::perms::others_all,
            std::filesystem::perms::none);
}

TEST_F(Reports, PacksAreTheSameEveryTime) {
  std::ofstream(at("report.json")) << whole_report();
  const auto pack = [&](const char* out) {
    return tool({"pack", good_adapter, "--key", key(), "--report", at("report.json"), "--out", at(out)});
  };
  const Ran ran = pack("one.tar.gz");
  ASSERT_EQ(ran.code, 0) << ran.output;
  ASSERT_EQ(pack("two.tar.gz").code, 0);
  EXPECT_EQ(content_of(at("one.tar.gz")), content_of(at("two.tar.gz")));
  ASSERT_EQ(run({"tar", "-xzf", at("one.tar.gz"), "-C", folder_.path().string()}).code, 0);
  const std::string packed = at("good-1.0.0/good.so");
  EXPECT_EQ(content_of(packed), content_of(good_adapter));
  const Ran doctor = tool({"doctor", "--public-key", public_key(), packed});
  EXPECT_EQ(doctor.code, 0) << doctor.output;
  EXPECT_NE(content_of(at("good-1.0.0/README.md")).find("service_url"), std::string::npos);
  std::ofstream(packed, std::ios::binary | std::ios::app) << 'x';
  EXPECT_EQ(tool({"doctor", "--public-key", public_key(), packed}).code, 1);
}

TEST_F(Reports, PackNeedsAReportThatPassed) {
  std::ofstream(at("report.json")) << whole_report("FAIL");
  EXPECT_EQ(tool({"pack", good_adapter, "--key", key(), "--report", at("report.json")}).code, 1);
  EXPECT_EQ(tool({"pack", good_adapter, "--key", key(), "--report", at("none.json")}).code, 1);
  EXPECT_EQ(tool({"pack", good_adapter}).code, 2);
}

}  // namespace
}  // namespace zq::test
