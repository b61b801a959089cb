/* Does what ZQ_TEST_MODE says while it is loaded: hang, crash, exit, spawn (leaves a process in a group of its own,
 * whose number goes to the file ZQ_TEST_PID, and hangs), stay (leaves one and goes on). */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "zq/abi.h"

ZQ_EXPORT const zq_entry zq_plugin_entry = {
    ZQ_MAGIC, ZQ_ABI_MAJOR, ZQ_ABI_MINOR, sizeof(zq_entry), NULL, NULL, NULL, NULL, NULL, NULL, NULL};

static void leave_a_process(void) {
  const pid_t child = fork();
  if (child == 0) {
    FILE* file = fopen(getenv("ZQ_TEST_PID"), "w");
    setsid();
    fprintf(file, "%d\n", (int)getpid());
    fclose(file);
    for (;;) pause();
  }
}

static int is_mode(const char* mode) {
  const char* wanted = getenv("ZQ_TEST_MODE");
  return wanted != NULL && strcmp(wanted, mode) == 0;
}

__attribute__((constructor)) static void misbehave(void) {
  if (is_mode("spawn") || is_mode("stay")) leave_a_process();
  if (is_mode("crash")) raise(SIGSEGV);
  if (is_mode("exit")) exit(3);
  while (is_mode("hang") || is_mode("spawn")) pause();
}
