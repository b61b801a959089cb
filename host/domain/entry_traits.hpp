// What a list entry says about the material, its basis and its matter, beside the way it is replaced: the facts the
// guard decides by (规定-2.1, 规定-3.2, 规定-8.1, 规定-22.1). Pure values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zq {

// 规定-2.1: only a 证明 is what the rules are about.
enum class MaterialKind {
  proof,     // 证明材料
  licence,   // 法定证照
  reviewed,  // 审核材料
  judicial,  // 司法文书
  contract   // 合同凭证
};
std::string_view code(MaterialKind);
std::string_view chinese(MaterialKind);
std::optional<MaterialKind> material_kind_from_chinese(std::string_view);
bool from_code(std::string_view, MaterialKind&);

enum class MatterType { approval, public_service };  // 行政审批, 公共服务
std::string_view code(MatterType);
std::string_view chinese(MatterType);
std::optional<MatterType> matter_type_from_chinese(std::string_view);
bool from_code(std::string_view, MatterType&);

// From the highest: a proof may be set only by one of the first three (规定-7.1, C-10).
enum class BasisLevel { law, administrative_regulation, local_regulation, rule, document };
std::string_view code(BasisLevel);
std::string_view chinese(BasisLevel);
std::optional<BasisLevel> basis_level_from_chinese(std::string_view);
bool from_code(std::string_view, BasisLevel&);
bool may_set_a_proof(BasisLevel);

// 规定-8.1: where no commitment takes the place of a proof.
enum class RiskDomain { public_safety, financial_safety, ecology, health };
std::string_view code(RiskDomain);
std::string_view chinese(RiskDomain);
std::optional<RiskDomain> risk_domain_from_chinese(std::string_view);
bool from_code(std::string_view, RiskDomain&);

struct EntryTraits {
  MaterialKind material = MaterialKind::proof;
  bool held_by_applicant = false;
  bool issuer_in_city = true;
  bool online_verifiable = false;  // can be verified over the network, wherever it is issued
  bool forwarded_up = false;       // only examined here and forwarded to a superior organ
  bool in_centre = false;          // handled inside the service centre
  bool retained = false;           // kept by law: still nothing that may be asked for directly (C-01)
  MatterType matter_type = MatterType::approval;
  std::optional<BasisLevel> basis_level;
  std::vector<RiskDomain> risks;
  std::string sector;       // "银行"; empty: none
  std::string supervising;  // id of the sector's authority; empty: none
  friend bool operator==(const EntryTraits&, const EntryTraits&) = default;

  // 规定-3.2a: out of scope only if both hold; 规定-3.2b: or if the matter is decided above.
  bool out_of_scope() const { return forwarded_up || (!issuer_in_city && !online_verifiable); }
};

}  // namespace zq
