/* C04: does not start while the legacy system is away. */
#include "reference.h"

static zq_status spoiled_start(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  const zq_status status = reference_start(self, call);
  if (status != ZQ_OK) return status;
  return reference_health(self, call) == ZQ_OK ? ZQ_OK : failed(call, ZQ_E_INTERNAL, "业务系统没有答复");
}
#define START spoiled_start
#include "entry.h"
