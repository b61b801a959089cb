/* R01: the state of a complaint has a field that the interface does not have, once it is one of its own receipts. */
#include "reference.h"

static zq_status spoiled_status(zq_instance* self, const zq_call* call, zq_str receipt) ZQ_NOEXCEPT {
  const int own = receipt.len > 1 && receipt.len < 6 && receipt.ptr[0] == 'C' && receipt.ptr[1] != '0';
  zq_field fields[4];
  if (!own) return reference_status(self, call, receipt);
  set_text(&fields[0], "receipt", receipt);
  set_text(&fields[1], "status", text_of("handling"));
  set_text(&fields[2], "status_text", text_of("办理中"));
  set_text(&fields[3], "clerk", text_of("李科员"));
  return emit_fields(call, fields, 4);
}
#define STATUS spoiled_status
#include "entry.h"
