#include "check/backend/files.hpp"

#include <fstream>
#include <vector>

#include "check/backend/program.hpp"

namespace zq::check {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code none;
  for (const auto& entry : fs::recursive_directory_iterator(folder, none))
    if (entry.is_regular_file(none) && !entry.path().filename().string().starts_with(".")) out.push_back(entry.path());
  return out;
}

void write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

// The last line with its digits changed: another number of records, another sum.
std::string with_other_trailer(std::string bytes) {
  const std::size_t last = bytes.find_last_not_of("\r\n");
  const std::size_t begin = last == bytes.npos ? bytes.npos : bytes.find_last_of('\n', last);
  for (std::size_t n = begin == bytes.npos ? 0 : begin + 1; n < bytes.size(); ++n)
    if (bytes[n] >= '0' && bytes[n] <= '9') bytes[n] = bytes[n] == '9' ? '0' : static_cast<char>(bytes[n] + 1);
  return bytes;
}

std::string spoiled(Trouble trouble, const std::string& bytes) {
  switch (trouble) {
    case Trouble::files_cut:
      return bytes.substr(0, bytes.size() / 2);
    case Trouble::files_growing:
      return bytes.substr(0, bytes.find('\n') == bytes.npos ? bytes.size() / 2 : bytes.find('\n') + 1);
    case Trouble::files_garbage:
      return "\xFF\xFE\x01garbage\r\n";
    default:
      return with_other_trailer(bytes);
  }
}

}  // namespace

SpoiledFiles::SpoiledFiles(fs::path inbox, Trouble trouble) : inbox_(std::move(inbox)), trouble_(trouble) {
  if (kind_of(trouble).channel != Channel::files || trouble == Trouble::none) return;
  std::error_code none;
  if (trouble == Trouble::files_missing) {
    fs::rename(inbox_, away(), none);
    if (!none) Troubles::note_applied();
    return;
  }
  for (const fs::path& path : files_below(inbox_)) {
    std::string bytes = content_of(path);
    const std::string other = spoiled(trouble, bytes);
    if (other == bytes) continue;
    before_.emplace(path, std::move(bytes));
    write(path, other);
    Troubles::note_applied();
  }
}

SpoiledFiles::~SpoiledFiles() {
  std::error_code none;
  if (trouble_ == Trouble::files_missing && fs::exists(away(), none)) {
    fs::remove_all(inbox_, none);  // made again meanwhile
    fs::rename(away(), inbox_, none);
  }
  for (const auto& [path, bytes] : before_) write(path, bytes);
}

RewrittenFiles::RewrittenFiles(const fs::path& inbox, std::string_view utf8, const Replacement& by) {
  for (const fs::path& path : files_below(inbox)) {
    std::string bytes = content_of(path), other = bytes;
    const int here = replace_text(other, utf8, by);
    if (here == 0) continue;
    count_ += here;
    write(path, other);
    before_.emplace(path, std::move(bytes));
  }
}

RewrittenFiles::~RewrittenFiles() {
  for (const auto& [path, bytes] : before_) write(path, bytes);
}

}  // namespace zq::check
