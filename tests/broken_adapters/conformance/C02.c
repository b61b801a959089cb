/* C02: every start opens a file that is never closed. */
#include "reference.h"
/* after clock_gettime has asked for _GNU_SOURCE */
#include <fcntl.h>

static zq_status spoiled_start(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  const int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return failed(call, ZQ_E_INTERNAL, "打不开文件");
  return reference_start(self, call);
}
#define START spoiled_start
#include "entry.h"
