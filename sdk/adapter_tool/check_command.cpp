#include <charconv>
#include <ctime>
#include <fstream>
#include <iostream>
#include <thread>

#include "adapter_tool/arguments.hpp"
#include "adapter_tool/command.hpp"
#include "adapters/report.hpp"
#include "adapters/staging.hpp"
#include "check/bytes.hpp"
#include "check/report.hpp"
#include "settings/value.hpp"

namespace zq::tool {
namespace {

namespace fs = std::filesystem;

bool read_number(const Arguments& arguments, std::string_view name, std::uint64_t& number) {
  const auto given = arguments.value(name);
  if (!given) return true;
  const auto [end, failed] = std::from_chars(given->data(), given->data() + given->size(), number);
  return failed == std::errc() && end == given->data() + given->size();
}

void add_ids(const std::string& list, std::vector<std::string>& ids) {
  for (size_t at = 0; at <= list.size();) {
    const size_t end = std::min(list.find(',', at), list.size());
    if (end > at) ids.push_back(list.substr(at, end - at));
    at = end + 1;
  }
}

// The fault, empty when there is none.
std::string read_plan(const Arguments& arguments, check::Plan& plan) {
  for (const auto& list : arguments.all("only")) add_ids(list, plan.only);
  for (const auto& one : arguments.all("skip")) {
    const size_t equals = one.find('=');
    if (equals == one.npos || equals + 1 == one.size()) return "--skip 需写明理由：编号=理由 (needs id=reason)";
    plan.skips[one.substr(0, equals)] = one.substr(equals + 1);
  }
  const std::string level = arguments.value("level").value_or("should");
  if (level != "must" && level != "should") return "--level 应为 must 或 should (must or should)";
  plan.level = level == "must" ? check::Level::must : check::Level::should;
  std::uint64_t jobs = std::max(1U, std::thread::hardware_concurrency());
  if (!read_number(arguments, "seed", plan.subject.seed)) return "--seed 应为整数 (a whole number)";
  if (!read_number(arguments, "jobs", jobs) || jobs < 1 || jobs > 256) return "--jobs 应为 1 到 256 (1 to 256)";
  plan.jobs = static_cast<unsigned>(jobs);
  if (const auto text = arguments.value("limit")) {
    const auto limit = settings::duration_from(*text);
    if (!limit || limit->count() < 1) return "--limit 应为带单位的时长，如 20s (a time with its unit)";
    plan.limit_max = *limit;
  }
  if (const auto unknown = check::unknown_ids(plan); !unknown.empty())
    return "没有检查 " + unknown.front() + " (no such check)";
  return {};
}

std::string time_text() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  char text[32];
  ::gmtime_r(&now, &parts);
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

// Writes the signed report when one is wanted; the fault, empty when there is none.
std::string write_report(const Arguments& arguments, const check::Report& report) {
  const auto file = arguments.value("report");
  if (!file) return {};
  const auto text = adapters::signed_report(check::json_of(report, time_text()), *arguments.value("key"));
  if (!text) return text.error().text;
  std::ofstream out(*file, std::ios::binary);
  out << text.value() << std::flush;
  return out ? std::string() : "无法写入 (cannot write): " + *file;
}

int explain(const std::string& id) {
  if (id == "all") {
    for (const check::Group& group : check::groups())
      for (const check::Check& one : group.checks) std::cout << check::explain(one);
    return 0;
  }
  const check::Check* found = check::find(id);
  if (found == nullptr) return misused("check", "没有检查 " + id + " (no such check)");
  std::cout << check::explain(*found);
  return 0;
}

}  // namespace

int check_command(const Words& words) {
  const Arguments arguments =
      parse(words, {"only", "skip", "level", "fixtures", "seed", "jobs", "limit", "explain", "report", "key"},
            {"json", "in-process"});
  if (!arguments.fault.empty()) return misused("check", arguments.fault);
  if (const auto id = arguments.value("explain")) return explain(*id);
  if (arguments.words.size() != 1) return misused("check", "需要一个适配器文件 (one adapter file)");
  if (arguments.value("report").has_value() != arguments.value("key").has_value())
    return misused("check", "--report 与 --key 要一起写 (belong together)");
  check::Plan plan;
  if (const std::string fault = read_plan(arguments, plan); !fault.empty()) return misused("check", fault);
  std::error_code failed;
  plan.subject.file = fs::canonical(arguments.words[0], failed);
  const std::string bytes = failed ? std::string() : check::bytes_of(plan.subject.file);
  if (bytes.empty()) return misused("check", "文件无法读取 (cannot read): " + arguments.words[0]);
  plan.subject.in_process = arguments.has("in-process");
  plan.subject.fixtures = arguments.value("fixtures").value_or(check::default_fixtures(plan.subject.file).string());
  check::Report report{arguments.words[0], adapters::sha256_hex(bytes), plan.subject.seed, {}, {}, {}, {}};
  report.fixtures = !plan.subject.fixtures.empty();
  report.complete = plan.only.empty() && plan.level == check::Level::should;
  for (const auto& [id, why] : plan.skips) report.left_out.push_back(id);
  report.outcomes = check::run(plan);
  std::cout << (arguments.has("json") ? check::json_of(report) : check::text_of(report)) << std::flush;
  if (const std::string fault = write_report(arguments, report); !fault.empty()) return misused("check", fault);
  return check::exit_code(report);
}

}  // namespace zq::tool
