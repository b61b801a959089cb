/* reference_verify that comes back 0.8 seconds late when it ends as LATE_STATUS. */
#pragma once
#include "reference.h"

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_status status = reference_verify(self, call, check, declared, verdict);
  const struct timespec pause = {0, 800 * 1000 * 1000};
  if (status == LATE_STATUS) nanosleep(&pause, NULL);
  return status;
}
#define VERIFY spoiled_verify
#include "entry.h"
