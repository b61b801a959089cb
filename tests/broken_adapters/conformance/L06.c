/* L06: starts only with a host of its own minor version. */
#include "reference.h"

static zq_status spoiled_start(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  if (self->host->abi_minor != ZQ_ABI_MINOR) return failed(call, ZQ_E_UNSUPPORTED, "主机版本不同");
  return reference_start(self, call);
}
#define START spoiled_start
#include "entry.h"
