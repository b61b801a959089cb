// What the words of a check mean (result_xm and its like). Not a boolean: several libraries answer at once. Pure.
#pragma once
#include <string>
#include <string_view>

#include "zq/answers.hpp"

namespace public_security {

struct Meaning {
  zq::Verdict verdict = zq::Verdict::needs_review;
  std::string note;  // for the officer, Chinese; may be empty
};
// A word nobody agreed on needs review: a new word must never pass as a verdict.
Meaning meaning_of(std::string_view result_word);

}  // namespace public_security
