// What belongs to the whole process and an adapter must leave alone: threads, descriptors, folder, locale, environment,
// signals, memory. Reads /proc.
#pragma once
#include <csignal>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace zq::check {

struct Snapshot {
  std::set<int> threads;
  std::map<int, std::string> descriptors;  // number -> what it is
  std::string folder, locale;
  std::vector<std::string> environment;
  std::map<int, const void*> handlers;  // of signals, as addresses
  std::string blocked;                  // signals
  unsigned umask = 0;
  size_t heap = 0, resident = 0;  // bytes
};

Snapshot snapshot();

struct Change {
  std::string zh, en, observed;
};
// New threads and descriptors, and everything else that is not as it was; memory is left out.
std::vector<Change> changes(const Snapshot& before, const Snapshot& after);

// Looks until there are no more threads than before, at most `patience_ms`: a thread that has been joined may still be
// listed for a moment. False when they stay.
bool threads_gone(const Snapshot& before, int patience_ms);

}  // namespace zq::check
