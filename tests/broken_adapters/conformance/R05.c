/* R05: every submit has a key of its own, so the same complaint is filed twice. */
#include "reference.h"

static zq_status spoiled_submit(zq_instance* self, const zq_call* call, const zq_record* complaint,
                                zq_str key) ZQ_NOEXCEPT {
  struct timespec now;
  char own[64];
  if (key.len > 32 || !is_sane(key)) return failed(call, ZQ_E_INVALID, "重复提交标识应为 1 到 32 字节的文字");
  clock_gettime(CLOCK_MONOTONIC, &now);
  snprintf(own, sizeof own, "%.*s-%ld", (int)key.len, key.ptr, now.tv_nsec);
  return reference_submit(self, call, complaint, text_of(own));
}
#define SUBMIT spoiled_submit
#include "entry.h"
