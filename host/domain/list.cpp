#include "domain/list.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "domain/words.hpp"

namespace zq {
namespace {

constexpr std::array method_words{
    Word<Method>{Method::direct_cancel, "direct_cancel", "直接取消"},
    Word<Method>{Method::commitment, "commitment", "书面承诺"},
    Word<Method>{Method::shared_query, "shared_query", "信息共享"},
    Word<Method>{Method::internal_check, "internal_check", "部门内部核查"},
    Word<Method>{Method::co_verification, "co_verification", "部门间核查"},
    Word<Method>{Method::on_site, "on_site", "部门调查核实"},
    Word<Method>{Method::contract_voucher, "contract_voucher", "合同凭证"},
};
constexpr std::array reason_words{
    Word<AskReason>{AskReason::cancelled, "cancelled", ""},
    Word<AskReason>{AskReason::not_in_list, "not_in_list", ""},
    Word<AskReason>{AskReason::stopped, "entry_stopped", ""},
    Word<AskReason>{AskReason::use_sharing, "use_sharing", ""},
    Word<AskReason>{AskReason::out_of_scope, "out_of_scope", ""},
};
constexpr std::array class_words{
    Word<MatterClass>{MatterClass::instant, "instant", "即办件"},
    Word<MatterClass>{MatterClass::records_check, "records_check", "资料核查"},
    Word<MatterClass>{MatterClass::on_site, "on_site", "现场核实"},
};

std::string methods_text(const Entry& entry) {
  std::string text;
  for (const Method method : entry.methods) {
    if (!text.empty()) text += '+';
    text += chinese(method);
  }
  return text;
}

AskAnswer cancelled_answer(std::vector<Entry> entries, std::string_view matter, std::string_view proof) {
  std::string text = "不得索要。“" + std::string(proof) + "”在“" + std::string(matter) + "”中已取消，改由";
  for (size_t i = 0; i < entries.size(); ++i) text += (i ? "；或" : "") + methods_text(entries[i]);
  text += "办理。";
  return {AskReason::cancelled, std::move(entries), std::move(text), "规定-2.2、规定-6.1"};
}

std::string quoted(std::string_view proof, std::string_view matter) {
  return "“" + std::string(proof) + "”在“" + std::string(matter) + "”中";
}

// What the entry says of its scope, before anything else: both facts of 规定-3.2a, or the one of 规定-3.2b.
std::optional<AskAnswer> scope_answer(const std::vector<Entry>& entries, std::string_view matter,
                                      std::string_view proof) {
  for (const Entry& entry : entries) {
    const EntryTraits& traits = entry.traits;
    if (traits.forwarded_up)
      return AskAnswer{AskReason::out_of_scope, entries,
                       quoted(proof, matter) + "由本区初审后转报上级行政机关办理，不适用本规定，按上级要求办理。",
                       "规定-3.2b"};
    if (traits.out_of_scope())
      return AskAnswer{AskReason::out_of_scope, entries,
                       quoted(proof, matter) + "由市外机构出具，又不能通过网络核验，不适用本规定，可以请申请人提供。",
                       "规定-3.2a"};
    if (!traits.issuer_in_city)
      return AskAnswer{AskReason::use_sharing, entries,
                       "不得索要。" + quoted(proof, matter) + "虽由市外机构出具，但可以通过网络核验，应当网络核验。",
                       "规定-3.2a"};
  }
  return std::nullopt;
}

AskAnswer stopped_answer(std::string_view matter, std::string_view proof, Date until) {
  const std::string day = std::to_string(static_cast<int>(until.year())) + "年" +
                          std::to_string(static_cast<unsigned>(until.month())) + "月" +
                          std::to_string(static_cast<unsigned>(until.day())) + "日";
  return {AskReason::stopped,
          {},
          "不得索要。" + quoted(proof, matter) + "的设定依据自" + day + "起废止或者修改，自该日起停止执行。",
          "规定-6.3"};
}

// The proof may be listed for other matters, or on other days: then it must not be called unlisted.
AskAnswer not_listed_answer(const ListVersion& list, std::string_view matter, std::string_view proof, Date on) {
  bool elsewhere = false, other_days = false;
  for (const Entry& entry : list.entries) {
    if (entry.proof != proof) continue;
    if (entry.matter == matter)
      other_days = true;
    else
      elsewhere = elsewhere || entry.in_force(on);
  }
  std::string text = "不得索要。“" + std::string(proof) + "”";
  if (other_days)
    text += "虽列在“" + std::string(matter) + "”中，但该日不在有效期内";
  else if (elsewhere)
    text += "虽已列入《证明材料取消清单》，但不在“" + std::string(matter) + "”这一事项下，请核对事项名称";
  else
    text += "不在《证明材料取消清单》内";
  text += "；清单以外的证明材料不得向申请人索要。";
  return {AskReason::not_in_list, {}, std::move(text), "规定-6.1"};
}

void note_difference(std::vector<std::string>& details, std::string_view column, std::string_view official,
                     std::string_view department) {
  if (department.empty() || official == department) return;
  details.push_back(std::string(column) + "：清单为“" + std::string(official) + "”，部门系统为“" +
                    std::string(department) + "”");
}

// Departments write no end, a day ("2022-12-31") or a day that never comes ("9999-12-31"); other text ends nothing.
bool has_ended(const DepartmentListRow& row, Date on) {
  std::array<char, 32> today{};
  std::snprintf(today.data(), today.size(), "%04d-%02u-%02u", static_cast<int>(on.year()),
                static_cast<unsigned>(on.month()), static_cast<unsigned>(on.day()));
  return row.until.size() == 10 && row.until[4] == '-' && row.until[7] == '-' && row.until <= today.data();
}

std::optional<ListDifference> difference(const Entry& entry, std::string_view department,
                                         const DepartmentListRow& row) {
  std::vector<std::string> details;
  note_difference(details, "办事部门", entry.handling_department, department);
  note_difference(details, "出具单位", entry.issuer, row.issuer);
  note_difference(details, "设定依据", entry.basis, row.basis);
  note_difference(details, "取消后办理方式", methods_text(entry), row.method);
  note_difference(details, "办件类别", chinese(entry.matter_class), row.matter_class);
  if (details.empty()) return std::nullopt;
  return ListDifference{
      ListDifference::Kind::differs, entry.matter, entry.proof, entry.id, row.code, std::move(details)};
}

ListDifference unlisted(const DepartmentListRow& row) {
  return {ListDifference::Kind::only_in_department,
          row.matter,
          row.proof,
          {},
          row.code,
          {"部门系统列有此项，清单中没有，涉嫌擅自增设（规定-21.1）"}};
}

ListDifference repeated(const DepartmentListRow& row, std::string_view first, EntryId entry) {
  return {ListDifference::Kind::differs,
          row.matter,
          row.proof,
          std::move(entry),
          row.code,
          {"部门系统重复列有此项，前一处编号为“" + std::string(first) + "”"}};
}

}  // namespace

bool Entry::has(Method method) const { return std::find(methods.begin(), methods.end(), method) != methods.end(); }

std::vector<std::vector<Source>> Entry::source_groups() const {
  if (!sources.empty()) return sources;
  if (assisting.value.empty()) return {};
  return {{Source{assisting, check}}};
}

void Entry::set_sources(std::vector<std::vector<Source>> groups) {
  const bool one = groups.size() == 1 && groups[0].size() == 1;
  assisting = groups.empty() ? DepartmentId{} : groups[0][0].department;
  check = groups.empty() ? std::string() : groups[0][0].check;
  sources = one ? std::vector<std::vector<Source>>{} : std::move(groups);
}

bool Entry::in_force(Date day) const {
  const std::chrono::sys_days at{day};
  if (since && at < std::chrono::sys_days{*since}) return false;
  return !until || at < std::chrono::sys_days{*until};
}

bool Entry::stopped_by(Date day) const { return until && std::chrono::sys_days{day} >= std::chrono::sys_days{*until}; }

const Entry* ListVersion::find(const EntryId& id) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

AskAnswer ask(const ListVersion& list, std::string_view matter, std::string_view proof, Date on) {
  std::vector<Entry> found;
  for (const Entry& entry : list.entries)
    if (entry.matter == matter && entry.proof == proof && entry.in_force(on)) found.push_back(entry);
  if (auto scope = scope_answer(found, matter, proof)) return std::move(*scope);
  if (!found.empty()) return cancelled_answer(std::move(found), matter, proof);
  for (const Entry& entry : list.entries)
    if (entry.matter == matter && entry.proof == proof && entry.stopped_by(on))
      return stopped_answer(matter, proof, *entry.until);
  return not_listed_answer(list, matter, proof, on);
}

std::vector<ListDifference> compare(const ListVersion& list, std::string_view handling_department,
                                    const std::vector<DepartmentListRow>& rows, Date on) {
  using Key = std::pair<std::string_view, std::string_view>;
  std::map<Key, const Entry*> official, of_others;
  for (const Entry& entry : list.entries)
    if (entry.in_force(on))
      (entry.handling_department == handling_department ? official : of_others)
          .emplace(Key{entry.matter, entry.proof}, &entry);
  const auto entry_of = [&](const DepartmentListRow& row) -> const Entry* {
    for (const auto* entries : {&official, &of_others})
      if (const auto found = entries->find({row.matter, row.proof}); found != entries->end()) return found->second;
    return nullptr;
  };
  std::map<Key, std::string_view> seen;  // and the code of the row that came first
  std::vector<ListDifference> differences;
  for (const DepartmentListRow& row : rows) {
    if (has_ended(row, on)) continue;
    const Entry* entry = entry_of(row);
    const auto [first, fresh] = seen.emplace(Key{row.matter, row.proof}, row.code);
    if (!fresh)
      differences.push_back(repeated(row, first->second, entry ? entry->id : EntryId{}));
    else if (!entry)
      differences.push_back(unlisted(row));
    else if (auto differs = difference(*entry, handling_department, row))
      differences.push_back(std::move(*differs));
  }
  for (const auto& [key, entry] : official)
    if (!seen.contains(key))
      differences.push_back({ListDifference::Kind::only_in_official,
                             entry->matter,
                             entry->proof,
                             entry->id,
                             {},
                             {"清单中有此项，部门系统尚未列入"}});
  return differences;
}

std::string_view code(AskReason value) { return code_in(reason_words, value); }
std::string_view chinese(Method value) { return chinese_in(method_words, value); }
std::string_view chinese(MatterClass value) { return chinese_in(class_words, value); }
std::string_view code(Method value) { return code_in(method_words, value); }
std::string_view code(MatterClass value) { return code_in(class_words, value); }
std::optional<Method> method_from_chinese(std::string_view zh) { return by_chinese(method_words, zh); }
std::optional<Method> method_from_code(std::string_view c) { return by_code(method_words, c); }
std::optional<MatterClass> matter_class_from_code(std::string_view c) { return by_code(class_words, c); }

std::optional<MatterClass> matter_class_from_chinese(std::string_view zh) {
  if (zh == "即") return MatterClass::instant;
  if (zh == "资") return MatterClass::records_check;
  if (zh == "场") return MatterClass::on_site;
  return by_chinese(class_words, zh);
}

}  // namespace zq
