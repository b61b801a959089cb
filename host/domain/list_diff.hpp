// In what two versions of the list differ: entries that came, went or say something else, by their numbers. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/entry_columns.hpp"
#include "domain/list.hpp"

namespace zq {

struct ColumnChange {
  EntryColumn column = EntryColumn::id;
  std::string before, after;
  friend bool operator==(const ColumnChange&, const ColumnChange&) = default;
};

struct EntryChange {
  enum class Kind { added, removed, changed };
  Kind kind() const { return !before ? Kind::added : !after ? Kind::removed : Kind::changed; }
  const Entry& entry() const { return after ? *after : *before; }
  std::optional<Entry> before, after;  // one of them at least
  std::vector<ColumnChange> columns;   // of one that changed
};
std::string_view code(EntryChange::Kind);
std::string_view chinese(EntryChange::Kind);  // 新增, 取消, 变更

// In the order of the later version; what was removed comes last.
std::vector<EntryChange> changes_between(const ListVersion& earlier, const ListVersion& later);

// "变更 ZM-2026-001 区民政局“结婚登记”的“无婚姻登记记录证明”：出具单位由“甲”改为“乙”"
std::string sentence(const EntryChange&);

}  // namespace zq
