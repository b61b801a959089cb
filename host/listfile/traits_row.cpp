#include "listfile/traits_row.hpp"

#include "domain/text_limits.hpp"

namespace zq::listfile {
namespace {

constexpr size_t sector_characters_max = 50;

class TraitsReading {
 public:
  TraitsReading(const Cells& cells, const RowFault& fault, Entry& entry)
      : cells_(cells), fault_(fault), entry_(entry), traits_(entry.traits) {}

  void read() {
    read_material();
    flag(Column::held_by_applicant, traits_.held_by_applicant);
    flag(Column::issuer_in_city, traits_.issuer_in_city);
    flag(Column::online_verifiable, traits_.online_verifiable);
    flag(Column::forwarded_up, traits_.forwarded_up);
    flag(Column::in_centre, traits_.in_centre);
    read_word(Column::matter_type, matter_type_from_chinese, traits_.matter_type, "行政审批, 公共服务");
    read_basis_level();
    flag(Column::retained, traits_.retained);
    read_risks();
    read_sector();
    check_proof();
    check_basis();
    check_commitment();
  }

 private:
  const std::string& cell(Column column) const { return cells_[static_cast<size_t>(column)]; }

  void flag(Column column, bool& out) {
    const std::string& text = cell(column);
    if (text == "是" || text == "否")
      out = text == "是";
    else if (!text.empty())
      fault_(column, "只写 是 或 否", "是, 否", text);
  }

  template <class T>
  void read_word(Column column, std::optional<T> (*known)(std::string_view), T& out, std::string_view words) {
    const std::string& text = cell(column);
    if (text.empty()) return;
    if (const auto found = known(text))
      out = *found;
    else
      fault_(column, "不认识的写法", std::string(words), text);
  }

  void read_material() {
    read_word(Column::material, material_kind_from_chinese, traits_.material,
              "证明材料, 法定证照, 审核材料, 司法文书, 合同凭证");
  }

  void read_basis_level() {
    BasisLevel level{};
    if (cell(Column::basis_level).empty()) return;
    read_word(Column::basis_level, basis_level_from_chinese, level, "法律, 行政法规, 地方性法规, 规章, 规范性文件");
    if (basis_level_from_chinese(cell(Column::basis_level))) traits_.basis_level = level;
  }

  void read_risks() {
    std::string_view rest = cell(Column::risks);
    while (!rest.empty()) {
      const size_t plus = std::min(rest.find('+'), rest.size());
      const std::string_view word = rest.substr(0, plus);
      if (const auto risk = risk_domain_from_chinese(word))
        traits_.risks.push_back(*risk);
      else
        fault_(Column::risks, "风险领域不认识；多个领域用 + 连接",
               "公共安全, 金融安全, 生态环境保护, 身体健康和生命安全", std::string(word));
      rest.remove_prefix(std::min(plus + 1, rest.size()));
    }
  }

  void read_sector() {
    traits_.sector = cell(Column::sector);
    traits_.supervising = cell(Column::supervising);
    for (const Column column : {Column::sector, Column::supervising})
      if (characters(cell(column)) > sector_characters_max || has_control_characters(cell(column)))
        fault_(column, "太长，或者含有控制字符", "<= 50 characters", "another text");
    if (traits_.sector.empty() != traits_.supervising.empty())
      fault_(Column::supervising, "行业与主管部门（单位编号）须同时写明（规定-22.1）", "both or neither",
             "one of them");
  }

  // 规定-2.1
  void check_proof() {
    if (traits_.material != MaterialKind::proof)
      fault_(Column::material, "不是证明材料，不能列入清单（规定-2.1）", "证明材料", "NOT_A_PROOF");
    if (traits_.held_by_applicant)
      fault_(Column::held_by_applicant, "申请人自身持有的不属于证明材料，不能列入清单（规定-2.1）", "否",
             "NOT_A_PROOF");
  }

  // 规定-2.2a, 规定-7.1
  void check_basis() {
    if (!traits_.retained || (traits_.basis_level && may_set_a_proof(*traits_.basis_level))) return;
    fault_(Column::retained, "没有法律、法规依据的证明材料一律取消，不得保留（规定-2.2、规定-7.1）",
           "依据层级：法律, 行政法规, 地方性法规",
           cell(Column::basis_level).empty() ? "nothing" : cell(Column::basis_level));
  }

  // 规定-8.1
  void check_commitment() {
    if (traits_.risks.empty() || !entry_.has(Method::commitment)) return;
    fault_(Column::methods, "该领域不适用书面承诺（规定-8.1）：" + std::string(chinese(traits_.risks[0])),
           "other methods than 书面承诺", "EXCLUDED_DOMAIN");
  }

  const Cells& cells_;
  const RowFault& fault_;
  Entry& entry_;
  EntryTraits& traits_;
};

std::string word_of(bool value) { return value ? "是" : "否"; }

}  // namespace

void read_traits(const Cells& cells, const RowFault& fault, Entry& entry) { TraitsReading(cells, fault, entry).read(); }

std::vector<std::string> trait_cells(const EntryTraits& traits) {
  std::string risks;
  for (const RiskDomain risk : traits.risks) risks += (risks.empty() ? "" : "+") + std::string(chinese(risk));
  return {std::string(chinese(traits.material)),
          word_of(traits.held_by_applicant),
          word_of(traits.issuer_in_city),
          word_of(traits.online_verifiable),
          word_of(traits.forwarded_up),
          word_of(traits.in_centre),
          std::string(chinese(traits.matter_type)),
          traits.basis_level ? std::string(chinese(*traits.basis_level)) : std::string(),
          word_of(traits.retained),
          risks,
          traits.sector,
          traits.supervising};
}

}  // namespace zq::listfile
