// The history of a department's adapter, and the files to go back to.
#include "adapters/versions.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace zq::adapters {
namespace {

namespace fs = std::filesystem;

class VersionsTest : public ::testing::Test {
 protected:
  static fs::path fresh_folder() {
    std::string name = (fs::temp_directory_path() / "zq-versions-XXXXXX").string();
    return ::mkdtemp(name.data());
  }
  ~VersionsTest() override { fs::remove_all(top_); }

  // A staged file whose bytes are its name.
  StagedFile staged(const std::string& bytes) {
    const fs::path copy = top_ / ("staged-" + bytes);
    std::ofstream(copy) << bytes;
    return {copy, top_ / "vendor.so", sha256_hex(bytes)};
  }
  void start(const std::string& bytes, const std::string& version) {
    ASSERT_TRUE(versions_.started(id_, staged(bytes), version, now_ += std::chrono::seconds(1)).ok());
  }
  static std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  const fs::path top_ = fresh_folder();
  const DepartmentId id_{"civil_affairs"};
  Versions versions_{top_ / "versions"};
  Instant now_{std::chrono::milliseconds(1796083205000)};
};

TEST_F(VersionsTest, ThePreviousOneIsTheOneThatRanBefore) {
  EXPECT_FALSE(versions_.previous(id_));
  start("a", "1.0.0");
  EXPECT_FALSE(versions_.previous(id_));
  start("b", "1.1.0");
  ASSERT_TRUE(versions_.previous(id_));
  EXPECT_EQ(versions_.previous(id_)->version, "1.0.0");
  EXPECT_EQ(text_of(versions_.file_of(id_, sha256_hex("a"))), "a") << "its file is kept";
  start("a", "1.0.0");
  EXPECT_EQ(versions_.previous(id_)->version, "1.1.0") << "after going back";
}

TEST_F(VersionsTest, TheSameFileAgainIsNoNewVersionAndTheHistoryOutlivesTheHost) {
  start("a", "1.0.0");
  start("a", "1.0.0");
  const Versions later(top_ / "versions");
  const auto history = later.history(id_);
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history[0].since, "2026-12-01T08:00:06+08:00");
  EXPECT_EQ(history[0].sha256, sha256_hex("a"));
  EXPECT_EQ(history[0].outcome, "started");
  EXPECT_TRUE(later.history({"other"}).empty());
}

TEST_F(VersionsTest, RefusalsAreRememberedOnceAndAreNothingToGoBackTo) {
  start("a", "1.0.0");
  for (int n = 0; n < 3; ++n)
    ASSERT_TRUE(versions_.refused(id_, sha256_hex("bad"), "zq_entry.magic\t应为\n别的", now_).ok());
  const auto history = versions_.history(id_);
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[1].outcome, "refused");
  EXPECT_EQ(history[1].text, "zq_entry.magic 应为 别的");
  EXPECT_FALSE(versions_.previous(id_));
}

TEST_F(VersionsTest, OnlyTheLastFilesAreKeptAndTheirSignaturesWithThem) {
  std::ofstream(top_ / "vendor.so.sig") << "signature";
  for (int n = 0; n < 8; ++n) start("file" + std::to_string(n), std::to_string(n) + ".0.0");
  for (int n = 0; n < 8; ++n) {
    const fs::path file = versions_.file_of(id_, sha256_hex("file" + std::to_string(n)));
    EXPECT_EQ(fs::exists(file), n >= 3) << n;
    EXPECT_EQ(fs::exists(file.string() + ".sig"), n >= 3) << n;
  }
  EXPECT_EQ(versions_.history(id_).size(), 8U);
}

TEST_F(VersionsTest, ALineThatWasCutIsNoVersion) {
  start("a", "1.0.0");
  std::ofstream(top_ / "versions/civil_affairs.tsv", std::ios::app) << "2026-12-01T08:00:0";
  EXPECT_EQ(versions_.history(id_).size(), 1U);
  start("b", "1.1.0");
  EXPECT_EQ(versions_.history(id_).size(), 2U);
}

TEST_F(VersionsTest, AFolderThatCannotBeWrittenIsAnErrorWithItsPath) {
  std::ofstream(top_ / "file") << "no folder";
  Versions nowhere(top_ / "file");
  const auto result = nowhere.started(id_, staged("a"), "1.0.0", now_);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::storage);
  EXPECT_NE(result.error().detail.find("file"), std::string::npos);
}

}  // namespace
}  // namespace zq::adapters
