/* Defect: start does not come back for 3 seconds, whatever its deadline. */
#include <time.h>

#include "zq/abi.h"
static zq_status start_late(zq_instance* self, const zq_call* call) {
  (void)self;
  (void)call;
  const struct timespec time = {3, 0};
  nanosleep(&time, 0);
  return ZQ_OK;
}
#define START start_late
#include "base.h"
