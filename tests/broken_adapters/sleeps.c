/* Defect: sleeps, deaf, for as many milliseconds as the check says: a check named "1500" takes 1.5 seconds. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "zq/abi.h"
static zq_status broken_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                               zq_verdict* verdict) {
  (void)self;
  (void)call;
  (void)check;
  (void)declared;
  *verdict = ZQ_V_CONSISTENT;
  char digits[16] = "";
  if (check.len < sizeof digits) memcpy(digits, check.ptr, check.len);
  const long ms = strtol(digits, NULL, 10);
  const struct timespec time = {ms / 1000, ms % 1000 * 1000000};
  nanosleep(&time, NULL);
  return ZQ_OK;
}
#define VERIFY broken_verify
#include "base.h"
