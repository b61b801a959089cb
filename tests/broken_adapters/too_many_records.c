/* Defect: emits the same record until the host refuses, and says OK. */
#include <string.h>

#include "zq/abi.h"
static zq_status broken_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                               zq_verdict* verdict) {
  (void)self;
  (void)call;
  (void)check;
  (void)declared;
  *verdict = ZQ_V_CONSISTENT;
  const zq_field fields[] = {{.name = {"field", 5}, .type = ZQ_T_TEXT, .s = {"name", 4}},
                             {.name = {"verdict", 7}, .type = ZQ_T_INT, .i = ZQ_V_CONSISTENT}};
  const zq_record record = {sizeof record, 2, fields};
  while (call->emit(call, &record) == ZQ_OK) continue;
  return ZQ_OK;
}
#define VERIFY broken_verify
#include "base.h"
