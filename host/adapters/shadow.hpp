// The shadow of a department: another version of its adapter that is asked the same questions and whose answers nobody
// gets. It is asked only what has no effect, after the live answer has left, on one thread of its own from a bounded
// queue; what does not fit is dropped and counted. In what its answers differ is counted, never what they say.
// Thread-safe. Ownership: the thread shares what it uses; the object may go away while the adapter hangs.
#pragma once
#include <atomic>
#include <memory>

#include "adapters/generation.hpp"
#include "settings/settings.hpp"
#include "workflow/ports.hpp"

namespace zq::adapters {

class Shadow {
 public:
  // Takes a Generation that has been started. Throws std::system_error when the system gives no thread.
  Shadow(const settings::Department&, std::shared_ptr<Generation>, Instant since);
  ~Shadow();  // begins what stop() does, and waits for nothing
  Shadow(const Shadow&) = delete;
  Shadow& operator=(const Shadow&) = delete;

  // Whether it would take this question now; nothing need be copied when not. A full queue is counted here.
  bool wants(const Request&);
  // Never blocks.
  void offer(Request, Reply live);

  // Takes nothing more, ends the call under way, stops the adapter. Blocks, at most shortly after `until`. False when
  // the adapter still holds the thread. Once.
  bool stop(SteadyTime until);

  const Description& description() const;
  workflow::ShadowCounts counts() const;
  // All but state, state_text and file.
  void report(workflow::ShadowView&) const;

 private:
  struct Inside;
  const std::shared_ptr<Inside> inside_;
};

}  // namespace zq::adapters
