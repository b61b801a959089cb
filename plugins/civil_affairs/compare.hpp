// Small comparisons all checks share. Pure. Every function adds one field to the answer.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "zq/answers.hpp"

namespace civil_affairs {

// The ways one identity number stands in CHAR(20) columns, filled up with blanks: as it is, with a lower-case x, with
// 15 digits. Always three: forms that do not exist repeat the first. Throws Failure when the number cannot be one.
std::array<std::string, 3> stored_forms(std::string_view id_number);

zq::Verdict compare_name(zq::Verification& answer, const std::string& field, std::string_view declared, std::string_view held);
zq::Verdict compare_number(zq::Verification& answer, const std::string& field, std::string_view declared, std::string_view held);
// held: YYYY-MM-DD, empty when the register does not know the day.
zq::Verdict compare_date(zq::Verification& answer, const std::string& field, std::string_view declared, std::string_view held);

}  // namespace civil_affairs
