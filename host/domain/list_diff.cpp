#include "domain/list_diff.hpp"

#include <map>

#include "domain/words.hpp"

namespace zq {
namespace {

using K = EntryChange::Kind;
constexpr std::array kind_words{
    Word<K>{K::added, "added", "新增"},
    Word<K>{K::removed, "removed", "取消"},
    Word<K>{K::changed, "changed", "变更"},
};

std::string quoted(const std::string& text) { return "“" + text + "”"; }

std::vector<ColumnChange> columns_between(const Entry& before, const Entry& after) {
  std::vector<ColumnChange> columns;
  const EntryCells old_cells = cells_of(before), new_cells = cells_of(after);
  for (const EntryColumn column : differing(before, after)) {
    const auto at = static_cast<size_t>(column);
    columns.push_back({column, old_cells[at], new_cells[at]});
  }
  return columns;
}

}  // namespace

std::string_view code(K v) { return code_in(kind_words, v); }
std::string_view chinese(K v) { return chinese_in(kind_words, v); }

std::vector<EntryChange> changes_between(const ListVersion& earlier, const ListVersion& later) {
  std::map<std::string_view, const Entry*> old_entries;
  for (const Entry& entry : earlier.entries) old_entries.emplace(entry.id.value, &entry);
  std::vector<EntryChange> changes;
  std::map<std::string_view, const Entry*> gone = old_entries;
  for (const Entry& entry : later.entries) {
    gone.erase(entry.id.value);
    const auto before = old_entries.find(entry.id.value);
    if (before == old_entries.end())
      changes.push_back({std::nullopt, entry, {}});
    else if (*before->second != entry)
      changes.push_back({*before->second, entry, columns_between(*before->second, entry)});
  }
  for (const Entry& entry : earlier.entries)
    if (gone.contains(entry.id.value)) changes.push_back({entry, std::nullopt, {}});
  return changes;
}

std::string sentence(const EntryChange& change) {
  const Entry& entry = change.entry();
  std::string text = std::string(chinese(change.kind())) + " " + entry.id.value + " " + entry.handling_department +
                     quoted(entry.matter) + "的" + quoted(entry.proof);
  if (change.kind() == K::added)
    return text + "：" + std::string(chinese(EntryColumn::methods)) +
           quoted(cells_of(entry)[size_t(EntryColumn::methods)]);
  for (const ColumnChange& column : change.columns) {
    text += &column == &change.columns.front() ? "：" : "；";
    text += std::string(chinese(column.column)) + "由" + quoted(column.before) + "改为" + quoted(column.after);
  }
  return text;
}

}  // namespace zq
