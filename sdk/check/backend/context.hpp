// Who runs on this thread right now: the adapter, or the host on its behalf. Needed to tell what the adapter itself
// opens and connects to from what the host's services do for it. Threads nobody marked are the adapter's own.
#pragma once

namespace zq::check {

// Runs the host's code while it lives.
class InHost {
 public:
  InHost() { ++depth(); }
  ~InHost() { --depth(); }
  InHost(const InHost&) = delete;
  InHost& operator=(const InHost&) = delete;
  static bool now() { return depth() > 0; }
  static int& depth() {
    thread_local int value = 0;
    return value;
  }
};

// Runs the adapter's code while it lives, within InHost.
class InAdapter {
 public:
  InAdapter() : before_(InHost::depth()) { InHost::depth() = 0; }
  ~InAdapter() { InHost::depth() = before_; }
  InAdapter(const InAdapter&) = delete;
  InAdapter& operator=(const InAdapter&) = delete;

 private:
  const int before_;
};

}  // namespace zq::check
