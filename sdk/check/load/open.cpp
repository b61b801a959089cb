// L01 and L02: opening the file.
#include <dlfcn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "adapters/text_rules.hpp"
#include "check/handle.hpp"
#include "check/load/load.hpp"
#include "check/stage/instance.hpp"
#include "check/stage/snapshot.hpp"

namespace zq::check {
namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

constexpr microseconds open_time_max{100'000};
constexpr int openings = 3;  // the fastest counts: other programs may hold up one of them

microseconds time_of_opening(const Subject& subject) {
  const auto begun = steady_clock::now();
  std::string why;
  const zq_entry* entry = open_entry(subject.file, why);
  const volatile std::uint32_t magic = entry != nullptr && entry->descriptor != nullptr ? entry->descriptor->size : 0;
  static_cast<void>(magic);
  return std::chrono::round<microseconds>(steady_clock::now() - begun);
}

// In a child, so that it can be done again. Nothing when the child did not come back.
std::optional<microseconds> time_in_child(const Subject& subject) {
  Handle read_end, write_end;
  if (!make_pipe(read_end, write_end)) return std::nullopt;
  const pid_t child = ::fork();
  if (child == 0) {
    const std::int64_t took = time_of_opening(subject).count();
    const bool told = ::write(write_end.get(), &took, sizeof took) == sizeof took;
    ::_exit(told ? 0 : 1);
  }
  write_end.reset();
  std::int64_t took = 0;
  const bool said = child > 0 && ::read(read_end.get(), &took, sizeof took) == sizeof took;
  while (child > 0 && ::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
  return said ? std::optional(microseconds(took)) : std::nullopt;
}

std::string milliseconds_of(microseconds time) {
  const auto tenths = (time.count() + 50) / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " ms";
}

}  // namespace

Finding opens_now(const Subject& subject) {
  std::string why;
  if (open_entry(subject.file, why) != nullptr) return pass();
  return fail("系统不能装载该文件，或其中没有 zq_plugin_entry",
              "dlopen refuses the file, or zq_plugin_entry is not in it", adapters::printable(why, 400));
}

Finding quiet_opening(const Subject& subject) {
  std::optional<microseconds> fastest;
  for (int n = 0; n < openings; ++n)
    if (const auto one = time_in_child(subject)) fastest = fastest ? std::min(*fastest, *one) : *one;
  const Snapshot before = snapshot();
  std::string why;
  const zq_entry* entry = open_entry(subject.file, why);
  if (entry == nullptr) return skip("文件无法装载，见 L01", "the file cannot be opened, see L01");
  const auto found = changes(before, snapshot());
  if (!found.empty())
    return fail("装载文件时" + found[0].zh, "while the file was opened, " + found[0].en, found[0].observed);
  if (!fastest) return pass();
  if (*fastest > open_time_max)
    return fail("装载并读取描述超过 100 毫秒", "opening the file and reading its descriptor takes more than 100 ms",
                milliseconds_of(*fastest));
  return pass(milliseconds_of(*fastest));
}

}  // namespace zq::check
