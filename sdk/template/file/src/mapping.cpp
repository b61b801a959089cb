#include "mapping.hpp"

#include "zq/compare.hpp"

namespace sample_office {

zq::Verification check_record(const zq::Declared& declared, const std::vector<RegisterRow>& rows) {
  declared.require("name");
  if (rows.empty()) return zq::Verification::of(zq::Verdict::no_record);
  std::vector<std::string> names;
  for (const RegisterRow& row : rows) names.push_back(row.name);
  zq::Verification answer;
  // Under another name nothing more may be said: the rows are somebody else's.
  if (!zq::compare_name_of_rows(answer, "name", declared, names)) return answer;
  zq::compare_text(answer, "status", declared, rows.front().status);
  zq::compare_date(answer, "registered_on", declared, rows.front().registered_on);
  return answer;
}

}  // namespace sample_office
