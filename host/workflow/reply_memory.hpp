// What every repeatable verb does with an Idempotency-Key: replay the remembered reply, refuse another body, or go on.
#pragma once
#include <optional>

#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

// nullopt: nothing remembered, go on. A Rendered: the reply sent before. Errors: idempotency_mismatch, in_progress,
// storage.
Result<std::optional<Rendered>> recall(Store&, const Context&, const Idempotency&);

// The change that remembers a reply; put it first in the unit, so that a racing repeat is refused before anything else.
void remember(Unit&, const Context&, const Idempotency&, const Rendered&, Instant now);

// After a commit was refused: the reply of the racing twin when that is why, else the error itself.
Result<Rendered> twin_or(Store&, const Context&, const Idempotency&, Error refusal);

}  // namespace zq::workflow
