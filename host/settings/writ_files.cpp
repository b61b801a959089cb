// config/writs/: one file for every kind, or no folder at all.
#include <algorithm>
#include <set>

#include "settings/law_files.hpp"
#include "settings/sections.hpp"

namespace fs = std::filesystem;

namespace zq::settings {

WritTemplates read_writs(const fs::path& folder, std::vector<Fault>& faults) {
  std::error_code fault;
  if (!fs::exists(folder, fault)) return {};
  const auto files = xml_files(folder, fault);
  if (fault) faults.push_back({folder.string(), "配置文件夹不可读；请检查权限", "a readable folder", fault.message()});
  std::vector<WritTemplate> all;
  std::set<WritKind> met;
  for (const fs::path& file : files) {
    WritKind kind{};
    if (!from_code(file.stem().string(), kind)) {
      faults.push_back(
          {file.string(), "没有这种文书；文件名应为 文书种类.xml", "<kind of writ>.xml", file.filename().string()});
      continue;
    }
    met.insert(kind);
    if (const auto document = read_file(file, faults)) {
      auto templates = read_writ(*document, kind, faults);
      std::ranges::move(templates, std::back_inserter(all));
    }
  }
  for (const WritKind kind : all_writ_kinds())
    if (!fault && !met.contains(kind))
      faults.push_back({folder.string(), "缺少" + std::string(chinese(kind)) + "的模板",
                        std::string(code(kind)) + ".xml", "no such file"});
  return WritTemplates(std::move(all));
}

}  // namespace zq::settings
