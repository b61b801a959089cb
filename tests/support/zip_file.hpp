// Zip files in memory, as workbooks are: made of parts, and looked into.
#pragma once
#include <zip.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zq::test {

using ZipPart = std::pair<std::string, std::string>;  // name, content

inline std::string zip_of(const std::vector<ZipPart>& parts) {
  zip_source_t* bytes = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(bytes, &zip_source_free);
  zip_source_keep(bytes);
  zip_t* archive = zip_open_from_source(bytes, ZIP_TRUNCATE, nullptr);
  if (!archive) throw std::runtime_error("no zip file could be opened");
  for (const auto& [name, content] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
  zip_stat_t stat{};
  if (zip_close(archive) != 0 || zip_source_stat(bytes, &stat) != 0 || zip_source_open(bytes) != 0)
    throw std::runtime_error("no zip file could be written");
  std::string file(stat.size, '\0');
  zip_source_read(bytes, file.data(), file.size());
  zip_source_close(bytes);
  return file;
}

// Empty when there is no such part, or no zip file.
inline std::string part_of(std::string_view file, const std::string& name) {
  zip_source_t* bytes = zip_source_buffer_create(file.data(), file.size(), 0, nullptr);
  const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open_from_source(bytes, ZIP_RDONLY, nullptr),
                                                               &zip_discard);
  zip_stat_t stat{};
  if (!archive || zip_stat(archive.get(), name.c_str(), 0, &stat) != 0) return {};
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> part(zip_fopen(archive.get(), name.c_str(), 0), &zip_fclose);
  std::string text(stat.size, '\0');
  if (part) zip_fread(part.get(), text.data(), text.size());
  return text;
}

}  // namespace zq::test
