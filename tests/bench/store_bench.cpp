// Measures the store alone: durable units per second at 1, 16 and 64 in flight. A unit is what one verification
// records: its case, two acts and the remembered reply.
//   store_bench [seconds per row, default 3] [PostgreSQL connection string; default: SQLite in a fresh folder]

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <semaphore>
#include <string>
#include <vector>

#include "store/migrate.hpp"
#include "store/store.hpp"

namespace {

using namespace zq;
using namespace zq::workflow;
using Steady = std::chrono::steady_clock;

Unit unit_number(int64_t n) {
  const Instant now{std::chrono::milliseconds(1763913600000 + n)};
  Case c;
  c.id.value = "HC20251124-" + std::to_string(1000000000 + n) + "x7k2";
  c.entry.value = "QD-0017";
  c.list_version = 3;
  c.matter = "公租房申请";
  c.proof = "婚姻状况证明";
  c.department.value = "civil_affairs";
  c.check = "marriage.status";
  c.caller.value = "housing";
  c.handling_department = "住房和城乡建设局";
  c.operator_name = "王敏";
  c.purpose = "公租房资格审核";
  c.request_id = "4bf92f3577b34da6a3ce929d0e0e4736";
  c.applicant_name = Private("张伟");
  c.applicant_id_number = Private("331099199001010012");
  c.declared = {
      {"name", Private("张伟")}, {"id_number", Private("331099199001010012")}, {"marital_status", Private("20")}};
  c.state = CaseState::concluded;
  c.verdict = Verdict::consistent;
  c.fields = {{"name", Verdict::consistent, std::nullopt, ""},
              {"marital_status", Verdict::consistent, Private("20"), ""}};
  c.opened_at = c.due_at = c.updated_at = now;
  Act asked{now,
            "verification.asked",
            c.id.value,
            "housing",
            c.request_id,
            "规定-6.1b",
            "",
            "asking",
            R"({"check":"marriage.status","entry":"QD-0017"})"};
  Act answered{now,
               "verification.answered",
               c.id.value,
               "host",
               c.request_id,
               "规定-6.2",
               "asking",
               "concluded",
               R"({"verdict":"consistent","fields":"name,marital_status"})"};
  RememberedReply reply{c.caller, "key-" + std::to_string(n), std::string(64, 'a'),
                        200,      std::string(700, 'b'),      "/api/v1/verifications/" + c.id.value,
                        now};
  Unit unit;
  unit.reserve(4);
  unit.push_back(RememberReply{std::move(reply)});
  unit.push_back(SaveCase{std::move(c)});
  unit.push_back(AppendAct{std::move(asked)});
  unit.push_back(AppendAct{std::move(answered)});
  return unit;
}

// Keeps `in_flight` units going, each next one begun where the last one ended.
class Run {
 public:
  Run(Store& store, std::atomic<int64_t>& next, Steady::time_point end) : store_(store), next_(next), end_(end) {}

  void begin() {
    const auto started = Steady::now();
    if (started >= end_) return running_.release();
    auto task = store_.commit(unit_number(next_++));
    std::function<void(Result<Done>)> done = [this, started](Result<Done> result) {
      if (!result) std::fprintf(stderr, "refused: %s\n", result.error().detail.c_str()), std::exit(1);
      const auto took = std::chrono::duration<double, std::milli>(Steady::now() - started).count();
      {
        std::lock_guard lock(mutex_);
        milliseconds_.push_back(took);
      }
      begin();
    };
    start<Result<Done>>(std::move(task), std::move(done));
  }

  std::vector<double> finish(int in_flight) {
    for (int i = 0; i < in_flight; ++i) running_.acquire();
    std::lock_guard lock(mutex_);
    std::sort(milliseconds_.begin(), milliseconds_.end());
    return milliseconds_;
  }

 private:
  Store& store_;
  std::atomic<int64_t>& next_;
  const Steady::time_point end_;
  std::counting_semaphore<> running_{0};
  std::mutex mutex_;
  std::vector<double> milliseconds_;
};

}  // namespace

int main(int count, char** arguments) {
  const double seconds = count > 1 ? std::atof(arguments[1]) : 3;
  std::string folder = (std::filesystem::temp_directory_path() / "zq-store-bench-XXXXXX").string();
  if (!mkdtemp(folder.data())) return std::perror("mkdtemp"), 1;
  settings::Store settings;
  settings.path = folder + "/bench.db";
  if (count > 2) settings.kind = settings::Store::Kind::postgresql, settings.connection = arguments[2];
  auto migrated = store::migrate(settings);
  auto opened = migrated ? store::open(settings) : Result<std::unique_ptr<Store>>(migrated.error());
  if (!opened) return std::fprintf(stderr, "%s %s\n", opened.error().text.c_str(), opened.error().detail.c_str()), 1;
  std::atomic<int64_t> next = Steady::now().time_since_epoch().count() / 1000000 % 100000000 * 1000;
  std::printf("%9s %10s %9s %9s\n", "in flight", "units/s", "p50 ms", "p99 ms");
  for (int in_flight : {1, 16, 64}) {
    const auto begun = Steady::now();
    Run run(**opened, next, begun + std::chrono::milliseconds(static_cast<int>(seconds * 1000)));
    for (int i = 0; i < in_flight; ++i) run.begin();
    const auto took = run.finish(in_flight);
    const double elapsed = std::chrono::duration<double>(Steady::now() - begun).count();
    std::printf("%9d %10.0f %9.2f %9.2f\n", in_flight, static_cast<double>(took.size()) / elapsed,
                took.empty() ? 0 : took[took.size() / 2], took.empty() ? 0 : took[took.size() * 99 / 100]);
  }
  opened.value().reset();
  std::filesystem::remove_all(folder);
}
