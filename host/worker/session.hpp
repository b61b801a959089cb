// The worker's side of the conversation with the host: hello, confinement, load, start; then a thread per slot answers
// calls while the first thread hears cancel and stop. When the host is gone, so is the worker.
#pragma once

namespace zq::worker {

constexpr int control_descriptor = 3;

// Returns the exit code: 0 after stop or when the host is gone, 1 after a refusal.
int run();

}  // namespace zq::worker
