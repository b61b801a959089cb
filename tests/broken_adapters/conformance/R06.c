/* R06: a name with a NUL inside is an error of its own making. */
#include "reference.h"

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_field* name = field_named(declared, "name");
  if (name != NULL && name->type == ZQ_T_TEXT && name->s.len > 0 && memchr(name->s.ptr, 0, name->s.len) != NULL)
    return failed(call, ZQ_E_INTERNAL, "姓名的长度前后不一致");
  return reference_verify(self, call, check, declared, verdict);
}
#define VERIFY spoiled_verify
#include "entry.h"
