// A test in a few lines, without a test library: EXPECT says what failed, passed() is what main() returns.
#pragma once
#include <iostream>
#include <string>

inline int& faults() {
  static int count = 0;
  return count;
}
inline int passed() { return faults() == 0 ? 0 : 1; }

inline void expect(bool holds, const char* what, int line, const std::string& more = {}) {
  if (holds) return;
  ++faults();
  std::cerr << "line " << line << ": expected " << what << (more.empty() ? "" : "\n  " + more) << '\n';
}
#define EXPECT(condition, ...) expect((condition), #condition, __LINE__ __VA_OPT__(, ) __VA_ARGS__)
