// The SDK as a vendor gets it: installed to a directory of its own, found by find_package, used from outside the tree.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "text/charset.hpp"
#include "zq/test_host.hpp"
#include "zq/adapter.hpp"

namespace {

namespace fs = std::filesystem;
using zq::test::AdapterCall;
using zq::test::AdapterHost;
using zq::test::RunningAdapter;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Runs a command; its output is shown when it fails.
void run(const std::string& command) {
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  std::string output;
  char block[4096];
  while (const std::size_t got = fread(block, 1, sizeof block, pipe)) output.append(block, got);
  EXPECT_EQ(pclose(pipe), 0) << command << "\n" << output;
}

class InstalledSdk : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::string pattern = (fs::temp_directory_path() / "zq-sdk-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    root = pattern;
    run("cmake --install " ZQ_BINARY_DIR " --component sdk --prefix " + prefix());
    build("hello_adapter");
  }
  static void TearDownTestSuite() { fs::remove_all(root); }

  static fs::path package() { return root / "prefix/share/zhengqiao-sdk"; }
  static std::string prefix() { return (root / "prefix").string(); }
  // What the package brings, so that nothing of the host's tree is in reach.
  static void build(const std::string& sample) {
    fs::copy(package() / "samples" / sample, root / sample, fs::copy_options::recursive);
    configure_and_build(root / sample);
  }
  static void configure_and_build(const fs::path& source) {
    const std::string build = (source / "build").string();
    run("cmake -G Ninja -S " + source.string() + " -B " + build + " -DCMAKE_PREFIX_PATH=" + prefix() +
        " -DCMAKE_CXX_FLAGS='-Wall -Wextra -Wpedantic -Werror'");
    run("cmake --build " + build);
  }
  static std::string hello() { return (root / "hello_adapter/build/plugins/hello_adapter.so").string(); }

  static fs::path root;
};
fs::path InstalledSdk::root;

TEST_F(InstalledSdk, BuildsTheHelloAdapterOutsideTheTree) { EXPECT_TRUE(fs::exists(hello())); }

TEST_F(InstalledSdk, BringsItsManuals) {
  for (const char* file : {"README.md", "README.zh-CN.md", "LICENSE"})
    EXPECT_TRUE(fs::exists(package() / file)) << file;
}

TEST_F(InstalledSdk, LetsTheAdapterExportExactlyOneSymbol) {
  run("test \"$(nm -D --defined-only " + hello() + " | awk '{print $3}')\" = zq_plugin_entry");
  run("ctest --test-dir " + (root / "hello_adapter/build").string() +
      " -LE conformance");  // minutes; see tests/adapter_tool
}

TEST_F(InstalledSdk, FailsTheExportCheckOfAnAdapterThatExportsMore) {
  std::ofstream(root / "more.cpp") << "extern \"C\" int zq_plugin_entry = 0;\nextern \"C\" int another = 0;\n";
  run("g++ -shared -fPIC -o " + (root / "more.so").string() + " " + (root / "more.cpp").string());
  run("cmake -DNM=nm -DADAPTER=" + (root / "more.so").string() + " -P $(find " + prefix() +
      " -name check_exports.cmake) 2>&1 | tr '\\n' ' ' | grep -q 'exactly one exported symbol'");
}

TEST_F(InstalledSdk, OffersSoapWhenAskedForIt) {
  const fs::path source = root / "soap";
  fs::create_directory(source);
  std::ofstream(source / "CMakeLists.txt") << "cmake_minimum_required(VERSION 3.25)\nproject(soap LANGUAGES CXX)\n"
                                              "find_package(zhengqiao-sdk 1 REQUIRED COMPONENTS soap)\n"
                                              "zq_add_adapter(soap_adapter soap_adapter.cpp)\n"
                                              "target_link_libraries(soap_adapter PRIVATE zq::soap)\n";
  std::ofstream(source / "soap_adapter.cpp")
      << "#include <zq/adapter.hpp>\n#include <zq/soap.hpp>\n"
         "class Soap : public zq::Adapter {\n public:\n"
         "  zq::Verification verify(zq::Call& call, std::string_view, const zq::Declared&) override {\n"
         "    zq::soap_call(call, {\"http://127.0.0.1/\", \"urn:x\"}, \"q\", {});\n"
         "    return zq::Verification::of(zq::Verdict::no_record);\n  }\n};\n"
         "ZQ_ADAPTER(Soap, \"cn.example.soap\", \"示例\", \"test\", \"1.0.0\");\n";
  configure_and_build(source);
  const zq_entry& entry = zq::test::load_adapter((source / "build/plugins/soap_adapter.so").string());
  EXPECT_STREQ(entry.descriptor->id, "cn.example.soap");
}

