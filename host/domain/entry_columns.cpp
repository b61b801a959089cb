#include "domain/entry_columns.hpp"

#include "domain/words.hpp"

namespace zq {
namespace {

using C = EntryColumn;
constexpr std::array words{
    Word<C>{C::id, "id", "编号"},
    Word<C>{C::handling_department, "handling_department", "办事部门"},
    Word<C>{C::matter, "matter", "办事事项"},
    Word<C>{C::proof, "proof", "证明材料名称"},
    Word<C>{C::issuer, "issuer", "出具单位"},
    Word<C>{C::basis, "basis", "设定依据"},
    Word<C>{C::methods, "methods", "取消后办理方式"},
    Word<C>{C::matter_class, "matter_class", "办件类别"},
    Word<C>{C::assisting, "assisting", "协查部门"},
    Word<C>{C::check, "check", "核查项"},
    Word<C>{C::fields, "fields", "申报字段"},
    Word<C>{C::granted, "granted", "返回字段"},
    Word<C>{C::since, "since", "生效日期"},
    Word<C>{C::until, "until", "失效日期"},
    Word<C>{C::material, "material", "材料类别"},
    Word<C>{C::held_by_applicant, "held_by_applicant", "申请人自持"},
    Word<C>{C::issuer_in_city, "issuer_in_city", "市内出具"},
    Word<C>{C::online_verifiable, "online_verifiable", "可网络核验"},
    Word<C>{C::forwarded_up, "forwarded_up", "转报上级"},
    Word<C>{C::in_centre, "in_centre", "进驻中心"},
    Word<C>{C::matter_type, "matter_type", "事项类型"},
    Word<C>{C::basis_level, "basis_level", "依据层级"},
    Word<C>{C::retained, "retained", "保留"},
    Word<C>{C::risks, "risks", "风险领域"},
    Word<C>{C::sector, "sector", "行业"},
    Word<C>{C::supervising, "supervising", "主管部门"},
};
static_assert(words.size() == entry_column_count);

void append(std::string& list, std::string_view mark, std::string_view word) {
  if (!list.empty()) list += mark;
  list += word;
}

std::string text_of(const std::optional<Date>& date) { return date ? date_text(*date) : ""; }
std::string word_of(bool value) { return value ? "是" : "否"; }

}  // namespace

std::string_view code(EntryColumn v) { return code_in(words, v); }
std::string_view chinese(EntryColumn v) { return chinese_in(words, v); }

EntryCells cells_of(const Entry& entry) {
  std::string methods, fields, granted, risks;
  for (const Method method : entry.methods) append(methods, "+", chinese(method));
  for (const DeclaredField& field : entry.fields) {
    append(fields, ";", field.name + "=" + field.label);
    if (field.required) fields += required_mark;
    if (field.is_date) fields += date_mark;
    if (field.granted) append(granted, ";", field.name);
  }
  const EntryTraits& traits = entry.traits;
  for (const RiskDomain risk : traits.risks) append(risks, "+", chinese(risk));
  return {entry.id.value,
          entry.handling_department,
          entry.matter,
          entry.proof,
          entry.issuer,
          entry.basis,
          methods,
          std::string(chinese(entry.matter_class)),
          sources_text(entry.source_groups()),
          checks_text(entry.source_groups()),
          fields,
          granted,
          text_of(entry.since),
          text_of(entry.until),
          std::string(chinese(traits.material)),
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

std::vector<EntryColumn> differing(const Entry& one, const Entry& other) {
  const EntryCells before = cells_of(one), after = cells_of(other);
  std::vector<EntryColumn> columns;
  for (size_t i = 0; i < entry_column_count; ++i)
    if (before[i] != after[i]) columns.push_back(static_cast<EntryColumn>(i));
  return columns;
}

}  // namespace zq
