#include "settings/key_values.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "domain/clocks.hpp"
#include "settings/value.hpp"

namespace zq::settings {
namespace {

constexpr std::string_view charset_words[] = {"UTF-8", "GB18030", "GBK", "GB2312", "CP936"};
constexpr std::string_view level_words[] = {"debug", "info", "warning", "error"};
constexpr std::string_view store_words[] = {"sqlite", "postgresql"};   // in the order of Store::Kind
constexpr std::string_view mode_words[] = {"isolated", "in_process"};  // in the order of Department::Mode
constexpr std::string_view flag_words[] = {"true", "false"};
constexpr std::string_view id_form = "[a-z][a-z0-9_]*";

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

bool is_sha256_list(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) {
    const size_t end = std::min(text.find(' ', at), text.size());
    if (end > at && !is_sha256(text.substr(at, end - at))) return false;
    at = end + 1;
  }
  return count > 0;
}

bool fits(std::string_view text, const Limits& limits) {
  switch (limits.form) {
    case Form::any:
      return !limits.required || !text.empty();
    case Form::words:
      return !text.empty();
    case Form::id:
      return is_id(text);
    case Form::setting_name:
      return is_setting_name(text);
    case Form::address:
      return is_ip_address(text);
    case Form::charset:
      return contains(charset_words, text);
    case Form::level:
      return contains(level_words, text);
    case Form::sha256:
      return is_sha256(text);
    case Form::sha256_list:
      return text.empty() || is_sha256_list(text);
    case Form::moment:
      return text.empty() || moment_from_text(text).has_value();
    case Form::area:
      return text.empty() || (text.size() == 9 && text.find_first_not_of("0123456789") == std::string_view::npos);
    case Form::path:
      return true;
  }
  return false;
}

template <class Number>
bool within(std::optional<int64_t> value, const Limits& limits, Number& out) {
  if (!value || *value < limits.min || *value > limits.max) return false;
  out = static_cast<Number>(*value);
  return true;
}

// One of `words`, which stand in the order of the enum.
template <class Enum>
bool read_word(std::string_view text, std::span<const std::string_view> words, Enum& out) {
  const auto found = std::ranges::find(words, text);
  if (found == words.end()) return false;
  out = static_cast<Enum>(found - words.begin());
  return true;
}

template <class Value>
bool read_found(std::optional<Value> found, Value& out) {
  if (found) out = *found;
  return found.has_value();
}

bool read_id(std::string_view text, std::string& out) {
  if (!is_id(text)) return false;
  out = text;
  return true;
}

std::string range(const std::string& from, const std::string& to) { return from + "–" + to; }

}  // namespace

bool read_value(std::string_view text, const Limits& limits, std::string& out) {
  if (!fits(text, limits)) return false;
  out = text;
  return true;
}

bool read_value(std::string_view text, const Limits& limits, int& out) {
  return within(number_from(text), limits, out);
}

bool read_value(std::string_view text, const Limits& limits, uint16_t& out) {
  return within(number_from(text), limits, out);
}

bool read_value(std::string_view text, const Limits& limits, size_t& out) {
  const auto bytes = size_from(text);
  return within(bytes ? std::optional(static_cast<int64_t>(*bytes)) : std::nullopt, limits, out);
}

bool read_value(std::string_view text, const Limits&, bool& out) {
  const auto flag = flag_from(text);
  if (flag) out = *flag;
  return flag.has_value();
}

bool read_value(std::string_view text, const Limits& limits, milliseconds& out) {
  int64_t count = 0;
  const auto time = duration_from(text);
  if (!within(time ? std::optional<int64_t>(time->count()) : std::nullopt, limits, count)) return false;
  out = milliseconds(count);
  return true;
}

bool read_value(std::string_view text, const Limits&, std::chrono::minutes& out) {
  if (text.size() != 5 || text[2] != ':') return false;
  const auto hour = number_from(text.substr(0, 2)), minute = number_from(text.substr(3));
  if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) return false;
  out = std::chrono::minutes(*hour * 60 + *minute);
  return true;
}

bool read_value(std::string_view text, const Limits&, Date& out) {
  const auto date = date_from_text(text);
  if (date) out = *date;
  return date.has_value();
}

bool read_value(std::string_view text, const Limits&, std::filesystem::path& out) {
  if (text.empty()) return false;
  out = std::string(text);
  return true;
}

bool read_value(std::string_view text, const Limits&, Store::Kind& out) { return read_word(text, store_words, out); }
bool read_value(std::string_view text, const Limits&, Department::Mode& out) {
  return read_word(text, mode_words, out);
}

bool read_value(std::string_view text, const Limits&, OrganisationType& out) { return from_code(text, out); }
bool read_value(std::string_view text, const Limits&, SlaClock& out) {
  return read_found(sla_clock_from_code(text), out);
}
bool read_value(std::string_view text, const Limits&, ExclusionScope& out) {
  return read_found(exclusion_scope_from_code(text), out);
}
bool read_value(std::string_view text, const Limits&, ReviewPeriod& out) {
  return read_found(review_period_from_code(text), out);
}

bool read_value(std::string_view text, const Limits& limits, Points& out) {
  const auto points = points_from_text(text);
  return points && points->hundredths >= limits.min && points->hundredths <= limits.max && read_found(points, out);
}
bool read_value(std::string_view text, const Limits&, ScoredEvent& out) { return from_code(text, out); }

