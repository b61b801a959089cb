/* R04: a cursor holds the number of this process, and no other process understands it. */
#include "reference.h"
/* after reference.h has asked for _GNU_SOURCE */
#include <unistd.h>

static const zq_call* real_call(const zq_call* call) { return (const zq_call*)call->host_data; }

static zq_status set_marked(const zq_call* call, zq_str next) ZQ_NOEXCEPT {
  char marked[64];
  snprintf(marked, sizeof marked, "%ld-%.*s", (long)getpid(), (int)next.len, next.ptr);
  return real_call(call)->set_cursor(real_call(call), text_of(marked));
}
static zq_status emit_through(const zq_call* call, const zq_record* record) ZQ_NOEXCEPT {
  return real_call(call)->emit(real_call(call), record);
}

static int read_marked(zq_str* cursor) {
  char mark[24];
  const size_t length = (size_t)snprintf(mark, sizeof mark, "%ld-", (long)getpid());
  if (cursor->len == 0) return 1;
  if (cursor->len <= length || memcmp(cursor->ptr, mark, length) != 0) return 0;
  cursor->ptr += length;
  cursor->len -= length;
  return 1;
}

#define SET_CURSOR set_marked
#define EMIT emit_through
#define READ_CURSOR read_marked
#include "list_with.h"
#define LIST spoiled_list
#include "entry.h"
