#include "domain/papers.hpp"

#include <algorithm>
#include <array>

#include "domain/text_limits.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {

using G = SupplementGround;
constexpr std::array ground_words{
    Word<G>{G::cannot_obtain, "cannot_obtain", "各核查途径均不能取得"},
    Word<G>{G::mismatch, "mismatch", "取得的信息与申请人填报的不符"},
};
using A = AuthorisationState;
constexpr std::array state_words{
    Word<A>{A::valid, "valid", "有效"},
    Word<A>{A::revoked, "revoked", "已撤回"},
};

Error no_ground(std::string text, std::string basis = "规定-12.1、核查-7.1") {
  return {ErrorCode::no_ground, std::move(text), {}, {}, std::move(basis)};
}

}  // namespace

std::string_view code(SupplementGround v) { return code_in(ground_words, v); }
std::string_view chinese(SupplementGround v) { return chinese_in(ground_words, v); }
bool from_code(std::string_view c, SupplementGround& v) { return take(by_code(ground_words, c), v); }
std::string_view code(AuthorisationState v) { return code_in(state_words, v); }
std::string_view chinese(AuthorisationState v) { return chinese_in(state_words, v); }
bool from_code(std::string_view c, AuthorisationState& v) { return take(by_code(state_words, c), v); }

std::vector<std::string> differing_fields(const Case& value) {
  std::vector<std::string> names;
  for (const FieldVerdict& field : value.fields)
    if (field.verdict == Verdict::mismatch) names.push_back(field.name);
  return names;
}

std::optional<Error> refusal(const SupplementOrder& order, const Case& value, bool visited,
                             const SupplementRules& rules) {
  if (order.ground == G::mismatch) {
    if (value.verdict != Verdict::mismatch) return no_ground("没有取得与申请人填报不符的信息，不得要求补充材料");
    const auto differing = differing_fields(value);
    for (const SupplementItem& item : order.items)
      if (!item.name.empty() && std::ranges::find(differing, item.name) == differing.end())
        return no_ground("要求补充的内容中，有经核查并无不符的字段；只能就不符之处要求补充");
    return std::nullopt;
  }
  if (!rules.when_unobtainable)
    return no_ground("现行规则只在取得的信息与申请人填报不符时允许要求补充材料", "核查-7.1");
  const bool no_record = rules.no_record_is_unobtainable && value.verdict == Verdict::no_record;
  if (!value.cannot_obtain && !no_record)
    return no_ground("清单列明的核查途径尚未全部用尽，不得以“不能取得”为由要求补充材料");
  if (rules.on_site_first && !visited && is_blank(order.on_site_skipped))
    return no_ground("应当先考虑上门调查、实地核查；不采用的，请在 on_site_skipped 中写明理由", "规定-13.1、核查-7.3");
  return std::nullopt;
}

std::optional<Error> refusal(const Volunteered& paper, const Entry& entry, const VolunteeredRules& rules) {
  if (paper.accepted) return std::nullopt;
  const bool asked_of_departments = entry.has(Method::co_verification) || entry.has(Method::on_site);
  if (asked_of_departments || !rules.others_may_be_refused)
    return Error{ErrorCode::must_accept,
                 asked_of_departments ? "采用部门间核查、部门调查核实的事项，申请人为加快办理主动提供的材料不得拒绝"
                                      : "按现行规则，申请人主动提供的材料一律不得拒绝",
                 {},
                 {},
                 "规定-16.1"};
  if (!is_blank(paper.refusal_reason)) return std::nullopt;
  return Error{ErrorCode::invalid_input,
               "不收主动提供的材料的，应当写明理由",
               {},
               {{"/refusal_reason", "缺少理由", "为什么不收", "无"}},
               "规定-16.1"};
}

std::optional<Error> refusal(const Authorisation& letter, std::string_view institution, std::string_view scope,
                             Date today) {
  const auto refused = [](std::string text) {
    return Error{ErrorCode::not_authorised, std::move(text), {}, {}, "规定-13.2a"};
  };
  if (letter.state == A::revoked) return refused("委托书已被申请人撤回，不得再凭此查询");
  const std::chrono::sys_days day{today};
  if (day < std::chrono::sys_days{letter.from}) return refused("委托书尚未生效");
  if (day > std::chrono::sys_days{letter.until}) return refused("委托书已过有效期");
  if (std::ranges::find(letter.institutions, institution) == letter.institutions.end())
    return refused("委托书没有委托向该机构查询");
  if (std::ranges::find(letter.scopes, scope) == letter.scopes.end()) return refused("委托书没有委托查询该项内容");
  return std::nullopt;
}

}  // namespace zq
