// The command line and the life of a simulated legacy system: options, "listening on PORT", end on SIGTERM.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zq::sample {

// "--name value" pairs. Throws std::invalid_argument naming an option that is unknown, empty or not a number.
class Options {
 public:
  // known: the names without dashes.
  Options(int argc, char** argv, const std::vector<std::string>& known);
  bool help() const { return help_; }
  std::string text(const std::string& name, std::string fallback = {}) const;
  std::uint64_t number(const std::string& name, std::uint64_t fallback) const;
  // The first line of the file --name points to; the fallback without that option.
  std::string line_of_file(const std::string& name, std::string fallback) const;

 private:
  std::map<std::string, std::string> values_;
  bool help_ = false;
};

// SIGTERM and SIGINT are taken by await_end() alone. Call it before any thread starts.
void block_signals();
// Writes the port into port_file (when not empty) and prints "listening on PORT".
void announce(std::uint16_t port, const std::string& port_file);
// Returns when the process is asked to end.
void await_end();

}  // namespace zq::sample
