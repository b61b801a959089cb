/* C07: every instance loses a little memory. */
#include "reference.h"

static zq_instance* spoiled_create(const zq_host* host, const char* department_id) ZQ_NOEXCEPT {
  char* lost = (char*)malloc(64);
  if (lost != NULL) snprintf(lost, 64, "%s", department_id);
  return reference_create(host, department_id);
}
#define CREATE spoiled_create
#include "entry.h"
