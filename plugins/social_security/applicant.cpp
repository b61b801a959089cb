#include "social_security/applicant.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

namespace social_security {

using zq::NameVerdict;

bool is_applicant(zq::Verification& answer, const zq::Declared& declared, const Rows& rows) {
  declared.require("name");
  const std::string number = zq::normalise_identity(declared.require("id_number"));
  std::vector<std::string> names;
  for (const Row& row : rows) {
    if (zq::normalise_identity(row.text("AAC002")) != number) {
      throw zq::Failure(ZQ_E_BAD_DATA, "社保系统返回了其他证件号码（AAC002）的记录：不予采用，请联系该系统的运维");
    }
    names.push_back(row.text("AAC003"));
  }
  return zq::compare_name_of_rows(answer, "name", declared, names);
}

bool read_yes(const zq::Declared& declared, const char* field) {
  const std::string_view said = declared.require(field);
  if (said == "yes" || said == "no") return said == "yes";
  throw zq::Failure(ZQ_E_INVALID, std::string("申报字段 ") + field + " 应为 yes 或 no，实为 " +
                                      std::to_string(said.size()) + " 字节的其他内容");
}

void compare_yes(zq::Verification& answer, const char* field, bool said, bool held, std::string note) {
  answer.add(
      {field, said == held ? zq::Verdict::consistent : zq::Verdict::mismatch, held ? "yes" : "no", std::move(note)});
}

int read_month(const zq::Declared& declared, const char* field) {
  const std::string text(declared.require(field));
  const zq::LegacyDate month = zq::read_date(text);
  if (text.size() == 6 && month.is_month()) return month.year * 100 + month.month;
  throw zq::Failure(ZQ_E_INVALID, std::string("申报字段 ") + field + " 应为六位年月 YYYYMM，如 202503");
}

Rows compare_employer(zq::Verification& answer, const zq::Declared& declared, const Rows& rows) {
  const std::string_view said = declared.text("employer");
  if (said.empty()) return {};
  Rows equal, alike;
  std::string note, held;
  for (const Row& row : rows) {
    const std::string employer = row.text("AAB004");
    if (employer.empty()) continue;
    const zq::NameComparison result = zq::compare_names(said, employer);
    if (result.verdict == NameVerdict::equal) equal.push_back(row);
    if (result.verdict == NameVerdict::needs_review) alike.push_back(row), note = result.note;
    held = employer;
  }
  if (!equal.empty()) {
    answer.consistent("employer", equal.front().text("AAB004"));
    return equal;
  }
  if (!alike.empty()) {
    answer.needs_review("employer", "单位名称：" + note, alike.front().text("AAB004"));
  } else if (held.empty()) {
    answer.no_record("employer", "社保系统中没有登记单位");
  } else {
    answer.mismatch("employer", held);
  }
  return alike;
}

zq::Verification nothing_held(zq::Verification answer, const char* field, const char* note) {
  const bool sure = answer.fields().empty() || answer.verdict() == zq::Verdict::consistent;
  answer.no_record(field, note);
  if (sure) answer.conclude(zq::Verdict::no_record);
  return answer;
}

}  // namespace social_security
