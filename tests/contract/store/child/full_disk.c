// A full disk on demand: while the file named by FULL_DISK_WHILE exists, writes that would need space fail with ENOSPC.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static int full(void) {
  const char* flag = getenv("FULL_DISK_WHILE");
  return flag && access(flag, F_OK) == 0;
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) {
  static ssize_t (*real)(int, const void*, size_t, off64_t);
  if (!real) *(void**)&real = dlsym(RTLD_NEXT, "pwrite64");
  if (full()) return errno = ENOSPC, -1;
  return real(file, bytes, count, at);
}
