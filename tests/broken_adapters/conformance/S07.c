/* S07: can change the environment of the host. */
#include "reference.h"

static void spoiled_stop(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  if (self->url[0] == '\1') setenv("VENDOR", "1", 1);
  reference_stop(self, call);
}
#define STOP spoiled_stop
#include "entry.h"
