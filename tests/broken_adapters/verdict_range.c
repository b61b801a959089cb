/* Defect: the verdict on the whole is 9. */
#include <string.h>

#include "zq/abi.h"
static zq_status broken_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                               zq_verdict* verdict) {
  (void)self;
  (void)call;
  (void)check;
  (void)declared;
  *verdict = ZQ_V_CONSISTENT;
  *verdict = 9;
  return ZQ_OK;
}
#define VERIFY broken_verify
#include "base.h"
