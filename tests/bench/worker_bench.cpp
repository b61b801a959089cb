// What a million open deadlines cost: start-up, idleness and interactive callers with them and without, how exactly
// timers fire, one at a time and thousands at one instant, and how a running batch and interactive callers share a
// department.
//   worker_bench [--deadlines N] [--together N] [--alone N] [--rows N] [--seconds N] [--store sqlite|postgresql]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bench/host_process.hpp"
#include "bench/load.hpp"
#include "bench/worker_bench_store.hpp"
#include "support/http_client.hpp"

namespace zq::bench {
namespace {

using std::chrono::seconds;
using Json = nlohmann::json;

constexpr const char* token = "bench-token-0123456789abcdef";
constexpr const char* token_sha256 = "55aa0586ae8cf4fd70162ddfcda5246cacc189e6eb1effff3dad7d93a86571f1";
const std::string batches = "/api/v1/verification-batches";

struct Options {
  int64_t deadlines = 1000000, together = 5000, alone = 100;
  int rows = 20000;
  double seconds = 5;
  bool postgresql = false;
};

Json question(const std::string& entry) {
  return {{"entry", entry},
          {"applicant", {{"name", "测试甲"}, {"id_number", "331099199001010017"}}},
          {"declared", {{"marital_status", "20"}}}};
}

std::string asking(const std::string& entry) {
  Json body = question(entry);
  body["purpose"] = "公租房申请";
  body["operator"] = "窗口01";
  return body.dump();
}

std::string request_of(const std::string& entry) {
  const std::string body = asking(entry);
  return "POST /api/v1/verifications HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + std::string(token) +
         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string department(const std::string& id, int delay_ms) {
  return "<department id=\"" + id +
         "\" name=\"区民政局\" adapter_file=\"" ZQ_BINARY_DIR
         "/broken_adapters/good_c.so\" concurrency=\"4\" queue=\"256\" manual_way=\"请发函\"><setting "
         "name=\"delay_ms\" "
         "value=\"" +
         std::to_string(delay_ms) + "\"/></department>";
}

void write_config(const std::filesystem::path& folder, const std::string& store) {
  test::write_file(folder / "config/departments/quick.xml", department("quick", 0));
  test::write_file(folder / "config/departments/usual.xml", department("usual", 10));
  test::write_file(
      folder / "config/zhengqiao.xml",
      "<zhengqiao state_directory=\"state\" adapter_directory=\"" ZQ_BINARY_DIR "/plugins\"><server port=\"0\"/>" +
          store +
          "<log level=\"warning\"/><callers><caller id=\"bench\" name=\"测试\" department=\"区公积金中心\" "
          "roles=\"handling\" token_sha256=\"" +
          std::string(token_sha256) + "\"/></callers></zhengqiao>");
  const std::string middle = ",区公积金中心,公租房申请,证明";
  const std::string heading =
      "编号,办事部门,办事事项,证明材料名称,出具单位,设定依据,取消后办理方式,办件类别,协查部门,核查项,申报字段,"
      "返回字段\n";
  const auto row = [&](const std::string& id, const std::string& rest) {
    return id + middle + id + ",区民政局,住房办法," + rest + ",marital_status=婚姻状况*,\n";
  };
  test::write_file(folder / "list.csv", heading + row("ZM-QUICK", "信息共享,即办件,quick,any.check") +
                                            row("ZM-USUAL", "信息共享,即办件,usual,any.check") +
                                            row("ZM-LETTER", "部门间核查,资料核查,usual,"));
  import_list(folder);
}

class WorkerBench {
 public:
  explicit WorkerBench(Options options) : options_(options), store_(options.postgresql, folder_.path()) {
    write_config(folder_.path(), store_.element());
  }

  void run() {
    std::printf("%s\n%-52s %10s %10s %7s\n", options_.postgresql ? "PostgreSQL" : "SQLite", "", "with none",
                "with many", "ratio");
    const Figures none = figures();
    send_one_letter();
    const auto begun = now_ms();
    store_.add_open_letters(options_.deadlines);
    const double filled = static_cast<double>(now_ms() - begun) / 1000;
    const Figures many = figures();
    row("start until ready, ms (best of 5)", none.start_ms, many.start_ms);
    row("idle, processor ms a second", none.idle_ms, many.idle_ms);
    row("verifications a second, 16 callers", none.load.per_second, many.load.per_second);
    row("  p99, ms", none.load.p99_ms, many.load.p99_ms);
    std::printf("(%lld letters, each with two timers, put there in %.0f s)\n\n",
                static_cast<long long>(options_.deadlines), filled);
    const HostProcess host(folder_.path());
    firing(host);
    fairness(host);
  }

 private:
  struct Figures {
    double start_ms = 0, idle_ms = 0;
    Measured load;
  };

  static void row(const char* what, double none, double many) {
    std::printf("%-52s %10.2f %10.2f %7.2f\n", what, none, many, none > 0 ? many / none : 0);
    std::fflush(stdout);
  }

  Figures figures() {
    Figures all;
    all.start_ms = 1e9;
    for (int i = 0; i < 5; ++i) {
      const HostProcess host(folder_.path());
      all.start_ms = std::min(all.start_ms, host.ready_after_seconds * 1000);
    }
    const HostProcess host(folder_.path());
    all.load = load(host, "ZM-QUICK", 16);
    const double before = host.processor_seconds();
    test::eventually([] { return false; }, seconds(5));
    all.idle_ms = (host.processor_seconds() - before) * 1000 / 5;
    return all;
  }

  Measured load(const HostProcess& host, const std::string& entry, int callers) const {
    const auto first = client(host).post("/api/v1/verifications", asking(entry));
    if (first.status != 200) throw std::runtime_error("a verification was not answered: " + first.body);
    Load load;
    load.port = host.port;
    load.connections = callers;
    load.seconds = options_.seconds;
    const std::string text = request_of(entry);
    load.write_request = [&](std::string& request, uint64_t) { request = text; };
    Measured measured = bench::run(load);
    if (measured.wrong > 0)
      throw std::runtime_error(std::to_string(measured.wrong) + " verifications were not answered");
    return measured;
  }

  static test::HttpClient client(const HostProcess& host) {
    return test::HttpClient("http://127.0.0.1:" + std::to_string(host.port), token);
  }

  void send_one_letter() {
    const HostProcess host(folder_.path());
    const auto reply = client(host).post("/api/v1/verifications", asking("ZM-LETTER"));
    if (reply.status != 202) throw std::runtime_error("no letter was sent: " + reply.body);
    store_.keep_template();
  }

  void firing(const HostProcess& host) {
    std::printf("%-36s %9s %9s %9s %14s\n", "timers fired after their time, ms", "p50", "p99", "max", "all recorded");
    fire(host, "one at a time, every 83 ms", "alone", options_.alone, 83);
    fire(host, std::to_string(options_.together) + " letters at one instant", "together", options_.together, 0);
    const Measured quiet = load(host, "ZM-QUICK", 4);
    const int64_t first = now_ms() + 1500, behind = store_.last_act();
    store_.add_late_letters("busy", options_.together, first, 0);
    const Measured busy = load(host, "ZM-QUICK", 4);
    const auto errors = settled("busy", options_.together, behind, first, 0);
    print("  beside 4 callers", errors, now_ms() - first);
    std::printf("\n");
    row("4 callers, a second, without and with that", quiet.per_second, busy.per_second);
    row("  p99, ms", quiet.p99_ms, busy.p99_ms);
  }

  void fire(const HostProcess&, const std::string& what, const std::string& name, int64_t count, int64_t spacing) {
    const int64_t first = now_ms() + 3000, behind = store_.last_act();
    store_.add_late_letters(name, count, first, spacing);
    if (now_ms() > first) throw std::runtime_error("the letters were not put there in time");
    const auto errors = settled(name, count, behind, first, spacing);
    print(what, errors, now_ms() - first - (count - 1) * spacing);
  }

  std::vector<int64_t> settled(const std::string& name, int64_t count, int64_t behind, int64_t first, int64_t spacing) {
    const std::string left =
        "SELECT count(*) FROM (SELECT 1 FROM work WHERE due_at <= " + std::to_string(first + count * spacing) +
        " LIMIT 1) AS one";
    if (!test::eventually([&] { return store_.number(left) == 0; }, seconds(120)))
      throw std::runtime_error("not all timers have fired");
    auto errors = store_.firing_errors(behind, name, first, spacing);
    if (static_cast<int64_t>(errors.size()) != count) throw std::runtime_error("a letter was not reported once");
    return errors;
  }

  static void print(const std::string& what, const std::vector<int64_t>& errors, int64_t all) {
    std::printf("%-36s %9lld %9lld %9lld %11lld ms\n", what.c_str(), static_cast<long long>(errors[errors.size() / 2]),
                static_cast<long long>(errors[errors.size() * 99 / 100]), static_cast<long long>(errors.back()),
                static_cast<long long>(all));
    std::fflush(stdout);
  }

  static Json told(const test::Reply& reply) {
    if (reply.status >= 300 || reply.status == 0) throw std::runtime_error("refused: " + reply.body);
    return Json::parse(reply.body);
  }

  std::string start_batch(const HostProcess& host) const {
    auto http = client(host);
    const std::string id = told(http.post(batches, R"({"name":"年度复核","purpose":"年度复核","operator":"王五"})",
                                          {"Idempotency-Key: batch"}))["id"];
    for (int at = 0; at < options_.rows; at += 1000) {
      std::string lines;
      for (int i = at; i < std::min(at + 1000, options_.rows); ++i) lines += question("ZM-USUAL").dump() + "\n";
      told(http.post(batches + "/" + id + "/rows", lines,
                     {"Idempotency-Key: rows-" + std::to_string(at), "Content-Type: application/x-ndjson"}));
    }
    told(http.post(batches + "/" + id + "/start", ""));
    return batches + "/" + id;
  }

  // One department of four places and 10 ms a question, two callers, and a batch that would take all of it.
  void fairness(const HostProcess& host) {
    const Measured alone = load(host, "ZM-USUAL", 2);
    const std::string batch = start_batch(host);
    auto http = client(host);
    const auto done = [&] { return told(http.get(batch))["done"].get<int64_t>(); };
    const int64_t first = done();
    test::eventually([] { return false; }, seconds(3));
    const int64_t before = done();
    const Measured beside = load(host, "ZM-USUAL", 2);
    const int64_t after = done();
    if (after == options_.rows) throw std::runtime_error("the batch was too small: --rows");
    std::printf("\n%-52s %10s %10s %7s\n", "one department, two callers", "no batch", "a batch", "ratio");
    row("verifications a second", alone.per_second, beside.per_second);
    row("  p50, ms", alone.p50_ms, beside.p50_ms);
    row("  p99, ms", alone.p99_ms, beside.p99_ms);
    std::printf("rows of the batch a second: %.0f alone, %.0f beside the callers\n",
                static_cast<double>(before - first) / 3,
                static_cast<double>(after - before) / (options_.seconds + Load().warm_up_seconds));
    told(http.post(batch + "/cancel", ""));
  }

  const Options options_;
  test::TempDirectory folder_;
  FilledStore store_;
};

bool take(Options& options, const std::string& name, const std::string& value) {
  if (name == "--deadlines")
    options.deadlines = std::stoll(value);
  else if (name == "--together")
    options.together = std::stoll(value);
  else if (name == "--alone")
    options.alone = std::stoll(value);
  else if (name == "--rows")
    options.rows = std::stoi(value);
  else if (name == "--seconds")
    options.seconds = std::stod(value);
  else if (name == "--store" && (value == "sqlite" || value == "postgresql"))
    options.postgresql = value == "postgresql";
  else
    return false;
  return true;
}

}  // namespace
}  // namespace zq::bench

int main(int argc, char** argv) {
  zq::bench::Options options;
  bool good = argc % 2 == 1;
  for (int i = 1; good && i + 1 < argc; i += 2) good = zq::bench::take(options, argv[i], argv[i + 1]);
  if (!good)
    return std::fprintf(stderr,
                        "worker_bench [--deadlines N] [--together N] [--alone N] [--rows N] [--seconds N] [--store "
                        "sqlite|postgresql]\n"),
           64;
  try {
    zq::bench::WorkerBench(options).run();
    return 0;
  } catch (const std::exception& error) {
    return std::fprintf(stderr, "%s\n", error.what()), 1;
  }
}
