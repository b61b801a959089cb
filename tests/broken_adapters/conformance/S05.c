/* S05: needs GLIBC_2.99, if it is there (CMakeLists.txt makes a library that has it). */
#include "reference.h"

extern int zq_from_the_future(void) __attribute__((weak));

static zq_status spoiled_health(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  if (zq_from_the_future != NULL && zq_from_the_future() != 0) return ZQ_E_INTERNAL;
  return reference_health(self, call);
}
#define HEALTH spoiled_health
#include "entry.h"
