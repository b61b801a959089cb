#include "adapters/versions.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "domain/clocks.hpp"

namespace zq::adapters {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view started_word = "started";
constexpr std::string_view refused_word = "refused";

std::string one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::string line_of(const Version& v) {
  return v.since + '\t' + one_line(v.version) + '\t' + v.sha256 + '\t' + v.outcome + '\t' + one_line(v.text) + '\n';
}

std::vector<Version> read_list(const fs::path& file) {
  std::vector<Version> all;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    Version v;
    std::getline(cells, v.since, '\t');
    std::getline(cells, v.version, '\t');
    std::getline(cells, v.sha256, '\t');
    std::getline(cells, v.outcome, '\t');
    std::getline(cells, v.text, '\t');
    if (v.outcome == started_word || v.outcome == refused_word) all.push_back(std::move(v));  // a cut line is none
  }
  return all;
}

Error cannot_keep(const fs::path& file, const std::string& why) {
  return {ErrorCode::storage, "无法保存适配器的历史版本 " + file.string() + "；请检查状态目录的权限与磁盘空间",
          file.string() + ": " + why};
}

// Whole under its name, or not at all.
Result<Done> replace(const fs::path& file, const std::string& text) {
  const fs::path fresh = file.string() + ".new";
  std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  std::error_code failed;
  if (out) fs::rename(fresh, file, failed);
  if (!out || failed) return cannot_keep(file, failed ? failed.message() : "write");
  return Done{};
}

// The files that ran last, each once, the newest first.
std::vector<std::string> newest_files(const std::vector<Version>& all) {
  std::vector<std::string> files;
  for (auto at = all.rbegin(); at != all.rend(); ++at)
    if (at->outcome == started_word && std::ranges::find(files, at->sha256) == files.end()) files.push_back(at->sha256);
  return files;
}

}  // namespace

fs::path Versions::list_of(const DepartmentId& id) const { return folder_ / (id.value + ".tsv"); }

fs::path Versions::file_of(const DepartmentId& id, const std::string& sha256) const {
  return folder_ / (id.value + "." + sha256 + ".so");
}

Result<Done> Versions::append(const DepartmentId& id, const Version& version) const {
  auto all = read_list(list_of(id));
  all.push_back(version);
  if (all.size() > lines_max) all.erase(all.begin(), all.end() - lines_max);
  std::string text;
  for (const Version& one : all) text += line_of(one);
  std::error_code failed;
  fs::create_directories(folder_, failed);
  if (failed) return cannot_keep(folder_, failed.message());
  return replace(list_of(id), text);
}

// Copies beside their signature and report, as those are asked for again; removes what is older than the last few.
Result<Done> Versions::keep(const DepartmentId& id, const StagedFile& staged) const {
  const fs::path file = file_of(id, staged.sha256);
  std::error_code failed;
  if (!fs::exists(file, failed)) {
    const fs::path fresh = file.string() + ".new";
    fs::copy_file(staged.path, fresh, fs::copy_options::overwrite_existing, failed);
    if (!failed) fs::rename(fresh, file, failed);
    if (failed) return cannot_keep(file, failed.message());
  }
  for (const char* beside : {".sig", ".report.json"}) {
    std::error_code none;
    if (staged.vendor != file && fs::exists(staged.vendor.string() + beside, none))
      fs::copy_file(staged.vendor.string() + beside, file.string() + beside, fs::copy_options::overwrite_existing,
                    none);
  }
  auto files = newest_files(read_list(list_of(id)));
  for (size_t n = kept; n < files.size(); ++n)
    for (const char* ending : {"", ".sig", ".report.json"}) fs::remove(file_of(id, files[n]).string() + ending, failed);
  return Done{};
}

Result<Done> Versions::started(const DepartmentId& id, const StagedFile& staged, const std::string& version,
                               Instant at) {
  const std::lock_guard lock(mutex_);
  const auto files = newest_files(read_list(list_of(id)));
  std::error_code none;
  if (!files.empty() && files.front() == staged.sha256 && fs::exists(file_of(id, staged.sha256), none)) return Done{};
  if (files.empty() || files.front() != staged.sha256) {
    auto written = append(id, {moment_text(at), version, staged.sha256, std::string(started_word), ""});
    if (!written) return written;
  }
  return keep(id, staged);
}

Result<Done> Versions::refused(const DepartmentId& id, const std::string& sha256, const std::string& text, Instant at) {
  const std::lock_guard lock(mutex_);
  const auto all = read_list(list_of(id));
  const Version now{moment_text(at), "", sha256, std::string(refused_word), one_line(text)};
  if (!all.empty() && all.back().outcome == refused_word && all.back().sha256 == sha256 && all.back().text == now.text)
    return Done{};
  return append(id, now);
}

std::vector<Version> Versions::history(const DepartmentId& id) const {
  const std::lock_guard lock(mutex_);
  return read_list(list_of(id));
}

std::optional<Version> Versions::previous(const DepartmentId& id) const {
  const std::lock_guard lock(mutex_);
  const auto all = read_list(list_of(id));
  const auto files = newest_files(all);
  std::error_code none;
  if (files.size() < 2 || !fs::exists(file_of(id, files[1]), none)) return std::nullopt;
  for (auto at = all.rbegin(); at != all.rend(); ++at)
    if (at->outcome == started_word && at->sha256 == files[1]) return *at;
  return std::nullopt;
}

}  // namespace zq::adapters
