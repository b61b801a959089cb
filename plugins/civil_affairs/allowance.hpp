// The check allowance.family: subsistence allowance (最低生活保障) by monthly snapshots. Pure.
// The snapshots list everybody who is paid, so who is missing from the newest month does not receive it now.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace civil_affairs {

// One row of a person in one month's snapshot.
struct AllowanceRow {
  std::string month;         // yyyymm
  std::string newest_month;  // of all snapshots
  std::string household_no;
  std::string own_name;
  std::string kind;                  // BZLB code
  std::optional<bool> valid = true;  // nothing: a code nobody agreed on
};

// YXBZ: Y or 1, N or 0.
std::optional<bool> read_valid(std::string_view code);

// "城市低保", or the code itself when it is not in the table.
std::string allowance_kind(std::string_view code);

// rows: newest month first.
zq::Verification check_allowance(const zq::Declared& declared, const std::vector<AllowanceRow>& rows);

}  // namespace civil_affairs
