#include "workflow/reply_memory.hpp"

namespace zq::workflow {

Result<std::optional<Rendered>> recall(Store& store, const Context& context, const Idempotency& idempotency) {
  if (idempotency.key.empty()) return std::optional<Rendered>{};
  auto found = store.find_reply(context.caller, idempotency.key);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return std::optional<Rendered>{};
  const RememberedReply& reply = **found;
  if (reply.request_hash != idempotency.request_hash)
    return Error{ErrorCode::idempotency_mismatch,
                 "同一个 Idempotency-Key 已用于另一个请求",
                 {},
                 {{"header:Idempotency-Key", "请为新的请求换一个键", "与首次请求相同的内容", "不同的内容"}}};
  if (reply.status == 0) return Error{ErrorCode::in_progress, "相同的请求正在处理，请稍后再查询"};
  return std::optional<Rendered>{Rendered{reply.status, reply.body, reply.location}};
}

void remember(Unit& unit, const Context& context, const Idempotency& idempotency, const Rendered& reply, Instant now) {
  if (idempotency.key.empty()) return;
  unit.insert(unit.begin(), RememberReply{{context.caller, idempotency.key, idempotency.request_hash, reply.status,
                                           reply.body, reply.location, now}});
}

Result<Rendered> twin_or(Store& store, const Context& context, const Idempotency& idempotency, Error refusal) {
  if (refusal.code != ErrorCode::in_progress) return refusal;
  auto twin = recall(store, context, idempotency);
  if (!twin) return std::move(twin).error();
  if (!twin->has_value()) return refusal;
  return std::move(**twin);
}

}  // namespace zq::workflow
