#include "social_security/checks.hpp"

namespace social_security {
namespace {

// The rows of one insurance type, and whether a code was met that the table does not have.
struct OfType {
  Rows rows;
  bool unknown = false;
};
OfType of_type(const Rows& rows, const std::string& type, const Codes& codes) {
  OfType out;
  for (const Row& row : rows) {
    const std::string standard = codes.standard_type(row.text("AAE140"));
    out.unknown = out.unknown || standard.empty();
    if (standard == type) out.rows.push_back(row);
  }
  return out;
}

}  // namespace

std::string read_type(const zq::Declared& declared, const Codes& codes) {
  const std::string type(declared.require("insurance_type"));
  if (!codes.local_types(type).empty()) return type;
  throw zq::Failure(ZQ_E_INVALID,
                    "申报字段 insurance_type 应为标准险种代码（如 110），代码表 insurance_codes 中没有所报的代码");
}

zq::Verification check_insured(const zq::Declared& declared, const Rows& rows, const Codes& codes) {
  const bool said = read_yes(declared, "insured");
  const std::string type = read_type(declared, codes);
  zq::Verification answer;
  if (rows.empty()) return zq::Verification::of(zq::Verdict::no_record);
  if (!is_applicant(answer, declared, rows)) return answer;
  const Effective effective = without_reversals(rows);
  const OfType found = of_type(effective.rows, type, codes);
  if (effective.dangling) {
    return answer.needs_review("insured", "有冲销记录找不到被冲销的原记录，需人工核对");
  }
  if (found.rows.empty()) {
    if (found.unknown) return answer.needs_review("insurance_type", "系统使用了代码表中没有的险种代码，需人工核对");
    return nothing_held(std::move(answer), "insurance_type", "本统筹区没有该险种的参保记录");
  }
  answer.consistent("insurance_type", type);
  Rows paying;
  bool unknown = false;
  for (const Row& row : found.rows) {
    const std::string status = row.text("AAC031");
    if (codes.paying.contains(status)) paying.push_back(row);
    unknown = unknown || (!codes.paying.contains(status) && !codes.not_paying.contains(status));
  }
  if (paying.empty() && unknown) {
    answer.needs_review("insured", "系统使用了代码表中没有的缴费状态代码，需人工核对");
  } else {
    compare_yes(answer, "insured", said, !paying.empty());
  }
  compare_employer(answer, declared, paying.empty() ? found.rows : paying);
  return answer;
}

}  // namespace social_security
