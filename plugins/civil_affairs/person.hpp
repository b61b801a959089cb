// The first question of every check about the applicant: is the number's holder the person who was named? Pure.
#pragma once
#include <string>

#include "zq/compare.hpp"

namespace civil_affairs {

// Adds the verdict on `name`. False when the names differ: then nothing more may be said about the number's holder.
inline bool is_same_person(zq::Verification& answer, const zq::Declared& declared, const std::string& held) {
  declared.require("name");
  zq::compare_name(answer, "name", declared, held);
  return answer.verdict() != zq::Verdict::mismatch;
}

}  // namespace civil_affairs
