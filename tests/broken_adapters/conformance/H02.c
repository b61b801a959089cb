/* H02: writes into the log whom it was asked about. */
#include "reference.h"

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_log* log = (const zq_log*)self->host->get_service(self->host, ZQ_SVC_LOG);
  const zq_field* id = field_named(declared, "identity_no");
  char line[96];
  if (log != NULL && id != NULL && id->s.len == 18) {
    snprintf(line, sizeof line, "核查 %.*s", (int)id->s.len, id->s.ptr);
    log->write(self->host, ZQ_LOG_INFO, call->request_id, text_of(line));
  }
  return reference_verify(self, call, check, declared, verdict);
}
#define VERIFY spoiled_verify
#include "entry.h"
