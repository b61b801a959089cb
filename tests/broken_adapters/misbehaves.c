/* Does what the check says: crash, exit, abort, overflow, heap, hang, spin, leak, fork, signal, print, garbage, flood.
 * Any other check is answered honestly. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define VERIFY verify
#include "zq/abi.h"
static zq_status verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                        zq_verdict* verdict) ZQ_NOEXCEPT;
#include "base.h"

static int is(zq_str check, const char* word) {
  return check.len == strlen(word) && memcmp(check.ptr, word, check.len) == 0;
}

/* Through a pointer, so that no compiler sees that it never ends. */
static int deep(volatile char* from);
static int (*volatile deeper)(volatile char*) = deep;
static int deep(volatile char* from) {
  volatile char here[4096];
  here[0] = from[0];
  return deeper(here) + here[0];
}

static void overflow(void) {
  volatile char start = 1;
  exit(deep(&start));
}

static void damage_heap(void) {
  char* block = (char*)malloc(64);
  const volatile size_t beyond = 4096; /* which no compiler sees */
  memset(block, 0x5A, beyond);
  free(block);
  free(malloc(64));
  abort(); /* in case nobody noticed */
}

static zq_status leak(void) {
  const size_t size = 1u << 20;
  volatile char* lost = (volatile char*)malloc(size);
  if (lost == NULL) return ZQ_E_INTERNAL;
  for (size_t at = 0; at < size; at += 4096) lost[at] = 1;
  return ZQ_OK;
}

/* 0 when every try to reach beyond the process was refused. */
static int reach_out(void) {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  if (child > 0) {
    waitpid(child, NULL, 0);
    return 1;
  }
  if (errno != EPERM) return 2;
  if (kill(getppid(), 0) == 0 || errno != EPERM) return 3;
  char* const arguments[] = {(char*)"true", NULL};
  execv("/bin/true", arguments);
  return errno == EPERM ? 0 : 4;
}

static void garbage(void) {
  char bytes[64];
  memset(bytes, 0xFF, sizeof bytes);
  for (int fd = 4; fd < 8; ++fd) (void)!write(fd, bytes, sizeof bytes);
  for (;;) pause();
}

static void flood(void) {
  for (int line = 0; line < 100000; ++line) puts("the same line again and again");
  fflush(stdout);
}

static zq_status verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                        zq_verdict* verdict) ZQ_NOEXCEPT {
  (void)self;
  (void)declared;
  *verdict = ZQ_V_CONSISTENT;
  if (is(check, "crash")) raise(SIGSEGV);
  if (is(check, "exit")) exit(3);
  if (is(check, "abort")) abort();
  if (is(check, "overflow")) overflow();
  if (is(check, "heap")) damage_heap();
  if (is(check, "hang"))
    for (;;) pause();
  if (is(check, "spin"))
    for (volatile int on = 1; on;) {
    }
  if (is(check, "leak")) return leak();
  if (is(check, "garbage")) garbage();
  if (is(check, "flood")) flood();
  if (is(check, "print")) {
    puts("a line for the log");
    fflush(stdout);
  }
  if (is(check, "fork")) {
    const int how = reach_out();
    if (how == 0) return ZQ_OK;
    static const char* const said[] = {"", "fork was allowed", "fork failed otherwise", "kill was allowed",
                                       "exec was allowed"};
    call->set_error(call, ZQ_E_INTERNAL, (zq_str){said[how], strlen(said[how])});
    return ZQ_E_INTERNAL;
  }
  return ZQ_OK;
}
