// A key's value as text: read within its limits, written, and described for people. One overload per type a key may
// have. Internal to settings. Pure.
#pragma once
#include <string>
#include <string_view>
#include <type_traits>

#include "settings/keys.hpp"

namespace zq::settings {

// False, and nothing assigned, when `text` is no such value or out of its limits.
bool read_value(std::string_view text, const Limits&, std::string&);
bool read_value(std::string_view text, const Limits&, int&);
bool read_value(std::string_view text, const Limits&, uint16_t&);
bool read_value(std::string_view text, const Limits&, size_t&);
bool read_value(std::string_view text, const Limits&, bool&);
bool read_value(std::string_view text, const Limits&, milliseconds&);
bool read_value(std::string_view text, const Limits&, std::chrono::minutes&);
bool read_value(std::string_view text, const Limits&, Date&);
bool read_value(std::string_view text, const Limits&, std::filesystem::path&);
bool read_value(std::string_view text, const Limits&, Store::Kind&);
bool read_value(std::string_view text, const Limits&, Department::Mode&);
bool read_value(std::string_view text, const Limits&, OrganisationType&);
bool read_value(std::string_view text, const Limits&, SlaClock&);
bool read_value(std::string_view text, const Limits&, ExclusionScope&);
bool read_value(std::string_view text, const Limits&, ReviewPeriod&);
bool read_value(std::string_view text, const Limits&, Points&);  // limits in hundredths
bool read_value(std::string_view text, const Limits&, ScoredEvent&);
bool read_value(std::string_view text, const Limits&, CallerId&);
bool read_value(std::string_view text, const Limits&, Roles&);  // words, spaces between; at least one
bool read_value(std::string_view text, const Limits&, DepartmentId&);

std::string written(const std::string&);
std::string written(int);
std::string written(size_t);
std::string written(bool);
std::string written(milliseconds);
std::string written(std::chrono::minutes);  // of the day
std::string written(Date);                  // empty: none
std::string written(const std::filesystem::path&);
std::string written(Store::Kind);
std::string written(Department::Mode);
std::string written(OrganisationType);
std::string written(SlaClock);
std::string written(ExclusionScope);
std::string written(ReviewPeriod);
std::string written(Points);
std::string written(ScoredEvent);
std::string written(const CallerId&);
std::string written(const Roles&);
std::string written(const DepartmentId&);

std::string described(const Limits&, std::type_identity<std::string>);
std::string described(const Limits&, std::type_identity<int>);
std::string described(const Limits&, std::type_identity<uint16_t>);
std::string described(const Limits&, std::type_identity<size_t>);
std::string described(const Limits&, std::type_identity<bool>);
std::string described(const Limits&, std::type_identity<milliseconds>);
std::string described(const Limits&, std::type_identity<std::chrono::minutes>);
std::string described(const Limits&, std::type_identity<Date>);
std::string described(const Limits&, std::type_identity<std::filesystem::path>);
std::string described(const Limits&, std::type_identity<Store::Kind>);
std::string described(const Limits&, std::type_identity<Department::Mode>);
std::string described(const Limits&, std::type_identity<OrganisationType>);
std::string described(const Limits&, std::type_identity<SlaClock>);
std::string described(const Limits&, std::type_identity<ExclusionScope>);
std::string described(const Limits&, std::type_identity<ReviewPeriod>);
std::string described(const Limits&, std::type_identity<Points>);
std::string described(const Limits&, std::type_identity<ScoredEvent>);
std::string described(const Limits&, std::type_identity<CallerId>);
std::string described(const Limits&, std::type_identity<Roles>);
std::string described(const Limits&, std::type_identity<DepartmentId>);

template <class T>
bool assign(const Key<T>& key, std::string_view text, T& object) {
  return std::visit([&](auto member) { return read_value(text, key.limits, object.*member); }, key.member);
}

template <class T>
std::string text_of(const Key<T>& key, const T& object) {
  return std::visit([&](auto member) { return written(object.*member); }, key.member);
}

// What a value looks like: "1–64", "100ms–10min", "true, false".
template <class T>
std::string expected(const Key<T>& key) {
  return std::visit(
      [&](auto member) {
        using Value = std::remove_cvref_t<decltype(std::declval<T&>().*member)>;
        return described(key.limits, std::type_identity<Value>{});
      },
      key.member);
}

}  // namespace zq::settings
