// A text of the legacy system replaced by another, in whatever way the adapter gets it, while the object lives.
#pragma once
#include <atomic>

#include "check/backend/files.hpp"
#include "check/calls/bench.hpp"

namespace zq::check {

class Rewritten {
 public:
  Rewritten(Bench&, std::string utf8, Replacement);
  ~Rewritten();
  Rewritten(const Rewritten&) = delete;
  Rewritten& operator=(const Rewritten&) = delete;
  int count() const { return count_ + files_.count(); }  // how often it was met so far

 private:
  Bench& bench_;
  std::atomic<int> count_{0};
  RewrittenFiles files_;
};

}  // namespace zq::check
