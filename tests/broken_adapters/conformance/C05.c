/* C05: all departments use the host of the one created last. */
#include "reference.h"

static const zq_host* last_host;

static zq_instance* spoiled_create(const zq_host* host, const char* department_id) ZQ_NOEXCEPT {
  last_host = host;
  return reference_create(host, department_id);
}

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  zq_instance copy = *self;
  copy.host = last_host;
  return reference_verify(&copy, call, check, declared, verdict);
}
#define CREATE spoiled_create
#define VERIFY spoiled_verify
#include "entry.h"
