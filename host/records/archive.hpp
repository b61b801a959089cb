// Archive: one description of a type's members serves writing and reading. A type gives, in namespace zq,
//
//   template <class A> void members(A& a, Letter& v) { a("purpose", v.purpose); a("declared", v.declared); }
//
// Private members go into a tree of their own, so that they can be erased without touching the rest; a member that is
// not there when read keeps its default, so that old rows stay readable. Enumerations give code() and
// from_code(std::string_view, E&). Pure; one thread.
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "domain/types.hpp"

namespace zq::records {

class Archive {
 public:
  Archive();  // writes
  // Reads what body() and personal() of another gave. ok() is false when a text is not such JSON.
  Archive(std::string_view body, std::string_view personal);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  bool ok() const;  // reading: everything so far had the type it should have
  std::string body() const;
  std::string personal() const;  // empty when nothing private was written

  template <class T>
  Archive& operator()(std::string_view name, T& value) {
    if (writing_) {
      enter(name);
      put(value);
      leave();
    } else if (enter(name)) {
      get(value);
      leave();
    }
    return *this;
  }

 private:
  struct Tree;
  // Goes to a member or an item; reading: false when it is not there.
  bool enter(std::string_view name);
  bool enter(size_t item);
  void leave();
  size_t size() const;
  std::vector<std::string> names() const;
  void start_array();
  void start_object();
  void put_text(const std::string&, bool personal);
  void put_number(int64_t);
  void put_boolean(bool);
  void get_text(std::string&, bool personal);
  void get_number(int64_t&);
  void get_boolean(bool&);
  void wrong();

  template <class T>
  void put(T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      put_text(value, false);
    } else if constexpr (std::is_same_v<T, Private>) {
      put_text(value.reveal(), true);
    } else if constexpr (std::is_same_v<T, bool>) {
      put_boolean(value);
    } else if constexpr (std::is_integral_v<T>) {
      put_number(static_cast<int64_t>(value));
    } else if constexpr (std::is_same_v<T, Instant>) {
      put_number(value.time_since_epoch().count());
    } else if constexpr (std::is_same_v<T, std::chrono::year_month_day>) {
      put_number(std::chrono::sys_days(value).time_since_epoch().count());
    } else if constexpr (std::is_enum_v<T>) {
      put_text(std::string(code(value)), false);
    } else if constexpr (requires { value.has_value(); }) {
      if (value) put(*value);
    } else if constexpr (requires { value.push_back(value[0]); }) {
      start_array();
      for (size_t i = 0; i < value.size(); ++i) {
        enter(i);
        put(value[i]);
        leave();
      }
    } else if constexpr (requires { typename T::mapped_type; }) {
      start_object();
      for (auto& [key, one] : value) {
        enter(key);
        put(one);
        leave();
      }
    } else if constexpr (is_id<T>) {
      put_text(value.value, false);
    } else {
      start_object();
      members(*this, value);
    }
  }

  template <class T>
  void get(T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      get_text(value, false);
    } else if constexpr (std::is_same_v<T, Private>) {
      std::string text;
      get_text(text, true);
      value = Private(std::move(text));
    } else if constexpr (std::is_same_v<T, bool>) {
      get_boolean(value);
    } else if constexpr (std::is_integral_v<T>) {
      int64_t number = 0;
      get_number(number);
      value = static_cast<T>(number);
    } else if constexpr (std::is_same_v<T, Instant>) {
      int64_t number = 0;
      get_number(number);
      value = Instant(std::chrono::milliseconds(number));
    } else if constexpr (std::is_same_v<T, std::chrono::year_month_day>) {
      int64_t number = 0;
      get_number(number);
      value = std::chrono::sys_days(std::chrono::days(number));
    } else if constexpr (std::is_enum_v<T>) {
      std::string text;
      get_text(text, false);
      if (!from_code(text, value)) wrong();
    } else if constexpr (requires { value.has_value(); }) {
      typename T::value_type inner{};
      if (exists()) {
        get(inner);
        value = std::move(inner);
      }
    } else if constexpr (requires { value.push_back(value[0]); }) {
      const size_t count = size();
      value.assign(count, {});
      for (size_t i = 0; i < count; ++i) {
        if (!enter(i)) continue;
        get(value[i]);
        leave();
      }
    } else if constexpr (requires { typename T::mapped_type; }) {
      for (const std::string& key : names()) {
        if (!enter(key)) continue;
        get(value[key]);
        leave();
      }
    } else if constexpr (is_id<T>) {
      get_text(value.value, false);
    } else {
      members(*this, value);
    }
  }

  template <class T>
  struct IsId : std::false_type {};
  template <class Tag>
  struct IsId<Id<Tag>> : std::true_type {};
  template <class T>
  static constexpr bool is_id = IsId<T>::value;

  bool exists() const;

  bool writing_;
  std::unique_ptr<Tree> tree_;
};

}  // namespace zq::records
