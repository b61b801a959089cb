#include "social_security/checks.hpp"

namespace social_security {

zq::Verification check_pension(const zq::Declared& declared, const Rows& rows, const Codes& codes) {
  const bool said = read_yes(declared, "receives_pension");
  if (!declared.text("pension_start").empty()) read_month(declared, "pension_start");
  zq::Verification answer;
  if (rows.empty()) return zq::Verification::of(zq::Verdict::no_record);
  if (!is_applicant(answer, declared, rows)) return answer;
  const Effective effective = without_reversals(rows);
  if (effective.dangling) {
    return answer.needs_review("receives_pension", "有冲销记录找不到被冲销的原记录，需人工核对");
  }
  const Row* receiving = nullptr;
  bool suspended = false, unknown = false;
  for (const Row& row : effective.rows) {
    const std::string retired = row.text("AAC084"), paid = row.text("AAE116");
    if (retired == "1" && codes.paid.contains(paid)) {
      receiving = &row;
    } else if (retired == "1") {
      suspended = suspended || codes.suspended.contains(paid);
      unknown = unknown || (!codes.suspended.contains(paid) && !codes.ended.contains(paid));
    } else {
      unknown = unknown || retired != "0";
    }
  }
  if (receiving) {
    compare_yes(answer, "receives_pension", said, true);
    // Only the month is asked, so a day held in it agrees.
    const zq::LegacyDate start = zq::read_date(receiving->text("AIC160"));
    zq::compare_date(answer, "pension_start", declared,
                     start.is_day() ? start.year_month() : receiving->text("AIC160"));
  } else if (suspended || unknown) {
    answer.needs_review("receives_pension", suspended ? "待遇处于暂停发放状态，需人工核对"
                                                      : "系统使用了代码表中没有的待遇状态代码，需人工核对");
  } else {
    compare_yes(answer, "receives_pension", said, false);
  }
  return answer;
}

}  // namespace social_security
