/* L05: compares only the beginning of an id. */
#include "reference.h"
static const void* spoiled_get_capability(zq_instance* self, const char* id) ZQ_NOEXCEPT;
#define GET_CAPABILITY spoiled_get_capability
#include "entry.h"

static const void* spoiled_get_capability(zq_instance* self, const char* id) ZQ_NOEXCEPT {
  if (strncmp(id, ZQ_CAP_LIST, strlen(ZQ_CAP_LIST)) == 0) return &list;
  return reference_get_capability(self, id);
}
