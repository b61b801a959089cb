#include <unistd.h>

#include <array>

#include "settings/sections.hpp"
#include "settings/value.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

Private database_secret(Reader& reader, const XmlElement& element, const Surroundings& around) {
  static constexpr std::array<std::string_view, 1> secret = {"secret"};
  reader.children(element, secret);
  Private found;
  for (const XmlElement& child : element.children) {
    if (child.name != "secret") continue;
    SecretPlace place;
    reader.attributes(child, database_secret_keys(), place);
    found = secret_of(reader, child, place, around);
  }
  return found;
}

void read_database(Reader& reader, const XmlElement& element, const Surroundings& around, Department& department) {
  Database database;
  reader.attributes(element, database_keys(), database);
  if (!database.name.empty()) reader.unique(element.at, "数据库名称", database.name);
  database.secret = database_secret(reader, element, around);
  if (const XmlAttribute* connection = element.find("connection")) {
    refuse_password(reader, *connection);
    database.connection = expanded(reader, *connection, around, "${secret}");
    const bool wanted = database.connection.find("${secret}") != std::string::npos;
    if (wanted == element.children.empty()) {
      reader.fault(
          connection->value_at,
          wanted ? "连接串用了 ${secret}，但没有 <secret file=\"…\"/>" : "有 <secret>，但连接串没有用 ${secret}",
          wanted ? "<secret>" : "${secret}", "nothing");
    }
  }
  department.databases.push_back(std::move(database));
}

void read_setting(Reader& reader, const XmlElement& element, const Surroundings& around, Department& department) {
  NamedValue setting;
  reader.attributes(element, setting_keys(), setting);
  reader.children(element, {});
  if (setting.name.empty()) return;
  reader.unique(element.at, "设置名称", setting.name);
  const XmlAttribute* value = element.find("value");
  if (value) department.settings[setting.name] = expanded(reader, *value, around);
}

void read_secret(Reader& reader, const XmlElement& element, const Surroundings& around, Department& department) {
  SecretPlace place;
  reader.attributes(element, secret_keys(), place);
  reader.children(element, {});
  if (place.name.empty()) return;
  reader.unique(element.at, "密钥名称", place.name);
  department.secrets[place.name] = secret_of(reader, element, place, around);
}

// A department that is off may lack its adapter: it can be switched off because of that.
void check_adapter(Reader& reader, const XmlElement& root, const Surroundings& around, const Department& department) {
  const XmlAttribute* given = root.find("adapter_file");
  if (!given || given->value.empty() || !department.enabled || !around.look_at_files) return;
  const fs::path file = (around.adapter_directory / given->value).lexically_normal();
  std::error_code fault;
  if (fs::is_regular_file(file, fault) && ::access(file.c_str(), R_OK) == 0) return;
  reader.fault(given->value_at, "适配器文件不存在或不可读：" + file.string() + "；请安装该文件或停用此部门",
               "a readable file", fault ? fault.message() : "no readable file");
}

void read_children(Reader& reader, const XmlElement& root, const Surroundings& around, Department& department) {
  static constexpr std::array<std::string_view, 3> often = {"database", "setting", "secret"};
  reader.children(root, {}, often);
  for (const XmlElement& child : root.children) {
    if (child.name == "database") read_database(reader, child, around, department);
    if (child.name == "setting") read_setting(reader, child, around, department);
    if (child.name == "secret") read_secret(reader, child, around, department);
  }
}

}  // namespace

Department read_department(const XmlDocument& document, std::string_view expected_id, const Surroundings& around,
                           std::vector<Fault>& faults) {
  Reader reader(document);
  Department department;
  department.file = document.label;
  const XmlElement& root = document.root;
  if (root.name != "department") {
    reader.fault(root.at, "根元素应为 <department>", "department", root.name);
    reader.finish(faults);
    return department;
  }
  reader.attributes(root, department_keys(), department);
  if (!department.signing_key.empty()) department.signing_key = against_base(around, department.signing_key);
  const XmlAttribute* id = root.find("id");
  if (id && is_id(id->value) && id->value != expected_id) {
    reader.fault(id->value_at, "部门编号与文件名不一致：文件名是 " + std::string(expected_id) + ".xml",
                 std::string(expected_id), id->value);
  }
  read_children(reader, root, around, department);
  check_adapter(reader, root, around, department);
  if (reader.finish(faults)) department.fingerprint = fingerprint_of(department);
  return department;
}

std::string fingerprint_of(const Department& department) {
  std::string all;
  const auto add = [&all](std::string_view text) {
    all += std::to_string(text.size()) + ':';
    all += text;
  };
  for (const Key<Department>& key : department_keys())
    if (!key.name.starts_with("off_") && key.name != "shadow_adapter_file") add(text_of(key, department));
  for (const Database& database : department.databases) {
    add("database");
    for (const Key<Database>& key : database_keys()) add(text_of(key, database));
    add(database.secret.reveal());
  }
  for (const auto& [name, value] : department.settings) {
    add("setting");
    add(name);
    add(value);
  }
  for (const auto& [name, value] : department.secrets) {
    add("secret");
    add(name);
    add(value.reveal());
  }
  return sha256(all);
}

}  // namespace zq::settings
