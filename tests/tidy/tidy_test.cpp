// The house rules as tests: the first part shows that each rule can complain, the second holds the tree against them.
#include <gtest/gtest.h>

#include <algorithm>

#include "tidy/habits.hpp"
#include "tidy/layers.hpp"
#include "tidy/source.hpp"

namespace zq::tidy {
namespace {

using Check = Complaints (*)(const Source&);

struct Bad {
  const char* name;
  Check check;
  std::string path, bytes, complaint;  // complaint: empty when the rule must keep silent
};
void PrintTo(const Bad& row, std::ostream* out) { *out << row.path; }
class Rule : public testing::TestWithParam<Bad> {};

TEST_P(Rule, ComplainsOrKeepsSilent) {
  const Bad& given = GetParam();
  const Complaints all = given.check(source_of(given.path, given.bytes));
  if (given.complaint.empty()) {
    EXPECT_EQ(all, Complaints{});
  } else {
    ASSERT_EQ(all.size(), 1u) << testing::PrintToString(all);
    EXPECT_NE(all[0].find(given.complaint), std::string::npos) << all[0];
  }
}

const Bad rows[] = {
    {"DomainSeesNoWorkflow", layer_complaints, "host/domain/a.cpp", "\n#include \"workflow/ports.hpp\"\n",
     "host/domain/a.cpp:2: domain may not include"},
    {"DomainSeesThePureSdk", layer_complaints, "host/domain/a.cpp", "#include \"zq/names.hpp\"\n", ""},
    {"DomainSeesNoOtherSdk", layer_complaints, "host/domain/a.cpp", "#include \"zq/abi.h\"\n", "may not include"},
    {"OuterLayersSeeNotOneAnother", layer_complaints, "host/http/a.cpp", "#include \"store/store.hpp\"\n",
     "http may not include"},
    {"NobodySeesTheApplication", layer_complaints, "host/http/a.cpp", "#include \"application/application.hpp\"\n",
     "http may not include"},
    {"TheApplicationSeesAll", layer_complaints, "host/application/a.cpp", "#include \"store/store.hpp\"\n", ""},
    {"AFolderOutsideTheTable", layer_complaints, "host/common/a.cpp", "#include \"domain/list.hpp\"\n",
     "not in the table"},
    {"PocoNetOnlyInHttp", layer_complaints, "host/workflow/a.cpp", "#include <Poco/Net/HTTPServer.h>\n",
     "does not belong here"},
    {"NoThirdPartyInHeaders", layer_complaints, "host/http/a.hpp", "#include <nlohmann/json.hpp>\n",
     "belongs into the .cpp"},
    {"ThirdPartyWhereItBelongs", layer_complaints, "host/http/a.cpp", "#include <nlohmann/json.hpp>\n", ""},
    {"SqlOnlyInOdbc", layer_complaints, "host/store/a.cpp", "#include <sqlext.h>\n", "does not belong here"},
    {"PluginsSeeNoHost", layer_complaints, "plugins/x/a.cpp", "#include \"domain/list.hpp\"\n", "a plugin may not"},
    {"PluginsSeeNoThirdParty", layer_complaints, "plugins/x/a.cpp", "#include <pugixml.hpp>\n", "does not belong here"},
    {"PluginsSeeSdkOwnAndStandard", layer_complaints, "plugins/x/a.cpp",
     "#include \"zq/adapter.hpp\"\n#include \"rows.hpp\"\n#include <vector>\n#include <stdint.h>\n#include "
     "<sys/stat.h>\n",
     ""},
    {"PluginsReachLibrariesThroughTheSdk", layer_complaints, "plugins/x/a.cpp", "#include <libxml/tree.h>\n",
     "through zq/ or not at all"},
    {"ChecksSeeAdapters", layer_complaints, "sdk/check/load/a.cpp",
     "#include \"adapters/gate.hpp\"\n#include \"check/check.hpp\"\n#include \"zq/abi.h\"\n#include <vector>\n", ""},
    {"ChecksSeeNoHttp", layer_complaints, "sdk/check/load/a.cpp", "#include \"http/json.hpp\"\n", "may not include"},
    {"ChecksSeeNoTool", layer_complaints, "sdk/check/a.cpp", "#include \"adapter_tool/command.hpp\"\n",
     "may not include"},
    {"TheToolSeesChecks", layer_complaints, "sdk/adapter_tool/a.cpp", "#include \"check/run.hpp\"\n", ""},
    {"TheSdkSeesOnlyItself", layer_complaints, "sdk/include/zq/a.hpp", "#include \"domain/list.hpp\"\n",
     "the SDK includes only zq/"},
    {"TheClockIsPassedIn", call_complaints, "host/domain/a.cpp", "auto x = std::chrono::system_clock::now();\n",
     "workflow::Clock"},
    {"TimeAsACall", call_complaints, "host/domain/a.cpp", "auto x = std::time(nullptr);\n", "time( is banned"},
    {"OtherTimesAreFine", call_complaints, "host/domain/a.cpp",
     "call_time(1); a.time(2); b->time(3); Time(4); hh_mm_ss<ms> time(5); ms time(6);\n", ""},
    {"TimeAfterReturn", call_complaints, "host/domain/a.cpp", "return time(nullptr);\n", "time( is banned"},
    {"CommentsAndStringsAreFine", call_complaints, "host/domain/a.cpp",
     "// getenv\n/* rand(\n rand( */ auto s = \"getenv\"; auto r = R\"x(getenv)x\"; auto c = 'r'; int n = 1'000;\n",
     ""},
    {"CodeAfterAStringIsSeen", call_complaints, "host/domain/a.cpp", "f(\"\\\"\"); getenv(x);\n", "getenv is banned"},
    {"SnprintfIsFine", call_complaints, "host/domain/a.cpp", "std::snprintf(a, 1, b);\n", ""},
    {"PrintfIsNot", call_complaints, "host/domain/a.cpp", "std::printf(b);\n", "printf is banned"},
    {"TheReplacementMayCall", call_complaints, "host/settings/places.cpp", "std::getenv(x);\n", ""},
    {"TestsMaySleep", call_complaints, "tests/unit/a.cpp", "std::this_thread::sleep_for(x);\n", ""},
    {"LongLines", form_complaints, "host/a.cpp", std::string(121, 'x') + "\n", "longer than 120"},
    {"CharactersCountNotBytes", form_complaints, "host/a.cpp",
     "// 证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证证\n", ""},
    {"Tabs", form_complaints, "host/a.cpp", "\tx\n", "a tab"},
    {"Leftovers", form_complaints, "host/a.cpp",
     "// TO"
     "DO later\n",
     "leftover"},
    {"BlanksAtTheEnd", form_complaints, "host/a.cpp", "x \n", "blanks at the end"},
    {"NoLastLineEnd", form_complaints, "host/a.cpp", "x", "no end"},
    {"LongFiles", form_complaints, "host/a.cpp",
     [] {
       std::string text;
       for (int i = 0; i < 301; ++i) text += "x\n";
       return text;
     }(),
     "longer than 300 lines"},
    {"HeadersOpenWithAComment", form_complaints, "host/a.hpp", "#pragma once\n", "opens with a comment"},
    {"HeadersStandOnce", form_complaints, "host/a.hpp", "// x\n", "without #pragma once"},
    {"GoodHeaders", form_complaints, "host/a.hpp", "// x\n#pragma once\n", ""},
};
INSTANTIATE_TEST_SUITE_P(Table, Rule, testing::ValuesIn(rows), [](const auto& row) { return row.param.name; });

void hold(Check check) {
  Complaints all;
  for (const Source& source : all_sources()) {
    const Complaints some = check(source);
    all.insert(all.end(), some.begin(), some.end());
  }
  std::string text;
  for (const std::string& one : all) text += one + '\n';
  EXPECT_TRUE(all.empty()) << all.size() << " complaints:\n" << text;
}

TEST(Tree, HasSourcesToLookAt) { EXPECT_GT(all_sources().size(), 20u); }
TEST(Tree, IncludesPointInward) { hold(layer_complaints); }
TEST(Tree, CallsNothingThatIsBanned) { hold(call_complaints); }
TEST(Tree, IsWrittenInTheHousesForm) { hold(form_complaints); }

}  // namespace
}  // namespace zq::tidy
