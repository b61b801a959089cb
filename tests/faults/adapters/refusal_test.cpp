// Every adapter the host must not run, and the one sentence it says about it.
#include "house.hpp"

namespace zq::adapters::test {
namespace {

struct Refused {
  const char* fixture;
  const char* sentence;  // English, for the log
};

const Refused refusals[] = {
    {"no_symbol",
     "no_symbol.so: adapter refused: file: expected the exported symbol zq_plugin_entry, found no such symbol; export "
     "it with "
     "ZQ_EXPORT and sdk/cmake/adapter.map"},
    {"not_elf",
     "not_elf.so: adapter refused: file: expected a whole ELF shared object for x86-64, found no ELF file; build it "
     "with "
     "zq_add_adapter for this machine and copy it whole"},
    {"wrong_magic",
     "wrong_magic.so: adapter refused: zq_entry.magic: expected 0x3141515A, found 0xDEADBEEF; set it to ZQ_MAGIC of "
     "zq/abi.h"},
    {"wrong_major",
     "wrong_major.so: adapter refused: zq_entry.abi_major: expected 1, found 7; rebuild the adapter with the SDK of "
     "this host"},
    {"newer_minor",
     "newer_minor.so: adapter refused: zq_entry.abi_minor: expected at most 1, found 99; upgrade the host or rebuild "
     "the "
     "adapter with an older SDK"},
    {"small_entry",
     "small_entry.so: adapter refused: zq_entry.size: expected at least 72, found 24; set it to sizeof(zq_entry)"},
    {"null_descriptor",
     "null_descriptor.so: adapter refused: zq_entry.descriptor: expected a constant descriptor, found a null pointer; "
     "point it "
     "to the descriptor"},
    {"bad_id",
     "bad_id.so: adapter refused: zq_descriptor.id: expected a reverse domain of [a-z0-9._-] such as "
     "cn.jiaojiang.civil_affairs, found 'Civil Affairs!'; choose such an id"},
    {"unanswered_capability",
     "adapter refused: get_capability(\"zq.complaint/1\"): expected a table, for the descriptor advertises it, found "
     "NULL; make "
     "the descriptor and get_capability agree"},
    {"null_function",
     "adapter refused: get_capability(\"zq.verification/1\")->verify: expected a function, found a null pointer; "
     "implement it or "
     "do not advertise the capability"},
    {"create_null", "adapter refused: create: expected an instance, found NULL; see the adapter's own log lines"},
    {"start_config",
     "adapter refused: start: expected ZQ_OK, found status 4 (setting dsn is missing); correct the settings of the "
     "department"},
};

TEST(Refusal, NamesFieldExpectedFoundAndFixInOneSentence) {
  for (const auto& one : refusals) {
    SCOPED_TRACE(one.fixture);
    House house;
    const auto applied = house.registry.apply(settings_of({department("broken", one.fixture)}));
    ASSERT_FALSE(applied.ok());
    EXPECT_EQ(applied.error().code, ErrorCode::invalid_input);
    EXPECT_EQ(applied.error().detail, std::string("broken: ") + one.sentence);
    ASSERT_EQ(applied.error().faults.size(), 1u);
    EXPECT_EQ(applied.error().faults[0].path, "broken");
    EXPECT_NE(applied.error().faults[0].text.find("适配器被拒绝"), std::string::npos);
    for (const char* english : {"expected", "found", "a function", "a null", "at least", "for the", "no such"})
      EXPECT_EQ(applied.error().faults[0].text.find(english), std::string::npos) << applied.error().faults[0].text;
    EXPECT_FALSE(applied.error().faults[0].expected.empty());
    EXPECT_FALSE(applied.error().faults[0].found.empty());
    EXPECT_TRUE(house.registry.view().empty()) << "nothing may have changed";
  }
}

TEST(Refusal, NamesTheSymbolThatIsMissing) {
  House house;
  const auto applied = house.registry.apply(settings_of({department("broken", "undefined_symbol")}));
  ASSERT_FALSE(applied.ok());
  EXPECT_NE(applied.error().detail.find("nobody_defines_this"), std::string::npos) << applied.error().detail;
}

std::string good_bytes() {
  std::ifstream in(department("any", "good_c").adapter_file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Refusal, NamesWhatAFileForAnotherMachineOrACutFileIs) {
  const auto with = [](std::size_t at, std::string_view bytes) {
    std::string file = good_bytes();
    return file.replace(at, bytes.size(), bytes);
  };
  const std::string good = good_bytes();
  const std::pair<std::string, const char*> files[] = {
      {with(18, {"\xB7\0", 2}), "an ELF file for AArch64 (machine 183)"},
      {with(4, "\x01"), "an ELF file of 32 bits"},
      {with(5, "\x02"), "an ELF file of the other byte order"},
      {with(16, {"\x01\0", 2}), "an ELF file of type 1, no shared object"},
      {good.substr(0, 40), "a file cut short: its headers lie beyond its 40 bytes"},
      {good.substr(0, 100), "a file cut short: its program headers lie beyond its 100 bytes"},
      {good.substr(0, good.size() / 8), "a file cut short: its segments lie beyond"},
      {good.substr(0, good.size() - 10), "a file cut short: its section headers lie beyond"},
      {"#!/bin/sh\n", "found no ELF file"},
  };
  for (const auto& [bytes, found] : files) {
    House house;
    auto broken = department("broken", "good_c");
    broken.adapter_file = house.folder.path / "vendor.so";
    std::ofstream(broken.adapter_file, std::ios::binary) << bytes;
    const auto applied = house.registry.apply(settings_of({broken}));
    ASSERT_FALSE(applied.ok()) << found;
    EXPECT_NE(applied.error().detail.find(found), std::string::npos) << applied.error().detail;
    EXPECT_NE(applied.error().detail.find("vendor.so: adapter refused: file: expected a whole ELF"), std::string::npos);
  }
}

TEST(Refusal, SaysThatTheFileIsNotThere) {
  House house;
  auto missing = department("broken", "good_c");
  missing.adapter_file = "/nonexistent/adapter.so";
  const auto applied = house.registry.apply(settings_of({missing}));
  ASSERT_FALSE(applied.ok());
  EXPECT_NE(
      applied.error().detail.find("file /nonexistent/adapter.so: expected a readable adapter file, found No such file"),
      std::string::npos)
      << applied.error().detail;
}

TEST(Refusal, OfAStartThatHangsComesAtStartTime) {
  House house;
  auto hanging = in_process(department("broken", "start_hangs"));
  hanging.start_time = 300ms;
  const auto applied = house.registry.apply(settings_of({hanging, department("good", "good_c")}), true);
  ASSERT_TRUE(applied.ok());
  EXPECT_EQ(house.view("broken").state, "failed");
  EXPECT_NE(house.view("broken").state_text.find("start_time"), std::string::npos);
  EXPECT_EQ(house.verify("good").kind, Answer::Kind::answered);
  EXPECT_EQ(house.view("broken").abandoned, 1);
  EXPECT_TRUE(eventually([&] { return house.view("broken").abandoned == 0; }))
      << "the thread comes back after 3 seconds";
}

TEST(Refusal, AtTheFirstStartStopsNobodyElse) {
  House house;
  ASSERT_TRUE(
      house.registry.apply(settings_of({department("bad", "wrong_magic"), department("good", "good_c")}), true).ok());
  EXPECT_EQ(house.view("bad").state, "failed");
  EXPECT_NE(house.view("bad").state_text.find("0xDEADBEEF"), std::string::npos);
  EXPECT_EQ(house.verify("good").kind, Answer::Kind::answered);
  const Answer answer = house.verify("bad");
  EXPECT_EQ(answer.cause, FailureCause::unavailable);
  EXPECT_NE(answer.operator_text.find("0576-00000000"), std::string::npos) << "the manual way is named";
}

TEST(Refusal, OfOneDepartmentLeavesTheWholeConfigAsItWas) {
  House house;
  house.open({department("one", "good_c"), department("two", "good_c")});
  const auto before = house.view("one").generation;
  const auto applied =
      house.registry.apply(settings_of({department("one", "good_c", {{"verdict", "2"}}), department("two", "throws"),
                                        department("three", "wrong_magic"), department("four", "bad_id")}));
  ASSERT_FALSE(applied.ok());
  EXPECT_EQ(applied.error().faults.size(), 2u) << "all faults at once";
  EXPECT_EQ(house.view("one").generation, before);
  EXPECT_EQ(house.verify("one").verdict, Verdict::consistent);
  EXPECT_EQ(house.verify("two").kind, Answer::Kind::answered);
  EXPECT_FALSE(house.registry.find({"three"}).has_value());
}

TEST(Refusal, OfADepartmentThatFailedBeforeDoesNotStopOthersFromBeingToggled) {
  House house;
  const auto bad = department("bad", "wrong_magic");
  ASSERT_TRUE(house.registry.apply(settings_of({bad, department("good", "good_c")}), true).ok());
  auto off = department("good", "good_c");
  off.enabled = false;
  ASSERT_TRUE(house.registry.apply(settings_of({bad, off})).ok());
  EXPECT_EQ(house.view("good").state, "off");
  EXPECT_EQ(house.view("bad").state, "failed");
}

}  // namespace
}  // namespace zq::adapters::test
