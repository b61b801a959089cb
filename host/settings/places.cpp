#include "settings/places.hpp"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "log/log.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

constexpr size_t secret_bytes_max = 64 * 1024;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

void warn_if_open_to_all(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && (status.st_mode & S_IROTH) != 0) log::write("ZQ-5006", {{"file", path}});
}

Private from_environment(Reader& reader, const XmlAttribute& attribute) {
  const char* value = std::getenv(attribute.value.c_str());
  if (!value || !*value) {
    reader.fault(attribute.value_at, "环境变量 " + attribute.value + " 未设置或为空", "a variable with the secret",
                 value ? "empty" : "not set");
    return {};
  }
  return Private(value);
}

}  // namespace

std::string against_base(const Surroundings& around, const std::string& path) {
  return (around.base / path).lexically_normal().string();
}

std::string expanded(Reader& reader, const XmlAttribute& attribute, const Surroundings& around, std::string_view kept) {
  std::string out;
  const std::string& text = attribute.value;
  size_t at = 0;
  for (size_t mark = text.find("${"); mark != std::string::npos; mark = text.find("${", at)) {
    const size_t end = text.find('}', mark);
    const std::string name = text.substr(mark, end == std::string::npos ? end : end + 1 - mark);
    out.append(text, at, mark - at);
    at = mark + name.size();
    if (name == "${base}") {
      out += around.base.string();
    } else if (name == kept) {
      out += name;
    } else {
      const std::string expected = kept.empty() ? "${base}" : "${base}, " + std::string(kept);
      reader.fault(attribute.value_at, "属性 " + attribute.name + " 里的占位符不认识，可用：" + expected, expected,
                   name);
    }
  }
  return out.append(text, at);
}

std::optional<std::string> small_file(Reader& reader, size_t at, const std::string& path, std::string_view what) {
  std::error_code fault;
  const std::string expected = "a readable file";
  if (!fs::is_regular_file(path, fault)) {
    reader.fault(at, std::string(what) + "不存在或不是普通文件：" + path, expected,
                 fault ? fault.message() : "no file");
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  std::string text(secret_bytes_max + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in.eof() && !in.good()) {
    reader.fault(at, std::string(what) + "读不出来：" + path + "；请检查权限", expected, std::strerror(errno));
    return std::nullopt;
  }
  text.resize(static_cast<size_t>(in.gcount()));
  if (text.size() > secret_bytes_max) {
    reader.fault(at, std::string(what) + "太大：" + path, "<= 64KiB", "larger");
    return std::nullopt;
  }
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
  if (text.empty() || text.find('\0') != std::string::npos) {
    reader.fault(at, std::string(what) + "是空的或不是文本：" + path, "one line of text",
                 text.empty() ? "empty" : "NUL");
    return std::nullopt;
  }
  return text;
}

Private secret_of(Reader& reader, const XmlElement& element, const SecretPlace& place, const Surroundings& around) {
  const XmlAttribute* file = element.find("file");
  const XmlAttribute* environment = element.find("env");
  if ((file != nullptr) == (environment != nullptr)) {
    reader.fault(element.at, "密钥须写明出处：file=\"文件\" 与 env=\"环境变量\" 二者选一", "file or env",
                 file ? "both" : "neither");
    return {};
  }
  const XmlAttribute& given = file ? *file : *environment;
  if (given.value.empty()) {
    reader.fault(given.value_at, "属性 " + given.name + " 不能为空", "text", "nothing");
    return {};
  }
  if (!around.look_at_files) return {};
  if (environment) return from_environment(reader, *environment);
  const std::string path = against_base(around, place.file);
  auto text = small_file(reader, given.value_at, path, "密钥文件");
  if (!text) return {};
  warn_if_open_to_all(path);
  return Private(std::move(*text));
}

void refuse_password(Reader& reader, const XmlAttribute& connection) {
  std::string text;
  for (const char c : connection.value) {
    if (c != ' ' && c != '\t') text += lower(c);
  }
  for (const std::string_view key : std::array<std::string_view, 2>{"pwd=", "password="}) {
    for (size_t at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
      const std::string_view rest = std::string_view(text).substr(at + key.size());
      const bool starts_word = at == 0 || text[at - 1] == ';';
      const bool empty = rest.empty() || rest.starts_with(';');
      if (!starts_word || empty || rest.starts_with("${secret}") || rest.starts_with("{${secret}}")) continue;
      reader.fault(connection.value_at,
                   "连接串里不能写口令：请写 " + std::string(key) + "${secret}，口令放进 <secret file=\"…\"/>",
                   "${secret}", "an inline password");
    }
  }
}

}  // namespace zq::settings
