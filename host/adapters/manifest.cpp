#include "adapters/manifest.hpp"

#include <elf.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "adapters/elf.hpp"
#include "adapters/manifest_reader.hpp"
#include "adapters/text_rules.hpp"
#include "settings/value.hpp"

namespace zq::adapters {
namespace {

std::optional<std::string_view> part(std::string_view bytes, std::uint64_t offset, std::uint64_t size) {
  if (offset > bytes.size() || size > bytes.size() - offset) return std::nullopt;
  return bytes.substr(offset, size);
}

bool is_charset(std::string_view text) { return !text.empty() && text.size() <= 32; }
bool is_absolute(std::string_view text) { return text.starts_with('/'); }

CapabilityRule read_capability(ManifestReader& in) {
  CapabilityRule rule;
  rule.id = in.one_of("id", true, {ZQ_CAP_VERIFICATION, ZQ_CAP_LIST, ZQ_CAP_COMPLAINT, ZQ_CAP_FIELD_TASK});
  rule.deadline_ms_typical = in.number("deadline_ms_typical", 1, 600'000);
  rule.idempotent = in.flag("idempotent", false);
  return rule;
}

constexpr SettingType types[] = {SettingType::text, SettingType::integer, SettingType::boolean,
                                 SettingType::url,  SettingType::path,    SettingType::duration};

SettingRule read_setting(ManifestReader& in) {
  SettingRule rule;
  rule.key = in.text("key", true, settings::is_setting_name, "a name of [A-Za-z0-9_.-]");
  std::vector<std::string_view> words;
  for (const SettingType type : types) words.push_back(word(type));
  const std::string type = in.one_of("type", true, words);
  if (const auto* found = std::ranges::find(types, type, word); found != std::end(types)) rule.type = *found;
  rule.required = in.flag("required", false);
  if (in.has("default")) rule.standard = in.text("default", false);
  rule.description_zh = in.text("description_zh", true);
  rule.example = in.text("example", false);
  const auto check = [&](const char* name, const std::string& value) {
    if (!value.empty() && !type.empty() && !suits(rule.type, value))
      in.fault(name, "与类型不符", "a value of type " + type, "'" + printable(value, 80) + "'");
  };
  check("default", rule.standard.value_or(""));
  check("example", rule.example);
  if (rule.required && rule.standard) in.fault("default", "必填的设置不能有默认值", "nothing", "a default");
  return rule;
}

SecretRule read_secret(ManifestReader& in) {
  SecretRule rule;
  rule.name = in.text("name", true, settings::is_setting_name, "a name of [A-Za-z0-9_.-]");
  rule.required = in.flag("required", true);
  rule.description_zh = in.text("description_zh", true);
  return rule;
}

DatabaseRule read_database(ManifestReader& in) {
  DatabaseRule rule;
  rule.name = in.text("name", true, settings::is_setting_name, "a name of [A-Za-z0-9_.-]");
  rule.required = in.flag("required", true);
  rule.charset = in.text("charset", false, is_charset, "a charset");
  rule.description_zh = in.text("description_zh", false);
  return rule;
}

EgressRule read_egress(ManifestReader& in) {
  EgressRule rule;
  rule.host = in.text("host", false);
  rule.port = in.number("port", 1, 65535);
  rule.setting = in.text("setting", false);
  if (rule.host.empty() == rule.setting.empty() || (rule.port && rule.host.empty()))
    in.fault("", "应写 host 与 port，或写 setting", "host with port, or setting", "neither or both");
  return rule;
}

PathRule read_path(ManifestReader& in) {
  PathRule rule;
  rule.path = in.text("path", false, is_absolute, "an absolute path");
  rule.setting = in.text("setting", false);
  rule.writes = in.one_of("mode", true, {"read", "write"}) == "write";
  rule.purpose = in.text("purpose", false);
  if (rule.path.empty() == rule.setting.empty())
    in.fault("", "应写 path 或 setting 之一", "path or setting", "neither or both");
  return rule;
}

PersonalField read_personal(ManifestReader& in) {
  PersonalField field;
  field.field = in.text("field", true);
  field.kind = in.one_of("class", true, {"name", "identity_number", "phone", "address", "other"});
  return field;
}

void read_identity(ManifestReader& in, Manifest& out) {
  if (in.number("schema", 1, 1) != 1 && !in.has("schema")) in.fault("schema", "缺少这一项", "1", "nothing");
  out.id = in.text("id", true, is_adapter_id, "a reverse domain of [a-z0-9._-] such as cn.jiaojiang.civil_affairs");
  out.name = in.text("name", true);
  out.version = in.text("version", true, is_semver, "a semantic version such as 1.4.0");
  out.license = in.text("license", false);
  in.object("vendor", true, [&](ManifestReader& vendor) {
    out.vendor = vendor.text("name", true);
    out.contact = vendor.text("contact", false);
  });
}

void read_build(ManifestReader& in, Manifest& out) {
  in.object("abi", false, [&](ManifestReader& abi) {
    out.abi_major = abi.number("major", 0, 1'000'000);
    out.abi_minor = abi.number("minor", 0, 1'000'000);
  });
  out.sdk = in.text("sdk", false, is_semver, "a semantic version such as 1.0.0");
  in.object("build", false, [&](ManifestReader& build) {
    out.compiler = build.text("compiler", false);
    out.glibc = build.text("glibc", false);
    out.libstdcxx = build.text("libstdcxx", false);
  });
}

void read_needs(ManifestReader& in, Manifest& out) {
  in.list("capabilities", [&](ManifestReader& one) { out.capabilities.push_back(read_capability(one)); });
  if (out.capabilities.empty()) in.fault("capabilities", "至少一项能力", "at least one capability", "none");
  out.max_concurrency = in.number("max_concurrency", 1, 10'000).value_or(1);
  in.object("legacy", true, [&](ManifestReader& legacy) {
    out.legacy_kind = legacy.one_of("kind", true, {"odbc", "soap", "http", "file", "other"});
    out.legacy_charset = legacy.text("charset", false, is_charset, "a charset");
    out.legacy_product = legacy.text("product", false);
  });
  in.list("settings", [&](ManifestReader& one) { out.settings.push_back(read_setting(one)); });
  in.list("secrets", [&](ManifestReader& one) { out.secrets.push_back(read_secret(one)); });
  in.list("databases", [&](ManifestReader& one) { out.databases.push_back(read_database(one)); });
  in.list("egress", [&](ManifestReader& one) { out.egress.push_back(read_egress(one)); });
  in.list("paths", [&](ManifestReader& one) { out.paths.push_back(read_path(one)); });
  in.list("personal_data", [&](ManifestReader& one) { out.personal_data.push_back(read_personal(one)); });
  out.in_process_ok = in.flag("in_process_ok", false);
}

template <class List, class Key>
void require_unique(ManifestReader& in, const char* list, const List& items, Key key) {
  std::set<std::string> seen;
  for (const auto& item : items)
    if (!std::invoke(key, item).empty() && !seen.insert(std::invoke(key, item)).second)
      in.fault(list, "出现两次：" + std::invoke(key, item), "each once", std::invoke(key, item));
}

// A rule that leans on a setting needs one of that type.
void require_setting(ManifestReader& in, const char* list, const Manifest& manifest, const std::string& key,
                     SettingType type) {
  if (key.empty()) return;
  const auto found = std::ranges::find(manifest.settings, key, &SettingRule::key);
  if (found == manifest.settings.end() || found->type != type)
    in.fault(list, "没有类型相符的设置 " + key, "a setting of type " + std::string(word(type)), key);
}

void check_whole(ManifestReader& in, const Manifest& out) {
  require_unique(in, "capabilities", out.capabilities, &CapabilityRule::id);
  require_unique(in, "settings", out.settings, &SettingRule::key);
  require_unique(in, "secrets", out.secrets, &SecretRule::name);
  require_unique(in, "databases", out.databases, &DatabaseRule::name);
  for (const EgressRule& rule : out.egress) require_setting(in, "egress", out, rule.setting, SettingType::url);
  for (const PathRule& rule : out.paths) require_setting(in, "paths", out, rule.setting, SettingType::path);
}

}  // namespace

std::string_view word(SettingType type) {
  switch (type) {
    case SettingType::text:
      return "text";
    case SettingType::integer:
      return "integer";
    case SettingType::boolean:
      return "boolean";
    case SettingType::url:
      return "url";
    case SettingType::path:
      return "path";
    case SettingType::duration:
      return "duration";
  }
  return "?";
}

std::optional<std::string_view> manifest_text(std::string_view bytes) {
  const auto header = elf_at<Elf64_Ehdr>(bytes, 0);
  if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 || header->e_ident[EI_CLASS] != ELFCLASS64 ||
      header->e_shentsize != sizeof(Elf64_Shdr))
    return std::nullopt;
  const auto section = [&](unsigned n) {
    return elf_at<Elf64_Shdr>(bytes, header->e_shoff + std::uint64_t{n} * sizeof(Elf64_Shdr));
  };
  const auto names_header = section(header->e_shstrndx);
  if (!names_header) return std::nullopt;
  const auto names = part(bytes, names_header->sh_offset, names_header->sh_size);
  if (!names) return std::nullopt;
  for (unsigned n = 0; n < header->e_shnum; ++n) {
    const auto one = section(n);
    if (!one) return std::nullopt;
    if (one->sh_name >= names->size()) continue;
    const std::string_view name = names->substr(one->sh_name, names->find('\0', one->sh_name) - one->sh_name);
    if (name == manifest_section && one->sh_type == SHT_PROGBITS) return part(bytes, one->sh_offset, one->sh_size);
  }
  return std::nullopt;
}

Result<Manifest> read_manifest(std::string_view text) {
  Error error{ErrorCode::invalid_input, "适配器的清单（.zq_manifest）有误", "the adapter's manifest is faulty"};
  Manifest manifest;
  ManifestReader::read(text, error.faults, [&](ManifestReader& in) {
    read_identity(in, manifest);
    read_build(in, manifest);
    read_needs(in, manifest);
    check_whole(in, manifest);
  });
  if (error.faults.empty()) return manifest;
  return error;
}

}  // namespace zq::adapters
