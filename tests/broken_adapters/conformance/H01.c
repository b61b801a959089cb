/* H01: takes the end of a text for a NUL. */
#include "reference.h"

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_field* name = field_named(declared, "name");
  const volatile char* at = name == NULL ? NULL : name->s.ptr;
  size_t length = 0;
  while (at != NULL && at[length] != '\0') ++length;
  if (length > FIELD_MAX) return failed(call, ZQ_E_INVALID, "name 应为 1 到 4096 字节的文字");
  return reference_verify(self, call, check, declared, verdict);
}
#define VERIFY spoiled_verify
#include "entry.h"
