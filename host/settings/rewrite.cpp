#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "settings/load.hpp"
#include "settings/sections.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

Error cannot_write(const fs::path& file, const char* what, int cause) {
  return {ErrorCode::storage, "配置文件无法改写：" + file.string() + "；请检查所在文件夹的写权限和磁盘空间",
          std::string(what) + ": " + std::strerror(cause)};
}

// A file descriptor that closes itself, and a temporary file that goes away unless it was renamed.
struct Temporary {
  std::string path;
  int fd = -1;
  bool kept = false;
  ~Temporary() {
    if (fd >= 0) ::close(fd);
    if (fd >= 0 && !kept) ::unlink(path.c_str());
  }
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

// The name in the folder must be durable as well as the bytes.
bool sync_folder(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool done = ::fsync(fd) == 0;
  ::close(fd);
  return done;
}

Result<Done> replace_file(const fs::path& file, std::string_view bytes) {
  Temporary temporary{(file.parent_path() / ("." + file.filename().string() + ".XXXXXX")).string()};
  temporary.fd = ::mkostemp(temporary.path.data(), O_CLOEXEC);
  if (temporary.fd < 0) return cannot_write(file, "mkostemp", errno);
  struct stat old {};
  if (::stat(file.c_str(), &old) != 0) return cannot_write(file, "stat", errno);
  if (::fchmod(temporary.fd, old.st_mode & 07777) != 0) return cannot_write(file, "fchmod", errno);
  if (old.st_uid != ::geteuid() || old.st_gid != ::getegid()) {
    if (::fchown(temporary.fd, old.st_uid, old.st_gid) != 0) return cannot_write(file, "fchown", errno);
  }
  if (!write_all(temporary.fd, bytes)) return cannot_write(file, "write", errno);
  if (::fsync(temporary.fd) != 0) return cannot_write(file, "fsync", errno);
  if (::rename(temporary.path.c_str(), file.c_str()) != 0) return cannot_write(file, "rename", errno);
  temporary.kept = true;
  if (!sync_folder(file.parent_path())) return cannot_write(file, "fsync of the folder", errno);
  return Done{};
}

struct Attribute {
  std::string_view name;
  std::string value;  // empty: the attribute goes
};

// The raw bytes of an attribute from the space before its name to its closing quote.
std::pair<size_t, size_t> extent(const XmlDocument& document, const XmlAttribute& attribute) {
  size_t from = attribute.at;
  while (from > 0 && std::string_view(" \t\r\n").find(document.bytes[from - 1]) != std::string_view::npos) --from;
  return {from, attribute.value_at + attribute.value_bytes + 1 - from};
}

// Every other byte stays. Each change moves what stands behind it, so the file is read anew.
Result<std::string> with_attribute(std::string bytes, const Attribute& wanted) {
  std::vector<Fault> faults;
  const auto document = read_xml(std::move(bytes), {}, faults);
  if (!document || !faults.empty()) return Error{ErrorCode::internal, "配置文件改写后不能再读"};
  std::string out = document->bytes;
  const XmlAttribute* attribute = document->root.find(wanted.name);
  if (wanted.value.empty()) {
    if (attribute) {
      const auto [from, length] = extent(*document, *attribute);
      out.erase(from, length);
    }
    return out;
  }
  // The quote that stands there may be ' or ": written escaped for both.
  std::string value = escaped_attribute(wanted.value);
  for (size_t at = 0; (at = value.find('\'', at)) != std::string::npos;) value.replace(at, 1, "&apos;");
  if (attribute) return out.replace(attribute->value_at, attribute->value_bytes, value);
  return out.insert(document->root.at + document->root.name.size(),
                    " " + std::string(wanted.name) + "=\"" + value + '"');
}

// Rewrites these attributes of a department's file, when `differs` says of what stands there that it must be.
template <class Differs>
Result<Done> rewrite(const fs::path& department_file, const std::vector<Attribute>& attributes, Differs differs) {
  std::error_code fault;
  const fs::path file = fs::canonical(department_file, fault);  // a link stays a link: its target is rewritten
  std::ifstream in(file, std::ios::binary);
  if (fault || !fs::is_regular_file(file, fault) || !in) {
    return Error{ErrorCode::not_found, "没有这个部门配置文件：" + department_file.string(), fault.message()};
  }
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::vector<Fault> faults;
  const auto document = read_xml(bytes, department_file.string(), faults);
  Department department;
  if (document) {
    const Surroundings texts_only{.base = "/", .adapter_directory = "/", .look_at_files = false};
    department = read_department(*document, department_file.stem().string(), texts_only, faults);
  }
  if (!faults.empty()) {
    return Error{ErrorCode::invalid_input, "部门配置文件本身有错，未改动；请先更正", faults.front().path,
                 std::move(faults)};
  }
  if (!differs(department)) return Done{};
  for (const Attribute& attribute : attributes) {
    auto changed = with_attribute(std::move(bytes), attribute);
    if (!changed) return std::move(changed).error();
    bytes = std::move(changed).value();
  }
  return replace_file(file, bytes);
}

}  // namespace

Switch switch_of(const Department& department) {
  return {department.enabled, department.off_reason, department.off_until};
}

Result<Done> set_switch(const fs::path& department_file, const Switch& wanted) {
  const std::vector<Attribute> attributes{
      {"off_until", wanted.until}, {"off_reason", wanted.reason}, {"enabled", wanted.enabled ? "true" : "false"}};
  return rewrite(department_file, attributes, [&](const Department& is) { return switch_of(is) != wanted; });
}

AdapterChoice adapter_choice_of(const Department& department) {
  return {department.adapter_file, department.shadow_adapter_file};
}

Result<Done> set_adapter(const fs::path& department_file, const AdapterChoice& wanted) {
  const std::vector<Attribute> attributes{{"shadow_adapter_file", wanted.shadow_adapter_file},
                                          {"adapter_file", wanted.adapter_file}};
  return rewrite(department_file, attributes, [&](const Department& is) { return adapter_choice_of(is) != wanted; });
}

KeptFile::KeptFile(fs::path department_file) : file_(std::move(department_file)) {
  std::ifstream in(file_, std::ios::binary);
  bytes_.assign(std::istreambuf_iterator<char>(in), {});
}

Result<Done> KeptFile::put_back() const {
  std::error_code fault;
  const fs::path file = fs::canonical(file_, fault);
  if (fault || bytes_.empty()) return cannot_write(file_, "canonical", fault.value());
  return replace_file(file, bytes_);
}

}  // namespace zq::settings
