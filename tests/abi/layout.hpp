// What a C header promises in binary: the layout of every structure, the type of every member, every enumerator, every
// constant and id. The names are read from the header's text, everything about them comes from the compiler.
#pragma once
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace zq::abi {

struct Member {
  std::string name, type;  // as the compiler spells it: "int (*)(zq_call const*) noexcept"
  std::size_t offset = 0, size = 0;
};

struct Structure {
  std::size_t size = 0;
  std::vector<Member> members;
  const Member* member(const std::string& name) const;
  // A structure that may grow tells its own size; any other is frozen.
  bool may_grow() const { return member("size") != nullptr; }
};

using Enumerators = std::map<std::string, long long>;

struct Layout {
  std::map<std::string, Structure> structures;
  std::map<std::string, std::string> types;      // further typedefs
  std::vector<Enumerators> enums;                // one for each enum { ... }
  std::map<std::string, std::string> constants;  // object-like macros: a number or a text

  long long number(const std::string& constant) const { return std::stoll(constants.at(constant)); }
};

// Compiles a program that includes the header, and runs it. Throws std::runtime_error with the compiler's words.
Layout layout_of(const std::filesystem::path& header);

}  // namespace zq::abi
