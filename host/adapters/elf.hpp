// Is this file an ELF shared object for the machine we run on, and whole? Read from its bytes before dlopen sees it:
// dlopen says "No such file or directory" of another machine's file, and of a file that is cut short the kernel says
// SIGBUS, later. Pure.
#pragma once
#include <optional>
#include <string_view>

#include "adapters/refusal.hpp"

namespace zq::adapters {

// What is wrong, as in "found …": "an ELF file for AArch64 (machine 183)".
std::optional<Phrase> elf_fault(std::string_view bytes);

// The machine this host was built for: "x86-64".
std::string_view own_machine();

}  // namespace zq::adapters
