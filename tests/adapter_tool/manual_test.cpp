// sdk/check/README.md and README.zh-CN.md say of each check what the table in the code says.
#include <gtest/gtest.h>

#include "adapter_tool/tool.hpp"
#include "check/check.hpp"

namespace zq::test {
namespace {

TEST(Manual, HasARowForEachCheckAsTheCodeSaysIt) {
  const std::string en = content_of(ZQ_SOURCE_DIR "/sdk/check/README.md");
  const std::string zh = content_of(ZQ_SOURCE_DIR "/sdk/check/README.zh-CN.md");
  int count = 0;
  for (const check::Group& group : check::groups()) {
    for (const check::Check& one : group.checks) {
      const std::string start = "| " + std::string(one.id) + " | ";
      EXPECT_NE(en.find(start + std::string(one.rule.en) + " | " + std::string(one.fix.en) + " |\n"), en.npos)
          << one.id;
      EXPECT_NE(zh.find(start + std::string(one.rule.zh) + " | " + std::string(one.fix.zh) + " |\n"), zh.npos)
          << one.id;
      ++count;
    }
  }
  EXPECT_EQ(count, 40);
}

}  // namespace
}  // namespace zq::test
