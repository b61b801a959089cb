#include <array>

#include "settings/sections.hpp"
#include "settings/value.hpp"

namespace zq::settings {
namespace {

void read_store(Reader& reader, const XmlElement& element, const Surroundings& around, Store& store) {
  static constexpr std::array<std::string_view, 1> secret = {"secret"};
  reader.attributes(element, store_keys(), store);
  reader.children(element, secret);
  const XmlAttribute* connection = element.find("connection");
  const bool server = store.kind == Store::Kind::postgresql;
  if (server && store.connection.empty()) {
    reader.fault(element.at, "kind=\"postgresql\" 时必须写 connection", "connection", "nothing");
  }
  if (!server && (connection || !element.children.empty())) {
    reader.fault(connection ? connection->at : element.children[0].at,
                 "connection 和 <secret> 只用于 kind=\"postgresql\"；sqlite 用 path", "path", "connection or secret");
  }
  if (server && element.find("path")) {
    reader.fault(element.find("path")->at, "path 只用于 kind=\"sqlite\"", "connection", "path");
  }
  if (connection) {
    refuse_password(reader, *connection);
    store.connection = expanded(reader, *connection, around);
  }
  for (const XmlElement& child : element.children) {
    SecretPlace place;
    reader.attributes(child, database_secret_keys(), place);
    store.password = secret_of(reader, child, place, around);
  }
}

void read_token(Reader& reader, const XmlElement& element, const Surroundings& around, CallerEntry& caller) {
  const XmlAttribute* hash = element.find("token_sha256");
  const XmlAttribute* file = element.find("token_sha256_file");
  if ((hash != nullptr) == (file != nullptr)) {
    return reader.fault(element.at, "token_sha256 与 token_sha256_file 二者选一（令牌的 SHA-256，不是令牌本身）",
                        "token_sha256 or token_sha256_file", hash ? "both" : "neither");
  }
  const XmlAttribute& given = hash ? *hash : *file;
  if (file && around.look_at_files) {
    const auto text = small_file(reader, given.value_at, against_base(around, file->value), "令牌文件");
    if (!text) return;
    if (!is_sha256(*text)) {
      return reader.fault(given.value_at, "令牌文件里应是 64 位十六进制的 SHA-256", "64 hex digits",
                          std::to_string(text->size()) + " bytes");
    }
    caller.token_sha256 = *text;
  }
  for (char& c : caller.token_sha256) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  if (!caller.token_sha256.empty()) reader.unique(given.value_at, "调用方令牌", caller.token_sha256);
}

void read_callers(Reader& reader, const XmlElement& element, const Surroundings& around, std::vector<Caller>& callers) {
  static constexpr std::array<std::string_view, 1> caller_only = {"caller"};
  reader.no_attributes(element);
  reader.children(element, {}, caller_only);
  for (const XmlElement& child : element.children) {
    if (child.name != "caller") continue;
    CallerEntry caller;
    reader.attributes(child, caller_keys(), caller);
    reader.children(child, {});
    if (!caller.id.value.empty()) reader.unique(child.at, "调用方编号", caller.id.value);
    read_token(reader, child, around, caller);
    callers.push_back(std::move(caller));
  }
}

}  // namespace

Settings read_host(const XmlDocument& document, const Surroundings& around, std::vector<Fault>& faults) {
  static constexpr std::array<std::string_view, 4> once = {"server", "store", "log", "callers"};
  Reader reader(document);
  HostFile host;
  const XmlElement& root = document.root;
  if (root.name != "zhengqiao") {
    reader.fault(root.at, "根元素应为 <zhengqiao>", "zhengqiao", root.name);
    reader.finish(faults);
    return {};
  }
  reader.attributes(root, host_keys(), host);
  reader.children(root, once);
  for (const XmlElement& child : root.children) {
    if (child.name == "server") {
      reader.attributes(child, server_keys(), host.server);
      reader.children(child, {});
    } else if (child.name == "store") {
      read_store(reader, child, around, host.store);
    } else if (child.name == "log") {
      reader.attributes(child, log_keys(), host.log);
      reader.children(child, {});
    } else if (child.name == "callers") {
      read_callers(reader, child, around, host.callers);
    }
  }
  host.state_directory = against_base(around, host.state_directory);
  host.adapter_directory = against_base(around, host.adapter_directory);
  host.store.path = against_base(around, host.store.path);
  if (!host.log.file.empty()) host.log.file = against_base(around, host.log.file);
  reader.finish(faults);
  return Settings(std::move(host));
}

}  // namespace zq::settings
