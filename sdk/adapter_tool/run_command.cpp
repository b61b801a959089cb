// zq-adapter run: one call in a worker, its answer as JSON on standard output, the adapter's log on standard error.
#include <poll.h>

#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>

#include "adapter_tool/command.hpp"
#include "adapter_tool/question.hpp"
#include "adapter_tool/recorded_run.hpp"
#include "adapter_tool/sample.hpp"
#include "adapter_tool/worker.hpp"
#include "check/backend/unready.hpp"
#include "check/bytes.hpp"
#include "settings/value.hpp"

namespace zq::tool {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

int refused(const Error& error) {
  std::cerr << error.text << "\n";
  if (!error.detail.empty() && error.detail != error.text) std::cerr << "(" << error.detail << ")\n";
  for (const Fault& fault : error.faults)
    if (fault.text != error.text)
      std::cerr << "  " << fault.text << " (" << fault.path << ": expected " << fault.expected << ")\n";
  return 1;
}

// An answer that comes later is looked for until the time is over.
using Ask = std::function<adapters::Reply(adapters::Request, milliseconds)>;
adapters::Reply ask_until(const Ask& ask, const adapters::Request& request, milliseconds time) {
  const auto end = steady_clock::now() + time;
  adapters::Reply reply = ask(request, time);
  while (reply.status == ZQ_PENDING && reply.broken_rule.empty()) {
    std::cerr << "答复稍后到达，继续等待 (pending, polling)\n";
    const auto left = std::chrono::ceil<milliseconds>(end - steady_clock::now());
    if (left.count() <= 0) break;
    ::poll(nullptr, 0, static_cast<int>(std::min(left, std::max(reply.poll_after, milliseconds(50))).count()));
    adapters::Request again;
    again.operation = adapters::Operation::poll;
    again.handle = reply.token;
    adapters::Reply next = ask(again, std::max(left, milliseconds(200)));
    if (next.status == ZQ_PENDING && next.token.empty()) next.token = reply.token;
    reply = std::move(next);
  }
  return reply;
}

// Asks and prints; the exit code.
int answered(const Ask& ask, const adapters::Request& request, milliseconds time) {
  const auto begun = steady_clock::now();
  const adapters::Reply reply = ask_until(ask, request, time);
  std::cout << answer_json(reply, std::chrono::round<milliseconds>(steady_clock::now() - begun)) << std::flush;
  const bool good =
      (reply.status == ZQ_OK || reply.status == ZQ_PENDING) && reply.broken_rule.empty() && !reply.crashed;
  return good ? 0 : 1;
}

// In this process, for a worker's services are out of reach. What nobody classified is for the author to look over.
int run_recorded(const std::filesystem::path& file, const settings::Department& department,
                 const adapters::Request& request, const Arguments& arguments, milliseconds time) {
  const std::filesystem::path target = *arguments.value("record");
  Masking masking;
  add_manifest_masks(file, masking);
  for (const std::string& rule : arguments.all("mask"))
    if (!add_mask(rule, masking))
      return misused("run", "--mask 应为 列名=name、id_number、phone、address、birth 或 text (COLUMN=CLASS): " + rule);
  if (std::filesystem::exists(target)) return misused("run", target.string() + " 已存在，不会覆盖 (exists already)");
  RecordedRun run;
  if (auto started = run.start(file, department); !started) return refused(started.error());
  const Ask ask = [&](adapters::Request one, milliseconds left) { return run.ask(std::move(one), left); };
  const int code = answered(ask, request, time);
  std::ofstream out(target, std::ios::binary);
  out << run.text(masking);
  if (!out.flush()) return misused("run", "写不进 (cannot write) " + target.string());
  std::cerr << "已录制 (recorded): " << target.string()
            << "\n未归类、原样保留的列，请核对其中没有个人信息 (kept as they are):";
  for (const std::string& name : masking.unclassified()) std::cerr << ' ' << name;
  std::cerr << '\n';
  return code;
}

int run_call(const std::filesystem::path& file, const adapters::Request& request, const Arguments& arguments,
             milliseconds time) {
  Sample sample = sample_for(file, arguments);
  if (!sample.fault.empty()) return misused("run", sample.fault);
  sample.department.workers = 1;
  Worker worker;
  if (auto scanned = worker.scan(file, sample.department); !scanned) return refused(scanned.error());
  const auto record = arguments.value("record");
  if (record) return run_recorded(file, sample.department, request, arguments, time);
  if (auto started = worker.start(sample.department); !started) return refused(started.error());
  const Ask ask = [&](adapters::Request one, milliseconds left) { return worker.ask(std::move(one), left); };
  return answered(ask, request, time);
}

std::string request_text(const std::string& file) {
  if (file != "-") return check::bytes_of(file);
  return {std::istreambuf_iterator<char>(std::cin), {}};
}

}  // namespace

int run_command(const Words& words) {
  std::set<std::string_view> options = department_options;
  options.insert({"json", "time", "record", "mask"});
  const Arguments arguments = parse(words, options, {});
  if (!arguments.fault.empty()) return misused("run", arguments.fault);
  if (arguments.words.size() != 2 ||
      (arguments.words[1] != "verify" && arguments.words[1] != "list" && arguments.words[1] != "complaint"))
    return misused("run",
                   "应写：文件.so verify|list|complaint --json 请求.json (expected: FILE verify|list|complaint)");
  const auto time = settings::duration_from(arguments.value("time").value_or("10s"));
  if (!time) return misused("run", "--time 应为带单位的时长，如 10s (a time with its unit)");
  const auto json = arguments.value("json");
  if (!json && arguments.words[1] != "list") return misused("run", "缺少 --json 请求.json (needs --json request.json)");
  auto request = read_question(arguments.words[1], json ? request_text(*json) : "{}");
  if (!request) {
    refused(request.error());
    return 2;
  }
  try {
    return run_call(arguments.words[0], *request, arguments, *time);
  } catch (const check::Unready& unready) {
    std::cerr << unready.finding.reason_zh << "\n(" << unready.finding.reason_en << ")\n"
              << unready.finding.observed << "\n";
    return 2;
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << "\n";
    return 2;
  }
}

}  // namespace zq::tool
