// Structured values that stand in one text column each, as JSON, and the words of enumerations only the store writes
// down. Writing is by hand, because it is on the way of every verification; reading throws Corrupt when the column
// breaks our own format.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/list.hpp"
#include "domain/verification.hpp"
#include "workflow/ports.hpp"

namespace zq::store {

std::string json_of(const std::vector<Declared>&);  // [["name", "value"], ...], in order
std::vector<Declared> declared_from(const std::string& column);

// What a department said, split: verdicts and notes in one column, personal values in the other.
struct FieldColumns {
  std::string fields;  // [["name", "verdict", "note"], ...]
  std::string found;   // [null or "value", ...], beside `fields`
};
FieldColumns json_of(const std::vector<FieldVerdict>&);
std::vector<FieldVerdict> fields_from(const std::string& fields, const std::string& found);

std::string json_of(const std::vector<Method>&);
std::vector<Method> methods_from(const std::string& column);
std::string json_of(const std::vector<DeclaredField>&);
std::vector<DeclaredField> declared_fields_from(const std::string& column);

std::string text_of(const std::optional<Date>&);  // YYYY-MM-DD or ""
std::optional<Date> date_from(const std::string& column);

// What stands in due_at of a document that has no deadline.
inline constexpr Instant never_due{std::chrono::milliseconds{253402300799000}};

workflow::WorkKind work_kind_from(std::string_view code);

}  // namespace zq::store
