// zq-adapter run: one call in a worker, its answer as JSON on standard output, the adapter's log on standard error.
#include <poll.h>

#include <iostream>
#include <iterator>

#include "adapter_tool/command.hpp"
#include "adapter_tool/question.hpp"
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
adapters::Reply ask_until(Worker& worker, const adapters::Request& request, milliseconds time) {
  const auto end = steady_clock::now() + time;
  adapters::Reply reply = worker.ask(request, time);
  while (reply.status == ZQ_PENDING && reply.broken_rule.empty()) {
    std::cerr << "答复稍后到达，继续等待 (pending, polling)\n";
    const auto left = std::chrono::ceil<milliseconds>(end - steady_clock::now());
    if (left.count() <= 0) break;
    ::poll(nullptr, 0, static_cast<int>(std::min(left, std::max(reply.poll_after, milliseconds(50))).count()));
    adapters::Request again;
    again.operation = adapters::Operation::poll;
    again.handle = reply.token;
    adapters::Reply next = worker.ask(again, std::max(left, milliseconds(200)));
    if (next.status == ZQ_PENDING && next.token.empty()) next.token = reply.token;
    reply = std::move(next);
  }
  return reply;
}

int run_call(const std::filesystem::path& file, const adapters::Request& request, const Arguments& arguments,
             milliseconds time) {
  Sample sample = sample_for(file, arguments);
  if (!sample.fault.empty()) return misused("run", sample.fault);
  sample.department.workers = 1;
  Worker worker;
  if (auto scanned = worker.scan(file, sample.department); !scanned) return refused(scanned.error());
  if (auto started = worker.start(sample.department); !started) return refused(started.error());
  const auto begun = steady_clock::now();
  const adapters::Reply reply = ask_until(worker, request, time);
  std::cout << answer_json(reply, std::chrono::round<milliseconds>(steady_clock::now() - begun)) << std::flush;
  const bool good =
      (reply.status == ZQ_OK || reply.status == ZQ_PENDING) && reply.broken_rule.empty() && !reply.crashed;
  return good ? 0 : 1;
}

std::string request_text(const std::string& file) {
  if (file != "-") return check::bytes_of(file);
  return {std::istreambuf_iterator<char>(std::cin), {}};
}

}  // namespace

int run_command(const Words& words) {
  std::set<std::string_view> options = department_options;
  options.insert({"json", "time"});
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
