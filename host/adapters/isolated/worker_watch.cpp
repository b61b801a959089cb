#include "adapters/isolated/worker_watch.hpp"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace zq::adapters {

std::optional<Usage> usage_of(int pid) {
  const std::string folder = "/proc/" + std::to_string(pid);
  std::ifstream sizes(folder + "/statm");
  int64_t all = 0, resident = 0, shared = 0, code = 0, library = 0, data = 0;  // pages
  std::ifstream stat(folder + "/stat");
  std::string line;
  if (!(sizes >> all >> resident >> shared >> code >> library >> data) || !std::getline(stat, line))
    return std::nullopt;
  std::istringstream fields(line.substr(line.rfind(')') + 1));  // the name before it may hold anything
  std::string skipped;
  for (int n = 0; n < 11; ++n) fields >> skipped;
  int64_t user = 0, system = 0;
  if (!(fields >> user >> system)) return std::nullopt;
  Usage usage;
  usage.at = std::chrono::steady_clock::now();
  usage.memory_bytes = resident * ::sysconf(_SC_PAGESIZE);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // whose shadow memory counts as data
  usage.data_bytes = data * ::sysconf(_SC_PAGESIZE);
#endif
  usage.processor = std::chrono::milliseconds((user + system) * 1000 / ::sysconf(_SC_CLK_TCK));
  return usage;
}

}  // namespace zq::adapters
