// H03: an adapter reaches only what its fixtures declare.
#include <algorithm>
#include <set>

#include "check/backend/database_table.hpp"
#include "check/calls/judge.hpp"
#include "check/discipline/discipline.hpp"
#include "check/discipline/syscall_gate.hpp"

namespace zq::check {
namespace {

namespace fs = std::filesystem;

bool below(const fs::path& path, const fs::path& folder) {
  const auto rest = path.lexically_normal().lexically_relative(folder.lexically_normal());
  return !rest.empty() && *rest.begin() != "..";
}

// What every program reads without meaning to: libraries, charsets, time zones, the machine.
bool is_system(const fs::path& path) {
  constexpr std::string_view folders[] = {"/usr",    "/lib", "/lib64", "/proc/self", "/sys/devices/system/cpu",
                                          "/etc/ssl"};
  constexpr std::string_view files[] = {"/etc/ld.so.cache", "/etc/localtime", "/etc/gai.conf",
                                        "/dev/null",        "/dev/urandom",   "/dev/random"};
  return std::any_of(std::begin(folders), std::end(folders), [&](auto one) { return below(path, one); }) ||
         std::find(std::begin(files), std::end(files), path.lexically_normal().string()) != std::end(files);
}

struct Declared {
  std::vector<fs::path> paths;
  std::set<std::string> hosts;  // "127.0.0.1:8080"
};

Declared declared_by(Bench& bench) {
  Declared out;
  const Fixtures& fixtures = bench.legacy().fixtures();
  out.paths.push_back(bench.legacy().folder());
  for (const std::string& path : fixtures.paths) out.paths.emplace_back(bench.legacy().filled(path));
  out.hosts.insert("127.0.0.1:" + std::to_string(bench.proxy().port()));
  out.hosts.insert(fixtures.hosts.begin(), fixtures.hosts.end());
  return out;
}

std::string undeclared(const Declared& declared, const Touched& touched) {
  switch (touched.kind) {
    case Touched::Kind::read:
    case Touched::Kind::write: {
      fs::path path = touched.what;
      if (path.is_relative()) path = fs::current_path() / path;
      if (std::any_of(declared.paths.begin(), declared.paths.end(),
                      [&](const fs::path& one) { return below(path, one); }))
        return {};
      const bool writes = touched.kind == Touched::Kind::write;
      return !writes && is_system(path) ? "" : (writes ? "writes " : "reads ") + path.string();
    }
    case Touched::Kind::connect:
      return declared.hosts.count(touched.what) ? "" : "connects to " + touched.what;
    case Touched::Kind::start:
      return "starts the program " + touched.what;
  }
  return {};
}

void look_at_services(Bench& bench, const Declared& declared, std::set<std::string>& found) {
  const auto& secrets = bench.legacy().fixtures().secrets;
  for (const std::string& name : bench.host().secrets_asked())
    if (!secrets.count(name)) found.insert("asks for the secret " + name);
  for (const std::string& source : DatabaseWatch::unknown_sources()) found.insert("opens the database " + source);
  for (const std::string& url : bench.host().urls()) {
    const std::size_t host = url.find("://");
    if (host != url.npos && !declared.hosts.count(url.substr(host + 3))) found.insert("asks " + url);
  }
}

Finding run(const Subject& subject, Legacy& legacy) {
  const bool seen = SyscallGate::open();
  Bench bench(subject, legacy);
  for (const Golden* golden : bench.goldens()) bench.play(*golden);
  for (const Trouble trouble : {Trouble::error_page, Trouble::db_refused, Trouble::files_garbage}) {
    const Spoiled spoiled(bench, trouble);  // a way out that is only taken in need
    for (const Golden* golden : bench.goldens())
      if (!golden->later) bench.play(*golden, std::chrono::milliseconds(500));
  }
  const Declared declared = declared_by(bench);
  std::set<std::string> found;
  look_at_services(bench, declared, found);
  const auto touched = SyscallGate::touched();
  for (const Touched& one : touched)
    if (const std::string text = undeclared(declared, one); !text.empty()) found.insert(text);
  Complaints complaints;
  for (const std::string& text : found)
    complaints.add("adapter", "访问了没有声明的对象（" + text + "）", text + ", which is not declared");
  Finding finding = complaints.finding(std::to_string(touched.size()) + " system calls of its own seen");
  if (finding.verdict == Verdict::pass && !seen)
    return warn("本机内核不能观察系统调用，只查了主机服务",
                "this kernel cannot show system calls: only the host's services were looked at");
  return finding;
}

}  // namespace

Finding only_what_is_declared(const Subject& subject) {
  return with_legacy(subject, [&](Legacy& legacy) { return run(subject, legacy); });
}

}  // namespace zq::check
