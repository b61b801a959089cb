#include "civil_affairs/marriage.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "civil_affairs/person.hpp"
#include "zq/compare.hpp"

namespace civil_affairs {
namespace {

using zq::Verdict;
using zq::Verification;

constexpr std::array<std::string_view, 7> status_codes{"10", "20", "21", "22", "23", "30", "40"};

// What one declared code means for one state of the register: verdict and, for the officer, why.
struct Opinion {
  Verdict verdict;
  std::string note;
};

Opinion on_married(std::string_view code, const MarriageHistory& history) {
  const bool widowed = history.spouse_cremated;
  if (code == "30" && widowed) return {Verdict::consistent, ""};
  if (code == "30") return {Verdict::needs_review, "登记为已婚，本库没有其配偶的火化记录"};
  if (code == "10") return {Verdict::mismatch, "有有效的结婚登记"};
  if (code == "40") return {Verdict::mismatch, "有有效的结婚登记，没有离婚登记；法院判决、调解离婚的请查验法律文书"};
  if (widowed) return {Verdict::needs_review, "登记为已婚，但其配偶有火化记录"};
  if (code == "21" && history.married_before) return {Verdict::mismatch, "此前还有婚姻登记"};
  if (code == "22" && history.same_spouse_before) return {Verdict::needs_review, "登记为与同一人复婚"};
  if (code == "22" && !history.married_before) return {Verdict::needs_review, "本库没有此前的婚姻登记"};
  if (code == "23" && !history.same_spouse_before) return {Verdict::needs_review, "本库没有与同一人此前的婚姻登记"};
  return {Verdict::consistent, ""};
}

Opinion opinion(std::string_view code, const MarriageHistory& history) {
  switch (history.state) {
    case State::married:
      return on_married(code, history);
    case State::divorced:
      if (code == "40") return {Verdict::consistent, ""};
      return {Verdict::mismatch, "最近一次登记为离婚"};
    case State::revoked:
      if (code == "10") return {Verdict::needs_review, "本库仅有的结婚登记已撤销，有无其他婚姻需人工核对"};
      return {Verdict::mismatch, "本库仅有的结婚登记已撤销"};
    case State::unclear:
      return {Verdict::needs_review, history.doubt};
    case State::none:
      break;
  }
  return {Verdict::no_record, "本库无婚姻登记记录；无记录不等于未婚"};
}

std::string found_code(const MarriageHistory& history) {
  switch (history.state) {
    case State::married:
      return history.same_spouse_before ? "23" : history.married_before ? "22" : "20";
    case State::divorced:
      return "40";
    case State::revoked:
    case State::unclear:
    case State::none:
      break;
  }
  return {};
}

void compare_spouse(const zq::Declared& declared, const MarriageHistory& history, Verification& answer) {
  zq::compare_name(answer, "spouse_name", declared, history.registration.spouse_name);
  zq::compare_identity(answer, "spouse_id_number", declared, history.registration.spouse_number);
}

void add_to_all(const zq::Declared& declared, std::initializer_list<const char*> fields, const Opinion& opinion,
                Verification& answer) {
  for (const char* field : fields)
    if (!declared.text(field).empty()) answer.add({field, opinion.verdict, {}, opinion.note});
}

}  // namespace

bool needs_cremation(const zq::Declared& declared, const MarriageHistory& history) {
  const std::string_view code = declared.text("marital_status");
  return history.state == State::married && code != "10" && code != "40" && !history.registration.spouse_number.empty();
}

Verification check_status(const zq::Declared& declared, const MarriageHistory& history) {
  const std::string_view code = declared.require("marital_status");
  if (std::find(status_codes.begin(), status_codes.end(), code) == status_codes.end())
    throw zq::Failure(ZQ_E_INVALID, "marital_status 应为 GB/T 2261.2 代码 10、20、21、22、23、30 或 40");
  Verification answer;
  const Opinion said = opinion(code, history);
  if (history.state == State::none) return answer.no_record("marital_status", said.note);
  if (!is_same_person(answer, declared, history.own_names)) return answer;
  answer.add({"marital_status", said.verdict, found_code(history), said.note});
  if (history.state == State::unclear)
    add_to_all(declared, {"spouse_name", "spouse_id_number"}, said, answer);
  else
    compare_spouse(declared, history, answer);
  return answer;
}

Verification check_registration(const zq::Declared& declared, const MarriageHistory& history) {
  const std::initializer_list<const char*> fields{"spouse_name", "spouse_id_number", "registration_date"};
  if (std::all_of(fields.begin(), fields.end(), [&](const char* field) { return declared.text(field).empty(); }))
    throw zq::Failure(ZQ_E_INVALID,
                      "marriage.registration 至少需要 spouse_name、spouse_id_number、registration_date 之一");
  Verification answer;
  if (history.state == State::none) {
    add_to_all(declared, fields, {Verdict::no_record, "本库无婚姻登记记录"}, answer);
    return answer;
  }
  if (!is_same_person(answer, declared, history.own_names)) return answer;
  if (history.state == State::unclear) {
    add_to_all(declared, fields, {Verdict::needs_review, history.doubt}, answer);
    return answer;
  }
  if (history.state == State::revoked) {
    add_to_all(declared, fields, {Verdict::mismatch, "本库仅有的结婚登记已撤销"}, answer);
    return answer;
  }
  compare_spouse(declared, history, answer);
  zq::compare_date(answer, "registration_date", declared, history.registered_on);
  if (history.state == State::divorced) answer.needs_review("id_number", "该婚姻之后已办理离婚登记，现不再有效");
  return answer;
}

}  // namespace civil_affairs
