#include "check/discipline/process_facts.hpp"

#include <malloc.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace zq::check {

ProcessFacts process_facts() {
  ProcessFacts facts;
  ::malloc_trim(0);
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word == "VmRSS:") status >> facts.resident_kb;
    if (word == "Threads:") status >> facts.threads;
  }
  std::error_code none;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", none))
    ++facts.descriptors;
  return facts;
}

}  // namespace zq::check
