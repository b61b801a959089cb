// What the configuration points to outside itself: the base folder, secrets in files and in the environment, ${base} in
// texts. Reads files and the environment, once, while loading. Internal to settings.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "settings/reader.hpp"

namespace zq::settings {

struct Surroundings {
  std::filesystem::path base;               // absolute
  std::filesystem::path adapter_directory;  // absolute
  bool look_at_files = true;                // false: texts only (rewrite.cpp, fuzzing); secrets stay empty
};

// `path` against the base, absolute and normal.
std::string against_base(const Surroundings&, const std::string& path);

// Replaces ${base}. Other ${…} than those in `kept` are faults.
std::string expanded(Reader&, const XmlAttribute&, const Surroundings&, std::string_view kept = {});

// The secret a <secret> element names; a fault says which file or variable is missing, never what it holds.
Private secret_of(Reader&, const XmlElement&, const SecretPlace&, const Surroundings&);

// The whole of a small text file without its last line end; the fault stands at `at`.
std::optional<std::string> small_file(Reader&, size_t at, const std::string& path, std::string_view what);

// A fault when a password stands in an ODBC connection string.
void refuse_password(Reader&, const XmlAttribute& connection);

}  // namespace zq::settings
