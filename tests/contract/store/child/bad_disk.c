// A bad disk on demand, while the file named by a variable exists:
//   FULL_DISK_WHILE   writes that would need space fail with ENOSPC
//   DEAD_DISK_WHILE   syncs fail with EIO
//   SLOW_DISK_WHILE   syncs wait; the first one that does makes the file "<name>.waits"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static int wanted(const char* variable) {
  const char* flag = getenv(variable);
  return flag && access(flag, F_OK) == 0;
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) {
  static ssize_t (*real)(int, const void*, size_t, off64_t);
  if (!real) *(void**)&real = dlsym(RTLD_NEXT, "pwrite64");
  if (wanted("FULL_DISK_WHILE")) return errno = ENOSPC, -1;
  return real(file, bytes, count, at);
}

static void wait_while_slow(void) {
  char name[4096];
  if (!wanted("SLOW_DISK_WHILE")) return;
  snprintf(name, sizeof name, "%s.waits", getenv("SLOW_DISK_WHILE"));
  const int file = open(name, O_CREAT | O_CLOEXEC | O_WRONLY, 0600);
  if (file >= 0) close(file);
  while (wanted("SLOW_DISK_WHILE")) usleep(2000);
}

int fdatasync(int file) {
  static int (*real)(int);
  if (!real) *(void**)&real = dlsym(RTLD_NEXT, "fdatasync");
  wait_while_slow();
  if (wanted("DEAD_DISK_WHILE")) return errno = EIO, -1;
  return real(file);
}

int fsync(int file) { return fdatasync(file); }
