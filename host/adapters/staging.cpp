#include "adapters/staging.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

#include "adapters/descriptor.hpp"
#include "adapters/refusal.hpp"
#include "log/log.hpp"

namespace zq::adapters {
namespace fs = std::filesystem;
namespace {

constexpr size_t file_bytes_max = size_t{256} * 1024 * 1024;

std::string why() { return std::strerror(errno); }

Error unreadable(const fs::path& file, Phrase found) {
  return refused({"file " + file.string(),
                  {"a readable adapter file", "可以读取的适配器文件"},
                  std::move(found),
                  {"put the adapter there or correct adapter_file in the department's config",
                   "把适配器文件放到该处，或更正部门配置中的 adapter_file"}});
}

bool same_moment(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

// Exactly st.st_size bytes, or nothing.
std::optional<std::string> read_all(int fd, size_t size) {
  std::string bytes(size, '\0');
  size_t got = 0;
  while (got < size) {
    const ssize_t n = ::read(fd, bytes.data() + got, size - got);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return std::nullopt;
    got += static_cast<size_t>(n);
  }
  return bytes;
}

Result<std::string> read_adapter(const fs::path& file) {
  const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd.open()) return unreadable(file, why());
  struct stat before {};
  struct stat after {};
  if (::fstat(fd.get(), &before) != 0) return unreadable(file, why());
  if (!S_ISREG(before.st_mode)) return unreadable(file, {"no regular file", "不是普通文件"});
  const auto size = static_cast<size_t>(before.st_size);
  if (size == 0) return unreadable(file, {"an empty file", "空文件"});
  if (size > file_bytes_max)
    return unreadable(
        file, {std::to_string(size) + " bytes, more than 256 MiB", std::to_string(size) + " 字节，超过 256 MiB"});
  auto bytes = read_all(fd.get(), size);
  if (!bytes || ::fstat(fd.get(), &after) != 0 || !same_moment(before, after))
    return unreadable(file, {"a file that is being written right now", "正在写入的文件"});
  return std::move(*bytes);
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

Error unwritable(const fs::path& path) {
  const std::string reason = why();
  return Error{
      ErrorCode::storage, "无法在 " + path.string() + " 写入适配器副本：" + reason + "；请检查目录权限与磁盘空间",
      "cannot write the copy of an adapter to " + path.string() + ": " + reason + "; check permissions and free space"};
}

// A new file appears under `path` whole and on disk, or not at all.
Result<Done> write_copy(const fs::path& path, std::string_view bytes) {
  const fs::path temporary = path.string() + ".new";
  ::unlink(temporary.c_str());
  {
    const Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0444));
    if (!fd.open() || !write_all(fd.get(), bytes) || ::fsync(fd.get()) != 0) {
      const Error error = unwritable(temporary);
      ::unlink(temporary.c_str());
      return error;
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) return unwritable(path);
  const Descriptor folder(::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.open() || ::fsync(folder.get()) != 0) return unwritable(path.parent_path());
  return Done{};
}

bool holds(const fs::path& path, std::string_view bytes) {
  const auto there = read_adapter(path);
  return there.ok() && there.value() == bytes;
}

}  // namespace

std::string whole_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  std::string bytes(static_cast<size_t>(std::max<std::streamoff>(0, in.tellg())), '\0');
  in.seekg(0);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

std::string sha256_hex(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr) != 1) return {};
  static constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < length; ++i) {
    hex += digits[digest[i] >> 4];
    hex += digits[digest[i] & 15];
  }
  return hex;
}

std::string sha256_of(const fs::path& vendor) {
  const auto bytes = read_adapter(vendor);
  return bytes.ok() ? sha256_hex(bytes.value()) : std::string();
}

bool has_sha256(const fs::path& vendor, std::string_view sha256) { return sha256_of(vendor) == sha256; }

Staging::Staging(fs::path folder) : folder_(std::move(folder)) {}

Result<StagedFile> Staging::stage(const fs::path& vendor, const StagedFile* loaded) {
  auto bytes = read_adapter(vendor);
  if (!bytes) return std::move(bytes).error();
  StagedFile staged{{}, vendor, sha256_hex(*bytes)};
  if (loaded != nullptr && loaded->sha256 == staged.sha256) return *loaded;
  const std::lock_guard lock(mutex_);
  std::error_code failed;
  fs::create_directories(folder_, failed);
  if (failed) return (errno = failed.value(), unwritable(folder_));

  for (int n = 1; staged.path.empty() || handed_out_.contains(staged.path); ++n)
    staged.path = folder_ / (staged.sha256 + "." + std::to_string(n) + ".so");
  if (!holds(staged.path, *bytes)) {
    if (auto written = write_copy(staged.path, *bytes); !written) return std::move(written).error();
  }
  handed_out_.insert(staged.path);
  log::write("ZQ-2011", {{"file", vendor.string()}, {"sha256", staged.sha256}, {"copy", staged.path.string()}});
  return staged;
}

int Staging::sweep() {
  const std::lock_guard lock(mutex_);
  int removed = 0;
  std::error_code failed;
  for (const auto& item : fs::directory_iterator(folder_, failed)) {
    if (handed_out_.contains(item.path())) continue;
    std::error_code ignored;
    if (fs::remove(item.path(), ignored)) ++removed;
  }
  return removed;
}

}  // namespace zq::adapters
