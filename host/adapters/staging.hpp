// Private copies of adapter files. The vendor's file is never loaded itself: it is copied to
// <state>/adapters/<sha256>.<n>.so, read-only and on disk, and only the copy is loaded. A copy that is there already is
// used again when its bytes still have that hash, and replaced (new inode) when not.
// Thread-safe. Blocks on the disk.
#pragma once
#include <filesystem>
#include <mutex>
#include <set>
#include <string>

#include "domain/result.hpp"

namespace zq::adapters {

struct StagedFile {
  std::filesystem::path path;    // of the copy
  std::filesystem::path vendor;  // where it came from
  std::string sha256;            // 64 hex digits
};

// A file's bytes, empty when it cannot be read. In one block: one that grows leaves its smaller selves behind in the
// thread's arena.
std::string whole_file(const std::filesystem::path&);

// SHA-256 of bytes, 64 hex digits.
std::string sha256_hex(std::string_view bytes);

// Of a vendor's file; empty when it cannot be read.
std::string sha256_of(const std::filesystem::path& vendor);

// Whether a vendor's file still is what it was; false too when it cannot be read.
bool has_sha256(const std::filesystem::path& vendor, std::string_view sha256);

class Staging {
 public:
  // `folder` is made when needed. Copies left by earlier runs go away with sweep().
  explicit Staging(std::filesystem::path folder);

  // Copies `vendor`. Each call yields another path, so that loading it never returns an image that is loaded already;
  // unless the bytes are those of `loaded`: then that one is returned, and its image may serve again.
  // Errors: invalid_input (no such file, no regular file, empty, too big, changing right now), storage (cannot write).
  Result<StagedFile> stage(const std::filesystem::path& vendor, const StagedFile* loaded = nullptr);

  // Removes every file of the folder that this object has not handed out. Returns how many.
  int sweep();

 private:
  std::filesystem::path folder_;
  std::mutex mutex_;
  std::set<std::filesystem::path> handed_out_;
};

}  // namespace zq::adapters
