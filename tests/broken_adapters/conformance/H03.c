/* H03: looks into a file nobody has declared. */
#include "reference.h"

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  FILE* name = fopen("/etc/hostname", "re");
  if (name != NULL) fclose(name);
  return reference_verify(self, call, check, declared, verdict);
}
#define VERIFY spoiled_verify
#include "entry.h"
