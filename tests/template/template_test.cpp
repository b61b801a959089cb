// `zq-adapter new`: which projects it writes, and that each kind builds and proves itself with the installed SDK alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "adapter_tool/new_project.hpp"
#include "support/process.hpp"

namespace zq::test {
namespace {

namespace fs = std::filesystem;
const fs::path templates = ZQ_SOURCE_DIR "/sdk/template";

tool::NewProject project(const std::string& name, const fs::path& folder = "/nowhere/else") {
  return {name, "odbc", "cn.example." + name, templates, folder};
}

TEST(NewProject, TakesNamesThatAreNamesEverywhere) {
  for (const char* name : {"housing", "h", "a1_b2", "civil_affairs"}) EXPECT_EQ(fault_of(project(name)), "") << name;
  for (const char* name : {"", "Housing", "1st", "_x", "a-b", "a b", "房管", "../x", "class", "test", "replay_test",
                           "a2345678901234567890123456789012345678901"})
    EXPECT_NE(fault_of(project(name)), "") << name;
}

TEST(NewProject, SaysWhatIsWrong) {
  tool::NewProject wrong = project("housing");
  wrong.kind = "ftp";
  EXPECT_NE(fault_of(wrong).find("--legacy 应为 odbc、soap 或 file；实为 'ftp'"), std::string::npos);
  wrong = project("housing");
  wrong.id = "Housing";
  EXPECT_NE(fault_of(wrong).find("--id"), std::string::npos);
  wrong = project("housing");
  wrong.templates = "/nowhere";
  EXPECT_NE(fault_of(wrong).find("重新安装 SDK"), std::string::npos);
}

TEST(NewProject, OverwritesNothingAndLeavesNothingBehind) {
  const TempDirectory folder;
  const tool::NewProject made = project("housing", folder / "housing");
  ASSERT_EQ(write_project(made), "");
  write_file(folder / "housing/README.md", "mine");
  EXPECT_NE(write_project(made).find("已存在，不会覆盖"), std::string::npos);
  EXPECT_EQ(read_file(folder / "housing/README.md"), "mine");
  EXPECT_NE(write_project(project("other", folder / "housing/README.md/there")), "") << "its parent is a file";
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(NewProject, IsInItsOwnWordsThroughout) {
  for (const char* kind : {"odbc", "soap", "file"}) {
    const TempDirectory folder;
    tool::NewProject made = project("land_office", folder / "p");
    made.kind = kind;
    made.id = "cn.jiaojiang.land";
    ASSERT_EQ(write_project(made), "");
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "p"))
      if (entry.is_regular_file()) all += entry.path().string() + "\n" + read_file(entry.path());
    for (const char* left : {"sample_office", "SampleOffice", "cn.example.land_office"})
      EXPECT_EQ(all.find(left), std::string::npos) << kind << ": " << left;
    EXPECT_NE(all.find("class LandOffice : public zq::Adapter"), std::string::npos) << kind;
    EXPECT_TRUE(fs::exists(folder / "p/src/land_office.cpp")) << kind;
    EXPECT_TRUE(fs::exists(folder / "p/.gitlab-ci.yml")) << kind;
    EXPECT_NE(all.find("\"id\": \"cn.jiaojiang.land\""), std::string::npos) << kind;
  }
}

class WrittenProject : public ::testing::TestWithParam<const char*> {
 protected:
  static void SetUpTestSuite() {
    const Ran installed =
        run({"cmake", "--install", ZQ_BINARY_DIR, "--component", "sdk", "--prefix", (root / "sdk").string()});
    ASSERT_EQ(installed.code, 0) << installed.output;
  }
  static void TearDownTestSuite() { fs::remove_all(root); }
  static inline const fs::path root = [] {
    std::string name = (fs::temp_directory_path() / "zq-template-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    return fs::path(name);
  }();
};

TEST_P(WrittenProject, BuildsAndProvesItselfWithTheInstalledPackageOnly) {
  const std::string kind = GetParam(), tool = (root / "sdk/bin/zq-adapter").string();
  const char* all = std::getenv("ZQ_TEMPLATES");
  if (kind != "soap" && (!all || std::string(all) != "all")) GTEST_SKIP() << "ZQ_TEMPLATES=all builds this kind, too";
  const fs::path folder = root / kind;
  const Ran made = run({tool, "new", "housing", "--legacy", kind, "--dir", folder.string()});
  ASSERT_EQ(made.code, 0) << made.output;
  const std::string steps =
      "cd " + folder.string() + " && export CMAKE_PREFIX_PATH=" + (root / "sdk").string() +
      " CMAKE_GENERATOR=Ninja CXXFLAGS=-O0 && cmake --preset dev && cmake --build --preset dev -j2";
  const Ran built = run({"sh", "-c", steps}, std::chrono::minutes(5));
  ASSERT_EQ(built.code, 0) << built.output;
  const Ran tested = run({"sh", "-c", "cd " + folder.string() + " && ctest --preset dev"}, std::chrono::minutes(5));
  EXPECT_EQ(tested.code, 0) << tested.output;
  EXPECT_NE(tested.output.find("housing_exports"), std::string::npos);
  EXPECT_NE(tested.output.find("housing_conformance"), std::string::npos);
}
INSTANTIATE_TEST_SUITE_P(Kinds, WrittenProject, ::testing::Values("odbc", "soap", "file"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace zq::test
