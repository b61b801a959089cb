#include "civil_affairs/allowance.hpp"

#include <algorithm>
#include <array>

#include "civil_affairs/person.hpp"
#include "zq/compare.hpp"

namespace civil_affairs {
namespace {

using zq::Verdict;
using zq::Verification;

struct Kind {
  std::string_view code, word;
};
constexpr std::array kinds{Kind{"11", "城市低保"}, Kind{"12", "农村低保"}};

Verification without_rows(bool receives) {
  Verification answer;
  if (receives) return answer.no_record("receives_allowance", "低保库中没有此人");
  return answer.consistent("receives_allowance", "no");
}

}  // namespace

std::optional<bool> read_valid(std::string_view code) {
  if (code == "Y" || code == "1") return true;
  if (code == "N" || code == "0") return false;
  return std::nullopt;
}

std::string allowance_kind(std::string_view code) {
  for (const Kind& kind : kinds)
    if (kind.code == code) return std::string(kind.word);
  return std::string(code);
}

Verification check_allowance(const zq::Declared& declared, const std::vector<AllowanceRow>& rows) {
  const std::string_view word = declared.require("receives_allowance");
  if (word != "yes" && word != "no") throw zq::Failure(ZQ_E_INVALID, "receives_allowance 应为 yes 或 no");
  const bool receives = word == "yes";
  if (rows.empty()) return without_rows(receives);
  Verification answer;
  std::vector<std::string> names;
  std::vector<AllowanceRow> now;
  bool unknown = false;
  for (const AllowanceRow& row : rows) {
    names.push_back(row.own_name);
    if (row.month != row.newest_month) continue;
    if (row.valid.value_or(false)) now.push_back(row);
    unknown = unknown || !row.valid;
  }
  if (!is_same_person(answer, declared, names)) return answer;
  if (now.empty() && unknown)
    return answer.needs_review("receives_allowance", "低保家庭的有效标志代码不明，需人工核对");
  const bool agrees = receives == !now.empty();
  const bool several = std::any_of(now.begin(), now.end(),
                                   [&](const auto& row) { return row.household_no != now.front().household_no; });
  if (agrees && several) return answer.needs_review("receives_allowance", "同一月份在两个低保家庭中，需人工核对");
  const std::string note = now.empty() ? "最近一次享受月份为 " + rows.front().month : "";
  answer.add(
      {"receives_allowance", agrees ? Verdict::consistent : Verdict::mismatch, now.empty() ? "no" : "yes", note});
  if (now.empty() || several) return answer;
  zq::compare_text(answer, "household_no", declared, now.front().household_no);
  zq::compare_text(answer, "allowance_kind", declared, allowance_kind(now.front().kind));
  return answer;
}

}  // namespace civil_affairs
