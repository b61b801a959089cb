#include "print/clean.hpp"

#include <gtest/gtest.h>

namespace zq::print {
namespace {

TEST(Clean, KeepsWhatIsReadAndDropsWhatIsNot) {
  EXPECT_EQ(clean("买买提·艾力\t𠮷"), "买买提·艾力 𠮷");
  EXPECT_EQ(clean("a\x01\x7F\xC2\x9F\x62"), "ab") << "control characters";
  EXPECT_EQ(clean("12\xE2\x80\xAE"
                  "34\xE2\x81\xA6"),
            "1234")
      << "marks that reverse the reading direction";
  EXPECT_EQ(clean("好\xFF\xC0\xAF吗\xEF\xBB\xBF"), "好吗") << "no UTF-8, byte order mark";
}

TEST(Clean, CutsAtLineFeeds) {
  EXPECT_EQ(paragraphs_of("一\r\n\n  \n二\xE2\x80\xA9三"), (std::vector<std::string>{"一", "二", "三"}));
  EXPECT_EQ(paragraphs_of(""), (std::vector<std::string>{""}));
}

}  // namespace
}  // namespace zq::print
