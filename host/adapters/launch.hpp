// Brings one generation of a department up: staged, loaded, through the gate, created, started. On a thread of its own,
// because the adapter's code may hang in any of these; then the thread is left behind, and should the adapter come back
// after all, it is stopped there.
#pragma once
#include <atomic>
#include <filesystem>
#include <memory>

#include "adapters/generation.hpp"
#include "adapters/loader.hpp"
#include "adapters/services/services.hpp"
#include "adapters/staging.hpp"
#include "settings/settings.hpp"

namespace zq::adapters {

struct LaunchOrder {
  settings::Department department;
  std::filesystem::path file;  // the vendor's
  // An image of this department that may serve once more when the file has not changed; null when it must not, because
  // threads of an older generation hang in it.
  std::shared_ptr<const Library> library;
  StagedFile library_file;
  std::shared_ptr<std::atomic<int>> abandoned;
  OnCompletion on_completion;
  Instant now{};
};

struct Launched {
  std::shared_ptr<Generation> generation;
  std::shared_ptr<const Library> library;
  StagedFile file;
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
  static void run(const std::shared_ptr<State>&);
  const std::shared_ptr<State> state_;
};

}  // namespace zq::adapters
