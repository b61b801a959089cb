// GB 11643 numbers of the synthetic people. Pure.
#pragma once
#include <string>
#include <string_view>

#include "population.hpp"

namespace zq::sample {

// 331099 + yyyymmdd + three digits + check digit.
std::string identity_number(Date born, unsigned sequence);
// True for 18 characters with our area, an existing date and the right check digit (x counts as X).
bool is_ours(std::string_view id_number);
// 15 -> 18 digits; 18 are returned with an upper-case X; anything else is returned as it is.
std::string to_18(std::string_view id_number);
// 18 -> 15 digits; only for people born before 2000.
std::string to_15(std::string_view id_number);

std::string compact(Date date);          // yyyymmdd
int month_number(Date date);             // yyyymm
int add_months(int yyyymm, int months);  // 202512 + 1 = 202601
Date add_days(Date date, long days);
Date add_years(Date date, int years);  // 29 February becomes the 28th

}  // namespace zq::sample
