#include "listfile/entry_row.hpp"

#include <algorithm>
#include <optional>

#include "domain/clocks.hpp"
#include "domain/text_limits.hpp"

namespace zq::listfile {
namespace {

constexpr size_t text_characters_max = 200;

class RowReading {
 public:
  RowReading(const Cells& cells, const RowFault& fault) : cells_(cells), fault_(fault) {}

  Entry entry() {
    read_id();
    text(Column::handling_department, entry_.handling_department);
    text(Column::matter, entry_.matter);
    text(Column::proof, entry_.proof);
    read_issuer();
    text(Column::basis, entry_.basis);
    read_methods();
    read_class();
    read_check();
    read_fields();
    read_granted();
    read_dates();
    return std::move(entry_);
  }

 private:
  const std::string& cell(Column column) const { return cells_[static_cast<size_t>(column)]; }

  // The text of a required column.
  void text(Column column, std::string& out) {
    out = cell(column);
    if (out.empty()) return fault_(column, "不能为空", "text", "nothing");
    if (characters(out) > text_characters_max) {
      return fault_(column, "太长，最多 200 字", "<= 200 characters", std::to_string(characters(out)) + " characters");
    }
    if (has_control_characters(out, Lines::many)) fault_(column, "含有不可见的控制字符", "text", "control characters");
  }

  static bool is_word(std::string_view word, std::string_view first, std::string_view rest) {
    return !word.empty() && word.size() <= 64 && first.find(word[0]) != std::string_view::npos &&
           word.find_first_not_of(rest) == std::string_view::npos;
  }
  static bool is_name(std::string_view word) {
    return is_word(word, "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz0123456789_");
  }

  void read_id() {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    constexpr std::string_view rest = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    entry_.id.value = cell(Column::id);
    if (is_word(entry_.id.value, letters, rest)) return;
    fault_(Column::id, "编号只用大写字母、数字和连字符，如 ZM-2026-001", "[A-Z0-9][A-Z0-9-]*",
           entry_.id.value.empty() ? "nothing" : entry_.id.value);
  }

  void read_issuer() {
    const std::string& issuer = cell(Column::issuer);
    if (issuer.empty() || issuer == "申请人" || issuer == "本人") {
      return fault_(Column::issuer, "没有第三方出具单位，不属于证明材料，不能列入清单（规定-2.1）",
                    "a third-party issuer", "NOT_A_PROOF");
    }
    text(Column::issuer, entry_.issuer);
  }

  void read_methods() {
    std::string_view rest = cell(Column::methods);
    if (rest.empty()) {
      return fault_(Column::methods, "没有取消后的办理方式：应直接取消，或写明替代方式（规定-2.2）",
                    "at least one method", "nothing");
    }
    while (true) {
      const size_t plus = rest.find('+');
      const std::string_view word = rest.substr(0, plus);
      const auto method = method_from_chinese(word);
      if (!method) {
        fault_(Column::methods, "办理方式不认识；多种方式用 + 连接",
               "直接取消, 书面承诺, 信息共享, 部门内部核查, 部门间核查, 部门调查核实, 合同凭证", std::string(word));
      } else if (std::ranges::find(entry_.methods, *method) != entry_.methods.end()) {
        fault_(Column::methods, "办理方式重复", "each once", std::string(word));
      } else {
        entry_.methods.push_back(*method);
      }
      if (plus == std::string_view::npos) break;
      rest.remove_prefix(plus + 1);
    }
    if (entry_.methods.size() > 1 && has(Method::direct_cancel)) {
      fault_(Column::methods, "直接取消的不再有其他办理方式", "直接取消 alone", cell(Column::methods));
    }
  }

  bool has(Method method) const { return std::ranges::find(entry_.methods, method) != entry_.methods.end(); }

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
    for (const auto& group : *groups)
      for (const Source& source : group) check_source(source);
    check_ways(departments, checks);
    entry_.set_sources(std::move(*groups));
  }

  void check_source(const Source& source) {
    const std::string& department = source.department.value;
    if (!is_name(department))
      fault_(Column::assisting, "协查部门写部门编号，如 civil_affairs", "[a-z][a-z0-9_]*", department);
    if (!source.check.empty() &&
        !is_word(source.check, "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz0123456789_."))
      fault_(Column::check, "核查项写适配器的核查编号，如 marriage.status", "[a-z][a-z0-9_.]*", source.check);
  }

