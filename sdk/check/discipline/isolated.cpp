// H06: in a worker process of its own the adapter answers as it does here, and a worker that is killed harms one call.
#include "adapters/isolated/isolated.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <thread>

#include "check/backend/program.hpp"
#include "check/backend/unready.hpp"
#include "check/calls/judge.hpp"
#include "check/discipline/discipline.hpp"

namespace zq::check {
namespace {

using adapters::Operation;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds start_time{10000}, call_time{3000};

// The department in a worker of its own, stopped at the end.
class Isolated {
 public:
  explicit Isolated(Bench& bench) : supervisor_(std::make_shared<adapters::Supervisor>(adapters::worker_beside())) {
    const std::filesystem::path& file = bench.subject().file;
    settings::Department department = bench.legacy().department(bench.proxy().port());
    department.mode = settings::Department::Mode::isolated;
    const std::string sha256 = adapters::sha256_hex(content_of(file));
    generation_ = adapters::make_isolated(supervisor_, {file, file, sha256}, bench.description(), department, {});
    const auto now = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
    auto started = generation_->start(steady_clock::now() + start_time, now);
    if (!started) throw Unready{fail("在工作进程中启动不了：" + started.error().text, started.error().detail)};
  }
  ~Isolated() { generation_->stop(steady_clock::now() + start_time); }
  Isolated(const Isolated&) = delete;
  Isolated& operator=(const Isolated&) = delete;

  Said ask(const Ask& ask) {
    adapters::Request request;
    request.operation = ask.operation;
    request.check = ask.check;
    request.handle = ask.handle;
    request.limit = ask.limit;
    request.record = ask.record;
    request.trace.request_id = "check-request";
    request.deadline = steady_clock::now() + ask.time;
    request.now = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
    Said said;
    said.reply = generation_->ask(request, std::make_shared<std::atomic<bool>>(false));
    return said;
  }
  pid_t worker() const {
    const auto workers = generation_->workers();
    return workers.empty() ? 0 : workers.front().pid;
  }
  // Comes back when the end of the worker is known: what is asked then goes to the next one.
  void kill_idle() {
    const pid_t pid = worker();
    if (pid > 0) ::kill(pid, SIGKILL);
    for (const auto end = steady_clock::now() + call_time; worker() == pid && steady_clock::now() < end;)
      std::this_thread::sleep_for(milliseconds(2));
  }

 private:
  const std::shared_ptr<adapters::Supervisor> supervisor_;
  std::shared_ptr<adapters::Generation> generation_;
};

// The same question here and there. A list is one page, a "later" is its first answer.
std::string differs_isolated(Bench& bench, Isolated& isolated, const Golden& golden) {
  Ask ask = ask_of(golden);
  ask.time = call_time;
  if (adapters::is_write(golden.operation)) give_key(ask, bench.fresh_key());
  const Said here = bench.ask(ask);
  if (adapters::is_write(golden.operation)) give_key(ask, bench.fresh_key());
  const Said there = isolated.ask(ask);
  if (digest(golden.operation, here) == digest(golden.operation, there)) return {};
  return "here " + name_of(here.reply.status) + ", in a worker " + name_of(there.reply.status) + " " +
         there.reply.broken_rule + there.reply.text;
}

// A call that waits for its legacy system, and the worker killed under it.
std::string killed(Bench& bench, Isolated& isolated, const Golden& golden) {
  const Spoiled spoiled(bench, Trouble::silent);
  const int before = bench.proxy().questions();
  std::atomic<bool> returned{false};
  std::thread killer([&] {
    const auto end = steady_clock::now() + call_time;
    while (bench.proxy().questions() == before && !returned && steady_clock::now() < end)
      std::this_thread::sleep_for(milliseconds(2));
    if (const pid_t pid = isolated.worker(); pid > 0 && !returned) ::kill(pid, SIGKILL);
  });
  Ask ask = ask_of(golden);
  ask.time = call_time;
  const Said said = isolated.ask(ask);
  returned = true;
  killer.join();
  if (bench.proxy().questions() == before) return {};  // it did not ask
  if (said.reply.status == ZQ_OK) return "an answer although its worker was killed";
  return said.reply.text.empty() ? name_of(said.reply.status) + " without a text" : "";
}

// The legacy system must be asked over HTTP to be seen waiting.
const Golden* waiting_call(Bench& bench) {
  if (!bench.legacy().has_program()) return nullptr;
  const auto all = bench.goldens();
  const auto at = std::find_if(all.begin(), all.end(), [](const Golden* golden) {
    return golden->operation == Operation::verify && golden->status == ZQ_OK && !golden->later;
  });
  return at == all.end() ? nullptr : *at;
}

void kill_and_ask_again(Bench& bench, Isolated& isolated, Complaints& complaints) {
  const auto all = bench.goldens();
  const Golden* golden = waiting_call(bench);
  if (golden) {
    if (const std::string wrong = killed(bench, isolated, *golden); !wrong.empty())
      complaints.add(golden->name, "工作进程被杀时答复有误（" + wrong + "）", wrong);
  } else {
    isolated.kill_idle();
  }
  for (const Golden* next : all) {
    if (next->later) continue;
    const std::string wrong = differs_isolated(bench, isolated, *next);
    if (!wrong.empty())
      complaints.add(next->name, "工作进程换新之后答复不同（" + wrong + "）", "with a new worker: " + wrong);
  }
}

Finding run(Bench& bench) {
  const auto all = bench.goldens();
  if (all.empty()) return skip("fixtures.json 中没有可用的调用", "no call of the fixtures is offered");
  if (!std::filesystem::exists(adapters::worker_beside()))
    return skip("zq-adapter 旁没有 zq-worker", "there is no zq-worker beside zq-adapter");
  Complaints complaints;
  Isolated isolated(bench);
  for (const Golden* golden : all) {
    const std::string wrong = differs_isolated(bench, isolated, *golden);
    if (!wrong.empty()) complaints.add(golden->name, "在工作进程中答复不同（" + wrong + "）", wrong);
  }
  kill_and_ask_again(bench, isolated, complaints);
  return complaints.finding(std::to_string(all.size()) + " calls in a worker, one worker killed");
}

}  // namespace

Finding isolated_suite(const Subject& subject) { return on_bench(subject, run); }

}  // namespace zq::check
