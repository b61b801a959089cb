#include "social_security/checks.hpp"

namespace social_security {

zq::Verification check_employment(const zq::Declared& declared, const Rows& rows, std::string_view today) {
  declared.require("employer");
  zq::Verification answer;
  if (rows.empty()) return zq::Verification::of(zq::Verdict::no_record);
  if (!is_applicant(answer, declared, rows)) return answer;
  const Effective effective = without_reversals(rows);
  if (effective.dangling) {
    return answer.needs_review("employer", "有冲销记录找不到被冲销的原记录，需人工核对");
  }
  zq::Verification with_employer = answer;
  const Rows jobs = compare_employer(with_employer, declared, effective.rows);
  // A verdict may be given on declared fields only.
  const auto doubt = [&](const char* note) {
    if (declared.text("terminated_on").empty()) return answer.needs_review("employer", note);
    return with_employer.needs_review("terminated_on", note);
  };
  const Row* last = nullptr;
  std::string ended;
  bool open = false;
  for (const Row& row : jobs) {
    const zq::LegacyDate end = zq::read_date(row.text("AAE031"));
    if (end.precision == zq::DatePrecision::invalid) {
      return doubt("系统中的终止日期不是有效日期，需人工核对");
    }
    if (end.is_month() && end.iso() == today.substr(0, 7)) {
      return doubt("系统只登记到本月终止，是否已终止需人工核对");
    }
    const std::string until = end.is_month() ? end.iso() + "-99" : end.iso();  // a month counts to its end
    open = open || until.empty() || until > today;
    if (!last || until > ended) last = &row, ended = until;
  }
  if (open && with_employer.fields().back().verdict == zq::Verdict::consistent) {
    return answer.mismatch("employer", last->text("AAB004"), "就业登记显示与该单位的劳动关系仍未终止");
  }
  if (last && !open) zq::compare_date(with_employer, "terminated_on", declared, last->text("AAE031"));
  return with_employer;
}

}  // namespace social_security
