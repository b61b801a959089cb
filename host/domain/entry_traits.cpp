#include "domain/entry_traits.hpp"

#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using M = MaterialKind;
constexpr std::array material_words{
    Word<M>{M::proof, "proof", "证明材料"},       Word<M>{M::licence, "licence", "法定证照"},
    Word<M>{M::reviewed, "reviewed", "审核材料"}, Word<M>{M::judicial, "judicial", "司法文书"},
    Word<M>{M::contract, "contract", "合同凭证"},
};
using T = MatterType;
constexpr std::array matter_words{
    Word<T>{T::approval, "approval", "行政审批"},
    Word<T>{T::public_service, "public_service", "公共服务"},
};
using B = BasisLevel;
constexpr std::array basis_words{
    Word<B>{B::law, "law", "法律"},
    Word<B>{B::administrative_regulation, "administrative_regulation", "行政法规"},
    Word<B>{B::local_regulation, "local_regulation", "地方性法规"},
    Word<B>{B::rule, "rule", "规章"},
    Word<B>{B::document, "document", "规范性文件"},
};
using R = RiskDomain;
constexpr std::array risk_words{
    Word<R>{R::public_safety, "public_safety", "公共安全"},
    Word<R>{R::financial_safety, "financial_safety", "金融安全"},
    Word<R>{R::ecology, "ecology", "生态环境保护"},
    Word<R>{R::health, "health", "身体健康和生命安全"},
};

}  // namespace

std::string_view code(MaterialKind v) { return code_in(material_words, v); }
std::string_view chinese(MaterialKind v) { return chinese_in(material_words, v); }
bool from_code(std::string_view c, MaterialKind& v) { return take(by_code(material_words, c), v); }
std::optional<MaterialKind> material_kind_from_chinese(std::string_view zh) { return by_chinese(material_words, zh); }

std::string_view code(MatterType v) { return code_in(matter_words, v); }
std::string_view chinese(MatterType v) { return chinese_in(matter_words, v); }
bool from_code(std::string_view c, MatterType& v) { return take(by_code(matter_words, c), v); }
std::optional<MatterType> matter_type_from_chinese(std::string_view zh) { return by_chinese(matter_words, zh); }

std::string_view code(BasisLevel v) { return code_in(basis_words, v); }
std::string_view chinese(BasisLevel v) { return chinese_in(basis_words, v); }
bool from_code(std::string_view c, BasisLevel& v) { return take(by_code(basis_words, c), v); }
std::optional<BasisLevel> basis_level_from_chinese(std::string_view zh) { return by_chinese(basis_words, zh); }
bool may_set_a_proof(BasisLevel level) { return level != B::rule && level != B::document; }

std::string_view code(RiskDomain v) { return code_in(risk_words, v); }
std::string_view chinese(RiskDomain v) { return chinese_in(risk_words, v); }
bool from_code(std::string_view c, RiskDomain& v) { return take(by_code(risk_words, c), v); }
std::optional<RiskDomain> risk_domain_from_chinese(std::string_view zh) { return by_chinese(risk_words, zh); }

}  // namespace zq
