#include "domain/violation.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using T = ViolationType;
using S = ViolationState;
using E = ViolationEvent;
constexpr std::array table{
    ViolationRow{S::suspected, E::confirm, S::confirmed}, ViolationRow{S::suspected, E::close, S::closed},
    ViolationRow{S::confirmed, E::exempt, S::exempted},   ViolationRow{S::confirmed, E::refer, S::referred},
    ViolationRow{S::exempted, E::close, S::closed},       ViolationRow{S::referred, E::close, S::closed},
};
constexpr std::array type_words{
    Word<T>{T::ask_cancelled, "ask_cancelled", "证明材料取消后仍向申请人索要"},
    Word<T>{T::unauthorised_add, "unauthorised_add", "擅自增设证明事项"},
    Word<T>{T::no_cov, "no_cov", "未按规定提供协查信息"},
    Word<T>{T::misuse, "misuse", "将信息用于与履行职责无关的活动"},
    Word<T>{T::other, "other", "其他违反规定的行为"},
};
constexpr std::array state_words{
    Word<S>{S::suspected, "suspected", "疑似"}, Word<S>{S::confirmed, "confirmed", "已查实"},
    Word<S>{S::exempted, "exempted", "已免责"}, Word<S>{S::referred, "referred", "已移送"},
    Word<S>{S::closed, "closed", "已办结"},
};

}  // namespace

std::span<const ViolationRow> violation_table() { return table; }

Result<ViolationRow> step(ViolationState from, ViolationEvent on) {
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const ViolationRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  return Error{ErrorCode::conflict, "违规线索当前状态为“" + std::string(chinese(from)) + "”，不能再作此处理"};
}

std::string_view code(ViolationType v) { return code_in(type_words, v); }
std::string_view chinese(ViolationType v) { return chinese_in(type_words, v); }
bool from_code(std::string_view c, ViolationType& v) { return take(by_code(type_words, c), v); }
std::string_view code(ViolationState v) { return code_in(state_words, v); }
std::string_view chinese(ViolationState v) { return chinese_in(state_words, v); }
bool from_code(std::string_view c, ViolationState& v) { return take(by_code(state_words, c), v); }

std::string_view basis_of(ViolationType type) {
  switch (type) {
    case T::ask_cancelled:
      return "规定-21.1a";
    case T::unauthorised_add:
      return "规定-21.1b";
    case T::no_cov:
      return "规定-21.1c、核查-10.1";
    case T::misuse:
      return "规定-17.1、核查-8.1";
    case T::other:
      return "规定-21.1d";
  }
  return "规定-21.1d";
}

std::vector<std::string> missing_for(const Exemption& exemption) {
  std::vector<std::string> missing;
  if (!exemption.reform_direction) missing.emplace_back("符合改革方向");
  if (!exemption.nothing_forbidden) missing.emplace_back("未违反禁止性、强制性规定");
  if (!exemption.lawful_procedure) missing.emplace_back("决策程序合法");
  if (!exemption.diligent) missing.emplace_back("勤勉尽责、未谋取私利");
  if (!exemption.losses_recovered) missing.emplace_back("主动挽回损失");
  return missing;
}

bool counts(const Violation& violation) {
  return violation.state != S::suspected && !violation.exemption &&
         (violation.state != S::closed || violation.referral.has_value());
}

}  // namespace zq
