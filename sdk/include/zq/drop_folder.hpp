// DropFolder: files handed over in a directory, as across a gap between networks.
// Writing: to a hidden temporary name, fsync, atomic rename, fsync of the directory, so the reader never sees half a
// file and a crash loses nothing that put() returned for. Reading: ready() names the whole files, claim() takes one by
// an atomic rename, so of two readers exactly one gets it. A file counts as whole when its companion ("name.ok") is
// there, or, without companions, when size and time have not changed for a while. A trailer line (zq/fixed_width.hpp)
// is checked when the contents are read. Threads: put, claim and read may be called from any thread; ready() remembers
// sizes: one thread at a time.
#pragma once
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "zq/failure.hpp"

namespace zq {
inline namespace sdk1 {

// A file descriptor closed at the end of its scope.
class FileHandle {
 public:
  explicit FileHandle(int descriptor) noexcept : descriptor_(descriptor) {}
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;
  ~FileHandle() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const noexcept { return descriptor_; }

 private:
  int descriptor_;
};

struct DropRule {
  std::string suffix = {};            // only names that end so: ".txt"; empty: all
  std::string companion_suffix = {};  // ".ok": a file is whole when name + suffix exists; empty: wait until it is quiet
  std::chrono::milliseconds quiet{2000};
};

class DropFolder {
 public:
  explicit DropFolder(std::string path, DropRule rule = {}) : path_(std::move(path)), rule_(std::move(rule)) {}
  const std::string& path() const noexcept { return path_; }

  // Writes a whole file under that name (replacing one of the same name), then its companion if the rule has one.
  void put(const std::string& name, std::string_view bytes) const {
    put_one(name, bytes);
    if (!rule_.companion_suffix.empty()) put_one(name + rule_.companion_suffix, {});
  }

  // Names of whole files, in order of name. Hidden files and companions are no files of their own.
  std::vector<std::string> ready() {
    const auto now = std::chrono::steady_clock::now();
    std::map<std::string, Seen> seen;
    std::vector<std::string> names;
    for (const std::string& name : list()) {
      struct stat facts {};
      if (::stat(file(name).c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) continue;  // taken by another reader
      if (!rule_.companion_suffix.empty()) {
        if (::access(file(name + rule_.companion_suffix).c_str(), F_OK) == 0) names.push_back(name);
        continue;
      }
      Seen is{facts.st_size, facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, now};
      const auto before = seen_.find(name);
      if (before != seen_.end() && before->second.same_as(is)) is.since = before->second.since;
      if (now - is.since >= rule_.quiet) names.push_back(name);
      seen.emplace(name, is);
    }
    seen_ = std::move(seen);
    return names;
  }

  // Moves a file into another directory of the same file system and returns its new path; nothing when it is no longer
  // there. A file of the same name already there is kept: the new one gets ".2", ".3", ... at its end.
  std::optional<std::string> claim(const std::string& name, const std::string& into) const {
    for (int copy = 1; copy < 10000; ++copy) {
      const std::string target = into + "/" + name + (copy == 1 ? "" : "." + std::to_string(copy));
      if (!move_new(file(name), target)) {
        if (errno == EEXIST) continue;
        if (errno == ENOENT && ::access(into.c_str(), F_OK) == 0) return std::nullopt;
        throw failed("认领文件 " + name + " 到 " + into);
      }
      if (!rule_.companion_suffix.empty()) ::unlink(file(name + rule_.companion_suffix).c_str());
      sync_directory(into);
      sync_directory(path_);
      return target;
    }
    throw Failure(ZQ_E_UNAVAILABLE, "目录 " + into + " 中同名文件过多：请清理已处理的文件");
  }

  // The bytes of a file; longer than bytes_max is ZQ_E_BAD_DATA.
  static std::string read(const std::string& path, std::size_t bytes_max = 256u << 20) {
    const FileHandle handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (handle.get() < 0) throw failed("打开文件 " + path);
    std::string bytes;
    char block[65536];
    for (;;) {
      const ssize_t got = ::read(handle.get(), block, sizeof block);
      if (got == 0) return bytes;
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw failed("读取文件 " + path);
      bytes.append(block, static_cast<std::size_t>(got));
      if (bytes.size() > bytes_max) {
        throw Failure(ZQ_E_BAD_DATA, "文件 " + path + " 超过上限 " + std::to_string(bytes_max) + " 字节");
      }
    }
  }

 private:
  struct Seen {
    std::int64_t size, seconds, nanoseconds;
    std::chrono::steady_clock::time_point since;
    bool same_as(const Seen& other) const noexcept {
      return size == other.size && seconds == other.seconds && nanoseconds == other.nanoseconds;
    }
  };

  std::string file(const std::string& name) const { return path_ + "/" + name; }
  static bool ends_with(std::string_view text, std::string_view end) noexcept {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
  }
  static Failure failed(const std::string& what) {
    const std::string reason = std::generic_category().message(errno);
    return Failure(ZQ_E_UNAVAILABLE, what + " 失败：" + reason + "；请核对目录是否存在、是否有权限、磁盘是否已满");
  }

  std::vector<std::string> list() const {
    struct Close {
      DIR* dir;
      ~Close() {
        if (dir) ::closedir(dir);
      }
    } opened{::opendir(path_.c_str())};
    if (!opened.dir) throw failed("打开目录 " + path_);
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(opened.dir)) {
      const std::string_view name = entry->d_name;
      const bool companion = !rule_.companion_suffix.empty() && ends_with(name, rule_.companion_suffix);
      if (name[0] != '.' && !companion && ends_with(name, rule_.suffix)) names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  void put_one(const std::string& name, std::string_view bytes) const {
    const std::string temporary = file("." + name + "." + std::to_string(::getpid()) + ".tmp");
    try {
      write_and_sync(temporary, bytes);
      if (::rename(temporary.c_str(), file(name).c_str()) != 0) throw failed("交付文件 " + name);
    } catch (...) {
      ::unlink(temporary.c_str());
      throw;
    }
    sync_directory(path_);
  }
  // Renames, but never onto an existing file (errno EEXIST).
  static bool move_new(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    if (::link(from.c_str(), to.c_str()) != 0) return false;  // a file system without that flag
    if (::unlink(from.c_str()) == 0) return true;
    const int reason = errno;  // another reader was faster: its copy counts
    ::unlink(to.c_str());
    errno = reason;
    return false;
  }
  static void write_and_sync(const std::string& path, std::string_view bytes) {
    const FileHandle handle(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640));
    if (handle.get() < 0) throw failed("新建文件 " + path);
    while (!bytes.empty()) {
      const ssize_t written = ::write(handle.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw failed("写文件 " + path);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(handle.get()) != 0) throw failed("落盘 " + path);
  }
  static void sync_directory(const std::string& path) {
    const FileHandle handle(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.get() < 0 || ::fsync(handle.get()) != 0) throw failed("落盘目录 " + path);
  }

  std::string path_;
  DropRule rule_;
  std::map<std::string, Seen> seen_;
};

}  // namespace sdk1
}  // namespace zq
