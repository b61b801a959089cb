// Which files the office allows: by hash, by signature; and what is said of the others.
#include "adapters/trust.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "support/signing.hpp"

namespace zq::adapters {
namespace {

namespace fs = std::filesystem;

class TrustTest : public ::testing::Test {
 protected:
  TrustTest() {
    std::string name = (fs::temp_directory_path() / "zq-trust-XXXXXX").string();
    top_ = ::mkdtemp(name.data());
    write(top_ / "copy.so", bytes_);
    staged_ = {top_ / "copy.so", top_ / "vendor.so", sha256_hex(bytes_)};
    key_.write_public(top_ / "key.pem");
  }
  ~TrustTest() override { fs::remove_all(top_); }
  static void write(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  }
  void ask_for_signature() { department_.signing_key = (top_ / "key.pem").string(); }
  void expect_refused(const std::vector<std::string>& parts) {
    const auto result = check_trust(staged_, department_);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::invalid_input);
    for (const std::string& part : parts) {
      EXPECT_NE(result.error().text.find(part), std::string::npos) << part << " is not in: " << result.error().text;
    }
    EXPECT_NE(result.error().detail.find("expected"), std::string::npos) << "English beside it";
  }
  fs::path top_;
  const std::string bytes_ = std::string("an adapter\0with a zero", 22);
  StagedFile staged_;
  settings::Department department_;
  const test::SigningKey key_;
};

TEST_F(TrustTest, NothingIsAskedForUnlessConfigured) { EXPECT_TRUE(check_trust(staged_, department_).ok()); }

TEST_F(TrustTest, OnlyHashesOfTheListMayRun) {
  const std::string other(64, 'a');
  std::string upper = staged_.sha256;
  std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  for (const std::string& list : {staged_.sha256, other + " " + staged_.sha256, upper + "  " + other}) {
    department_.sha256 = list;
    EXPECT_TRUE(check_trust(staged_, department_).ok()) << list;
  }
  department_.sha256 = other;
  expect_refused({"vendor.so", other, staged_.sha256, "应为", "实为", "请"});
}

TEST_F(TrustTest, AGoodSignatureOverTheWholeFileIsAccepted) {
  ask_for_signature();
  write(top_ / "vendor.so.sig", key_.sign(bytes_));
  EXPECT_TRUE(check_trust(staged_, department_).ok());
}

TEST_F(TrustTest, EveryOtherSignatureIsRefused) {
  ask_for_signature();
  expect_refused({"vendor.so.sig", "没有这个文件"});
  write(top_ / "vendor.so.sig", "short");
  expect_refused({"5 字节"});
  write(top_ / "vendor.so.sig", key_.sign(bytes_ + "x"));
  expect_refused({"签名与文件不符"});
  write(top_ / "vendor.so.sig", test::SigningKey().sign(bytes_));
  expect_refused({"签名与文件不符"});
  std::string flipped = key_.sign(bytes_);
  flipped[63] = static_cast<char>(flipped[63] ^ 1);
  write(top_ / "vendor.so.sig", flipped);
  expect_refused({"签名与文件不符"});
}

TEST_F(TrustTest, AKeyThatIsNoneIsNamed) {
  ask_for_signature();
  write(top_ / "vendor.so.sig", key_.sign(bytes_));
  write(top_ / "key.pem", "-----BEGIN PUBLIC KEY-----\nnonsense\n-----END PUBLIC KEY-----\n");
  expect_refused({"signing_key", "Ed25519"});
  fs::remove(top_ / "key.pem");
  expect_refused({"signing_key"});
}

}  // namespace
}  // namespace zq::adapters
