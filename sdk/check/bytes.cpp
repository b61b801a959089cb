#include "check/bytes.hpp"

#include <fstream>
#include <iterator>

namespace zq::check {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::filesystem::path default_fixtures(const std::filesystem::path& adapter) {
  std::filesystem::path folder = adapter;
  folder.replace_extension(".check");
  std::error_code failed;
  return std::filesystem::is_directory(folder, failed) ? folder : std::filesystem::path();
}

}  // namespace zq::check
