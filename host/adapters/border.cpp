#include "adapters/border.hpp"

#include <algorithm>

#include "adapters/minor0.hpp"
#include "adapters/text_rules.hpp"

namespace zq::adapters {
namespace {

constexpr uint32_t field_count_max = 64;
constexpr size_t name_bytes_max = 64;

bool is_text_type(uint32_t type) {
  return type == ZQ_T_TEXT || type == ZQ_T_DATE || type == ZQ_T_DECIMAL || type == ZQ_T_BYTES;
}

// The rule a field breaks, empty when none. `name` is safe to print.
std::string broken_rule(const zq_field& field, const std::string& name) {
  if (!is_text_type(field.type)) {
    if (field.type != ZQ_T_INT && field.type != ZQ_T_BOOL)
      return "field '" + name + "' has type " + std::to_string(field.type) +
             ", expected one of ZQ_T_TEXT to ZQ_T_BYTES";
    if (field.type == ZQ_T_BOOL && field.i != 0 && field.i != 1)
      return "field '" + name + "' is a BOOL of " + std::to_string(field.i) + ", expected 0 or 1";
    return {};
  }
  if (!is_str(field.s)) return "field '" + name + "' has a length but no bytes";
  const std::string_view text = view(field.s);
  if (field.type == ZQ_T_TEXT && !is_utf8(text)) return "field '" + name + "' is TEXT that is no UTF-8";
  if (field.type == ZQ_T_TEXT && text.find('\0') != text.npos)
    return "field '" + name + "' is TEXT with a NUL byte inside";
  if (field.type == ZQ_T_DATE && !is_date(text)) return "field '" + name + "' is a DATE that is no day as YYYY-MM-DD";
  if (field.type == ZQ_T_DECIMAL && !is_decimal(text))
    return "field '" + name + "' is a DECIMAL that is no -?digits(.digits)?";
  return {};
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= name_bytes_max && is_utf8(name) && printable(name, name_bytes_max) == name;
}

ReadRecord broken(std::string rule) { return ReadRecord{{}, 0, std::move(rule)}; }

}  // namespace

ReadRecord read_record(const zq_record* record, size_t bytes_max) {
  if (record == nullptr) return broken("emit got a null record");
  if (record->size < minor0_bytes<zq_record>)
    return broken("zq_record.size is " + std::to_string(record->size) + ", expected at least " +
                  std::to_string(minor0_bytes<zq_record>));
  if (record->count > field_count_max)
    return broken("a record of " + std::to_string(record->count) + " fields, expected at most " +
                  std::to_string(field_count_max));
  if (record->count > 0 && record->fields == nullptr) return broken("a record with a count but no fields");

  ReadRecord read;
  for (uint32_t n = 0; n < record->count; ++n) {
    const zq_field& field = record->fields[n];
    if (!is_str(field.name) || !is_name(view(field.name)))
      return broken("field " + std::to_string(n + 1) + " has no name, or one that is no short printable UTF-8");
    std::string name(view(field.name));
    read.bytes += sizeof(Value) + name.size() + (is_text_type(field.type) ? field.s.len : 0);
    if (read.bytes > bytes_max) return broken("the answer is larger than answer_bytes_max");
    if (auto rule = broken_rule(field, name); !rule.empty()) return broken(std::move(rule));
    if (std::any_of(read.record.begin(), read.record.end(), [&](const Value& v) { return v.name == name; }))
      return broken("field '" + name + "' stands twice in one record");
    Value value{std::move(name), field.type, 0, Private()};
    if (is_text_type(field.type))
      value.text = Private(std::string(view(field.s)));
    else
      value.number = field.i;
    read.record.push_back(std::move(value));
  }
  return read;
}

RecordView::RecordView(const Record& record) {
  fields_.reserve(record.size());
  for (const Value& value : record) {
    zq_field field{};
    field.name = str(value.name);
    field.type = value.type;
    if (is_text_type(value.type))
      field.s = str(value.text.reveal());
    else
      field.i = value.number;
    fields_.push_back(field);
  }
  record_.size = sizeof(zq_record);
  record_.count = static_cast<uint32_t>(fields_.size());
  record_.fields = fields_.data();
}

}  // namespace zq::adapters
