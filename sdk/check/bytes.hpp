// Files of the subject. Blocks on the disk.
#pragma once
#include <filesystem>
#include <string>

namespace zq::check {

// The bytes; empty when it cannot be read.
std::string bytes_of(const std::filesystem::path&);

// Where zq_add_adapter(… FIXTURES …) puts them: housing.so -> housing.check; empty when there is no such folder.
std::filesystem::path default_fixtures(const std::filesystem::path& adapter);

}  // namespace zq::check
