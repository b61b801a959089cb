// What isolation costs: the same adapter called in this process and in worker processes, one after the other in one
// run.
//   isolation_bench [--calls N] [--departments N]
// Prints the time of a call of about half a kilobyte, the time to start a worker, the time from a worker's death to the
// next answer, and what many departments cost in memory and idle processor time.
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "adapters/department.hpp"
#include "adapters/isolated/worker_watch.hpp"
#include "adapters/launch.hpp"
#include "log/log.hpp"
#include "support/process.hpp"

namespace zq::bench {
namespace {

using namespace std::chrono_literals;
using namespace adapters;  // NOLINT: measured from inside
using Steady = std::chrono::steady_clock;

struct Options {
  int calls = 20000;
  int departments = 50;
};

settings::Department department(const std::string& id, settings::Department::Mode mode) {
  settings::Department d;
  d.id = {id};
  d.adapter_file = ZQ_BINARY_DIR "/broken_adapters/good_c.so";
  d.mode = mode;
  d.settings["note"] = "核对一致";
  return d;
}

// A question and its answer are about half a kilobyte together.
Request question() {
  Request request;
  request.operation = Operation::verify;
  request.check = "marriage.status";
  for (const char* name : {"name", "id_number", "marital_status", "spouse"})
    request.record.push_back({name, ZQ_T_TEXT, 0, Private("331099199001010017")});
  request.trace = {"7da25c722378d3c6c8daf83d00f3dbf5", "HC20261126-1", "创业担保贷款", "核查", "区人社局"};
  return request;
}

class Bench {
 public:
  explicit Bench(Options options)
      : options_(options), staging_(std::make_shared<Staging>(folder_.path() / "adapters")) {
    supervisor_ = std::make_shared<Supervisor>(worker_beside());
  }

  std::shared_ptr<Generation> start(const settings::Department& d) {
    LaunchOrder order;
    order.department = d;
    order.file = d.adapter_file;
    order.abandoned = std::make_shared<std::atomic<int>>(0);
    order.supervisor = supervisor_;
    order.now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    order.before = file_;
    order.scanned = scanned_;
    auto launched = Launch(std::move(order), staging_).wait();
    if (!launched) {
      std::fprintf(stderr, "%s\n", launched.error().detail.c_str());
      std::exit(1);
    }
    file_ = launched->file;
    scanned_ = launched->scanned;
    kept_.push_back(launched->library);
    return launched->generation;
  }

  void calls() {
    const auto here = start(department("here", settings::Department::Mode::in_process));
    const auto there = start(department("there", settings::Department::Mode::isolated));
    std::printf("one call of about 0.5 KB                p50 us     p99 us\n");
    const auto [here50, here99] = times(*here);
    const auto [there50, there99] = times(*there);
    std::printf("  in the host's process             %10.1f %10.1f\n", here50, here99);
    std::printf("  in a worker process               %10.1f %10.1f\n", there50, there99);
    std::printf("  isolation adds                    %10.1f %10.1f   (aim: under 60 at p50)\n", there50 - here50,
                there99 - here99);
    here->stop(Steady::now() + 1s);
    there->stop(Steady::now() + 1s);
  }

  void starts() {
    std::vector<double> all;
    for (int n = 0; n < 40; ++n) {
      const auto begin = Steady::now();
      const auto generation = start(department("start", settings::Department::Mode::isolated));
      all.push_back(ms_since(begin));
      generation->stop(Steady::now() + 1s);
    }
    std::printf("\na generation with one worker, started and probed   p50 %.1f ms, worst of 40 %.1f ms\n", middle(all),
                *std::max_element(all.begin(), all.end()));
  }

  void recovery() {
    std::vector<double> all;
    const auto generation = start(department("dies", settings::Department::Mode::isolated));
    for (int n = 0; n < 20; ++n) {
      const auto fresh = start(department("dies", settings::Department::Mode::isolated));
      ::kill(fresh->workers().front().pid, SIGKILL);
      const auto begin = Steady::now();
      while (ask(*fresh).status != ZQ_OK) {
      }
      all.push_back(ms_since(begin));
      fresh->stop(Steady::now() + 1s);
    }
    generation->stop(Steady::now() + 1s);
    std::printf("from a worker's death to the next answer           p50 %.1f ms, worst of 20 %.1f ms\n", middle(all),
                *std::max_element(all.begin(), all.end()));
  }

  void many() {
    std::vector<std::shared_ptr<Generation>> all;
    const double host_before = proportional_mib(::getpid());
    for (int n = 0; n < options_.departments; ++n)
      all.push_back(start(department("d" + std::to_string(n), settings::Department::Mode::isolated)));
    for (const auto& generation : all) ask(*generation);
    double workers = 0, processor = 0;
    for (const auto& generation : all) workers += proportional_mib(generation->workers().front().pid);
    const auto used = [&] {
      double total = static_cast<double>(usage_of(::getpid())->processor.count());
      for (const auto& generation : all)
        total += static_cast<double>(usage_of(generation->workers().front().pid)->processor.count());
      return total;
    };
    const double before = used();
    std::this_thread::sleep_for(10s);
    processor = (used() - before) / 10000 * 100;
    std::printf(
        "%d departments, idle: %.1f MiB each in its worker (proportional), %.2f MiB each in the host, "
        "%.2f %% of one processor together\n",
        options_.departments, workers / options_.departments,
        (proportional_mib(::getpid()) - host_before) / options_.departments, processor);
    for (const auto& generation : all) generation->stop(Steady::now() + 1s);
  }

 private:
  static double ms_since(Steady::time_point begin) {
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
  }
  static double middle(std::vector<double>& all) {
    std::nth_element(all.begin(), all.begin() + static_cast<long>(all.size() / 2), all.end());
    return all[all.size() / 2];
  }
  static Reply ask(Generation& generation) {
    Request request = question();
    request.deadline = Steady::now() + 5s;
    return generation.ask(request, nullptr);
  }
  std::pair<double, double> times(Generation& generation) const {
    for (int n = 0; n < 1000; ++n) ask(generation);
    std::vector<double> all;
    for (int n = 0; n < options_.calls; ++n) {
      const auto begin = Steady::now();
      if (ask(generation).status != ZQ_OK) std::exit(1);
      all.push_back(ms_since(begin) * 1000);
    }
    std::sort(all.begin(), all.end());
    return {all[all.size() / 2], all[all.size() * 99 / 100]};
  }
  // Memory counted once where processes share it.
  static double proportional_mib(int pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/smaps_rollup");
    for (std::string line; std::getline(in, line);)
      if (line.starts_with("Pss:")) return std::stod(line.substr(4)) / 1024;
    return 0;
  }

  const Options options_;
  test::TempDirectory folder_;
  std::shared_ptr<Staging> staging_;
  std::shared_ptr<Supervisor> supervisor_;
  StagedFile file_;
  Description scanned_;
  std::vector<std::shared_ptr<const Library>> kept_;
};

}  // namespace
}  // namespace zq::bench

int main(int argc, char** argv) {
  zq::bench::Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--calls")
      options.calls = std::atoi(argv[i + 1]);
    else if (name == "--departments")
      options.departments = std::atoi(argv[i + 1]);
    else
      return std::fprintf(stderr, "isolation_bench [--calls N] [--departments N]\n"), 64;
  }
  zq::log::Options quiet;
  quiet.file = "/dev/null";
  zq::log::open(quiet);
  zq::bench::Bench bench(options);
  bench.calls();
  bench.starts();
  bench.recovery();
  bench.many();
}
