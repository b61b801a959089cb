// S05 to S07: what the file needs from the system.
#include <elf.h>

#include <algorithm>
#include <charconv>

#include "check/statics/statics.hpp"

namespace zq::check {
namespace {

// What Debian 12 has: glibc 2.36, GCC 12.2.
struct Baseline {
  std::string_view prefix, highest;
};
constexpr Baseline baselines[] = {
    {"GLIBC_", "2.36"}, {"GLIBCXX_", "3.4.30"}, {"CXXABI_", "1.3.13"}, {"GCC_", "12.0.0"}, {"CXXABI_FLOAT", "128"}};

// "2.36" as numbers; empty when it is none.
std::vector<unsigned> numbers_of(std::string_view text) {
  std::vector<unsigned> numbers;
  while (!text.empty()) {
    unsigned number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc()) return {};
    numbers.push_back(number);
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    if (!text.empty() && text.front() != '.') return {};
    if (!text.empty()) text.remove_prefix(1);
  }
  return numbers;
}

// Too new for the baseline, or of no release at all (GLIBC_PRIVATE).
bool is_too_new(const ElfVersion& version) {
  if (version.name == "GLIBC_PRIVATE") return true;
  for (const Baseline& base : baselines) {
    if (!version.name.starts_with(base.prefix)) continue;
    const auto wanted = numbers_of(version.name.substr(base.prefix.size()));
    return !wanted.empty() && wanted > numbers_of(base.highest);
  }
  return false;
}

constexpr std::string_view libraries[] = {
    "libc.so.6",      "libm.so.6",       "libpthread.so.0",      "libdl.so.2",           "librt.so.1",
    "libgcc_s.so.1",  "libstdc++.so.6",  "libc++.so.1",          "libc++abi.so.1",       "libunwind.so.1",
    "libatomic.so.1", "libpugixml.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"};

bool is_origin(std::string_view path) {
  return path == "$ORIGIN" || path == "${ORIGIN}" || path.starts_with("$ORIGIN/") || path.starts_with("${ORIGIN}/");
}

std::vector<std::string> foreign_paths(const ElfFile& file) {
  std::vector<std::string> foreign;
  for (std::string_view paths : file.search_paths) {
    while (!paths.empty()) {
      const size_t end = std::min(paths.find(':'), paths.size());
      const std::string_view one = paths.substr(0, end);
      if (!is_origin(one) || one.find("..") != one.npos) foreign.emplace_back(one);
      paths.remove_prefix(std::min(end + 1, paths.size()));
    }
  }
  return foreign;
}

// Each changes something that belongs to the whole process.
constexpr std::string_view forbidden[] = {
    "fork",        "vfork",     "_Fork",  "clone",    "execve",      "execv",       "execvp",
    "execvpe",     "execl",     "execlp", "execle",   "fexecve",     "posix_spawn", "posix_spawnp",
    "system",      "popen",     "daemon", "exit",     "_exit",       "_Exit",       "quick_exit",
    "atexit",      "setlocale", "setenv", "unsetenv", "putenv",      "clearenv",    "chdir",
    "fchdir",      "chroot",    "umask",  "signal",   "sigaction",   "sigprocmask", "sigaltstack",
    "setitimer",   "alarm",     "setuid", "seteuid",  "setgid",      "setegid",     "setrlimit",
    "setrlimit64", "ptrace",    "prctl",  "tzset",    "setpriority", "nice",        "dlmopen"};
constexpr std::string_view doubtful[] = {"dlopen", "pthread_detach", "syscall"};

}  // namespace

Finding baseline_versions(const Subject& subject) {
  return on_elf(subject, [](const ElfFile& file) {
    std::vector<std::string> above, all;
    for (const ElfVersion& version : file.versions) {
      all.emplace_back(version.name);
      if (is_too_new(version)) above.push_back(std::string(version.name) + " (" + std::string(version.library) + ")");
    }
    if (above.empty()) return pass(joined(all, 20));
    return fail("需要比主机基线更新的系统库版本", "needs newer system libraries than the host's baseline",
                joined(above));
  });
}

Finding known_libraries(const Subject& subject) {
  return on_elf(subject, [](const ElfFile& file) {
    std::vector<std::string> unknown, all;
    for (const std::string_view library : file.needed) {
      all.emplace_back(library);
      if (std::ranges::find(libraries, library) == std::end(libraries)) unknown.emplace_back(library);
    }
    if (!unknown.empty())
      return fail("依赖主机不提供的库", "needs libraries that the host does not provide", joined(unknown));
    if (const auto paths = foreign_paths(file); !paths.empty())
      return fail("写死了库的查找路径", "search paths for libraries are built in", joined(paths));
    return pass(joined(all));
  });
}

Finding allowed_imports(const Subject& subject) {
  return on_elf(subject, [](const ElfFile& file) {
    std::vector<std::string> bad, odd;
    bool threads = false;
    for (const ElfSymbol& symbol : file.symbols) {
      if (symbol.defined) continue;
      threads = threads || symbol.name == "pthread_create";
      if (std::ranges::find(forbidden, symbol.name) != std::end(forbidden)) bad.emplace_back(symbol.name);
      if (std::ranges::find(doubtful, symbol.name) != std::end(doubtful)) odd.emplace_back(symbol.name);
    }
    if (!bad.empty())
      return fail("调用了会改变整个进程的函数", "calls functions that change the whole process", joined(bad));
    if (!odd.empty()) return warn("调用了需要说明理由的函数", "calls functions that need a reason", joined(odd));
    return pass(threads ? "threads of its own (C02 and C06 see that stop joins them)" : "");
  });
}

}  // namespace zq::check
