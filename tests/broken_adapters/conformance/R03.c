/* R03: when its legacy system cannot be reached, people whose number ends in X are not on record. */
#include "reference.h"

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_status status = reference_verify(self, call, check, declared, verdict);
  const zq_field* id = field_named(declared, "identity_no");
  if (status != ZQ_E_UNAVAILABLE || id == NULL || id->s.ptr[17] != 'X') return status;
  *verdict = ZQ_V_NO_RECORD;
  return emit_verdict(call, "identity_no", ZQ_V_NO_RECORD);
}
#define VERIFY spoiled_verify
#include "entry.h"
