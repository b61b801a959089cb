#include "http/schema.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "domain/clocks.hpp"
#include "domain/text_limits.hpp"
#include "http/characters.hpp"

namespace zq::http {
namespace {

std::string_view word(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::null:
      return "null";
    case Value::Kind::boolean:
      return "boolean";
    case Value::Kind::integer:
      return "integer";
    case Value::Kind::number:
      return "number";
    case Value::Kind::text:
      return "string";
    case Value::Kind::array:
      return "array";
    case Value::Kind::object:
      return "object";
  }
  return "";
}

std::string_view word(Schema::Kind kind) {
  switch (kind) {
    case Schema::Kind::text:
      return "string";
    case Schema::Kind::integer:
      return "integer";
    case Schema::Kind::boolean:
      return "boolean";
    case Schema::Kind::array:
      return "array";
    case Schema::Kind::object:
    case Schema::Kind::map:
      return "object";
  }
  return "";
}

std::string range(const Schema& schema) { return std::to_string(schema.least) + ".." + std::to_string(schema.most); }

std::string below(const std::string& path, std::string_view name) {
  return is_member_name(name) ? path + "/" + std::string(name) : path;
}

void check_size(const Schema& schema, size_t size, std::string_view unit, const std::string& path,
                std::vector<Fault>& faults) {
  const auto n = static_cast<int64_t>(size);
  if (n < schema.least || n > schema.most)
    faults.push_back({path,
                      n < schema.least ? (n == 0 ? "不能为空" : "过短") : (unit == "characters" ? "过长" : "过多"),
                      range(schema) + " " + std::string(unit), std::to_string(n) + " " + std::string(unit)});
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string all;
  for (const std::string_view w : words) (all += all.empty() ? "" : "|") += w;
  return all;
}

void check_object(const Schema& schema, const Value& value, const std::string& path, std::vector<Fault>& faults) {
  for (const Schema::Member& member : schema.members) {
    const std::string at = path + "/" + std::string(member.name);
    if (const Value* found = value.find(member.name))
      check(*member.schema, *found, at, faults);
    else if (member.required)
      faults.push_back({at, "缺少此字段", std::string(word(member.schema->kind)), "missing"});
  }
  for (const auto& [name, unused] : value.members) {
    const bool known = std::any_of(schema.members.begin(), schema.members.end(),
                                   [&, &n = name](const Schema::Member& member) { return member.name == n; });
    if (!known) faults.push_back({below(path, name), "没有此字段", "only known members", "unknown member"});
  }
}

void check_map(const Schema& schema, const Value& value, const std::string& path, std::vector<Fault>& faults) {
  check_size(schema, value.members.size(), "members", path, faults);
  for (const auto& [name, member] : value.members) {
    if (!is_member_name(name))
      faults.push_back({path, "字段名不合规", "letters, digits and _, at most 40", "something else"});
    check(*schema.items, member, below(path, name), faults);
  }
}

}  // namespace

bool is_member_name(std::string_view text) {
  if (text.empty() || text.size() > 40 || !is_alpha(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_alpha(c) || is_digit(c) || c == '_'; });
}

void check_text_value(const Schema& schema, std::string_view text, const std::string& path,
                      std::vector<Fault>& faults) {
  if (schema.kind == Schema::Kind::integer) {
    int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < schema.least || number > schema.most)
      faults.push_back({path, "须为规定范围内的整数", range(schema), "something else"});
    return;
  }
  if (!schema.words.empty()) {
    if (std::find(schema.words.begin(), schema.words.end(), text) == schema.words.end())
      faults.push_back({path, "不在允许的取值之内", joined(schema.words), "another word"});
    return;
  }
  if (schema.format == "date") {
    if (!date_from_text(text))
      faults.push_back({path, "须为存在的日期，格式为 YYYY-MM-DD", "YYYY-MM-DD", "something else"});
    return;
  }
  if (schema.least > 0 && !text.empty() && is_blank(text))
    faults.push_back({path, "不能只有空格", "visible text", "only blanks"});
  else
    check_size(schema, characters(text), "characters", path, faults);
  if (has_control_characters(text, schema.lines ? Lines::many : Lines::one))
    faults.push_back({path, "含有控制字符", "visible text", "control characters"});
}

void check(const Schema& schema, const Value& value, const std::string& path, std::vector<Fault>& faults) {
  if (schema.kind == Schema::Kind::integer && value.kind == Value::Kind::number) {
    faults.push_back({path, "须为规定范围内的整数", range(schema), "another number"});
    return;
  }
  if (word(schema.kind) != word(value.kind)) {
    faults.push_back({path, "类型不符", std::string(word(schema.kind)), std::string(word(value.kind))});
    return;
  }
  switch (schema.kind) {
    case Schema::Kind::text:
      return check_text_value(schema, value.text, path, faults);
    case Schema::Kind::integer:
      if (value.integer < schema.least || value.integer > schema.most)
        faults.push_back({path, "超出范围", range(schema), value.integer < schema.least ? "less" : "more"});
      return;
    case Schema::Kind::boolean:
      return;
    case Schema::Kind::array:
      check_size(schema, value.items.size(), "items", path, faults);
      for (size_t i = 0; i < value.items.size(); ++i)
        check(*schema.items, value.items[i], path + "/" + std::to_string(i), faults);
      return;
    case Schema::Kind::object:
      return check_object(schema, value, path, faults);
    case Schema::Kind::map:
      return check_map(schema, value, path, faults);
  }
}

}  // namespace zq::http
