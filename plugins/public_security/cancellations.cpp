#include "public_security/cancellations.hpp"

#include "zq/compare.hpp"

namespace public_security {

Cancellations Cancellations::read(std::string_view bytes, const std::string& file_name, std::string day,
                                  const zq::Charset& charset) {
  static const std::vector<zq::FixedField> layout{{"sfzh", 18}, {"xm", 50}, {"zxrq", 8}, {"zxyy", 2}, {"pcs", 12}};
  Cancellations out;
  out.day_ = std::move(day);
  for (const zq::DropRecord& record : read_fixed_file(bytes, file_name, layout, charset)) {
    out.by_number_.emplace(zq::normalise_identity(record.text("sfzh")),
                           Cancellation{std::string(record.text("xm")), zq::read_date(record.text("zxrq")).iso(),
                                        std::string(record.text("zxyy"))});
  }
  return out;
}

std::vector<Cancellation> Cancellations::find(std::string_view id_number) const {
  std::vector<Cancellation> found;
  const auto [begin, end] = by_number_.equal_range(zq::normalise_identity(id_number));
  for (auto at = begin; at != end; ++at) found.push_back(at->second);
  return found;
}

bool read_alive(const zq::Declared& declared) {
  const std::string_view said = declared.require("alive");
  if (said == "yes" || said == "no") return said == "yes";
  throw zq::Failure(ZQ_E_INVALID, "申报字段 alive 应为 yes 或 no");
}

zq::Verification judge_cancelled(const zq::Declared& declared, const std::vector<Cancellation>& found) {
  const bool said = read_alive(declared);
  zq::Verification answer;
  bool died = true;
  std::vector<std::string> names;
  for (const Cancellation& one : found) {
    names.push_back(one.name);
    died = died && one.reason == "01";
  }
  if (!zq::compare_name_of_rows(answer, "name", declared, names)) return answer;
  if (!died) return answer.needs_review("alive", "户口已注销，但注销原因不是死亡，需人工核对");
  const std::string& day = found.front().date;
  const std::string note = day.empty() ? "户口已因死亡注销" : "户口已于 " + day + " 因死亡注销";
  if (said) return answer.mismatch("alive", "no", note);
  return answer.add({"alive", zq::Verdict::consistent, "no", note});
}

zq::Verification judge_not_cancelled(const zq::Declared& declared, zq::Verification person, const std::string& day) {
  const bool said = read_alive(declared);
  if (person.verdict() == zq::Verdict::no_record || person.verdict() == zq::Verdict::mismatch) return person;
  const std::string note = "截至 " + day + " 的注销名单中没有该人";
  if (said) return person.add({"alive", zq::Verdict::consistent, "yes", note});
  return person.needs_review("alive", note + "：可能尚未申报，需人工核对", "yes");
}

}  // namespace public_security
