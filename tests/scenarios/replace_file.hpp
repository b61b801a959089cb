// Writes a file beside and renames it into place, as editors and deployments do.
#pragma once
#include <filesystem>
#include <string>

#include "support/process.hpp"

namespace zq::test {

inline void replace_file(const std::filesystem::path& file, const std::string& text) {
  const std::filesystem::path beside = file.parent_path() / ("." + file.filename().string() + ".new");
  write_file(beside, text);
  std::filesystem::rename(beside, file);
}

}  // namespace zq::test
