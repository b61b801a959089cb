/* Defect: stop does not come back for 8 seconds. */
#include <time.h>

#include "zq/abi.h"
static void stop_late(zq_instance* self, const zq_call* call) {
  (void)self;
  (void)call;
  const struct timespec time = {8, 0};
  nanosleep(&time, 0);
}
#define STOP stop_late
#include "base.h"
