#include "civil_affairs/cremation.hpp"

#include <algorithm>
#include <tuple>

#include "zq/compare.hpp"

namespace civil_affairs {

using zq::Verdict;
using zq::Verification;

Verification check_cremation(const zq::Declared& declared, std::vector<CremationRow> rows) {
  declared.require("deceased_name");
  Verification answer;
  if (rows.empty()) return answer.no_record("deceased_id_number", "本地火化库中没有此人；在外地火化的不在本库");
  const auto key = [](const CremationRow& row) { return std::tie(row.name, row.date); };
  std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  rows.erase(std::unique(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
             rows.end());
  if (rows.size() > 1) return answer.needs_review("deceased_id_number", "同一证件号码有内容不同的火化记录");
  zq::compare_name(answer, "deceased_name", declared, rows.front().name);
  if (answer.verdict() == Verdict::mismatch)
    return answer;  // somebody else's number: say nothing more about its holder
  answer.consistent("deceased_id_number");
  zq::compare_date(answer, "cremation_date", declared, rows.front().date);
  return answer;
}

}  // namespace civil_affairs
