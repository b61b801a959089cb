// Records at the border: Record reads what the host passed in (the applicant's declared fields, a list filter, a
// complaint), RecordWriter builds what the adapter emits. A Record is a view: it lives until the capability function
// returns, so copy what you keep.
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zq/failure.hpp"

namespace zq {
inline namespace sdk1 {

class Record {
 public:
  Record() noexcept = default;
  explicit Record(const zq_record* record) noexcept : record_(record) {}

  // The field's text (TEXT, DATE, DECIMAL or BYTES); nothing when it was not declared or is of another type.
  std::optional<std::string_view> optional(std::string_view name) const noexcept {
    const zq_field* field = find(name);
    if (!field || field->type == ZQ_T_INT || field->type == ZQ_T_BOOL || is_absent(field->s)) return std::nullopt;
    return to_view(field->s);
  }
  // The same, empty when absent.
  std::string_view text(std::string_view name) const noexcept { return optional(name).value_or(std::string_view()); }
  // The same; absent or empty is ZQ_E_INVALID naming the field.
  std::string_view require(std::string_view name) const {
    const std::string_view value = text(name);
    if (value.empty()) {
      throw Failure(ZQ_E_INVALID, "缺少申报字段 " + std::string(name) + "：本核查项必须提供该字段，请补充后重新提交");
    }
    return value;
  }
  // INT and BOOL fields.
  std::optional<std::int64_t> integer(std::string_view name) const noexcept {
    const zq_field* field = find(name);
    if (!field || (field->type != ZQ_T_INT && field->type != ZQ_T_BOOL)) return std::nullopt;
    return field->i;
  }
  bool has(std::string_view name) const noexcept { return find(name) != nullptr; }
  std::uint32_t count() const noexcept { return record_ && record_->fields ? record_->count : 0; }
  const zq_field& field(std::uint32_t index) const noexcept { return record_->fields[index]; }

 private:
  const zq_field* find(std::string_view name) const noexcept {
    for (std::uint32_t i = 0; i < count(); ++i) {
      if (to_view(record_->fields[i].name) == name) return &record_->fields[i];
    }
    return nullptr;
  }
  const zq_record* record_ = nullptr;
};

// The applicant's declared fields of one check.
using Declared = Record;

// Collects fields, owns their bytes, gives the zq_record to emit. Not to be changed while record() is in use.
class RecordWriter {
 public:
  RecordWriter& text(std::string_view name, std::string_view value) { return add(name, ZQ_T_TEXT, value, 0); }
  RecordWriter& date(std::string_view name, std::string_view value) { return add(name, ZQ_T_DATE, value, 0); }
  RecordWriter& integer(std::string_view name, std::int64_t value) { return add(name, ZQ_T_INT, {}, value); }
  RecordWriter& typed(std::string_view name, std::uint32_t type, std::string_view value) {
    return add(name, type, value, 0);
  }
  // Leaves the field out when the value is empty.
  RecordWriter& text_if(std::string_view name, std::string_view value) {
    return value.empty() ? *this : text(name, value);
  }
  RecordWriter& date_if(std::string_view name, std::string_view value) {
    return value.empty() ? *this : date(name, value);
  }
  zq_record record() const noexcept {
    return {sizeof(zq_record), static_cast<std::uint32_t>(fields_.size()), fields_.data()};
  }

 private:
  RecordWriter& add(std::string_view name, std::uint32_t type, std::string_view value, std::int64_t number) {
    zq_field field{};
    field.name = keep(name);
    field.type = type;
    field.i = number;
    if (type != ZQ_T_INT && type != ZQ_T_BOOL) field.s = keep(value);
    fields_.push_back(field);
    return *this;
  }
  zq_str keep(std::string_view bytes) { return to_str(bytes_.emplace_back(bytes)); }

  std::deque<std::string> bytes_;  // a deque: growing it moves no string, so the views stay good
  std::vector<zq_field> fields_;
};

}  // namespace sdk1
}  // namespace zq
