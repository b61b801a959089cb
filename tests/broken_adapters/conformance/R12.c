/* R12: two calls at once share the place where the declared name is kept. */
#include "reference.h"

typedef struct Sharing {
  zq_instance base;
  volatile size_t length;
  char name[FIELD_MAX];
} Sharing;

static zq_instance* sharing_create(const zq_host* host, const char* department_id) ZQ_NOEXCEPT {
  Sharing* self = (Sharing*)calloc(1, sizeof *self);
  (void)department_id;
  if (self != NULL) self->base.host = host;
  return self == NULL ? NULL : &self->base;
}

static zq_status answer_shared(Exchange* exchange, const zq_call* call, const zq_field* name, zq_verdict* verdict) {
  Sharing* self = (Sharing*)(void*)exchange->self;
  zq_field kept;
  if (name == NULL) return answer_verify(exchange, call, name, verdict);
  kept = *name;
  kept.s.ptr = self->name;
  kept.s.len = self->length;
  return answer_verify(exchange, call, &kept, verdict);
}

#define ANSWER_VERIFY answer_shared
#include "verify_with.h"

static zq_status sharing_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  Sharing* sharing = (Sharing*)(void*)self;
  const zq_field* name = field_named(declared, "name");
  if (name != NULL && name->type == ZQ_T_TEXT && is_sane(name->s)) {
    memcpy(sharing->name, name->s.ptr, name->s.len);
    sharing->length = name->s.len;
  }
  return spoiled_verify(self, call, check, declared, verdict);
}
#define VERIFY sharing_verify
#define CREATE sharing_create
#include "entry.h"