TEST_F(InstalledSdk, MakesAnAdapterThatAnswers) {
  const std::string lines = "332621700101001|张三  |正常\r\n331099199001010011|李　四|注销\r\nT0000002\r\n";
  const std::string file = (root / "members.txt").string();
  std::ofstream(file, std::ios::binary) << *zq::encode_text(zq::Encoding::gbk, lines);
  AdapterHost host;
  host.settings["path"] = file;
  RunningAdapter adapter(host, zq::test::load_adapter(hello()), "hello");
  AdapterCall found, other, nobody, unknown, health;
  EXPECT_EQ(adapter.verify(found, "membership.current", {{"name", "张三"}, {"id_number", "332621197001010011"}}),
            ZQ_OK);
  EXPECT_EQ(found.verdict, ZQ_V_CONSISTENT);
  EXPECT_EQ(adapter.verify(other, "membership.current",
                           {{"name", "李四"}, {"id_number", "331099199001010011"}, {"status", "正常"}}),
            ZQ_OK);
  EXPECT_EQ(other.verdict, ZQ_V_MISMATCH);
  EXPECT_EQ(other.field_verdict("name"), ZQ_V_CONSISTENT);
  EXPECT_EQ(adapter.verify(nobody, "membership.current", {{"name", "王五"}, {"id_number", "331099199001010038"}}),
            ZQ_OK);
  EXPECT_EQ(nobody.verdict, ZQ_V_NO_RECORD);
  EXPECT_EQ(adapter.verify(unknown, "no.such", {}), ZQ_E_NOT_FOUND);
  EXPECT_EQ(adapter.health(health), ZQ_OK);

  fs::remove(file);
  AdapterCall gone;
  EXPECT_EQ(adapter.verify(gone, "membership.current", {{"name", "张三"}, {"id_number", "332621197001010011"}}),
            ZQ_E_UNAVAILABLE);
  AdapterHost unset;
  EXPECT_THROW(RunningAdapter(unset, zq::test::load_adapter(hello()), "hello"), std::runtime_error);
}

TEST(SdkVersion, IsTheSameInTheHeaderAndInThePackage) {
  const std::string cmake = read_file(ZQ_SOURCE_DIR "/sdk/cmake/install.cmake");
  EXPECT_NE(cmake.find("set(ZQ_SDK_VERSION " ZQ_SDK_VERSION ")"), std::string::npos);
}

TEST(HelloAdapter, IsShorterThanSixtyLinesAndTheManualsQuoteIt) {
  const std::string source = read_file(ZQ_SOURCE_DIR "/samples/hello_adapter/hello_adapter.cpp");
  EXPECT_LT(std::count(source.begin(), source.end(), '\n'), 60);
  for (const char* manual : {"/sdk/README.md", "/sdk/README.zh-CN.md"}) {
    const std::string text = read_file(std::string(ZQ_SOURCE_DIR) + manual);
    EXPECT_NE(text.find(source), std::string::npos) << manual << " does not quote samples/hello_adapter as it is";
    EXPECT_NE(text.find(read_file(ZQ_SOURCE_DIR "/samples/hello_adapter/CMakeLists.txt")), std::string::npos) << manual;
    EXPECT_NE(text.find(read_file(ZQ_SOURCE_DIR "/samples/hello_adapter/hello.xml")), std::string::npos) << manual;
  }
}

}  // namespace
