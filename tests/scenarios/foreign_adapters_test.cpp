// Adapters that were not built as ours are, side by side in the real host: one in C11 alone, and hello_adapter built by
// clang with libc++, so that two C++ runtimes and their exceptions live in one process. Neither knows of the other.
#include "scenarios/private_data.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

const std::string c_adapter = ZQ_BINARY_DIR "/plugins/c_adapter.so";
const std::string libcxx_adapter = ZQ_BINARY_DIR "/plugins/hello_libcxx.so";

class ForeignAdapters : public WithWorld<ForeignAdapters> {
 public:
  static bool has_libcxx() { return std::filesystem::exists(libcxx_adapter); }
  static void furnish(World& world) {
    add(world, "plain_c", c_adapter);
    if (has_libcxx()) add(world, "other_cxx", libcxx_adapter);
    world.list_csv = list_file({row("C-1", "plain_c"), row("CXX-1", "other_cxx")});
    keep_private("331099199001010017");
    keep_private("张三");
    write_file(world.directory / "members.txt", members());
  }
  static void add(World& world, const std::string& id, const std::string& file) {
    DepartmentFile department{id, "示例部门", file};
    department.settings["path"] = (world.directory / "members.txt").string();
    world.departments[id] = department;
  }
  static std::string row(const std::string& code, const std::string& department) {
    return code + ",区民政局,示例事项" + code + ",会员证明,示例协会,示例依据,信息共享,即办件," + department +
           ",membership.current,status=会员状态*,,,";
  }
  // 张三, 正常
  static std::string members() { return "331099199001010017|\xD5\xC5\xC8\xFD|\xD5\xFD\xB3\xA3\r\nT0000001\r\n"; }
  static Json ask_about(const std::string& entry, const std::string& status) {
    Client client = world().client();
    return ask(client, entry, {{"name", "张三"}, {"id_number", "331099199001010017"}}, {{"status", status}});
  }
  static void expect_good_answers(const std::string& entry) {
    EXPECT_EQ(ask_about(entry, "正常").at("verdict"), "consistent");
    const Json other = ask_about(entry, "注销");
    EXPECT_EQ(other.at("verdict"), "mismatch");
    EXPECT_EQ(verdict_on(other, "status"), "mismatch");
    write_file(world().directory / "members.txt", members().substr(0, 30));  // the trailer is still to come
    EXPECT_EQ(ask_about(entry, "正常").at("cause"), "bad_answer");
    std::filesystem::remove(world().directory / "members.txt");
    EXPECT_EQ(ask_about(entry, "正常").at("cause"), "unavailable");
    write_file(world().directory / "members.txt", members());
  }
};

TEST_F(ForeignAdapters, InC11AloneAnswer) {
  EXPECT_EQ(run({"sh", "-c", "readelf -d " + c_adapter + " | grep -c 'libstdc++\\|libgcc'"}).output, "0\n");
  expect_good_answers("C-1");
}

TEST_F(ForeignAdapters, BuiltByClangWithLibcxxAnswer) {
  if (!has_libcxx())
    GTEST_SKIP() << "clang++ with libc++ is not installed (apt-get install clang libc++-14-dev libc++abi-14-dev)";
  EXPECT_EQ(run({"sh", "-c", "readelf -d " + libcxx_adapter + " | grep -c 'libc++\\.so'"}).output, "1\n");
  expect_good_answers("CXX-1");
}

}  // namespace
}  // namespace zq::test
