// The conformance checks of an adapter file: what a check is and what it finds. Each check has a stable id, one rule
// and one fix, and runs in a process of its own (sandbox.hpp) that is killed when its limit is over; so a check may
// load the vendor's file, crash, hang or exit. A check is a pure function of its Subject: it keeps nothing, prints
// nothing and reads no clock but the steady one.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace zq::check {

enum class Verdict { pass, fail, crashed, timeout, warn, skip };
enum class Level { must, should };  // the failure of a "should" is shown as a warning

std::string_view word(Verdict);  // "PASS"
std::string_view word(Level);    // "MUST"

struct Text {
  std::string_view zh, en;
};

struct Finding {
  Verdict verdict = Verdict::pass;
  std::string reason_zh, reason_en;
  std::string observed;  // what was measured or seen; no personal data, no secrets
};
inline Finding pass(std::string observed = {}) { return {Verdict::pass, {}, {}, std::move(observed)}; }
inline Finding fail(std::string zh, std::string en, std::string observed = {}) {
  return {Verdict::fail, std::move(zh), std::move(en), std::move(observed)};
}
inline Finding warn(std::string zh, std::string en, std::string observed = {}) {
  return {Verdict::warn, std::move(zh), std::move(en), std::move(observed)};
}
inline Finding skip(std::string zh, std::string en) { return {Verdict::skip, std::move(zh), std::move(en), {}}; }

struct Subject {
  std::filesystem::path file;                        // the vendor's, absolute
  std::filesystem::path fixtures;                    // folder with fixtures.json; may be empty
  std::uint64_t seed = 1;                            // for everything random
  bool in_process = false;                           // for debuggers: no sandbox, no limit
  std::chrono::steady_clock::time_point deadline{};  // when the sandbox kills
};

struct Check {
  std::string_view id;  // "S01"
  Level level = Level::must;
  Text rule, fix;
  std::chrono::milliseconds limit{};
  Finding (*run)(const Subject&) = nullptr;
};

std::span<const Check> static_checks();  // S: nothing of the file is executed
std::span<const Check> load_checks();    // L: dlopen, entry, descriptor, capabilities
std::span<const Check> life_checks();    // C: create, start, stop, destroy
std::span<const Check> call_checks();    // R: every capability, with hostile inputs and backends
std::span<const Check> host_checks();    // H: discipline towards the host

struct Group {
  Text title;
  std::span<const Check> checks;
};
std::span<const Group> groups();         // all of them, in the order of the report
const Check* find(std::string_view id);  // null: no such check

}  // namespace zq::check
