// The words behind a command: options, their values, and what stands alone. Pure.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zq::tool {

struct Arguments {
  std::multimap<std::string, std::string, std::less<>> values;  // "--only L05", "--only=L05"
  std::set<std::string, std::less<>> flags;                     // "--json"
  std::vector<std::string> words;
  std::string fault;  // not empty: an option nobody knows, or one without its value

  bool has(std::string_view flag) const { return flags.contains(flag); }
  // The last one given.
  std::optional<std::string> value(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
};

// `with_value` and `alone` are the options the command takes, without the dashes. "--" ends the options.
Arguments parse(const std::vector<std::string>& given, const std::set<std::string_view>& with_value,
                const std::set<std::string_view>& alone);

}  // namespace zq::tool
