// The first question of every check about the applicant: is the number's holder the person who was named? Pure.
#pragma once
#include <string>
#include <vector>

#include "zq/compare.hpp"

namespace civil_affairs {

// held: the names in the rows of the number. Adds the verdict on `name`. False when names differ: then nothing more may
// be said about the number's holder.
inline bool is_same_person(zq::Verification& answer, const zq::Declared& declared,
                           const std::vector<std::string>& held) {
  declared.require("name");
  return zq::compare_name_of_rows(answer, "name", declared, held);
}

}  // namespace civil_affairs
