// What this process uses, from /proc. Zero when it cannot be read.
#pragma once
#include <cstdint>

namespace zq::check {

struct ProcessFacts {
  std::int64_t resident_kb = 0;
  int threads = 0, descriptors = 0;
};
ProcessFacts process_facts();

}  // namespace zq::check
