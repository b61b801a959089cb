#include <set>

#include "social_security/checks.hpp"

namespace social_security {
namespace {

std::size_t read_count(const zq::Declared& declared) {
  const std::string text(declared.require("months"));
  if (text.size() <= 4 && text.find_first_not_of("0123456789") == std::string::npos) return std::stoul(text);
  throw zq::Failure(ZQ_E_INVALID, "申报字段 months 应为月数（0 到 9999 的整数）");
}

}  // namespace

Months read_months(const zq::Declared& declared) {
  const Months months{read_month(declared, "month_from"), read_month(declared, "month_to")};
  if (months.from <= months.until && months.until / 100 - months.from / 100 <= 60) return months;
  throw zq::Failure(ZQ_E_INVALID, "申报字段 month_from 应不晚于 month_to，且相隔不超过 60 年");
}

zq::Verification check_payments(const zq::Declared& declared, const Rows& rows, const Codes& codes) {
  const std::size_t said = read_count(declared);
  const Months months = read_months(declared);
  const std::string type = read_type(declared, codes);
  zq::Verification answer;
  if (rows.empty()) return zq::Verification::of(zq::Verdict::no_record);
  if (!is_applicant(answer, declared, rows)) return answer;
  const Effective effective = without_reversals(rows);
  std::set<std::string> paid;
  for (const Row& row : effective.rows) {
    const zq::LegacyDate month = zq::read_date(row.text("AAE003"));
    if (!month.is_month()) {
      throw zq::Failure(ZQ_E_BAD_DATA, "社保系统的费款所属期 AAE003 应为六位年月，实为其他内容");
    }
    const int number = month.year * 100 + month.month;
    const bool asked = number >= months.from && number <= months.until;
    if (asked && codes.standard_type(row.text("AAE140")) == type) paid.insert(month.year_month());
  }
  answer.consistent("insurance_type", type);
  if (effective.dangling) {
    return answer.needs_review("months", "有冲销记录找不到被冲销的原记录，需人工核对", std::to_string(paid.size()));
  }
  const std::string found = std::to_string(paid.size());
  if (paid.size() == said) return answer.consistent("months", found);
  return answer.mismatch("months", found, "按费款所属期计，冲销的月份不计，同一月份只计一次");
}

}  // namespace social_security
