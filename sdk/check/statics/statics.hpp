// The S checks, one function each; their rules stand in statics.cpp. They read the file's bytes and execute nothing.
#pragma once
#include "check/check.hpp"
#include "check/statics/elf_file.hpp"

namespace zq::check {

Finding hardened_shared_object(const Subject&);  // S01
Finding one_export(const Subject&);              // S02
Finding no_unique_symbols(const Subject&);       // S03
Finding sound_manifest(const Subject&);          // S04
Finding baseline_versions(const Subject&);       // S05
Finding known_libraries(const Subject&);         // S06
Finding allowed_imports(const Subject&);         // S07
Finding no_secrets_inside(const Subject&);       // S08

// Runs `check` on the parsed file; a file that cannot be parsed is a skip, for S01 has said so.
template <class Check>
Finding on_elf(const Subject& subject, Check&& check);
std::string bytes_of_subject(const Subject&);
Finding unparsed();

template <class Check>
Finding on_elf(const Subject& subject, Check&& check) {
  const std::string bytes = bytes_of_subject(subject);
  const auto file = read_elf(bytes);
  return file ? check(*file) : unparsed();
}

// "a, b, c", and " and 7 more" behind the first `max`.
std::string joined(const std::vector<std::string>& words, size_t max = 8);

}  // namespace zq::check
