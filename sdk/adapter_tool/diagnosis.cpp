#include "adapter_tool/diagnosis.hpp"

#include <dlfcn.h>

#include "adapter_tool/worker.hpp"
#include "adapters/ed25519.hpp"
#include "adapters/elf.hpp"
#include "adapters/manifest.hpp"
#include "adapters/report.hpp"
#include "adapters/trust.hpp"
#include "check/bytes.hpp"
#include "check/statics/elf_file.hpp"
#include "check/statics/statics.hpp"
#include "zq/abi.h"

namespace zq::tool {
namespace {

namespace fs = std::filesystem;
using Findings = std::vector<Finding>;

const char* const ask_author = "请开发单位更正后重新提供";

Finding good(std::string zh, std::string en) { return {Mark::good, std::move(zh), std::move(en), {}, {}}; }
Finding bad(std::string zh, std::string en, std::string author, std::string centre) {
  return {Mark::bad, std::move(zh), std::move(en), std::move(author), std::move(centre)};
}
Finding note(std::string zh, std::string en, std::string author, std::string centre) {
  return {Mark::note, std::move(zh), std::move(en), std::move(author), std::move(centre)};
}

// The file is there, whole and for this machine.
bool look_at_bytes(const fs::path& file, const std::string& bytes, Findings& out) {
  std::error_code failed;
  if (!fs::is_regular_file(file, failed) || bytes.empty()) {
    out.push_back(bad("文件不存在、为空或无法读取：" + file.string(), "no such file, or it is empty or unreadable", "",
                      "核对路径与权限，重新完整复制"));
    return false;
  }
  if (const auto fault = adapters::elf_fault(bytes)) {
    const std::string machine(adapters::own_machine());
    out.push_back(bad("不是本机可用的完整动态库：" + fault->zh, "no whole shared object for this machine: " + fault->en,
                      "为 " + machine + " 编译（CMake 工具链），交付前比对 SHA-256",
                      "重新完整复制；确认取得的是 " + machine + " 版本"));
    return false;
  }
  out.push_back(
      good("完整的 " + std::string(adapters::own_machine()) + " 动态库", "a whole shared object for this machine"));
  return true;
}

// What the dynamic linker will not find. Loads libraries of the system, nothing of the vendor's.
void look_at_needs(const std::string& bytes, Findings& out) {
  const auto file = check::read_elf(bytes);
  if (!file) return;
  bool entry = false;
  for (const auto& symbol : file->symbols) entry = entry || (symbol.defined && symbol.name == "zq_plugin_entry");
  if (!entry)
    out.push_back(bad("没有导出符号 zq_plugin_entry", "the symbol zq_plugin_entry is not exported",
                      "用 zq_add_adapter() 编译，并在一个源文件末尾写 ZQ_ADAPTER(…)", "确认这个文件是适配器"));
  std::vector<std::string> missing;
  for (const auto library : file->needed) {
    void* handle = ::dlopen(std::string(library).c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (handle == nullptr) missing.emplace_back(library);
  }
  if (!missing.empty())
    out.push_back(bad("本机缺少它需要的库：" + check::joined(missing),
                      "libraries are missing here: " + check::joined(missing), "把这些库静态链接进适配器",
                      "安装这些库，或请开发单位静态链接"));
}

std::optional<adapters::Manifest> look_at_manifest(const std::string& bytes, Findings& out) {
  const auto text = adapters::manifest_text(bytes);
  if (!text) {
    out.push_back(note("没有清单：主机能装载，但不能事先检查部门设置",
                       "no manifest: the host loads it, but cannot check settings beforehand",
                       "写 manifest.json 并交给 zq_add_adapter(… MANIFEST …)", ""));
    return std::nullopt;
  }
  auto manifest = adapters::read_manifest(*text);
  if (!manifest) {
    std::string faults;
    for (const Fault& fault : manifest.error().faults) faults += "\n      " + fault.text;
    out.push_back(bad("清单有误" + faults, "the manifest is faulty", "按所列各项更正 manifest.json", ask_author));
    return std::nullopt;
  }
  const std::int64_t major = manifest->abi_major.value_or(ZQ_ABI_MAJOR), minor = manifest->abi_minor.value_or(0);
  const std::string version = std::to_string(major) + "." + std::to_string(minor);
  const std::string own = std::to_string(ZQ_ABI_MAJOR) + "." + std::to_string(ZQ_ABI_MINOR);
  if (major != ZQ_ABI_MAJOR || minor > ZQ_ABI_MINOR)
    out.push_back(bad("接口版本 " + version + " 与主机的 " + own + " 不能共用",
                      "ABI " + version + " does not fit the host's " + own, "用主机同代的 SDK 重新编译",
                      "升级主机，或请开发单位重新编译"));
  else
    out.push_back(good(manifest->name + "，" + manifest->id + " " + manifest->version + "，接口 " + version,
                       manifest->id + " " + manifest->version + ", ABI " + version));
  return std::move(manifest).value();
}

void look_at_settings(const adapters::Manifest& manifest, const settings::Department& department, Findings& out) {
  const auto faults = adapters::check_settings(manifest, department);
  for (const Fault& fault : faults)
    out.push_back(bad("部门配置：" + fault.text,
                      "department's config: " + fault.path + ": expected " + fault.expected + ", found " + fault.found,
                      "", "更正 " + department.file.string()));
  if (faults.empty()) out.push_back(good("部门配置与清单相符", "the department's config fits the manifest"));
}

void look_at_signature(const Patient& patient, const std::string& bytes, Findings& out) {
  if (!patient.public_key) return;
  const std::string signature = check::bytes_of(patient.file.string() + ".sig");
  const auto signed_well = adapters::is_signature(bytes, signature, *patient.public_key);
  if (!signed_well)
    out.push_back(bad(signed_well.error().text, signed_well.error().detail, "", "核对公钥文件"));
  else if (!signed_well.value())
    out.push_back(bad(signature.empty() ? "没有签名文件 .sig" : "签名不符：文件被改动过，或由别的密钥签名",
                      signature.empty() ? "no signature beside it (.sig)" : "the signature does not fit",
                      "用 zq-adapter pack --key 重新打包", "核对公钥，重新取得文件与签名"));
  else
    out.push_back(good("签名有效", "the signature is good"));
  const std::string report = check::bytes_of(adapters::report_beside(patient.file));
  const auto proven = adapters::require_report(adapters::sha256_hex(bytes), report, *patient.public_key);
  if (proven)
    out.push_back(good("符合性报告有效，全部检查通过", "the conformance report is good"));
  else
    out.push_back(note("符合性报告不可用：" + proven.error().text, proven.error().detail,
                       "用 zq-adapter check --report 重新生成", "需要报告的主机会拒绝它"));
}

// What the department's config asks of the file itself: its hash in the list, a signature.
void look_at_trust(const Patient& patient, const std::string& bytes, Findings& out) {
  if (!patient.department || (patient.department->sha256.empty() && patient.department->signing_key.empty())) return;
  const adapters::StagedFile file{patient.file, patient.file, adapters::sha256_hex(bytes)};
  if (const auto trusted = adapters::check_trust(file, *patient.department); !trusted)
    out.push_back(bad(trusted.error().text, trusted.error().detail, "交付时附上 SHA-256 与签名（zq-adapter pack）",
                      "核对来源；确认无误后更正部门配置中的 sha256、signing_key"));
  else
    out.push_back(good("部门配置允许这个文件", "the department's config allows this very file"));
}

// Loads it in a worker, and with a config starts it there.
void look_at_life(const Patient& patient, bool may_start, Findings& out) {
  Worker worker;
  const settings::Department department = patient.department.value_or(settings::Department());
  const auto scanned = worker.scan(patient.file, department);
  if (!scanned) {
    out.push_back(
        bad(scanned.error().text, scanned.error().detail, "按所述更正并用 zq-adapter check 复查", ask_author));
    return;
  }
  out.push_back(
      good("能在独立进程中装载，入口与描述合法", "it loads in a process of its own; entry and descriptor are legal"));
  if (!patient.department || !may_start) return;
  const auto started = worker.start(department);
  if (started)
    out.push_back(good("以该部门的配置能够启动", "it starts with the department's config"));
  else
    out.push_back(
        bad(started.error().text, started.error().detail, "若配置无误，请按所述更正", "按所述检查部门配置与业务系统"));
}

void look_at_place(const Patient& patient, const std::string& bytes, Findings& out) {
  if (!patient.department) return;
  const std::string in_place = check::bytes_of(patient.adapter_of_config);
  if (in_place.empty())
    out.push_back(bad("配置所写的适配器文件不存在：" + patient.adapter_of_config.string(),
                      "the file the config names is not there", "", "把适配器复制到该处，或更正 adapter_file"));
  else if (in_place != bytes)
    out.push_back(note("配置所写的是另一个文件：" + patient.adapter_of_config.string(), "the config names another file",
                       "", "若要启用本文件，请复制到该处"));
  if (!patient.department->enabled)
    out.push_back(note("该部门已停用", "the department is switched off", "",
                       "启用：zhengqiao departments enable " + patient.department->id.value));
}

}  // namespace

Findings diagnose(const Patient& patient) {
  Findings out;
  const std::string bytes = check::bytes_of(patient.file);
  if (!look_at_bytes(patient.file, bytes, out)) return out;
  look_at_needs(bytes, out);
  const auto manifest = look_at_manifest(bytes, out);
  look_at_place(patient, bytes, out);
  look_at_trust(patient, bytes, out);
  const size_t before = out.size();
  if (manifest && patient.department) look_at_settings(*manifest, *patient.department, out);
  bool settings_fit = true;
  for (size_t n = before; n < out.size(); ++n) settings_fit = settings_fit && out[n].mark != Mark::bad;
  look_at_signature(patient, bytes, out);
  look_at_life(patient, settings_fit, out);
  return out;
}

}  // namespace zq::tool
