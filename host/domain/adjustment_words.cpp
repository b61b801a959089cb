#include <array>

#include "domain/adjustment_form.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {

using K = AdjustmentKind;
constexpr std::array kind_words{
    Word<K>{K::add, "add", "增加"},
    Word<K>{K::change, "change", "变更"},
    Word<K>{K::remove, "remove", "取消"},
};
using R = AdjustmentReason;
constexpr std::array reason_words{
    Word<R>{R::add_law, "ADD_LAW", "因法律、法规颁布、修订需增加证明材料"},
    Word<R>{R::add_delegated, "ADD_DELEGATED", "上级政府决定下放管理层级的权力事项，按要求需承接，且涉及证明材料"},
    Word<R>{R::add_function, "ADD_FUNCTION", "因办事部门职能调整，需增加证明事项"},
    Word<R>{R::change_unit, "CHANGE_1", "办事部门或出具证明单位变更"},
    Word<R>{R::change_matter, "CHANGE_2", "证明事项名称变更"},
    Word<R>{R::change_proof, "CHANGE_3", "证明材料名称或者种类变更"},
    Word<R>{R::change_method, "CHANGE_4", "办理方式变更"},
    Word<R>{R::change_other, "CHANGE_5", "其他应当变更取消清单事项内容的情形"},
    Word<R>{R::remove_law, "REMOVE_LAW", "因法律法规规章颁布、修订、废止，需取消办事事项"},
    Word<R>{R::remove_decision, "REMOVE_DECISION", "国务院和省、市、区政府决定取消办事事项"},
    Word<R>{R::remove_function, "REMOVE_FUNCTION", "因职能调整，不再办理或通过改变管理方式可以达到目的"},
};
using D = DecisionLevel;
constexpr std::array decision_words{
    Word<D>{D::state_council, "state_council", "国务院"},
    Word<D>{D::province, "province", "省政府"},
    Word<D>{D::city, "city", "市政府"},
    Word<D>{D::district, "district", "区政府"},
};

}  // namespace

std::string_view code(AdjustmentKind v) { return code_in(kind_words, v); }
std::string_view chinese(AdjustmentKind v) { return chinese_in(kind_words, v); }
bool from_code(std::string_view c, AdjustmentKind& v) { return take(by_code(kind_words, c), v); }
std::string_view code(AdjustmentReason v) { return code_in(reason_words, v); }
std::string_view chinese(AdjustmentReason v) { return chinese_in(reason_words, v); }
bool from_code(std::string_view c, AdjustmentReason& v) { return take(by_code(reason_words, c), v); }
std::string_view code(DecisionLevel v) { return code_in(decision_words, v); }
std::string_view chinese(DecisionLevel v) { return chinese_in(decision_words, v); }
bool from_code(std::string_view c, DecisionLevel& v) { return take(by_code(decision_words, c), v); }

std::string_view basis_of(AdjustmentReason reason) {
  switch (reason) {
    case R::add_law:
      return "调整-5(1)";
    case R::add_delegated:
      return "调整-5(2)";
    case R::add_function:
      return "调整-5(3)";
    case R::change_unit:
      return "调整-6(1)";
    case R::change_matter:
      return "调整-6(2)";
    case R::change_proof:
      return "调整-6(3)";
    case R::change_method:
      return "调整-6(4)";
    case R::change_other:
      return "调整-6(5)";
    case R::remove_law:
      return "调整-7(1)";
    case R::remove_decision:
      return "调整-7(2)";
    case R::remove_function:
      return "调整-7(3)";
  }
  return "";
}

AdjustmentKind kind_of(AdjustmentReason reason) {
  if (reason <= R::add_function) return K::add;
  return reason <= R::change_other ? K::change : K::remove;
}

std::string words_of(const LegalBasis& basis) {
  if (basis.name.empty()) return {};
  std::string words = basis.name.starts_with("《") ? basis.name : "《" + basis.name + "》";
  if (!basis.document_no.empty()) words += "（" + basis.document_no + "）";
  return words + basis.article;
}

}  // namespace zq
