#include "listfile/zip.hpp"

#include <zip.h>

#include <memory>

namespace zq::listfile {
namespace {

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Part = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

Archive opened(std::string_view bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, nullptr) : nullptr;
  if (source && !archive) zip_source_free(source);
  return {archive, &zip_discard};
}

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

std::optional<std::string> part_of_zip(std::string_view bytes, const std::string& name) {
  const Archive archive = opened(bytes);
  zip_stat_t stat{};
  if (!archive || zip_stat(archive.get(), name.c_str(), 0, &stat) != 0) return std::nullopt;
  if (!(stat.valid & ZIP_STAT_SIZE) || stat.size > part_bytes_max) return std::nullopt;
  const Part part(zip_fopen(archive.get(), name.c_str(), 0), &zip_fclose);
  if (!part) return std::nullopt;
  std::string text(stat.size, '\0');
  if (zip_fread(part.get(), text.data(), stat.size) != static_cast<zip_int64_t>(stat.size)) return std::nullopt;
  char beyond = 0;  // at the end libzip compares the checksum
  if (zip_fread(part.get(), &beyond, 1) != 0) return std::nullopt;
  return text;
}

}  // namespace zq::listfile
