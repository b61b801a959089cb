/* R07: the receipt becomes part of the name of a file. */
#include "reference.h"

static zq_status spoiled_status(zq_instance* self, const zq_call* call, zq_str receipt) ZQ_NOEXCEPT {
  char path[160];
  FILE* notes = NULL;
  if (is_sane(receipt) && receipt.len <= 64) {
    snprintf(path, sizeof path, "/usr/share/reference/%.*s.txt", (int)receipt.len, receipt.ptr);
    notes = fopen(path, "re");
  }
  if (notes != NULL) fclose(notes);
  return reference_status(self, call, receipt);
}
#define STATUS spoiled_status
#include "entry.h"
