// What a manifest says, held against a department's config and against the descriptor.
#include <algorithm>
#include <charconv>

#include "adapters/manifest.hpp"
#include "adapters/text_rules.hpp"
#include "settings/value.hpp"

namespace zq::adapters {
namespace {

bool is_integer(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size();
}

bool is_boolean(std::string_view text) {
  constexpr std::string_view words[] = {"true", "false", "yes", "no", "1", "0"};
  return std::ranges::find(words, text) != std::end(words);
}

bool is_url(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    const std::string_view rest = text.substr(scheme.size());
    return !rest.empty() && rest.front() != '/' && rest.front() != ':' &&
           std::ranges::none_of(text, [](unsigned char c) { return c <= ' ' || c == 0x7F; });
  }
  return false;
}

struct TypeText {
  std::string_view zh, en;
};
TypeText text_of(SettingType type) {
  switch (type) {
    case SettingType::text:
      return {"文字", "a text"};
    case SettingType::integer:
      return {"整数", "a whole number"};
    case SettingType::boolean:
      return {"true 或 false", "true or false"};
    case SettingType::url:
      return {"http:// 或 https:// 开头的地址", "an http:// or https:// address"};
    case SettingType::path:
      return {"以 / 开头的路径", "an absolute path"};
    case SettingType::duration:
      return {"带单位的时长，如 500ms、5s、2min、1h", "a time with its unit: 500ms, 5s, 2min, 1h"};
  }
  return {"", ""};
}

std::string hint(std::string_view name, const std::vector<std::string_view>& known) {
  const std::string_view near = settings::nearest(name, known);
  return near.empty() ? std::string() : "；是不是 " + std::string(near) + "？";
}

void check_setting(const SettingRule& rule, const settings::Department& department, std::vector<Fault>& faults) {
  const std::string path = "setting/" + rule.key;
  const TypeText type = text_of(rule.type);
  const auto found = department.settings.find(rule.key);
  if (found == department.settings.end() || found->second.empty()) {
    if (!rule.required) return;
    const std::string example = rule.example.empty() ? "" : "，例如 " + rule.example;
    faults.push_back({path,
                      "缺少设置 " + rule.key + "（" + rule.description_zh + "），应为" + std::string(type.zh) + example,
                      std::string(type.en), found == department.settings.end() ? "nothing" : "an empty value"});
  } else if (!suits(rule.type, found->second)) {
    faults.push_back({path, "设置 " + rule.key + "（" + rule.description_zh + "）应为" + std::string(type.zh),
                      std::string(type.en), "'" + printable(found->second, 80) + "'"});
  }
}

// Names of the config against names of the manifest.
template <class Rules, class Key, class Given, class Name>
void check_names(std::string_view kind, std::string_view kind_zh, const Rules& rules, Key key, const Given& given,
                 Name name, std::vector<Fault>& faults) {
  std::vector<std::string_view> known;
  for (const auto& rule : rules) known.push_back(std::invoke(key, rule));
  for (const auto& one : given) {
    const std::string& word = name(one);
    if (std::ranges::find(known, word) == known.end())
      faults.push_back({std::string(kind) + "/" + word,
                        "适配器没有" + std::string(kind_zh) + " " + word + hint(word, known),
                        "no such " + std::string(kind), word});
  }
  if constexpr (!std::is_same_v<typename Rules::value_type, SettingRule>) {
    for (const auto& rule : rules) {
      const std::string& word = std::invoke(key, rule);
      const bool there = std::ranges::any_of(given, [&](const auto& one) { return name(one) == word; });
      if (rule.required && !there)
        faults.push_back({std::string(kind) + "/" + word,
                          "缺少" + std::string(kind_zh) + " " + word + "（" + rule.description_zh + "）",
                          "<" + std::string(kind) + " name=\"" + word + "\">", "nothing"});
    }
  }
}

}  // namespace

bool suits(SettingType type, std::string_view value) {
  switch (type) {
    case SettingType::text:
      return true;
    case SettingType::integer:
      return is_integer(value);
    case SettingType::boolean:
      return is_boolean(value);
    case SettingType::url:
      return is_url(value);
    case SettingType::path:
      return value.starts_with('/') && value.find('\0') == value.npos;
    case SettingType::duration:
      return settings::duration_from(value).has_value();
  }
  return false;
}

std::vector<Fault> check_settings(const Manifest& manifest, const settings::Department& department) {
  std::vector<Fault> faults;
  for (const SettingRule& rule : manifest.settings) check_setting(rule, department, faults);
  const auto first = [](const auto& pair) -> const std::string& { return pair.first; };
  check_names("setting", "设置", manifest.settings, &SettingRule::key, department.settings, first, faults);
  check_names("secret", "密钥", manifest.secrets, &SecretRule::name, department.secrets, first, faults);
  check_names(
      "database", "数据库", manifest.databases, &DatabaseRule::name, department.databases,
      [](const settings::Database& database) -> const std::string& { return database.name; }, faults);
  return faults;
}

std::vector<Fault> compare(const Manifest& manifest, const Description& description) {
  std::vector<Fault> faults;
  const auto same = [&](const char* field, const std::string& in_manifest, const std::string& in_code) {
    if (in_manifest != in_code)
      faults.push_back({field, std::string(field) + "：清单与描述不一致", "manifest: " + printable(in_manifest, 100),
                        "descriptor: " + printable(in_code, 100)});
  };
  same("id", manifest.id, description.id);
  same("name", manifest.name, description.name);
  same("vendor", manifest.vendor, description.vendor);
  same("version", manifest.version, description.version);
  same("max_concurrency", std::to_string(manifest.max_concurrency), std::to_string(description.max_concurrency));
  if (!manifest.sdk.empty()) same("sdk", manifest.sdk, description.sdk_version);
  std::vector<std::string> listed, offered = description.capabilities;
  bool idempotent = false;
  for (const CapabilityRule& rule : manifest.capabilities) {
    listed.push_back(rule.id);
    if (rule.id == ZQ_CAP_COMPLAINT) idempotent = rule.idempotent;
  }
  const auto joined = [](std::vector<std::string>& ids) {
    std::ranges::sort(ids);
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
    return text;
  };
  same("capabilities", joined(listed), joined(offered));
  const auto flag = [](bool set) { return std::string(set ? "idempotent submit" : "no idempotent submit"); };
  same("idempotent", flag(idempotent), flag(description.idempotent_submit));
  return faults;
}

}  // namespace zq::adapters
