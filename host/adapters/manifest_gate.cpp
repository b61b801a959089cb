#include "adapters/manifest_gate.hpp"

#include "adapters/manifest.hpp"

namespace zq::adapters {
namespace {

Error refused_all(const StagedFile& file, const std::string& what_zh, const std::string& what_en,
                  std::vector<Fault> faults) {
  const std::string name = file.vendor.filename().string();
  Error error{ErrorCode::invalid_input, name + "：" + what_zh + "：", name + ": " + what_en + ": "};
  for (const Fault& fault : faults) {
    const bool first = &fault == &faults.front();
    error.text += (first ? "" : "；") + fault.text;
    error.detail += (first ? "" : "; ") + fault.path + ": expected " + fault.expected + ", found " + fault.found;
  }
  error.faults = std::move(faults);
  return error;
}

}  // namespace

Result<Done> check_manifest(const StagedFile& file, const Description& scanned,
                            const settings::Department& department) {
  const std::string bytes = whole_file(file.path);
  const auto text = manifest_text(bytes);
  if (!text) return Done{};
  auto manifest = read_manifest(*text);
  if (!manifest) return refused_all(file, "清单有误", "the manifest is faulty", std::move(manifest).error().faults);
  if (auto faults = compare(*manifest, scanned); !faults.empty())
    return refused_all(file, "清单与适配器不符", "manifest and adapter differ", std::move(faults));
  if (auto faults = check_settings(*manifest, department); !faults.empty())
    return refused_all(file, "部门配置与清单不符", "the department's config does not fit the manifest",
                       std::move(faults));
  return Done{};
}

}  // namespace zq::adapters
