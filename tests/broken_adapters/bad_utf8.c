/* Defect: emits GBK bytes as TEXT. */
#include <string.h>

#include "zq/abi.h"
static zq_status broken_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                               zq_verdict* verdict) {
  (void)self;
  (void)call;
  (void)check;
  (void)declared;
  *verdict = ZQ_V_CONSISTENT;
  static const char gbk[] = "\xD5\xC5\xC8\xFD";
  const zq_field fields[] = {{.name = {"field", 5}, .type = ZQ_T_TEXT, .s = {"name", 4}},
                             {.name = {"verdict", 7}, .type = ZQ_T_INT, .i = ZQ_V_CONSISTENT},
                             {.name = {"found", 5}, .type = ZQ_T_TEXT, .s = {gbk, sizeof gbk - 1}}};
  const zq_record record = {sizeof record, 3, fields};
  call->emit(call, &record);
  return ZQ_OK; /* as if nothing had happened */
}
#define VERIFY broken_verify
#include "base.h"
