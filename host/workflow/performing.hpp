// What every verb does that is decided at once and recorded in one transaction: replay a remembered reply, decide,
// record, answer after the commit.
#pragma once
#include <functional>
#include <utility>

#include "workflow/context.hpp"
#include "workflow/ports.hpp"
#include "workflow/reply_memory.hpp"

namespace zq::workflow {

// Decides: fills the unit and returns what is answered; an Error records nothing. Reads the store, so it runs on a
// thread that may wait.
template <class T>
using Plan = std::function<Result<T>(Unit&, Instant now)>;

// `kept`: what a repeat is answered with, where that may not be the reply itself (a secret given out once); empty: the
// reply.
template <class T>
Task<Result<Rendered>> perform(Store& store, const Clock& clock, Context context, Idempotency idempotency, Plan<T> plan,
                               std::function<Rendered(const T&)> render, std::function<Rendered(const T&)> kept = {}) {
  auto before = recall(store, context, idempotency);
  if (!before) co_return std::move(before).error();
  if (before->has_value()) co_return std::move(**before);
  const Instant now = clock.now();
  Unit unit;
  auto planned = plan(unit, now);
  if (!planned) co_return std::move(planned).error();
  Rendered reply = render(*planned);
  remember(unit, context, idempotency, kept ? kept(*planned) : reply, now);
  auto writing = store.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return twin_or(store, context, idempotency, std::move(written).error());
  co_return reply;
}

}  // namespace zq::workflow
