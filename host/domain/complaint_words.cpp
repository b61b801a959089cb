#include "domain/complaint_words.hpp"

#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using S = ComplaintState;
constexpr std::array states{
    Word<S>{S::lead, "lead", "匿名线索"},
    Word<S>{S::received, "received", "已收到"},
    Word<S>{S::incomplete, "incomplete", "待补正"},
    Word<S>{S::registered, "registered", "已登记"},
    Word<S>{S::accepted, "accepted", "已受理"},
    Word<S>{S::rejected, "rejected", "不予受理"},
    Word<S>{S::not_competent, "not_competent", "不属于本单位管辖"},
    Word<S>{S::handling, "handling", "办理中"},
    Word<S>{S::suspended, "suspended", "中止办理"},
    Word<S>{S::decided, "decided", "已作出处理决定"},
    Word<S>{S::informed, "informed", "已告知处理结果"},
    Word<S>{S::closed, "closed", "已办结"},
    Word<S>{S::terminated, "terminated", "已终止"},
};
using C = ComplaintChannel;
constexpr std::array channels{
    Word<C>{C::hotline, "hotline", "12345热线"},
    Word<C>{C::letter, "letter", "信函"},
    Word<C>{C::fax, "fax", "传真"},
    Word<C>{C::sms, "sms", "短信"},
    Word<C>{C::email, "email", "电子邮件"},
    Word<C>{C::platform, "platform", "投诉举报平台"},
    Word<C>{C::window, "window", "专窗"},
    Word<C>{C::visit, "visit", "走访"},
};
using K = ComplaintCategory;
constexpr std::array categories{
    Word<K>{K::proof_demanded, "proof_demanded", "仍然直接或变相要求提供证明材料"},
    Word<K>{K::list_not_followed, "list_not_followed", "没有按照证明材料取消清单要求实施"},
    Word<K>{K::late_check, "late_check", "没有按照时间要求核查材料"},
    Word<K>{K::other, "other", "其他不符合“无证明城市”实施要求的行为"},
    Word<K>{K::list_adjustment, "list_adjustment", "违反清单动态调整管理办法"},
};
using G = RejectionGround;
constexpr std::array grounds{
    Word<G>{G::vague, "vague", "投诉举报内容不够具体明确，且无法核实"},
    Word<G>{G::fabricated, "fabricated", "投诉举报人捏造事实，虚假举报"},
    Word<G>{G::repeated, "repeated", "投诉举报事项已经受理或者正在办理，又重复投诉举报"},
    Word<G>{G::legal_route, "legal_route", "依法应当通过诉讼、仲裁、复议等法定途径解决"},
    Word<G>{G::other, "other", "其他应当不予受理的情形"},
    Word<G>{G::incomplete, "incomplete", "未按要求补正，不符合规定条件"},
};
using L = LegalRoute;
constexpr std::array routes{
    Word<L>{L::litigation, "litigation", "诉讼"},
    Word<L>{L::arbitration, "arbitration", "仲裁"},
    Word<L>{L::reconsideration, "reconsideration", "复议"},
};
using T = TerminationGround;
constexpr std::array terminations{
    Word<T>{T::withdrawn, "withdrawn", "投诉举报人撤回投诉举报"},
    Word<T>{T::legal_route, "legal_route", "投诉举报人在办理期间内又申请仲裁、提起复议、诉讼"},
    Word<T>{T::other, "other", "其他应当终止的情形"},
};
using R = ComplaintResult;
constexpr std::array results{Word<R>{R::verified, "verified", "属实"}, Word<R>{R::unverified, "unverified", "不属实"}};
using D = Delivery;
constexpr std::array deliveries{
    Word<D>{D::in_person, "in_person", "当面送达"}, Word<D>{D::post, "post", "邮寄"},
    Word<D>{D::telephone, "telephone", "电话"},     Word<D>{D::sms, "sms", "短信"},
    Word<D>{D::email, "email", "电子邮件"},         Word<D>{D::platform, "platform", "投诉举报平台"},
};

}  // namespace

std::string_view code(ComplaintState v) { return code_in(states, v); }
std::string_view chinese(ComplaintState v) { return chinese_in(states, v); }
bool from_code(std::string_view c, ComplaintState& v) { return take(by_code(states, c), v); }
std::string_view code(ComplaintChannel v) { return code_in(channels, v); }
std::string_view chinese(ComplaintChannel v) { return chinese_in(channels, v); }
bool from_code(std::string_view c, ComplaintChannel& v) { return take(by_code(channels, c), v); }
std::string_view code(ComplaintCategory v) { return code_in(categories, v); }
std::string_view chinese(ComplaintCategory v) { return chinese_in(categories, v); }
bool from_code(std::string_view c, ComplaintCategory& v) { return take(by_code(categories, c), v); }
std::string_view code(RejectionGround v) { return code_in(grounds, v); }
std::string_view chinese(RejectionGround v) { return chinese_in(grounds, v); }
bool from_code(std::string_view c, RejectionGround& v) { return take(by_code(grounds, c), v); }
std::string_view code(LegalRoute v) { return code_in(routes, v); }
std::string_view chinese(LegalRoute v) { return chinese_in(routes, v); }
bool from_code(std::string_view c, LegalRoute& v) { return take(by_code(routes, c), v); }
std::string_view code(TerminationGround v) { return code_in(terminations, v); }
std::string_view chinese(TerminationGround v) { return chinese_in(terminations, v); }
bool from_code(std::string_view c, TerminationGround& v) { return take(by_code(terminations, c), v); }
std::string_view code(ComplaintResult v) { return code_in(results, v); }
std::string_view chinese(ComplaintResult v) { return chinese_in(results, v); }
bool from_code(std::string_view c, ComplaintResult& v) { return take(by_code(results, c), v); }
std::string_view code(Delivery v) { return code_in(deliveries, v); }
std::string_view chinese(Delivery v) { return chinese_in(deliveries, v); }
bool from_code(std::string_view c, Delivery& v) { return take(by_code(deliveries, c), v); }

std::string_view basis_of(ComplaintCategory category) {
  switch (category) {
    case K::proof_demanded:
      return "投诉-4(1)";
    case K::list_not_followed:
      return "投诉-4(2)";
    case K::late_check:
      return "投诉-4(3)";
    case K::other:
      return "投诉-4(4)";
    case K::list_adjustment:
      return "调整-12.2";
  }
  return "投诉-4(4)";
}

std::string_view basis_of(RejectionGround ground) {
  switch (ground) {
    case G::vague:
      return "投诉-8(1)";
    case G::fabricated:
      return "投诉-8(2)";
    case G::repeated:
      return "投诉-8(3)";
    case G::legal_route:
      return "投诉-8(4)";
    case G::other:
      return "投诉-8(5)";
    case G::incomplete:
      return "投诉-9(2)";
  }
  return "投诉-8(5)";
}

std::string_view basis_of(TerminationGround ground) {
  switch (ground) {
    case T::withdrawn:
      return "投诉-13(1)";
    case T::legal_route:
      return "投诉-13(2)";
    case T::other:
      return "投诉-13(3)";
  }
  return "投诉-13(3)";
}

}  // namespace zq
