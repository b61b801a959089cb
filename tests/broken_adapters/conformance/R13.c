/* R13: after a failure it takes two good answers until it believes that the legacy system is back. */
#include "reference.h"

typedef struct Doubting {
  zq_instance base;
  volatile int doubts;
} Doubting;

static zq_instance* doubting_create(const zq_host* host, const char* department_id) ZQ_NOEXCEPT {
  Doubting* self = (Doubting*)calloc(1, sizeof *self);
  (void)department_id;
  if (self != NULL) self->base.host = host;
  return self == NULL ? NULL : &self->base;
}

static zq_status answer_doubted(Exchange* exchange, const zq_call* call, const zq_field* name, zq_verdict* verdict) {
  Doubting* self = (Doubting*)(void*)exchange->self;
  if (!self->doubts) return answer_verify(exchange, call, name, verdict);
  self->doubts = 0;
  return failed(call, ZQ_E_UNAVAILABLE, "业务系统刚刚恢复，请稍后再试");
}
#define ANSWER_VERIFY answer_doubted
#include "verify_with.h"

static zq_status doubting_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                 zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_status status = spoiled_verify(self, call, check, declared, verdict);
  Doubting* doubting = (Doubting*)(void*)self;
  const zq_status expected = status;
  if (expected == ZQ_E_UNAVAILABLE) doubting->doubts = !doubting->doubts;
  return status;
}
#define VERIFY doubting_verify
#define CREATE doubting_create
#include "entry.h"
