// The faults of a question, all at once.
#include <algorithm>
#include <charconv>

#include "domain/applicant.hpp"
#include "domain/text_limits.hpp"
#include "domain/verification.hpp"
#include "zq/identity.hpp"

namespace zq {
namespace {

constexpr size_t name_most = 50;  // characters (民委发〔2016〕33号)
constexpr size_t value_most = 500;

int number_in(std::string_view text, size_t at, size_t length) {
  int value = 0;
  std::from_chars(text.data() + at, text.data() + at + length, value);
  return value;
}

std::string iso(Date day) {
  const auto two = [](unsigned n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(static_cast<int>(day.year())) + "-" + two(static_cast<unsigned>(day.month())) + "-" +
         two(static_cast<unsigned>(day.day()));
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (size_t i = 0; i < text.size(); ++i)
    if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
  return Date{std::chrono::year{number_in(text, 0, 4)},
              std::chrono::month{static_cast<unsigned>(number_in(text, 5, 2))},
              std::chrono::day{static_cast<unsigned>(number_in(text, 8, 2))}}
      .ok();
}

// What the check of the number itself can only call a wrong length: full-width digits, blanks inside, other signs.
std::string odd_signs(std::string_view number) {
  if (std::any_of(number.begin(), number.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }))
    return "证件号码含有全角字符或汉字：请用半角数字和字母 X 重新录入";
  if (number.find(' ') != std::string_view::npos) return "证件号码中有空格：请去掉空格";
  return {};
}

void check_id_number(std::vector<Fault>& faults, const std::string& number, Date today) {
  const std::string found = std::to_string(characters(number)) + " 个字符";
  std::string reason = is_blank(number) ? std::string() : odd_signs(number);
  if (reason.empty()) {
    const IdentityReading reading = read_identity(number, iso(today));
    if (reading.ok()) return;
    reason = reading.reason;
  }
  faults.push_back({"/applicant/id_number", reason, "有效的公民身份号码、港澳台居民居住证或永久居留证号码", found});
}

void check_declared(std::vector<Fault>& faults, const Declared& declared, const Entry& entry) {
  const std::string path = "/declared/" + declared.name;
  const auto field = std::find_if(entry.fields.begin(), entry.fields.end(),
                                  [&](const DeclaredField& f) { return f.name == declared.name; });
  if (field == entry.fields.end()) {
    std::string expected;
    for (const auto& known : entry.fields) expected += (expected.empty() ? "" : "、") + known.name;
    faults.push_back({path, "该清单事项没有这一申报字段", expected.empty() ? "无申报字段" : expected, "未知字段"});
    return;
  }
  check_text(faults, path, field->label, declared.value.reveal(), field->required ? 1 : 0, value_most);
  if (field->is_date && !declared.value.empty() && !is_date(declared.value.reveal()))
    faults.push_back({path, field->label + "不是有效日期", "YYYY-MM-DD", "其他文字"});
}

void check_required(std::vector<Fault>& faults, const Question& question, const Entry& entry) {
  for (const DeclaredField& field : entry.fields) {
    const bool given = std::any_of(question.declared.begin(), question.declared.end(),
                                   [&](const Declared& d) { return d.name == field.name; });
    if (field.required && !given)
      faults.push_back({"/declared/" + field.name, "缺少“" + field.label + "”", field.label, "无"});
  }
}

}  // namespace

void check_applicant(std::vector<Fault>& faults, const std::string& name, const std::string& id_number, Date today) {
  check_text(faults, "/applicant/name", "申请人姓名", name, 1, name_most);
  check_id_number(faults, id_number, today);
}

std::vector<Fault> faults_of(const Question& question, const Entry& entry, Date today) {
  std::vector<Fault> faults;
  check_applicant(faults, question.name, question.id_number, today);
  for (const Declared& declared : question.declared) check_declared(faults, declared, entry);
  check_required(faults, question, entry);
  return faults;
}

}  // namespace zq
