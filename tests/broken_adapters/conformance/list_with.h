/* reference_list whose rows and cursor go through EMIT and SET_CURSOR, and which gets its cursor from READ_CURSOR where
 * that is defined (0: it is none of ours). `real_call` leads from the call they see to the host's. Include it behind
 * reference.h. */
#pragma once
#ifndef READ_CURSOR
#define READ_CURSOR(cursor) 1
#endif

static void set_error_through(const zq_call* call, zq_status status, zq_str text) ZQ_NOEXCEPT {
  real_call(call)->set_error(real_call(call), status, text);
}

static zq_status spoiled_list(zq_instance* self, const zq_call* call, const zq_record* filter, zq_str cursor,
                              uint32_t limit) ZQ_NOEXCEPT {
  Exchange* exchange;
  Text form = {NULL, 0, 0, 0};
  char number[16];
  zq_call through = *call;
  zq_status status;
  size_t i;
  (void)filter;
  if (!READ_CURSOR(&cursor)) return failed(call, ZQ_E_INVALID, "清单的续读位置不是本适配器给出的");
  for (i = 0; i < cursor.len; ++i)
    if (cursor.ptr[i] < '0' || cursor.ptr[i] > '9' || cursor.len > 9)
      return failed(call, ZQ_E_INVALID, "清单的续读位置不是本适配器给出的");
  if ((exchange = new_exchange(call)) == NULL) return ZQ_E_INTERNAL;
  snprintf(number, sizeof number, "%u", (unsigned)limit);
  add_pair(&form, "from", cursor);
  add_pair(&form, "limit", text_of(number));
  status = ask(exchange, self, call, "list", &form);
  through.host_data = (void*)call;
  through.set_cursor = SET_CURSOR;
  through.emit = EMIT;
  through.set_error = set_error_through;
  exchange->call = &through;
  if (status == ZQ_OK) status = answer_list(exchange, &through, limit);
  free(exchange);
  return status;
}
