// Is this file an ELF shared object for the machine we run on, and whole? Read from its bytes before dlopen sees it:
// dlopen says "No such file or directory" of another machine's file, and of a file that is cut short the kernel says
// SIGBUS, later. Pure.
#pragma once
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "adapters/refusal.hpp"

namespace zq::adapters {

// One of the file's tables, or nothing when it does not lie wholly inside.
template <class T>
std::optional<T> elf_at(std::string_view bytes, std::uint64_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

// What is wrong, as in "found …": "an ELF file for AArch64 (machine 183)".
std::optional<Phrase> elf_fault(std::string_view bytes);

// The machine this host was built for: "x86-64".
std::string_view own_machine();

}  // namespace zq::adapters
