// Brings one generation of a department up: staged, scanned in a process of its own, started in worker processes or, by
// the department's mode, in this one, and probed. On a thread of its own, because an adapter's code in this process may
// hang in any of these; then the thread is left behind, and should the adapter come back after all, it is stopped
// there.
#pragma once
#include <atomic>
#include <filesystem>
#include <memory>

#include "adapters/generation.hpp"
#include "adapters/isolated/supervisor.hpp"
#include "adapters/loader.hpp"
#include "adapters/services/services.hpp"
#include "adapters/staging.hpp"
#include "settings/settings.hpp"

namespace zq::adapters {

struct LaunchOrder {
  settings::Department department;
  std::filesystem::path file;  // the vendor's
  // What this department ran last: when the vendor's file has not changed, the copy serves again, and need not be
  // scanned again.
  StagedFile before;
  Description scanned;
  // An image in this process that may serve once more; null when there is none, or it must not because threads of an
  // older generation hang in it.
  std::shared_ptr<const Library> library;
  std::shared_ptr<std::atomic<int>> abandoned;
  OnCompletion on_completion;
  Instant now{};
  std::shared_ptr<Supervisor> supervisor;
  std::function<void()> on_change;  // the workers of the generation have changed; may be empty
};

struct Launched {
  std::shared_ptr<Generation> generation;
  std::shared_ptr<const Library> library;  // null: it runs in worker processes
  StagedFile file;
  Description scanned;
};

class Launch {
 public:
  // Begins at once.
  Launch(LaunchOrder, std::shared_ptr<Staging>);

  // Blocks until the adapter runs or is refused, at latest shortly after start_time. Once.
  Result<Launched> wait();

 private:
  struct State;
  static Result<Launched> bring_up(State&);
  static Result<Done> make_generation(State&, Launched&);
  static Result<Done> probe(Generation&, const State&);
  static void run(const std::shared_ptr<State>&);
  const std::shared_ptr<State> state_;
};

}  // namespace zq::adapters
