/* A small whole adapter in which one thing is replaced: a fixture defines a macro or two and includes this. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "zq/abi.h"

#ifndef MAGIC
#define MAGIC ZQ_MAGIC
#endif
#ifndef MAJOR
#define MAJOR ZQ_ABI_MAJOR
#endif
#ifndef MINOR
#define MINOR ZQ_ABI_MINOR
#endif
#ifndef ENTRY_SIZE
#define ENTRY_SIZE sizeof(zq_entry)
#endif
#ifndef DESCRIPTOR
#define DESCRIPTOR &descriptor
#endif
#ifndef ID
#define ID "test.broken"
#endif
#ifndef ADVERTISED
#define ADVERTISED ZQ_CAP_VERIFICATION
#endif

struct zq_instance {
  const zq_host* host;
};

#ifndef CREATE
#define CREATE create
static zq_instance* create(const zq_host* host, const char* department_id) ZQ_NOEXCEPT {
  (void)department_id;
  zq_instance* self = (zq_instance*)malloc(sizeof *self);
  if (self != NULL) self->host = host;
  return self;
}
#endif

#ifndef START
#define START start
static zq_status start(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  (void)self;
  (void)call;
  return ZQ_OK;
}
#endif

#ifndef STOP
#define STOP stop
static void stop(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  (void)self;
  (void)call;
}
#endif

static void destroy(zq_instance* self) ZQ_NOEXCEPT { free(self); }

#ifndef VERIFY
#define VERIFY verify
static zq_status verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                        zq_verdict* verdict) ZQ_NOEXCEPT {
  (void)self;
  (void)call;
  (void)check;
  (void)declared;
  *verdict = ZQ_V_CONSISTENT;
  return ZQ_OK;
}
#endif

#ifndef POLL
#define POLL poll_token
static zq_status poll_token(zq_instance* self, const zq_call* call, zq_str token, zq_verdict* verdict) ZQ_NOEXCEPT {
  (void)self;
  (void)call;
  (void)token;
  (void)verdict;
  return ZQ_E_NOT_FOUND;
}
#endif

static const zq_verification verification = {sizeof(zq_verification), 0, VERIFY, POLL};

static const void* get_capability(zq_instance* self, const char* id) ZQ_NOEXCEPT {
  (void)self;
  return strcmp(id, ZQ_CAP_VERIFICATION) == 0 ? &verification : NULL;
}

static zq_status health(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  (void)self;
  (void)call;
  return ZQ_OK;
}

static const char* const capabilities[] = {ADVERTISED, NULL};
static const zq_descriptor descriptor = {sizeof(zq_descriptor), 0,           8,       0,       ID,
                                         "测试用坏适配器",      "Zhengqiao", "1.0.0", "1.0.0", capabilities};
/* Not every fixture points to it. */
static inline const void* use_all(void) { return &descriptor; }

/* Exported by its declaration in abi.h. */
const zq_entry zq_plugin_entry = {MAGIC, MAJOR, MINOR,   (uint32_t)(ENTRY_SIZE), DESCRIPTOR, CREATE,
                                  START, STOP,  destroy, get_capability,         health};
