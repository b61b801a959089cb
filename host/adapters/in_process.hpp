// A Generation in this process: the C shim between plain values and the functions of a loaded adapter. It checks
// everything the adapter says, copies it, and catches exceptions that cross the border in spite of the rule. What it
// cannot do is end a call that hangs: the thread stays inside, and so does everything the call touches, for whoever
// calls holds this object by shared_ptr. The last to let go destroys the instance.
#pragma once
#include <memory>

#include "adapters/call.hpp"
#include "adapters/generation.hpp"
#include "adapters/loader.hpp"
#include "adapters/services/services.hpp"

namespace zq::adapters {

// The adapter's department_id is the id of the department the services were made for.
std::shared_ptr<Generation> make_in_process(std::shared_ptr<const Library>, std::shared_ptr<Services>, AnswerLimits);

}  // namespace zq::adapters
