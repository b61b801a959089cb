// The register of organisations (单位登记): who the rules apply to (规定-3.1) and by which names they go (C-03, C-04,
// C-22). A plain value, immutable once loaded.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/types.hpp"

namespace zq {

enum class OrganisationType {
  department,      // 区政府部门（含所属事业单位）
  town_street,     // 镇、街道
  service_centre,  // 行政服务中心
  public_service   // 公共服务单位，参照执行（规定-22.1）
};
std::string_view code(OrganisationType);     // "town_street"
std::string_view chinese(OrganisationType);  // "镇（街道）"
bool from_code(std::string_view, OrganisationType&);

struct Organisation {
  std::string id;    // "civil_affairs", "street_331002001": also the unit of its callers and its inbox
  std::string name;  // "区民政局"
  OrganisationType type = OrganisationType::department;
  std::string aliases;      // other names it is called by, spaces between
  std::string sector;       // of a public service: "银行"; empty: none
  std::string supervising;  // id of the authority of that sector; empty: none
  std::string area_code;    // of a town or street: 9 digits, 6 of the district and 3 of its own
  std::string head;         // post that answers for it, such as "局长"; no person's name
  std::string issues;       // proofs it may issue for use outside the city (专窗-4(1)), spaces between; empty: not said
  std::string meeting;      // its seat in the joint meeting when the host starts first (C-05): "lead", "member", empty
  // 规定-10.1a: what it must be equipped with.
  bool personal_ca = false, card_reader = false, e_seal = false;

  bool is_called(std::string_view name_or_alias) const;
};

class Organisations {
 public:
  Organisations() = default;
  explicit Organisations(std::vector<Organisation> all) : all_(std::move(all)) {}

  const std::vector<Organisation>& all() const { return all_; }
  // An empty register knows nobody and therefore refuses nobody.
  bool is_kept() const { return !all_.empty(); }
  const Organisation* find(std::string_view id) const;
  const Organisation* named(std::string_view name_or_alias) const;  // by id, name or alias
  // The town or street of a 9 or 12 digit area code, cut by level: 331002100001 lies in 331002100.
  const Organisation* of_area(std::string_view area_code) const;

 private:
  std::vector<Organisation> all_;
};

// 规定-10.1a: Chinese names of what it lacks.
std::vector<std::string_view> missing_equipment(const Organisation&);

}  // namespace zq
