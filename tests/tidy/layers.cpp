#include "tidy/layers.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace zq::tidy {
namespace {

struct Layer {
  std::string_view name;
  std::vector<std::string_view> may_include;  // besides itself and the standard library
};

// host/<name>/. "sdk" is all of zq/*.
const std::vector<Layer>& layers() {
  static const std::vector<Layer> table = {
      {"domain", {"zq/identity.hpp", "zq/names.hpp", "zq/dates.hpp"}},
      {"records", {"domain"}},
      {"sheet", {"domain"}},
      {"text", {"domain"}},
      {"odbc", {"domain"}},
      {"log", {"domain"}},
      {"print", {"domain", "log"}},
      {"settings", {"domain", "log"}},
      {"listfile", {"domain", "text"}},
      {"workflow", {"records", "domain", "log"}},
      {"store", {"workflow", "records", "domain", "odbc", "log", "settings"}},
      {"adapters", {"workflow", "domain", "odbc", "text", "log", "settings", "sdk"}},
      {"worker", {"adapters", "domain", "log", "settings"}},
      {"http", {"workflow", "domain", "log", "settings", "sheet", "print"}},
      {"application",
       {"domain", "log", "settings", "listfile", "workflow", "store", "adapters", "http", "odbc", "text", "sdk"}},
  };
  return table;
}

// sdk/<name>/, the programs of the SDK: they stand on the host's libraries, and nobody in the host on them.
const std::vector<Layer>& tools() {
  static const std::vector<Layer> table = {
      {"check", {"adapters", "workflow", "settings", "domain", "log", "text", "odbc", "zq"}},
      {"adapter_tool", {"check", "adapters", "workflow", "settings", "domain", "log", "text", "odbc", "zq"}},
  };
  return table;
}

// Third-party headers, and the folders whose .cpp files may see them. Nobody's headers may, in host.
struct ThirdParty {
  std::string_view prefix;
  std::vector<std::string_view> folders;
};
const std::vector<ThirdParty>& third_parties() {
  static const std::vector<ThirdParty> table = {
      {"Poco/Net/", {"host/http"}},
      {"Poco/", {"host/http", "host/application", "host/main.cpp"}},
      {"boost/", {"host/adapters"}},
      {"nlohmann/",
       {"host/records", "host/adapters", "host/http", "host/store", "host/application", "sdk/check", "sdk/adapter_tool",
        "sdk/include/zq"}},
      {"sql", {"host/odbc"}},  // sql.h, sqlext.h, sqltypes.h
      {"odbcinst", {"host/odbc"}},
      {"spdlog/", {"host/log"}},
      {"fmt/", {}},
      {"pugixml", {"host/listfile", "host/settings", "sdk/include/zq"}},
      {"openssl/",
       {"host/adapters", "host/http", "host/settings", "host/application", "sdk/check", "sdk/adapter_tool"}},
      {"curl/", {"host/adapters"}},
      {"iconv.h", {"host/text", "sdk/include/zq/test_text.hpp"}},
      {"seccomp.h", {"host/worker"}},
      {"xlsxwriter.h", {"host/sheet"}},
      {"zip.h", {"host/listfile"}},
      {"pango/", {"host/print"}},
      {"cairo", {"host/print"}},  // cairo.h, cairo-pdf.h
  };
  return table;
}

std::string_view first_part(std::string_view path) { return path.substr(0, path.find('/')); }

const Layer* layer_of(std::string_view name) {
  const auto found = std::ranges::find(layers(), name, &Layer::name);
  return found == layers().end() ? nullptr : &*found;
}

bool inside(const Source& source, std::string_view folder) { return source.path == folder || source.under(folder); }

std::optional<std::string> third_party_fault(const Source& source, const Include& include) {
  for (const ThirdParty& library : third_parties()) {
    if (!include.path.starts_with(library.prefix)) continue;
    const bool allowed = std::ranges::any_of(library.folders, [&](auto folder) { return inside(source, folder); });
    if (!allowed) return "<" + include.path + "> does not belong here";
    // Nobody includes the application, so its headers hide nothing.
    if (source.under("host") && source.is_header() && !source.under("host/application")) {
      return "<" + include.path + "> belongs into the .cpp: host headers show no third-party types";
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> host_fault(const Source& source, const Include& include) {
  const std::string_view rest = std::string_view(source.path).substr(5);
  const bool is_main = rest.find('/') == std::string_view::npos;  // host/main.cpp
  const std::string_view to = first_part(include.path);
  const bool to_sdk = to == "zq";
  if (is_main || (!to_sdk && !layer_of(to))) return std::nullopt;
  const Layer* from = layer_of(first_part(rest));
  if (!from) return "this folder is not in the table of tests/tidy/layers.cpp";
  if (from->name == to) return std::nullopt;
  const bool allowed = std::ranges::any_of(from->may_include, [&](std::string_view one) {
    return one == to || one == include.path || (one == "sdk" && to_sdk);
  });
  if (allowed) return std::nullopt;
  return std::string(from->name) + " may not include \"" + include.path + "\"";
}

// A plugin sees the SDK and its own folder, nothing of the host.
std::optional<std::string> plugin_fault(const Include& include) {
  if (include.path.starts_with("zq/")) return std::nullopt;
  if (!include.quoted) {
    // C++ headers have no dot; those of the C library and the system end in .h and stand alone or under sys/.
    const bool alone = include.path.find('/') == std::string::npos || include.path.starts_with("sys/");
    const bool cpp = include.path.find('.') == std::string::npos;
    if (alone && (cpp || include.path.ends_with(".h"))) return std::nullopt;
    return "a plugin reaches <" + include.path + "> through zq/ or not at all";
  }
  const std::string_view to = first_part(include.path);
  if (include.path.find('/') != std::string::npos && (layer_of(to) || to == "host" || to == "..")) {
    return "a plugin may not include \"" + include.path + "\": only zq/ and its own files";
  }
  return std::nullopt;
}

std::optional<std::string> sdk_fault(const Include& include) {
  if (include.quoted && !include.path.starts_with("zq/")) return "the SDK includes only zq/: \"" + include.path + "\"";
  return std::nullopt;
}

const Layer* tool_of(const Source& source) {
  const auto found =
      std::ranges::find_if(tools(), [&](const Layer& tool) { return source.under("sdk/" + std::string(tool.name)); });
  return found == tools().end() ? nullptr : &*found;
}

std::optional<std::string> tool_fault(const Layer& tool, const Include& include) {
  const std::string_view to = first_part(include.path);
  const bool ours = include.quoted || to == "zq" || layer_of(to);
  if (!ours || to == tool.name || std::ranges::find(tool.may_include, to) != tool.may_include.end())
    return std::nullopt;
  return std::string(tool.name) + " may not include \"" + include.path + "\"";
}

std::optional<std::string> fault_of(const Source& source, const Include& include) {
  if (source.under("host")) return host_fault(source, include);
  if (source.under("plugins")) return plugin_fault(include);
  if (source.under("sdk/include")) return sdk_fault(include);
  if (const Layer* tool = tool_of(source)) return tool_fault(*tool, include);
  return std::nullopt;
}

}  // namespace

Complaints layer_complaints(const Source& source) {
  Complaints out;
  if (!source.under("host") && !source.under("plugins") && !source.under("sdk/include") && !tool_of(source)) return out;
  for (const Include& include : source.includes) {
    auto fault = third_party_fault(source, include);
    if (!fault) fault = fault_of(source, include);
    if (fault) out.push_back(complaint(source, include.line, *fault));
  }
  return out;
}

}  // namespace zq::tidy
