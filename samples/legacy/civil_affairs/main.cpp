// zq-legacy-civil-affairs: the simulated civil affairs database: create it, work its complaints, switch faults on.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <string>
#include <thread>

#include "civil_affairs/clerk.hpp"
#include "civil_affairs/create.hpp"
#include "civil_affairs/faults.hpp"

namespace zq::sample::civil {
namespace {

constexpr const char* help =
    R"(zq-legacy-civil-affairs: the simulated database of the civil affairs bureau (民政局)

  create --connection STRING [--kind sqlite|postgresql|mariadb] [--people N] [--seed N]
      Creates and fills the tables (30000 people; replaces what is there).
  work --connection STRING [--every SECONDS]
      Moves every open complaint one step, as a clerk would; with --every again and again until it is stopped.
  fault --connection STRING [--people N] [--seed N] [--person INDEX] and one of
      --lock SECONDS        holds all tables: nobody else gets an answer
      --corrupt-encoding    bytes that are not GBK in the name of one person
      --question-mark       a lost character in the name of one person
      --two-rows            a second, contradicting marriage row of one person
      --repair              the rows of that person as they were
      The person is 66 unless --person says otherwise (see samples/legacy/population/README.md).
)";

struct Options {
  std::string command, connection, kind;
  Index people = 30'000;
  std::uint64_t seed = Population::default_seed;
  Index person = demo::spare;
  double every = 0, lock = 0;
  std::string fault;
};

volatile std::sig_atomic_t stopped = 0;

std::string now_text() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()) + 8 * 3600;  // Beijing
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S.0", &parts);
  return text;
}

void sleep_until_stopped(double seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (!stopped && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

int run_create(odbc::Connection& connection, const Options& options) {
  const Population people(options.people, options.seed);
  const auto begun = std::chrono::steady_clock::now();
  const Counts counts = create(connection, people, [](Index done, Index all) {
    std::fprintf(stderr, "\r  families %llu of %llu", static_cast<unsigned long long>(done),
                 static_cast<unsigned long long>(all));
  });
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::fprintf(stderr, "\n");
  std::printf("people %llu: RC_MARRY %zu, DIBAO_JT %zu, DIBAO_CY %zu, HH_HUOHUA %zu, QD_ZMCL %zu rows in %.1f s\n",
              static_cast<unsigned long long>(people.size()), counts.marriages, counts.households, counts.members,
              counts.cremations, counts.list, took.count());
  return 0;
}

int run_work(odbc::Connection& connection, const Options& options) {
  do {
    const int moved = work_complaints(connection, now_text());
    if (moved > 0 || options.every == 0) std::printf("complaints moved: %d\n", moved), std::fflush(stdout);
    sleep_until_stopped(options.every);
  } while (options.every > 0 && !stopped);
  return 0;
}

int run_fault(odbc::Connection& connection, const Options& options) {
  const Population people(options.people, options.seed);
  if (options.lock > 0) {
    std::printf("locking for %g s\n", options.lock), std::fflush(stdout);
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(options.lock);
    lock_all(connection, [&] { return stopped || std::chrono::steady_clock::now() >= end; });
    return 0;
  }
  using Fault = int (*)(odbc::Connection&, const Population&, Index);
  const std::map<std::string, Fault> faults{{"--corrupt-encoding", corrupt_encoding},
                                            {"--question-mark", question_mark},
                                            {"--two-rows", two_rows},
                                            {"--repair", repair}};
  const auto fault = faults.find(options.fault);
  if (fault == faults.end()) return std::fputs(help, stderr), 2;
  const int rows = fault->second(connection, people, options.person);
  std::printf("rows touched: %d\n", rows);
  return rows > 0 ? 0 : 1;
}

bool read(int argc, char** argv, Options& options) {
  if (argc < 2) return false;
  options.command = argv[1];
  for (int i = 2; i < argc; ++i) {
    const std::string name = argv[i];
    if (name == "--corrupt-encoding" || name == "--question-mark" || name == "--two-rows" || name == "--repair") {
      options.fault = name;
      continue;
    }
    if (i + 1 == argc) return false;
    const char* value = argv[++i];
    if (name == "--connection")
      options.connection = value;
    else if (name == "--kind")
      options.kind = value;
    else if (name == "--people")
      options.people = std::strtoull(value, nullptr, 10);
    else if (name == "--seed")
      options.seed = std::strtoull(value, nullptr, 10);
    else if (name == "--person")
      options.person = std::strtoull(value, nullptr, 10);
    else if (name == "--every")
      options.every = std::strtod(value, nullptr);
    else if (name == "--lock")
      options.lock = std::strtod(value, nullptr);
    else
      return false;
  }
  return !options.connection.empty() && options.people > 0;
}

int run(const Options& options) {
  odbc::Environment environment;
  odbc::Connection connection(environment, options.connection);
  if (!options.kind.empty() && options.kind != odbc::name(connection.kind())) {
    std::fprintf(stderr, "--kind: expected %s as the connection says, found %s\n",
                 std::string(odbc::name(connection.kind())).c_str(), options.kind.c_str());
    return 2;
  }
  if (options.command == "create") return run_create(connection, options);
  if (options.command == "work") return run_work(connection, options);
  if (options.command == "fault") return run_fault(connection, options);
  return std::fputs(help, stderr), 2;
}

}  // namespace
}  // namespace zq::sample::civil

int main(int argc, char** argv) {
  using namespace zq::sample::civil;
  if (argc > 1 && (std::strcmp(argv[1], "--help") == 0 || std::strcmp(argv[1], "-h") == 0))
    return std::fputs(help, stdout), 0;
  Options options;
  if (!read(argc, argv, options)) return std::fputs(help, stderr), 2;
  for (int signal : {SIGINT, SIGTERM}) std::signal(signal, [](int) { stopped = 1; });
  try {
    return run(options);
  } catch (const std::exception& failure) {
    std::fprintf(
        stderr,
        "zq-legacy-civil-affairs: %s\n  connection strings that work stand in samples/legacy/civil_affairs/README.md\n",
        failure.what());
    return 1;
  }
}
