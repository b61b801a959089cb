#include "adapters/staging.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <fstream>

#include "log/log.hpp"

namespace zq::adapters {
namespace {

namespace fs = std::filesystem;

class StagingTest : public ::testing::Test {
 protected:
  StagingTest() {
    log::Options options;
    options.file = "/dev/null";
    log::open(options);
    std::string name = (fs::temp_directory_path() / "zq-staging-XXXXXX").string();
    folder = mkdtemp(name.data());
    vendor = folder / "vendor.so";
    write(vendor, "bytes of an adapter");
  }
  ~StagingTest() override { fs::remove_all(folder); }

  static void write(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }
  static std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  fs::path folder, vendor;
};

TEST_F(StagingTest, CopiesReadOnlyUnderTheHashOfTheBytes) {
  Staging staging(folder / "state" / "adapters");
  const auto staged = staging.stage(vendor);
  ASSERT_TRUE(staged.ok()) << staged.error().detail;
  EXPECT_EQ(staged->sha256, sha256_hex("bytes of an adapter"));
  EXPECT_EQ(staged->path.filename(), staged->sha256 + ".1.so");
  EXPECT_EQ(read(staged->path), "bytes of an adapter");
  struct stat st {};
  ASSERT_EQ(::stat(staged->path.c_str(), &st), 0);
  EXPECT_EQ(st.st_mode & 0222, 0u);
}

TEST_F(StagingTest, HashesAsTheWorldDoes) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(StagingTest, GivesAnotherPathEachTimeUnlessTheLoadedFileHasNotChanged) {
  Staging staging(folder / "adapters");
  const auto first = staging.stage(vendor);
  const auto second = staging.stage(vendor);
  EXPECT_NE(first->path, second->path);
  EXPECT_EQ(staging.stage(vendor, &*first)->path, first->path);
  write(vendor, "newer bytes");
  EXPECT_NE(staging.stage(vendor, &*first)->sha256, first->sha256);
}

TEST_F(StagingTest, UsesACopyOfAnEarlierRunAgainButOnlyWithTheRightBytes) {
  fs::path path;
  {
    Staging staging(folder / "adapters");
    path = staging.stage(vendor)->path;
  }
  struct stat before {};
  ::stat(path.c_str(), &before);
  {
    Staging staging(folder / "adapters");
    EXPECT_EQ(staging.stage(vendor)->path, path);
    struct stat after {};
    ::stat(path.c_str(), &after);
    EXPECT_EQ(after.st_ino, before.st_ino) << "used again";
  }
  ::chmod(path.c_str(), 0600);
  write(path, "somebody has changed this");
  Staging staging(folder / "adapters");
  EXPECT_EQ(staging.stage(vendor)->path, path);
  EXPECT_EQ(read(path), "bytes of an adapter");
}

TEST_F(StagingTest, SweepsWhatItHasNotHandedOut) {
  fs::create_directories(folder / "adapters");
  write(folder / "adapters" / "old.1.so", "old");
  write(folder / "adapters" / "half.so.new", "half");
  Staging staging(folder / "adapters");
  const auto staged = staging.stage(vendor);
  EXPECT_EQ(staging.sweep(), 2);
  EXPECT_TRUE(fs::exists(staged->path));
}

TEST_F(StagingTest, RefusesWhatIsNoFileWithASentence) {
  Staging staging(folder / "adapters");
  const auto sentence = [&](const fs::path& file) { return staging.stage(file).error().detail; };
  EXPECT_NE(sentence(folder / "nowhere.so").find("No such file"), std::string::npos);
  EXPECT_NE(sentence(folder).find("no regular file"), std::string::npos);
  write(vendor, "");
  EXPECT_NE(sentence(vendor).find("an empty file"), std::string::npos);
}

TEST_F(StagingTest, SaysWhenTheCopyCannotBeWritten) {
  write(folder / "blocked", "a file where the folder should be");
  Staging staging(folder / "blocked" / "adapters");
  const auto staged = staging.stage(vendor);
  ASSERT_FALSE(staged.ok());
  EXPECT_EQ(staged.error().code, ErrorCode::storage);
}

}  // namespace
}  // namespace zq::adapters
