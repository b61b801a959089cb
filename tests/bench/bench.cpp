// The benchmark: verifications per second over HTTP, each with adapter, ODBC query among a million people and durable
// record before the reply, beside two yardsticks measured in the same run: (a) the same legacy query in a bare ODBC
// loop, (b) the bare POCO HTTP server answering a constant to the same requests. Figures of different machines differ;
// the ratios are what counts. Then the memory of the idle host, of idle connections and of departments.
//   bench [--people N] [--seconds N] [--clients N,N,...] [--data FOLDER]
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "bench/host_process.hpp"
#include "bench/load.hpp"
#include "civil_affairs/numbers.hpp"
#include "civil_affairs/statements.hpp"
#include "odbc/statement.hpp"
#include "population/population.hpp"
#include "support/process.hpp"

namespace zq::bench {
namespace {

namespace fs = std::filesystem;
using test::Process;

const std::string binaries = ZQ_BINARY_DIR "/bin/";
constexpr const char* token = "bench-token-0123456789abcdef";
constexpr const char* token_sha256 = "55aa0586ae8cf4fd70162ddfcda5246cacc189e6eb1effff3dad7d93a86571f1";

struct Options {
  uint64_t people = 1000000;
  double seconds = 5;
  std::vector<int> clients = {1, 16, 64};
  fs::path data = "/var/tmp/zhengqiao-bench";
};

struct Question {
  std::string name, id_number;
};

std::vector<int> numbers(const std::string& list) {
  std::vector<int> all;
  std::istringstream in(list);
  for (std::string one; std::getline(in, one, ',');) all.push_back(std::stoi(one));
  return all;
}

std::vector<Question> questions(uint64_t people) {
  const sample::Population population(people);
  std::mt19937_64 chance(20261123);
  std::vector<Question> all;
  for (int i = 0; i < 50000; ++i) {
    const auto person = population.person(chance() % population.size());
    all.push_back({person.name, person.id_number});
  }
  return all;
}

std::string request_of(const Question& q) {
  const std::string body = R"({"entry":"ZM-1","applicant":{"name":")" + q.name + R"(","id_number":")" + q.id_number +
                           R"("},"declared":{"marital_status":"20"},"purpose":"创业担保贷款","operator":"窗口01"})";
  return "POST /api/v1/verifications HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + std::string(token) +
         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string connection_of(const fs::path& database) { return "Driver=SQLite3;Database=" + database.string(); }

fs::path legacy_database(const Options& options) {
  fs::create_directories(options.data);
  const fs::path path = options.data / ("civil-" + std::to_string(options.people) + ".db");
  if (fs::exists(path)) return path;
  std::printf("making the legacy database of %llu people ...\n", static_cast<unsigned long long>(options.people));
  std::fflush(stdout);
  const fs::path fresh = path.string() + ".new";
  fs::remove(fresh);
  must(test::run({binaries + "zq-legacy-civil-affairs", "create", "--connection", connection_of(fresh), "--people",
                  std::to_string(options.people)},
                 std::chrono::minutes(10)),
       "creating the legacy database");
  fs::rename(fresh, path);
  return path;
}

// (a): queries per second of one thread that does nothing else.
double bare_queries(const fs::path& database, const std::vector<Question>& all, double seconds) {
  odbc::Environment environment;
  odbc::Connection connection(environment, connection_of(database));
  odbc::Statement statement(connection, civil_affairs::marriage_rows);
  odbc::Statement cremation(connection, civil_affairs::cremation_rows);  // the adapter looks for the spouse there
  const auto start = std::chrono::steady_clock::now();
  uint64_t done = 0;
  std::string cell;
  while (std::chrono::steady_clock::now() - start < std::chrono::duration<double>(seconds)) {
    const auto forms = civil_affairs::stored_forms(all[done % all.size()].id_number);
    for (int i = 0; i < 6; ++i) statement.bind(i + 1, forms[static_cast<size_t>(i % 3)]);
    statement.execute();
    while (statement.fetch())
      for (int column = 1; column <= 7; ++column) (void)statement.text(column, cell);
    const auto spouse = civil_affairs::stored_forms(cell.empty() ? "-" : cell);
    for (int i = 0; i < 3; ++i) cremation.bind(i + 1, spouse[static_cast<size_t>(i)]);
    cremation.execute();
    while (cremation.fetch()) (void)cremation.text(1, cell);
    ++done;
  }
  return static_cast<double>(done) / seconds;
}

// A host in a folder of its own with `departments` civil affairs departments, all on the same legacy database.
class Host {
 public:
  Host(const fs::path& database, int departments, const std::string& mode = "isolated") {
    for (int i = 0; i < departments; ++i) write_department(database, i, mode);
    test::write_file(directory_ / "config/zhengqiao.xml",
                     "<zhengqiao state_directory=\"state\" adapter_directory=\"" ZQ_BINARY_DIR
                     "/plugins\">"
                     "<server port=\"0\"/><store kind=\"sqlite\" path=\"host.db\"/><log level=\"warning\"/><callers>"
                     "<caller id=\"bench\" name=\"测试\" department=\"区人社局\" token_sha256=\"" +
                         std::string(token_sha256) + "\"/></callers></zhengqiao>");
    test::write_file(
        directory_ / "list.csv",
        "编号,办事部门,办事事项,证明材料名称,出具单位,设定依据,取消后办理方式,办件类别,协查部门,核查项,申报字段,"
        "返回字段\n"
        "ZM-1,区人社局,创业担保贷款,婚姻状况证明,婚姻登记机关,地方文件,信息共享,即办件,civil0,marriage.status,"
        "marital_status=婚姻状况*,\n");
    import_list(directory_.path());
    process_ = std::make_unique<HostProcess>(directory_.path());
  }
  const HostProcess& process() const { return *process_; }
  uint16_t port() const { return process_->port; }

