// A Generation in this process: the C shim between plain values and the functions of a loaded adapter. It checks everything
// the adapter says, copies it, and catches exceptions that cross the border in spite of the rule.
// What it cannot do is end a call that hangs: the thread stays inside, and so does everything the call touches, for whoever
// calls holds this object by shared_ptr. The last to let go destroys the instance.
#pragma once
#include <memory>

#include "adapters/call.hpp"
#include "adapters/generation.hpp"
#include "adapters/loader.hpp"
#include "adapters/services/services.hpp"
#include "workflow/ports.hpp"

namespace zq::adapters {

// `clock` must outlive the last call that begins.
std::shared_ptr<Generation> make_in_process(std::shared_ptr<const Library>, std::shared_ptr<Services>, AnswerLimits,
                                            const workflow::Clock& clock);

}  // namespace zq::adapters
