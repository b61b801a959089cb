/* C01: looks for the HTTP service in create. */
#include "reference.h"

static zq_instance* spoiled_create(const zq_host* host, const char* department_id) ZQ_NOEXCEPT {
  zq_instance* self = reference_create(host, department_id);
  if (self != NULL) self->http = (const zq_http*)host->get_service(host, ZQ_SVC_HTTP);
  return self;
}
#define CREATE spoiled_create
#include "entry.h"
