/* C06: a call that is cancelled leaves a thread behind, which writes to the log when everything is over. */
#include "reference.h"
/* after clock_gettime has asked for _GNU_SOURCE */
#include <pthread.h>

static void* write_late(void* user) {
  const zq_host* host = (const zq_host*)user;
  const struct timespec pause = {0, 100 * 1000 * 1000};
  const zq_log* log;
  nanosleep(&pause, NULL);
  log = (const zq_log*)host->get_service(host, ZQ_SVC_LOG);
  if (log != NULL) log->write(host, ZQ_LOG_INFO, text_of(""), text_of("已取消"));
  return NULL;
}

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_status status = reference_verify(self, call, check, declared, verdict);
  pthread_t thread;
  if (status == ZQ_E_CANCELLED) pthread_create(&thread, NULL, write_late, (void*)self->host);
  return status;
}
#define VERIFY spoiled_verify
#include "entry.h"
