#include "domain/writ_template.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "domain/words.hpp"

namespace zq {
namespace {

using enum WritBlock::Kind;

constexpr std::array blocks{
    Word<WritBlock::Kind>{addressee, "addressee", "主送"}, Word<WritBlock::Kind>{heading, "heading", "标题"},
    Word<WritBlock::Kind>{paragraph, "paragraph", "段落"}, Word<WritBlock::Kind>{items, "items", "分项"},
    Word<WritBlock::Kind>{table, "table", "表格"},         Word<WritBlock::Kind>{signature, "signature", "落款"},
    Word<WritBlock::Kind>{note, "note", "附注"},
};

constexpr std::string_view plain_version = "plain";

// Without templates of the office: everything a writ knows, in one table.
WritTemplate plain_template(WritKind kind) {
  WritTemplate out;
  out.kind = kind;
  out.version = plain_version;
  out.fingerprint = plain_version;
  out.title = Pattern(chinese(kind));
  out.number = Pattern(std::string(chinese(kind)) + "〔{year}〕{number}号");
  WritBlock values;
  values.kind = table;
  for (const WritField& field : fields_of(kind))
    values.rows.push_back({std::string(field.zh), Pattern("{" + std::string(field.name) + "}"), ""});
  out.blocks.push_back(std::move(values));
  WritBlock end;
  end.kind = signature;
  // Where a field bears that name, it is another unit (出具单位).
  if (std::ranges::find(fields_of(kind), std::string_view("issuer"), &WritField::name) == fields_of(kind).end())
    end.text = Pattern("{issuer}");
  end.date = Pattern("{date}");
  out.blocks.push_back(std::move(end));
  return out;
}

std::vector<WritTemplate> plain_templates() {
  std::vector<WritTemplate> out;
  for (const WritKind kind : all_writ_kinds()) out.push_back(plain_template(kind));
  return out;
}

std::string name_of(const WritTemplate& one) {
  return std::string(chinese(one.kind)) + "（" + std::string(code(one.kind)) + "）第 " + one.version + " 版";
}

}  // namespace

std::string_view code(WritBlock::Kind v) { return code_in(blocks, v); }
bool from_code(std::string_view text, WritBlock::Kind& v) { return take(by_code(blocks, text), v); }

WritTemplates::WritTemplates() : plain_(plain_templates()) {}

WritTemplates::WritTemplates(std::vector<WritTemplate> all) : all_(std::move(all)), plain_(plain_templates()) {
  std::ranges::stable_sort(all_, {}, [](const WritTemplate& one) { return std::tuple(one.kind, one.effective_from); });
}

const WritTemplate& WritTemplates::in_force(WritKind kind, Date day) const {
  const WritTemplate* found = nullptr;
  for (const WritTemplate& one : all_)
    if (one.kind == kind && (!found || one.effective_from <= day)) found = &one;
  return found ? *found : *std::ranges::find(plain_, kind, &WritTemplate::kind);
}

Result<const WritTemplate*> WritTemplates::find(WritKind kind, std::string_view version,
                                                std::string_view fingerprint) const {
  for (const auto* from : {&all_, &plain_})
    for (const WritTemplate& one : *from) {
      if (one.kind != kind || one.version != version) continue;
      if (one.fingerprint == fingerprint) return &one;
      return Error{ErrorCode::conflict,
                   "文书模板" + name_of(one) + "在文书发出以后被改动，不能按原样呈现；请恢复该版原文，改动另立新版",
                   "the template says something else than when the writ was issued"};
    }
  return Error{ErrorCode::conflict,
               "文书模板" + std::string(chinese(kind)) + "（" + std::string(code(kind)) + "）第 " +
                   std::string(version) + " 版已不在配置中，文书不能按原样呈现；请把该版放回 config/writs",
               "the template's version is not in the configuration"};
}

std::vector<std::string> versions_lost(const WritTemplates& before, const WritTemplates& now, Date today) {
  std::vector<std::string> out;
  for (const WritTemplate& one : before.all())
    if (one.effective_from <= today && !now.find(one.kind, one.version, one.fingerprint)) out.push_back(name_of(one));
  return out;
}

}  // namespace zq
