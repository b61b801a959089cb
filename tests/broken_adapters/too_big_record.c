/* Defect: emits a note of 64 MiB. */
#include <stdlib.h>
#include <string.h>

#include "zq/abi.h"
static zq_status broken_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                               zq_verdict* verdict) {
  (void)self;
  (void)call;
  (void)check;
  (void)declared;
  *verdict = ZQ_V_CONSISTENT;
  const size_t size = (size_t)64 * 1024 * 1024;
  char* note = malloc(size);
  if (note == NULL) return ZQ_E_INTERNAL;
  memset(note, 0x61, size);
  const zq_field fields[] = {{.name = {"field", 5}, .type = ZQ_T_TEXT, .s = {"name", 4}},
                             {.name = {"verdict", 7}, .type = ZQ_T_INT, .i = ZQ_V_CONSISTENT},
                             {.name = {"note", 4}, .type = ZQ_T_TEXT, .s = {note, size}}};
  const zq_record record = {sizeof record, 3, fields};
  call->emit(call, &record);
  free(note);
  return ZQ_OK;
}
#define VERIFY broken_verify
#include "base.h"
