#include "adapters/shadow_compare.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace zq::adapters {
namespace {

using Fields = std::map<std::string_view, const Value*>;

Fields fields_of(const Record& record) {
  Fields fields;
  for (const Value& value : record) fields.emplace(value.name, &value);
  return fields;
}

const Value* find(const Record& record, std::string_view name) {
  const auto at = std::ranges::find(record, name, &Value::name);
  return at == record.end() ? nullptr : &*at;
}

bool same(const Value* a, const Value* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->type == b->type && a->number == b->number && a->text.reveal() == b->text.reveal();
}

std::string plain(std::string_view name) {
  const bool word = !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  return word ? std::string(name) : "(other)";
}

std::string asked_name(const Request& request, const std::string& name) {
  const bool asked = request.operation != Operation::verify || find(request.record, name) != nullptr;
  return asked ? plain(name) : "(unasked)";
}

// By what a record of a verification speaks about: its member "field".
std::map<std::string, const Record*> by_field(const Reply& reply) {
  std::map<std::string, const Record*> all;
  for (const Record& record : reply.records) {
    const Value* field = find(record, "field");
    all.emplace(field != nullptr ? field->text.reveal() : std::string(), &record);
  }
  return all;
}

void compare_verdicts(const Request& request, const Reply& live, const Reply& shadow, std::vector<Difference>& out) {
  if (live.verdict != shadow.verdict) out.push_back({"", "verdict"});
  const auto ours = by_field(live), theirs = by_field(shadow);
  for (const auto& [name, record] : ours) {
    const auto other = theirs.find(name);
    if (other == theirs.end()) {
      out.push_back({asked_name(request, name), "field_missing"});
      continue;
    }
    for (const std::string_view part : {"verdict", "found", "note"})
      if (!same(find(*record, part), find(*other->second, part)))
        out.push_back({asked_name(request, name), "field_" + std::string(part)});
  }
  for (const auto& [name, record] : theirs)
    if (!ours.contains(name)) out.push_back({asked_name(request, name), "field_extra"});
}

void compare_rows(const Reply& live, const Reply& shadow, std::vector<Difference>& out) {
  if (live.records.size() != shadow.records.size()) out.push_back({"", "rows"});
  if (live.cursor.empty() != shadow.cursor.empty()) out.push_back({"", "cursor"});
  const size_t rows = std::min(live.records.size(), shadow.records.size());
  for (size_t row = 0; row < rows; ++row) {
    const Fields ours = fields_of(live.records[row]), theirs = fields_of(shadow.records[row]);
    for (const auto& [name, value] : ours) {
      const auto other = theirs.find(name);
      if (!same(value, other == theirs.end() ? nullptr : other->second)) out.push_back({plain(name), "value"});
    }
    for (const auto& [name, value] : theirs)
      if (!ours.contains(name)) out.push_back({plain(name), "value"});
  }
}

}  // namespace

std::string_view status_word(zq_status status) {
  static constexpr std::array words{
      std::pair{ZQ_OK, "ok"},
      std::pair{ZQ_PENDING, "pending"},
      std::pair{ZQ_E_INVALID, "invalid"},
      std::pair{ZQ_E_UNSUPPORTED, "unsupported"},
      std::pair{ZQ_E_NOT_FOUND, "not_found"},
      std::pair{ZQ_E_AUTH, "auth"},
      std::pair{ZQ_E_CONFIG, "config"},
      std::pair{ZQ_E_UNAVAILABLE, "unavailable"},
      std::pair{ZQ_E_DEADLINE, "deadline"},
      std::pair{ZQ_E_CANCELLED, "cancelled"},
      std::pair{ZQ_E_BAD_DATA, "bad_data"},
  };
  for (const auto& [known, word] : words)
    if (known == status) return word;
  return "internal";
}

std::vector<Difference> compare_replies(const Request& request, const Reply& live, const Reply& shadow) {
  const auto broken = [](const Reply& reply) { return reply.crashed || !reply.broken_rule.empty(); };
  std::vector<Difference> out;
  if (broken(live) != broken(shadow))
    out.push_back({"", "broken"});
  else if (live.status != shadow.status)
    out.push_back(
        {"", "status:" + std::string(status_word(live.status)) + "/" + std::string(status_word(shadow.status))});
  else if (live.status == ZQ_OK && (request.operation == Operation::verify || request.operation == Operation::poll))
    compare_verdicts(request, live, shadow, out);
  else if (live.status == ZQ_OK)
    compare_rows(live, shadow, out);
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

}  // namespace zq::adapters
