// The manifest of an adapter file: JSON in the ELF section .zq_manifest, written by zq_add_adapter(… MANIFEST …) and
// read from the file's bytes without running any of its code. It says what the adapter needs and what it touches, so
// that the host can refuse a department's config before the adapter runs. Pure. An adapter without a manifest is no
// error: see manifest_text().
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/generation.hpp"
#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::adapters {

inline constexpr std::string_view manifest_section = ".zq_manifest";

enum class SettingType { text, integer, boolean, url, path, duration };
std::string_view word(SettingType);  // "integer"

struct SettingRule {
  std::string key;
  SettingType type = SettingType::text;
  bool required = false;
  std::optional<std::string> standard;  // "default": what the adapter does without it
  std::string description_zh, example;
};
struct SecretRule {
  std::string name;
  bool required = true;
  std::string description_zh;
};
struct DatabaseRule {
  std::string name;
  bool required = true;
  std::string charset, description_zh;
};
struct CapabilityRule {
  std::string id;
  std::optional<std::int64_t> deadline_ms_typical;
  bool idempotent = false;
};
// Where the adapter connects to: a host with a port, or whatever the value of a setting of type url names.
struct EgressRule {
  std::string host, setting;
  std::optional<std::int64_t> port;
};
// A folder or file it uses itself: an absolute path, or the value of a setting of type path.
struct PathRule {
  std::string path, setting;
  bool writes = false;
  std::string purpose;
};
struct PersonalField {
  std::string field, kind;  // "class": name, identity_number, phone, address, other
};

struct Manifest {
  std::string id, name, vendor, contact, version, license;
  std::optional<std::int64_t> abi_major, abi_minor;
  std::string sdk, compiler, glibc, libstdcxx;  // facts of the build, for diagnosis only
  std::vector<CapabilityRule> capabilities;
  std::int64_t max_concurrency = 1;
  std::string legacy_kind, legacy_charset, legacy_product;
  std::vector<SettingRule> settings;
  std::vector<SecretRule> secrets;
  std::vector<DatabaseRule> databases;
  std::vector<EgressRule> egress;
  std::vector<PathRule> paths;
  std::vector<PersonalField> personal_data;
  bool in_process_ok = false;
};

// The bytes of the section; nothing when the file has none (or is no ELF file).
std::optional<std::string_view> manifest_text(std::string_view elf_bytes);

// Errors: invalid_input with every fault at once; path = "settings/2/type".
Result<Manifest> read_manifest(std::string_view json);

// What a department's config lacks, gets wrong, or has without the adapter knowing it. Empty: it suits.
// path = "setting/endpoint", "secret/token", "database/main".
std::vector<Fault> check_settings(const Manifest&, const settings::Department&);

// A value of that type, as the host's config writes it.
bool suits(SettingType, std::string_view value);

// Where manifest and descriptor say different things. Empty: they agree.
std::vector<Fault> compare(const Manifest&, const Description&);

}  // namespace zq::adapters
