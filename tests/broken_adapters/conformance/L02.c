/* L02: a constructor opens a file while the adapter is loaded. */
#include "reference.h"
/* after clock_gettime has asked for _GNU_SOURCE */
#include <fcntl.h>

__attribute__((constructor)) static void early(void) {
  const int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
  (void)fd;
}
#include "entry.h"
