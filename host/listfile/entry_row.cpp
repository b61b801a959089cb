#include "listfile/entry_row.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "domain/clocks.hpp"
#include "domain/entry_rules.hpp"
#include "listfile/traits_row.hpp"

namespace zq::listfile {
namespace {

// Takes the cells apart. What the values must be stands in domain/entry_rules.hpp.
class RowReading {
 public:
  RowReading(const Cells& cells, const RowFault& fault) : cells_(cells), fault_(fault) {}

  Entry entry() {
    entry_.id.value = cell(Column::id);
    entry_.handling_department = cell(Column::handling_department);
    entry_.matter = cell(Column::matter);
    entry_.proof = cell(Column::proof);
    entry_.issuer = cell(Column::issuer);
    entry_.basis = cell(Column::basis);
    read_methods();
    read_class();
    read_check();
    read_fields();
    read_granted();
    entry_.since = date(Column::since);
    entry_.until = date(Column::until);
    read_traits(cells_, fault_, entry_);
    return std::move(entry_);
  }

 private:
  const std::string& cell(Column column) const { return cells_[static_cast<size_t>(column)]; }

  void read_methods() {
    std::string_view rest = cell(Column::methods);
    while (!rest.empty()) {
      const size_t plus = rest.find('+');
      const std::string_view word = rest.substr(0, plus);
      if (const auto method = method_from_chinese(word))
        entry_.methods.push_back(*method);
      else
        fault_(Column::methods, "办理方式不认识；多种方式用 + 连接",
               "直接取消, 书面承诺, 信息共享, 部门内部核查, 部门间核查, 部门调查核实, 合同凭证", std::string(word));
      if (plus == std::string_view::npos) break;
      rest.remove_prefix(plus + 1);
    }
  }

  void read_class() {
    const auto found = matter_class_from_chinese(cell(Column::matter_class));
    if (found) {
      entry_.matter_class = *found;
    } else {
      fault_(Column::matter_class, "办件类别应为 即办件、资料核查 或 现场核实", "即办件, 资料核查, 现场核实",
             cell(Column::matter_class).empty() ? "nothing" : cell(Column::matter_class));
    }
  }

  // Both or neither; without them a person answers.
  void read_check() {
    const std::string& departments = cell(Column::assisting);
    const std::string& checks = cell(Column::check);
    if (!checks.empty() && departments.empty()) {
      fault_(Column::assisting, "有核查项就要写由哪个协查部门答复", "a department id", "nothing");
      return;
    }
    auto groups = sources_from_text(departments, checks);
    if (!groups) {
      fault_(Column::check, "核查项与协查部门应一一对应：各组之间用 +，同组任一部门用 /", "a check for each department",
             checks);
      return;
    }
    entry_.set_sources(std::move(*groups));
  }

  void read_fields() {
    for (std::string_view part : parts(Column::fields)) {
      DeclaredField field;
      if (take_end(part, date_mark)) field.is_date = true;
      if (take_end(part, required_mark)) field.required = true;
      const size_t equals = part.find('=');
      field.name = part.substr(0, equals);
      if (equals != std::string_view::npos) field.label = part.substr(equals + 1);
      entry_.fields.push_back(std::move(field));
    }
  }

  void read_granted() {
    for (const std::string_view name : parts(Column::granted)) {
      const auto field = std::ranges::find(entry_.fields, name, &DeclaredField::name);
      if (field == entry_.fields.end()) {
        fault_(Column::granted, "返回字段须是本行的申报字段之一", "a declared field", std::string(name));
      } else if (field->granted) {
        fault_(Column::granted, "返回字段重复", "each once", std::string(name));
      } else {
        field->granted = true;
      }
    }
  }

  std::vector<std::string_view> parts(Column column) const {
    std::vector<std::string_view> out;
    std::string_view rest = cell(column);
    while (!rest.empty()) {
      const size_t end = rest.find(';');
      out.push_back(rest.substr(0, end));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    return out;
  }

  static bool take_end(std::string_view& text, std::string_view end) {
    if (!text.ends_with(end)) return false;
    text.remove_suffix(end.size());
    return true;
  }

  std::optional<Date> date(Column column) const {
    const std::string& text = cell(column);
    if (text.empty()) return std::nullopt;
    if (const auto day = date_from_text(text)) return day;
    fault_(column, "日期写成 2026-01-31 的样子", "YYYY-MM-DD", text);
    return std::nullopt;
  }

  const Cells& cells_;
  const RowFault& fault_;
  Entry entry_;
};

}  // namespace

Entry entry_from(const Cells& cells, const RowFault& fault) {
  std::set<Column> unread;  // what could not be read is not judged
  const RowFault note = [&](Column column, std::string text, std::string expected, std::string found) {
    unread.insert(column);
    fault(column, std::move(text), std::move(expected), std::move(found));
  };
  Entry entry = RowReading(cells, note).entry();
  for (EntryFault& one : faults_of(entry))
    if (!unread.contains(one.column))
      fault(one.column, std::move(one.text), std::move(one.expected), std::move(one.found));
  return entry;
}

}  // namespace zq::listfile
