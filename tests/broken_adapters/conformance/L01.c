/* L01: calls a function that is nowhere (linked with -z undefs, CMakeLists.txt). */
#include "reference.h"

int vendor_library_function(void);

static zq_status spoiled_health(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  return vendor_library_function() != 0 ? ZQ_E_INTERNAL : reference_health(self, call);
}
#define HEALTH spoiled_health
#include "entry.h"
