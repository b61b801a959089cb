#include "faults/options.hpp"

#include <pthread.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace zq::sample {
namespace {

sigset_t end_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

Options::Options(int argc, char** argv, const std::vector<std::string>& known) {
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    if (name == "--help" || name == "-h") {
      help_ = true;
      continue;
    }
    if (name.rfind("--", 0) != 0 || std::find(known.begin(), known.end(), name.substr(2)) == known.end())
      throw std::invalid_argument("unknown option " + name + "; see --help");
    if (i + 1 == argc) throw std::invalid_argument("option " + name + " needs a value");
    values_[name.substr(2)] = argv[++i];
  }
}

std::string Options::text(const std::string& name, std::string fallback) const {
  const auto found = values_.find(name);
  return found == values_.end() ? fallback : found->second;
}

std::uint64_t Options::number(const std::string& name, std::uint64_t fallback) const {
  const std::string value = text(name);
  if (value.empty()) return fallback;
  if (value.size() > 18 || value.find_first_not_of("0123456789") != std::string::npos)
    throw std::invalid_argument("option --" + name + ": expected a whole number, found " + value);
  return std::stoull(value);
}

std::string Options::line_of_file(const std::string& name, std::string fallback) const {
  const std::string path = text(name);
  if (path.empty()) return fallback;
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) throw std::invalid_argument("option --" + name + ": cannot read a line from " + path);
  return line;
}

void block_signals() {
  const sigset_t set = end_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

void announce(std::uint16_t port, const std::string& port_file) {
  if (!port_file.empty()) {
    const std::string temporary = port_file + ".tmp";
    std::ofstream(temporary) << port << '\n';
    std::filesystem::rename(temporary, port_file);
  }
  std::printf("listening on %u\n", unsigned(port));
  std::fflush(stdout);
}

void await_end() {
  const sigset_t set = end_signals();
  int signal = 0;
  sigwait(&set, &signal);
}

}  // namespace zq::sample
