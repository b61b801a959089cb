#include "adapters/manifest_gate.hpp"

#include <algorithm>
#include <fstream>

#include "adapters/manifest.hpp"

namespace zq::adapters {
namespace {

// In one block: one that grows leaves its smaller selves behind in the thread's arena.
std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  std::string bytes(static_cast<size_t>(std::max<std::streamoff>(0, in.tellg())), '\0');
  in.seekg(0);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

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
  const std::string bytes = bytes_of(file.path);
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
