// An adapter that was built last year was built with a header that was released then. Every one of them is kept in
// sdk/abi_history; the header of today must have room for all. The second half shows that each rule can be broken.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <type_traits>

#include "abi/growth.hpp"
#include "adapters/minor0.hpp"
#include "support/process.hpp"
#include "zq/abi.h"

namespace zq::abi {
namespace {

namespace fs = std::filesystem;
const fs::path header = ZQ_SOURCE_DIR "/sdk/include/zq/abi.h";
const fs::path history = ZQ_SOURCE_DIR "/sdk/abi_history";

const Layout& today() {
  static const Layout layout = layout_of(header);
  return layout;
}

std::string joined(const std::vector<std::string>& sentences) {
  std::string all;
  for (const std::string& one : sentences) all += one + "\n";
  return all;
}

TEST(AbiLayout, HasRoomForEveryReleasedHeader) {
  int releases = 0;
  for (const auto& release : fs::directory_iterator(history)) {
    if (!release.is_directory()) continue;
    ++releases;
    const auto faults = broken_rules(layout_of(release.path() / "abi.h"), today(), release.path().filename().string());
    EXPECT_TRUE(faults.empty()) << joined(faults) << "The rules of growth: sdk/ABI.md";
  }
  EXPECT_GE(releases, 1);
}

// Asking for today's sizeof would refuse every older adapter on the day the structure grows.
TEST(AbiLayout, AsksOfAnAdapterNoMoreThanMinorZeroHad) {
  const Layout first = layout_of(history / "1.0.0/abi.h");
  const auto bytes = [&](const char* name) { return first.structures.at(name).size; };
  EXPECT_EQ(adapters::minor0_bytes<zq_entry>, bytes("zq_entry"));
  EXPECT_EQ(adapters::minor0_bytes<zq_descriptor>, bytes("zq_descriptor"));
  EXPECT_EQ(adapters::minor0_bytes<zq_verification>, bytes("zq_verification"));
  EXPECT_EQ(adapters::minor0_bytes<zq_list>, bytes("zq_list"));
  EXPECT_EQ(adapters::minor0_bytes<zq_complaint>, bytes("zq_complaint"));
  EXPECT_EQ(adapters::minor0_bytes<zq_record>, bytes("zq_record"));
  EXPECT_EQ(adapters::minor0_bytes<zq_http_request>, bytes("zq_http_request"));
  for (const auto& file : fs::recursive_directory_iterator(ZQ_SOURCE_DIR "/host/adapters")) {
    if (!file.is_regular_file()) continue;
    EXPECT_EQ(test::read_file(file.path()).find("size < sizeof("), std::string::npos) << file.path();
  }
}

TEST(AbiLayout, NamesEveryByteOfEveryStructure) {
  EXPECT_EQ(joined(gaps(today())), "") << "name the gap: uint32_t reserved;";
  EXPECT_EQ(today().structures.at("zq_call").members.size(), 15u);
  EXPECT_EQ(today().structures.at("zq_database").members.size(), 14u);
}

TEST(AbiLayout, LetsNoThrowingFunctionIn) {
  for (const auto& [name, structure] : today().structures) {
    for (const Member& member : structure.members) {
      const bool function = member.type.find("(*)(") != std::string::npos;
      EXPECT_TRUE(!function || member.type.find("noexcept") != std::string::npos) << name << "." << member.name;
    }
  }
  using Throwing = zq_status (*)(zq_instance*, const zq_call*);
  EXPECT_FALSE((std::is_convertible_v<Throwing, decltype(zq_entry::start)>));
}

TEST(AbiLayout, TellsNewerFieldsByTheirWritersSize) {
  zq_entry entry{};
  entry.health = [](zq_instance*, const zq_call*) noexcept -> zq_status { return ZQ_OK; };
  entry.size = sizeof(zq_entry);
  EXPECT_TRUE(ZQ_ABI_HAS(&entry, health));
  entry.size = offsetof(zq_entry, health);
  EXPECT_FALSE(ZQ_ABI_HAS(&entry, health)) << "the writer did not know the field";
  entry.size = sizeof(zq_entry);
  entry.health = nullptr;
  EXPECT_FALSE(ZQ_ABI_HAS(&entry, health)) << "the writer left it out";
}

// ---- what the comparison catches: the header of today with one change, each a mistake somebody makes one day

struct Change {
  const char *name, *from, *to, *sentence;
};

class ChangedHeader : public ::testing::TestWithParam<Change> {};

TEST_P(ChangedHeader, IsCaught) {
  const auto& [name, from, to, sentence] = GetParam();
  std::string text = test::read_file(header);
  const size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << "the header has no more: " << from;
  text.replace(at, std::string(from).size(), to);
  const test::TempDirectory work;
  test::write_file(work / "abi.h", text);
  const std::string faults = joined(broken_rules(today(), layout_of(work / "abi.h"), "1.0.0"));
  if (std::string(sentence).empty()) {
    EXPECT_EQ(faults, "");
  } else {
    EXPECT_NE(faults.find(sentence), std::string::npos) << "expected: " << sentence << "\nfound:\n" << faults;
  }
}

const std::string poll =
    R"(  zq_status (*poll)(zq_instance *, const zq_call *, zq_str token, zq_verdict *verdict) ZQ_NOEXCEPT;
)";
const std::string poll_and_more = poll + "  zq_status (*forget)(zq_instance *, zq_str token) ZQ_NOEXCEPT;\n";
const std::string minor_two = "#define ZQ_ABI_MINOR 2u      /* the adapter's must not be above the host's */";

const Change changes[] = {
    {"ReorderedMember", "  zq_str request_id;    /*", "  zq_str case_of_old; zq_str request_id;    /*",
     "zq_call.request_id moved from offset 16 to 32 since 1.0.0"},
    {"SwappedMembers", "  int64_t deadline_ns; ", "  int64_t now_unix_ms_; int64_t deadline_ns; ",
     "zq_call.deadline_ns moved from offset 96 to 104"},
    {"ChangedType", "  int64_t now_unix_ms; ", "  uint64_t now_unix_ms; ",
     "zq_call.now_unix_ms changed its type from long to unsigned long"},
    {"ChangedParameter", "(*bind_int)(zq_stmt *, uint32_t n, int64_t)", "(*bind_int)(zq_stmt *, uint32_t n, int32_t)",
     "zq_database.bind_int changed its type"},
    {"FunctionThatMayThrow", "(*affected)(zq_stmt *, int64_t *rows) ZQ_NOEXCEPT",
     "(*affected)(zq_stmt *, int64_t *rows)", "zq_database.affected changed its type"},
    {"RemovedMember", "  zq_str content_type; /* as sent, absent when there was none */\n", "",
     "zq_http_reply.content_type is gone since 1.0.0"},
    {"RemovedEnumerator", "  ZQ_E_AUTH = 5,", "", "ZQ_E_AUTH (5) is gone since 1.0.0"},
    {"ChangedEnumerator", "  ZQ_E_AUTH = 5,", "  ZQ_E_AUTH = 13,", "ZQ_E_AUTH changed from 5 to 13"},
    {"ReusedValue", "  ZQ_E_AUTH = 5,", "  ZQ_E_AUTH = 5, ZQ_E_LICENCE = 5,",
     "ZQ_E_LICENCE reuses the value 5 of ZQ_E_AUTH"},
    {"GrownArrayElement", "  zq_str s;  /* for the others */", "  zq_str s;  zq_str unit;",
     "zq_field has 64 bytes instead of 48 since 1.0.0: it is frozen"},
    {"GrownText", "  size_t len;\n} zq_str;", "  size_t len;\n  size_t capacity;\n} zq_str;",
     "zq_call.case_id moved from offset 32 to 40"},
    {"ChangedId", "\"zq.list/1\"", "\"zq.list/2\"", "ZQ_CAP_LIST changed from zq.list/1 to zq.list/2"},
    {"ChangedVisitor", "typedef void (*zq_visit)(void *user, zq_str bytes) ZQ_NOEXCEPT",
     "typedef int (*zq_visit)(void *user, zq_str bytes) ZQ_NOEXCEPT", "zq_visit changed from"},
    {"GrewWithoutAMinor", poll.c_str(), poll_and_more.c_str(), "the header grew and ZQ_ABI_MINOR is still 1"},
    {"NewIdWithoutAMinor", "#define ZQ_CAP_LIST ", "#define ZQ_CAP_TASK \"zq.task/1\"\n#define ZQ_CAP_LIST ",
     "the header grew and ZQ_ABI_MINOR is still 1"},
    {"DraftIsFree", "#define ZQ_CAP_LIST ", "#define ZQ_CAP_X_TASK \"x-zq.task/1\"\n#define ZQ_CAP_LIST ", ""},
    {"RaisedMinorIsFree", "#define ZQ_ABI_MINOR 1u      /* the adapter's must not be above the host's */",
     minor_two.c_str(), ""},
};
INSTANTIATE_TEST_SUITE_P(AbiLayout, ChangedHeader, ::testing::ValuesIn(changes),
                         [](const auto& info) { return std::string(info.param.name); });

// A member at the end with a raised minor is how a header grows.
TEST(AbiLayout, MayGrowAtItsEndWithANewMinor) {
  std::string text = test::read_file(header);
  text.replace(text.find(poll), poll.size(), poll_and_more);
  text.replace(text.find("ZQ_ABI_MINOR 1u"), 15, "ZQ_ABI_MINOR 2u");
  const test::TempDirectory work;
  test::write_file(work / "abi.h", text);
  EXPECT_EQ(joined(broken_rules(today(), layout_of(work / "abi.h"), "1.0.0")), "");
}

// A member put where the compiler had left a gap looks as if older writers had set it.
TEST(AbiLayout, SeesAGapAndWhatIsPutIntoIt) {
  const test::TempDirectory work;
  const std::string head = "#include <stdint.h>\n#include <stddef.h>\n#define ZQ_ABI_MINOR 0u\n";
  test::write_file(work / "old.h", head + "typedef struct zq_a {\n  uint32_t size;\n  void *p;\n} zq_a;\n");
  test::write_file(work / "new.h", head + "typedef struct zq_a {\n  uint32_t size, flags;\n  void *p;\n} zq_a;\n");
  const Layout old = layout_of(work / "old.h");
  EXPECT_EQ(joined(gaps(old)), "zq_a: 4 bytes before p\n");
  EXPECT_NE(joined(broken_rules(old, layout_of(work / "new.h"), "1.0.0")).find("inside the old 16 bytes"),
            std::string::npos);
}

}  // namespace
}  // namespace zq::abi