 private:
  void write_department(const fs::path& database, int number, const std::string& mode) {
    const std::string id = "civil" + std::to_string(number);
    test::write_file(directory_ / ("config/departments/" + id + ".xml"),
                     "<department id=\"" + id + "\" name=\"区民政局\" mode=\"" + mode +
                         "\" adapter_file=\"civil_affairs.so\" concurrency=\"2\" "
                         "queue=\"256\" manual_way=\"请发函\"><database name=\"main\" connection=\"" +
                         connection_of(database) + "\" charset=\"GB18030\" pool=\"2\"/></department>");
  }
  test::TempDirectory directory_;
  std::unique_ptr<HostProcess> process_;
};

class BarePoco {
 public:
  BarePoco() : process_({binaries + "bench_bare_poco"}, directory_ / "out") {
    if (!process_.says("\n")) throw std::runtime_error("the bare server did not start");
    const std::string out = process_.output();
    port = static_cast<uint16_t>(std::stoi(out.substr(out.rfind(' '))));
  }
  uint16_t port = 0;

 private:
  test::TempDirectory directory_;
  Process process_;
};

Measured measure(uint16_t port, const std::vector<std::string>& requests, int clients, double seconds) {
  Load load;
  load.port = port;
  load.connections = clients;
  load.seconds = seconds;
  load.write_request = [&](std::string& request, uint64_t number) { request = requests[number % requests.size()]; };
  return run(load);
}

void throughput(const Options& options, const fs::path& database) {
  const auto all = questions(options.people);
  std::vector<std::string> requests;
  for (const auto& question : all) requests.push_back(request_of(question));
  const double query = bare_queries(database, all, options.seconds);
  std::printf("\n(a) bare ODBC loop, one thread          %10.0f queries/s\n\n", query);
  std::printf(
      "clients  adapter in  (b) bare POCO/s  verifications/s  of (b)  of (a)   p50 ms   p99 ms   max ms  CPU us  "
      "wrong\n");
  const BarePoco poco;
  const Host workers(database, 1), trusting(database, 1, "in_process");
  for (const int clients : options.clients) {
    const Measured bare = measure(poco.port, requests, clients, options.seconds / 2);
    for (const auto& [host, mode] : {std::pair(&workers, "worker"), std::pair(&trusting, "host")}) {
      const double before = host->process().processor_seconds();
      const Measured ours = measure(host->port(), requests, clients, options.seconds);
      const double each = (host->process().processor_seconds() - before) / static_cast<double>(ours.all_replies) * 1e6;
      std::printf("%7d  %10s %16.0f %16.0f %6.0f%% %6.0f%% %8.2f %8.2f %8.1f %7.1f %6llu\n", clients, mode,
                  bare.per_second, ours.per_second, 100 * ours.per_second / bare.per_second,
                  100 * ours.per_second / query, ours.p50_ms, ours.p99_ms, ours.max_ms, each,
                  static_cast<unsigned long long>(ours.wrong));
      std::fflush(stdout);
    }
  }
}

// Sockets that say nothing.
std::vector<int> idle_connections(uint16_t port, size_t wanted) {
  std::vector<int> all;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  while (all.size() < wanted) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) break;
    all.push_back(fd);
  }
  return all;
}

void memory(const fs::path& database) {
  constexpr int many = 20;
  double one = 0;
  {
    const Host host(database, 1);
    one = host.process().resident_kib();
    std::printf("\nidle host, one department               %10.1f MiB\n", one / 1024);
    const auto sockets = idle_connections(host.port(), 10000);
    test::eventually([] { return false; }, std::chrono::seconds(1));
    std::printf("with %5zu idle connections              %10.1f MiB  (%.2f KiB each)\n", sockets.size(),
                host.process().resident_kib() / 1024,
                (host.process().resident_kib() - one) / static_cast<double>(sockets.size()));
    for (const int fd : sockets) close(fd);
  }
  const Host host(database, many);
  std::printf("each further department                 %10.1f KiB in the host, %.1f KiB in its worker\n",
              (host.process().resident_kib() - one) / (many - 1), host.process().workers_kib() / many);
}

int run_all(const Options& options) {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  const fs::path database = legacy_database(options);
  throughput(options, database);
  memory(database);
  return 0;
}

}  // namespace
}  // namespace zq::bench

int main(int argc, char** argv) {
  zq::bench::Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--people")
      options.people = std::strtoull(argv[i + 1], nullptr, 10);
    else if (name == "--seconds")
      options.seconds = std::strtod(argv[i + 1], nullptr);
    else if (name == "--clients")
      options.clients = zq::bench::numbers(argv[i + 1]);
    else if (name == "--data")
      options.data = argv[i + 1];
    else
      return std::fprintf(stderr, "bench [--people N] [--seconds N] [--clients N,N,...] [--data FOLDER]\n"), 64;
  }
  try {
    return zq::bench::run_all(options);
  } catch (const std::exception& error) {
    return std::fprintf(stderr, "%s\n", error.what()), 1;
  }
}
