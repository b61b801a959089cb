/* C03: takes any page_size. */
#include "reference.h"

static zq_status spoiled_start(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  const zq_status status = reference_start(self, call);
  if (status != ZQ_E_CONFIG) return status;
  return self->url[0] != '\0' && self->secret->visit(self->host, "token", ignore_secret, NULL) == ZQ_OK ? ZQ_OK
                                                                                                        : status;
}
#define START spoiled_start
#include "entry.h"
