// zq-adapter pack: the adapter, its manifest, its report, its signature and a README in one file for the data centre.
#include <fstream>
#include <iostream>

#include "adapter_tool/archive.hpp"
#include "adapter_tool/arguments.hpp"
#include "adapter_tool/command.hpp"
#include "adapters/ed25519.hpp"
#include "adapters/manifest.hpp"
#include "adapters/report.hpp"
#include "adapters/staging.hpp"
#include "check/bytes.hpp"

namespace zq::tool {
namespace {

namespace fs = std::filesystem;

std::string setting_lines(const adapters::Manifest& manifest) {
  std::string text;
  const auto add = [&](const std::string& element, const std::string& name, const std::string& what, bool required,
                       const std::string& standard) {
    text += "| `<" + element + " name=\"" + name + "\">` | " + what + " | " +
            (required           ? std::string("必填 required")
             : standard.empty() ? std::string("可省 optional")
                                : "`" + standard + "`") +
            " |\n";
  };
  for (const auto& rule : manifest.settings)
    add("setting", rule.key, rule.description_zh, rule.required, rule.standard.value_or(""));
  for (const auto& rule : manifest.secrets) add("secret", rule.name, rule.description_zh, rule.required, "");
  for (const auto& rule : manifest.databases) add("database", rule.name, rule.description_zh, rule.required, "");
  return text;
}

std::string readme(const adapters::Manifest& manifest, const std::string& file, const std::string& sha256) {
  std::string text = "# " + manifest.name + " (" + manifest.id + " " + manifest.version + ")\n\n";
  text += "开发单位 vendor: " + manifest.vendor + (manifest.contact.empty() ? "" : ", " + manifest.contact) + "\n\n";
  text += "SHA-256: `" + sha256 + "`\n\n";
  text +=
      "## 安装 Install\n\n1. 核对签名与报告，并查看主机会不会拒绝它 | verify, and see whether the host would refuse "
      "it:\n"
      "   `zq-adapter doctor --public-key 开发单位公钥.pub.pem " +
      file +
      "`\n"
      "2. 把 " +
      file + " 与 " + file +
      ".sig 复制到适配器目录 | copy both into the adapter directory\n"
      "3. 写部门配置 | write the department's config:\n\n| 项 item | 含义 meaning | 默认 default |\n|---|---|---|\n";
  text += setting_lines(manifest);
  text += "\n## 访问范围 What it reaches\n\n";
  for (const auto& rule : manifest.egress)
    text += "- " +
            (rule.setting.empty() ? rule.host + ":" + std::to_string(rule.port.value_or(0))
                                  : "设置 " + rule.setting + " 所写的地址 (the address in it)") +
            "\n";
  for (const auto& rule : manifest.paths)
    text += "- " + (rule.setting.empty() ? rule.path : "设置 " + rule.setting + " 所写的路径 (the path in it)") +
            (rule.writes ? "，读写 read and write" : "，只读 read") + " " + rule.purpose + "\n";
  for (const auto& rule : manifest.databases) text += "- 数据库 database " + rule.name + "\n";
  return text;
}

struct Parts {
  std::string bytes, sha256, manifest_text, report;
  adapters::Manifest manifest;
};

// The fault, empty when everything is there.
std::string gather(const fs::path& file, const Arguments& arguments, Parts& parts) {
  parts.bytes = check::bytes_of(file);
  if (parts.bytes.empty()) return "文件无法读取 (cannot read): " + file.string();
  parts.sha256 = adapters::sha256_hex(parts.bytes);
  const auto text = adapters::manifest_text(parts.bytes);
  auto manifest = text ? adapters::read_manifest(*text) : Result<adapters::Manifest>(Error{});
  if (!manifest) return "清单缺失或有误，见 (no sound manifest, see): zq-adapter check --only S04 " + file.string();
  parts.manifest = std::move(manifest).value();
  parts.manifest_text = *text;
  const fs::path report = arguments.value("report").value_or(adapters::report_beside(file).string());
  parts.report = check::bytes_of(report);
  if (parts.report.empty())
    return "没有符合性报告 " + report.string() + "，请先运行 (first run): zq-adapter check --report " +
           report.string() + " --key 私钥.pem " + file.string();
  const fs::path key = *arguments.value("key");
  if (const auto good = adapters::require_report(parts.sha256, parts.report, key); !good) return good.error().text;
  return {};
}

int write_pack(const fs::path& file, const Parts& parts, const Arguments& arguments) {
  auto signature = adapters::sign(parts.bytes, *arguments.value("key"));
  if (!signature) return misused("pack", signature.error().text);
  const std::string name = file.filename().string();
  const std::string folder = file.stem().string() + "-" + parts.manifest.version;
  const std::vector<ArchiveFile> files = {{folder + "/" + name, parts.bytes, true},
                                          {folder + "/" + name + ".sig", signature.value()},
                                          {folder + "/" + name + ".report.json", parts.report},
                                          {folder + "/manifest.json", parts.manifest_text},
                                          {folder + "/README.md", readme(parts.manifest, name, parts.sha256)}};
  const fs::path out = arguments.value("out").value_or(folder + ".tar.gz");
  std::ofstream stream(out, std::ios::binary);
  stream << tar_gz(files) << std::flush;
  if (!stream) return misused("pack", "无法写入 (cannot write): " + out.string());
  std::cout << out.string() << "\n";
  for (const ArchiveFile& one : files) std::cout << "  " << one.name << "\n";
  return 0;
}

}  // namespace

int pack_command(const Words& words) {
  const Arguments arguments = parse(words, {"key", "report", "out"}, {});
  if (!arguments.fault.empty()) return misused("pack", arguments.fault);
  if (arguments.words.size() != 1) return misused("pack", "需要一个适配器文件 (one adapter file)");
  if (!arguments.value("key")) return misused("pack", "缺少 --key 私钥.pem (needs --key)");
  Parts parts;
  const fs::path file = arguments.words[0];
  if (const std::string fault = gather(file, arguments, parts); !fault.empty()) {
    std::cerr << "zq-adapter pack: " << fault << "\n";
    return parts.manifest.id.empty() ? 2 : 1;
  }
  return write_pack(file, parts, arguments);
}

}  // namespace zq::tool
