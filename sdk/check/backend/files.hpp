// Troubles of a drop folder: what lies in it is spoiled while the object lives, and put back afterwards. One thread.
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "check/backend/spoil.hpp"
#include "check/backend/trouble.hpp"

namespace zq::check {

class SpoiledFiles {
 public:
  // `inbox`: where the legacy system puts its files. Does nothing unless the trouble is one of files.
  SpoiledFiles(std::filesystem::path inbox, Trouble);
  ~SpoiledFiles();
  SpoiledFiles(const SpoiledFiles&) = delete;
  SpoiledFiles& operator=(const SpoiledFiles&) = delete;

 private:
  std::filesystem::path away() const { return inbox_.string() + ".away"; }
  const std::filesystem::path inbox_;
  const Trouble trouble_;
  std::map<std::filesystem::path, std::string> before_;
};

// A text replaced in every file below `inbox` while the object lives.
class RewrittenFiles {
 public:
  RewrittenFiles(const std::filesystem::path& inbox, std::string_view utf8, const Replacement&);
  ~RewrittenFiles();
  RewrittenFiles(const RewrittenFiles&) = delete;
  RewrittenFiles& operator=(const RewrittenFiles&) = delete;
  int count() const { return count_; }

 private:
  std::map<std::filesystem::path, std::string> before_;
  int count_ = 0;
};

}  // namespace zq::check