  void check_ways(const std::string& departments, const std::string& checks) {
    const bool by_person = has(Method::co_verification) || has(Method::on_site);
    if (checks.empty() && !departments.empty() && !by_person)
      fault_(Column::check, "只写协查部门而没有核查项时，办理方式中要有 部门间核查 或 部门调查核实", "a check",
             "nothing");
    const bool asks = has(Method::shared_query) || has(Method::co_verification) || has(Method::internal_check);
    if (!checks.empty() && !entry_.methods.empty() && !asks)
      fault_(Column::methods, "有核查项，办理方式中就要有 信息共享、部门间核查 或 部门内部核查",
             "信息共享, 部门间核查, 部门内部核查", cell(Column::methods));
  }

  void read_fields() {
    for (std::string_view part : parts(Column::fields)) {
      DeclaredField field;
      if (take_end(part, date_mark)) field.is_date = true;
      if (take_end(part, required_mark)) field.required = true;
      const size_t equals = part.find('=');
      field.name = part.substr(0, equals);
      if (equals != std::string_view::npos) field.label = part.substr(equals + 1);
      if (!is_name(field.name) || field.label.empty() || field.label.find_first_of("=*@") != std::string::npos) {
        fault_(Column::fields, "申报字段的写法是 名称=标签，必填的后加 *，日期再加 @日期，用 ; 隔开", "name=标签*@日期",
               std::string(part));
      } else if (field.name == "name" || field.name == "id_number") {
        fault_(Column::fields, "申请人姓名和身份证号必有，不必列出", "other fields", field.name);
      } else if (find_field(field.name)) {
        fault_(Column::fields, "申报字段重复", "each once", field.name);
      } else {
        entry_.fields.push_back(std::move(field));
      }
    }
  }

  void read_granted() {
    for (const std::string_view name : parts(Column::granted)) {
      DeclaredField* field = find_field(name);
      if (!field) {
        fault_(Column::granted, "返回字段须是本行的申报字段之一", "a declared field", std::string(name));
      } else if (field->granted) {
        fault_(Column::granted, "返回字段重复", "each once", std::string(name));
      } else {
        field->granted = true;
      }
    }
  }

  DeclaredField* find_field(std::string_view name) {
    const auto found = std::ranges::find(entry_.fields, name, &DeclaredField::name);
    return found == entry_.fields.end() ? nullptr : &*found;
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

  void read_dates() {
    entry_.since = date(Column::since);
    entry_.until = date(Column::until);
    if (entry_.since && entry_.until && *entry_.until <= *entry_.since) {
      fault_(Column::until, "失效日期须晚于生效日期", "> " + cell(Column::since), cell(Column::until));
    }
  }

  std::optional<Date> date(Column column) const {
    const std::string& text = cell(column);
    if (text.empty()) return std::nullopt;
    const auto day = date_from_text(text);
    if (day && day->year() >= std::chrono::year{1900}) return day;
    fault_(column, "日期写成 2026-01-31 的样子", "YYYY-MM-DD", text);
    return std::nullopt;
  }

  const Cells& cells_;
  const RowFault& fault_;
  Entry entry_;
};

std::string text_of(const std::optional<Date>& date) { return date ? date_text(*date) : ""; }

void append(std::string& list, std::string_view mark, std::string_view word) {
  if (!list.empty()) list += mark;
  list += word;
}

}  // namespace

Entry entry_from(const Cells& cells, const RowFault& fault) { return RowReading(cells, fault).entry(); }

std::vector<std::string> cells_of(const Entry& entry) {
  std::string methods, fields, granted;
  for (const Method method : entry.methods) append(methods, "+", chinese(method));
  for (const DeclaredField& field : entry.fields) {
    append(fields, ";", field.name + "=" + field.label);
    if (field.required) fields += required_mark;
    if (field.is_date) fields += date_mark;
    if (field.granted) append(granted, ";", field.name);
  }
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
          text_of(entry.until)};
}

}  // namespace zq::listfile
