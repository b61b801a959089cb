// A Generation in worker processes (zq-worker): what the adapter does there costs its own calls at most. A call whose
// worker dies comes back as crashed; one that does not come back shortly after its deadline, or after it was cancelled,
// has its worker killed, and so do the calls that shared it. Everything a worker says is checked as if the adapter had
// said it here.
#pragma once
#include <chrono>
#include <memory>

#include "adapters/generation.hpp"
#include "adapters/isolated/supervisor.hpp"
#include "adapters/isolated/worker_pool.hpp"
#include "adapters/staging.hpp"

namespace zq::adapters {

// `scanned`: what scan() said of the file. The department says how many workers and what they may use.
std::shared_ptr<Generation> make_isolated(std::shared_ptr<Supervisor>, StagedFile, const Description& scanned,
                                          settings::Department, OnCompletion,
                                          std::function<void()> on_change = nullptr);

// Loads the file in a process of its own and looks at what it is; no instance is created, no setting or secret shown.
// Whatever its constructors do happens there. Blocks. Errors: the refusal, or how that process ended.
Result<Description> scan(Supervisor&, const StagedFile&, const settings::Department&, SteadyTime deadline);

}  // namespace zq::adapters
