/* Defect: a thread of its own goes on emitting after verify has returned, and reports through the log what it was told.
 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "zq/abi.h"

struct late {
  const zq_host* host;
  const zq_call* call;
};

static void* emit_late(void* argument) {
  struct late late = *(struct late*)argument;
  ((struct late*)argument)->call = NULL; /* taken over */
  const struct timespec time = {0, 100000000};
  nanosleep(&time, NULL);
  const zq_field fields[] = {{.name = {"field", 5}, .type = ZQ_T_TEXT, .s = {"name", 4}},
                             {.name = {"verdict", 7}, .type = ZQ_T_INT, .i = ZQ_V_MISMATCH}};
  const zq_record record = {sizeof record, 2, fields};
  char said[64];
  const int emitted = late.call->emit(late.call, &record);
  const int pended = late.call->set_pending(late.call, (zq_str){"late", 4}, 0);
  snprintf(said, sizeof said, "late emit %d pending %d", emitted, pended);
  const zq_log* log = late.host->get_service(late.host, ZQ_SVC_LOG);
  log->write(late.host, ZQ_LOG_WARNING, (zq_str){0}, (zq_str){said, strlen(said)});
  const zq_completion* completion = late.host->get_service(late.host, ZQ_SVC_COMPLETION);
  completion->ready(late.host, (zq_str){said, strlen(said)});
  return NULL;
}

static pthread_t thread;
static int running;

static zq_status verify_and_go_on(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                  zq_verdict* verdict) {
  (void)check;
  (void)declared;
  static struct late late;
  late.host = *(const zq_host* const*)(const void*)self; /* base.h: the first member of the instance */
  late.call = call;
  *verdict = ZQ_V_CONSISTENT;
  running = pthread_create(&thread, NULL, emit_late, &late) == 0;
  return running ? ZQ_OK : ZQ_E_INTERNAL;
}

static void stop_and_join(zq_instance* self, const zq_call* call) {
  (void)self;
  (void)call;
  if (running) pthread_join(thread, NULL);
  running = 0;
}
#define VERIFY verify_and_go_on
#define STOP stop_and_join
#include "base.h"
