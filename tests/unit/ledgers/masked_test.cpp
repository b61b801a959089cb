#include "domain/masked.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

TEST(Masked, Names) {
  const std::pair<const char*, const char*> rows[] = {{"张伟", "张*"}, {"张伟丽", "张*"},      {"欧阳修", "欧阳*"},
                                                      {"欧阳", "欧*"}, {"买买提·艾力", "买*"}, {"𬱖某", "𬱖*"},
                                                      {"", ""},        {"Li Lei", "L*"},       {"诸葛小亮", "诸葛*"}};
  for (const auto& [name, masked] : rows) EXPECT_EQ(masked_name(name), masked);
}

TEST(Masked, Numbers) {
  EXPECT_EQ(masked_number("331099199001010012"), "331099********0012");
  EXPECT_EQ(masked_number("331099900101001"), "331099*****1001");
  EXPECT_EQ(masked_number("12345"), "*****");
  EXPECT_EQ(masked_number(""), "");
}

TEST(Masked, Addresses) {
  EXPECT_EQ(masked_address("椒江区海门街道示例路1号"), "椒江区海门街道*");
  EXPECT_EQ(masked_address("大陈镇示例村2号"), "大陈镇*");
  EXPECT_EQ(masked_address("示例路3号"), "*");
  EXPECT_EQ(masked_address(""), "");
}

}  // namespace
}  // namespace zq
