/* R06: a name that is too long for its buffer is an error of its own making. */
#include "reference.h"

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_field* name = field_named(declared, "name");
  if (name != NULL && name->type == ZQ_T_TEXT && name->s.len > 65536)
    return failed(call, ZQ_E_INTERNAL, "姓名放不进缓冲区");
  return reference_verify(self, call, check, declared, verdict);
}
#define VERIFY spoiled_verify
#include "entry.h"
