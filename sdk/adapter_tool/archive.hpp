// A .tar.gz whose bytes depend on nothing but names and contents: no times, no owners, no compression level. Pure.
#pragma once
#include <string>
#include <vector>

namespace zq::tool {

struct ArchiveFile {
  std::string name;  // at most 100 bytes
  std::string content;
  bool runs = false;  // mode 755, else 644
};
// In the order given. Stored, not compressed: the format needs no library, and adapters are small.
std::string tar_gz(const std::vector<ArchiveFile>&);

}  // namespace zq::tool
