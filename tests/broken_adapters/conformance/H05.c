/* H05: takes every declared field for a text. */
#include "reference.h"

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  uint32_t i;
  for (i = 0; i < declared->count; ++i) {
    const volatile char* text = declared->fields[i].s.ptr;
    if (*text == '\t') return failed(call, ZQ_E_INVALID, "申报字段以制表符开头");
  }
  return reference_verify(self, call, check, declared, verdict);
}
#define VERIFY spoiled_verify
#include "entry.h"
