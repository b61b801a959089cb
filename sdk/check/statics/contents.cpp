// S04 and S08: what is written inside the file.
#include <algorithm>
#include <cctype>

#include "adapters/manifest.hpp"
#include "adapters/text_rules.hpp"
#include "check/statics/statics.hpp"

namespace zq::check {
namespace {

// All faults as lines.
std::string list_of(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    if (!text.empty()) text += "; ";
    text += (fault.path.empty() ? std::string("manifest") : fault.path) + ": expected " + fault.expected + ", found " +
            fault.found;
  }
  return text;
}

std::string faults_zh(const Error& error) {
  std::string text = error.text;
  for (const Fault& fault : error.faults) text += "；" + fault.text;
  return text;
}

bool is_printable(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; }

// Calls `see` for every run of printable characters of four or more.
template <class See>
void each_text(std::string_view bytes, See&& see) {
  for (size_t at = 0; at < bytes.size();) {
    size_t end = at;
    while (end < bytes.size() && is_printable(bytes[end])) ++end;
    if (end - at >= 4) see(bytes.substr(at, end - at));
    at = end + 1;
  }
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// "pwd=Geheim1;" as in a connection string: a value of its own right behind the word.
bool holds_password(std::string_view text) {
  const std::string all = lower(text);
  for (const std::string_view word : {"pwd=", "password=", "passwd="}) {
    for (size_t at = all.find(word); at != all.npos; at = all.find(word, at + 1)) {
      const size_t begin = at + word.size();
      size_t end = begin;
      while (end < all.size() && (std::isalnum(static_cast<unsigned char>(all[end])) || all[end] == '!' ||
                                  all[end] == '@' || all[end] == '#' || all[end] == '_' || all[end] == '-'))
        ++end;
      if (end - begin >= 3) return true;
    }
  }
  return false;
}

bool is_ipv4(std::string_view host) {
  return std::ranges::count(host, '.') == 3 &&
         std::ranges::all_of(host, [](unsigned char c) { return std::isdigit(c) || c == '.'; });
}

// Hosts that stand for nothing (examples, this machine) or only name a format (XML namespaces).
bool is_harmless(std::string_view host) {
  constexpr std::string_view names[] = {"localhost", "127.0.0.1", "0.0.0.0"};
  constexpr std::string_view ends[] = {"example.cn",  "example.com", "example.org", "w3.org",
                                       "xmlsoap.org", "tempuri.org", "pugixml.org"};
  if (std::ranges::find(names, host) != std::end(names)) return true;
  return std::ranges::any_of(ends, [&](std::string_view end) {
    return host == end || (host.ends_with(end) && host[host.size() - end.size() - 1] == '.');
  });
}

struct Inside {
  std::vector<std::string> secrets, addresses, hosts;
};

void note_urls(std::string_view text, Inside& inside) {
  for (const std::string_view scheme : {"http://", "https://", "ftp://"}) {
    for (size_t at = text.find(scheme); at != text.npos; at = text.find(scheme, at + 1)) {
      const std::string_view rest = text.substr(at + scheme.size());
      size_t end = 0;
      while (end < rest.size() &&
             (std::isalnum(static_cast<unsigned char>(rest[end])) || rest[end] == '.' || rest[end] == '-'))
        ++end;
      const std::string_view host = rest.substr(0, end);
      if (host.find('.') == host.npos || is_harmless(host)) continue;
      (is_ipv4(host) ? inside.addresses : inside.hosts).emplace_back(host);
    }
  }
}

Inside look_inside(const ElfFile& file) {
  Inside inside;
  for (const std::string_view part : file.loaded()) {
    each_text(part, [&](std::string_view text) {
      if (text.find("PRIVATE KEY-----") != text.npos) inside.secrets.emplace_back("a private key");
      if (holds_password(text)) inside.secrets.emplace_back("a password in a connection string");
      note_urls(text, inside);
    });
  }
  return inside;
}

}  // namespace

Finding sound_manifest(const Subject& subject) {
  const std::string bytes = bytes_of_subject(subject);
  const auto text = adapters::manifest_text(bytes);
  if (!text) return fail("文件中没有清单节 .zq_manifest", "the file has no section .zq_manifest");
  const auto manifest = adapters::read_manifest(*text);
  if (!manifest) return fail(faults_zh(manifest.error()), manifest.error().detail, list_of(manifest.error().faults));
  if (!manifest->abi_major || manifest->sdk.empty())
    return fail("清单中没有编译信息（abi、sdk、build）", "the manifest lacks the facts of the build (abi, sdk, build)");
  return pass(manifest->id + " " + manifest->version + ", " + manifest->compiler);
}

Finding no_secrets_inside(const Subject& subject) {
  return on_elf(subject, [](const ElfFile& file) {
    const Inside inside = look_inside(file);
    if (!inside.secrets.empty()) return fail("文件中写死了密钥或口令", "a secret is built in", joined(inside.secrets));
    if (!inside.addresses.empty())
      return fail("文件中写死了网络地址", "network addresses are built in", joined(inside.addresses));
    if (!inside.hosts.empty())
      return warn("文件中有主机名；若只是命名空间可忽略", "host names are built in; fine for namespaces",
                  joined(inside.hosts));
    return pass();
  });
}

}  // namespace zq::check
