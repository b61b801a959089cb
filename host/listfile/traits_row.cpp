#include "listfile/traits_row.hpp"

namespace zq::listfile {
namespace {

class TraitsReading {
 public:
  TraitsReading(const Cells& cells, const RowFault& fault, Entry& entry)
      : cells_(cells), fault_(fault), traits_(entry.traits) {}

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
    traits_.sector = cell(Column::sector);
    traits_.supervising = cell(Column::supervising);
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

  const Cells& cells_;
  const RowFault& fault_;
  EntryTraits& traits_;
};

}  // namespace

void read_traits(const Cells& cells, const RowFault& fault, Entry& entry) { TraitsReading(cells, fault, entry).read(); }

}  // namespace zq::listfile