bool read_value(std::string_view text, const Limits&, CallerId& out) { return read_id(text, out.value); }
bool read_value(std::string_view text, const Limits&, DepartmentId& out) { return read_id(text, out.value); }
bool read_value(std::string_view text, const Limits&, Roles& out) {
  Roles roles;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    Role role{};
    if (end > at && !from_code(text.substr(at, end - at), role)) return false;
    if (end > at) roles.add(role);
    at = end + 1;
  }
  out = roles;
  return !roles.empty();
}

std::string written(const std::string& value) { return value; }
std::string written(int value) { return std::to_string(value); }
std::string written(size_t value) { return text_of_size(value); }
std::string written(bool value) { return value ? "true" : "false"; }
std::string written(milliseconds value) { return text_of(value); }
std::string written(std::chrono::minutes value) {
  const std::string hour = std::to_string(value.count() / 60), minute = std::to_string(value.count() % 60);
  return std::string(2 - hour.size(), '0') + hour + ':' + std::string(2 - minute.size(), '0') + minute;
}
std::string written(Date value) { return value.ok() ? date_text(value) : ""; }
std::string written(const std::filesystem::path& value) { return value.string(); }
std::string written(Store::Kind value) { return std::string(store_words[static_cast<size_t>(value)]); }
std::string written(Department::Mode value) { return std::string(mode_words[static_cast<size_t>(value)]); }
std::string written(OrganisationType value) { return std::string(code(value)); }
std::string written(SlaClock value) { return std::string(code(value)); }
std::string written(ExclusionScope value) { return std::string(code(value)); }
std::string written(ReviewPeriod value) { return std::string(code(value)); }
std::string written(Points value) { return points_text(value); }
std::string written(ScoredEvent value) { return std::string(code(value)); }
std::string written(const CallerId& value) { return value.value; }
std::string written(const Roles& value) {
  std::string text;
  for (int i = 0; i < role_count; ++i)
    if (const auto role = static_cast<Role>(i); value.has(role))
      text += (text.empty() ? "" : " ") + std::string(code(role));
  return text;
}
std::string written(const DepartmentId& value) { return value.value; }

std::string described(const Limits& limits, std::type_identity<std::string>) {
  switch (limits.form) {
    case Form::any:
    case Form::words:
      return "text";
    case Form::id:
      return std::string(id_form);
    case Form::setting_name:
      return "[A-Za-z0-9_.-]+";
    case Form::address:
      return "IP address";
    case Form::charset:
      return joined(charset_words);
    case Form::level:
      return joined(level_words);
    case Form::sha256:
      return "64 hex digits";
    case Form::sha256_list:
      return "64 hex digits, several with spaces between";
    case Form::moment:
      return "YYYY-MM-DDThh:mm:ss+08:00";
    case Form::area:
      return "9 digits";
    case Form::path:
      return "path";
  }
  return "text";
}

std::string described(const Limits& limits, std::type_identity<int>) {
  return range(std::to_string(limits.min), std::to_string(limits.max));
}
std::string described(const Limits& limits, std::type_identity<uint16_t>) {
  return described(limits, std::type_identity<int>{});
}
std::string described(const Limits& limits, std::type_identity<size_t>) {
  return range(text_of_size(static_cast<size_t>(limits.min)), text_of_size(static_cast<size_t>(limits.max)));
}
std::string described(const Limits&, std::type_identity<bool>) { return joined(flag_words); }
std::string described(const Limits& limits, std::type_identity<milliseconds>) {
  return range(text_of(milliseconds(limits.min)), text_of(milliseconds(limits.max)));
}
std::string described(const Limits&, std::type_identity<std::chrono::minutes>) { return "hh:mm"; }
std::string described(const Limits&, std::type_identity<Date>) { return "YYYY-MM-DD"; }
std::string described(const Limits&, std::type_identity<std::filesystem::path>) { return "path"; }
std::string described(const Limits&, std::type_identity<Store::Kind>) { return joined(store_words); }
std::string described(const Limits&, std::type_identity<Department::Mode>) { return joined(mode_words); }
std::string described(const Limits&, std::type_identity<OrganisationType>) {
  return "department, town_street, service_centre, public_service";
}
std::string described(const Limits&, std::type_identity<SlaClock>) { return "NATURAL, OFFICE_HOURS"; }
std::string described(const Limits&, std::type_identity<ExclusionScope>) { return "DECIDING_ORGAN, DISTRICT"; }
std::string described(const Limits&, std::type_identity<ReviewPeriod>) { return "MONTH, QUARTER, HALF_YEAR, YEAR"; }
std::string described(const Limits& limits, std::type_identity<Points>) {
  return range(points_text({limits.min}), points_text({limits.max}));
}
std::string described(const Limits&, std::type_identity<ScoredEvent>) {
  std::string all;
  for (int i = 0; i < scored_event_count; ++i) all += (i == 0 ? "" : ", ") + written(static_cast<ScoredEvent>(i));
  return all;
}
std::string described(const Limits&, std::type_identity<CallerId>) { return std::string(id_form); }
std::string described(const Limits&, std::type_identity<Roles>) {
  Roles all;
  for (int i = 0; i < role_count; ++i) all.add(static_cast<Role>(i));
  return written(all);
}
std::string described(const Limits&, std::type_identity<DepartmentId>) { return std::string(id_form); }

}  // namespace zq::settings
