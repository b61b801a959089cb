/* R11: a legacy system that is down is called a fault of the question. */
#include "reference.h"

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_status status = reference_verify(self, call, check, declared, verdict);
  return status == ZQ_E_UNAVAILABLE ? failed(call, ZQ_E_INVALID, "核查失败") : status;
}
#define VERIFY spoiled_verify
#include "entry.h"
