/* H06: wants more memory than a worker has. */
#include "reference.h"

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  void* volatile scratch = malloc((size_t)3 << 30);
  if (scratch == NULL) return failed(call, ZQ_E_INTERNAL, "内存不足");
  free(scratch);
  return reference_verify(self, call, check, declared, verdict);
}
#define VERIFY spoiled_verify
#include "entry.h"
