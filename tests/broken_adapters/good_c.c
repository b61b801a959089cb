/* A whole and honest adapter in plain C11, for load tests and scenarios. Its settings choose what it does:
 *
 *   delay_ms=N        every call takes N milliseconds; it heeds cancelled() and the deadline while it waits
 *   deaf=1            ... and does not heed them
 *   hang_while=PATH   every call waits, deaf, while the file PATH exists
 *   fail_status=N     calls answer status N (zq/abi.h) with the text "told to fail" instead of an answer
 *   fail_first=N      ... only the first N calls of this instance
 *   fail_while=PATH   ... only while the file PATH exists
 *   verdict=N         1 consistent (default), 2 mismatch, 3 no_record, 4 needs_review: of the whole and of every field
 *   found=TEXT        what the department holds on every field
 *   note=TEXT         the note on every field
 *   pending_polls=N   verify answers "later"; the answer is there at the N-th poll of this instance for that token
 *   poll_after_ms=N   when to poll (default 50)
 *   announce=1        says through the completion service that the answer is there, at once
 *   list_rows=N       rows of its own list (default 3)
 *   complaint_status=WORD   default handling
 *
 * submit answers the receipt "R-" + idempotency key, and the same key yields the same receipt. Any check is known. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "zq/abi.h"

/* good_c_2.c sets them. */
#ifndef GOOD_VERSION
#define GOOD_VERSION "1.0.0"
#define GOOD_FLAGS ZQ_F_IDEMPOTENT_SUBMIT
#define GOOD_PREFIX ""
#endif

enum { tokens_max = 4096 };

struct zq_instance {
  const zq_host* host;
  const zq_config* config;
  long delay_ms, fail_status, fail_first, verdict, pending_polls, poll_after_ms, list_rows;
  int deaf, announce;
  char hang_while[256], fail_while[256], found[256], note[256], complaint_status[32];
  atomic_long calls, tokens;
  atomic_long polls[tokens_max];
};

static zq_str text(const char* s) { return (zq_str){s, strlen(s)}; }

static void setting(const zq_instance* self, const char* key, char* out, size_t size) {
  char own[64];
  snprintf(own, sizeof own, "%s%s", GOOD_PREFIX, key);
  zq_str value = self->config->get(self->host, own);
  if (value.len == 0) value = self->config->get(self->host, key);
  snprintf(out, size, "%.*s", (int)value.len, value.ptr != NULL ? value.ptr : "");
}

static long number(const zq_instance* self, const char* key, long otherwise) {
  char digits[32];
  setting(self, key, digits, sizeof digits);
  return digits[0] != '\0' ? strtol(digits, NULL, 10) : otherwise;
}

static void nap(long ms) {
  const struct timespec time = {ms / 1000, ms % 1000 * 1000000};
  nanosleep(&time, NULL);
}

static zq_status wait_ms(const zq_call* call, long ms, int deaf) {
  struct timespec now;
  while (ms > 0) {
    const long piece = ms < 10 ? ms : 10;
    nap(piece);
    ms -= piece;
    if (deaf || !call->cancelled(call)) continue;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec >= call->deadline_ns ? ZQ_E_DEADLINE : ZQ_E_CANCELLED;
  }
  return ZQ_OK;
}

/* What every call does first. */
static zq_status enter(zq_instance* self, const zq_call* call) {
  const long number_of_call = atomic_fetch_add(&self->calls, 1) + 1;
  const zq_status waited = wait_ms(call, self->delay_ms, self->deaf);
  if (waited != ZQ_OK) return waited;
  while (self->hang_while[0] != '\0' && access(self->hang_while, F_OK) == 0) nap(5);
  if (self->fail_status == ZQ_OK) return ZQ_OK;
  if (self->fail_first > 0 && number_of_call > self->fail_first) return ZQ_OK;
  if (self->fail_while[0] != '\0' && access(self->fail_while, F_OK) != 0) return ZQ_OK;
  call->set_error(call, (zq_status)self->fail_status, text("told to fail"));
  return (zq_status)self->fail_status;
}

static zq_field text_field(const char* name, zq_str value) {
  return (zq_field){.name = text(name), .type = ZQ_T_TEXT, .s = value};
}

static zq_status emit_verdict(const zq_instance* self, const zq_call* call, zq_str name) {
  zq_field fields[4] = {text_field("field", name), {.name = text("verdict"), .type = ZQ_T_INT, .i = self->verdict}};
  uint32_t count = 2;
  if (self->found[0] != '\0') fields[count++] = text_field("found", text(self->found));
  if (self->note[0] != '\0') fields[count++] = text_field("note", text(self->note));
  const zq_record record = {sizeof record, count, fields};
  return call->emit(call, &record);
}

static zq_status pend(zq_instance* self, const zq_call* call) {
  char token[32];
  const long serial = atomic_fetch_add(&self->tokens, 1) % tokens_max;
  atomic_store(&self->polls[serial], 0);
  snprintf(token, sizeof token, "t-%ld", serial);
  const zq_status set = call->set_pending(call, text(token), self->poll_after_ms);
  if (set != ZQ_OK) return set;
  const zq_completion* completion = self->host->get_service(self->host, ZQ_SVC_COMPLETION);
  if (self->announce && completion != NULL) completion->ready(self->host, text(token));
  return ZQ_PENDING;
}

static zq_status verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                        zq_verdict* verdict) {
  (void)check;
  const zq_status entered = enter(self, call);
  if (entered != ZQ_OK) return entered;
  if (self->pending_polls > 0) return pend(self, call);
  for (uint32_t n = 0; n < declared->count; ++n) {
    const zq_status emitted = emit_verdict(self, call, declared->fields[n].name);
    if (emitted != ZQ_OK) return emitted;
  }
  *verdict = (zq_verdict)self->verdict;
  return ZQ_OK;
}

static zq_status poll(zq_instance* self, const zq_call* call, zq_str token, zq_verdict* verdict) {
  const zq_status entered = enter(self, call);
  if (entered != ZQ_OK) return entered;
  char name[32] = "";
  if (token.len < sizeof name) memcpy(name, token.ptr, token.len);
  char* end = name;
  const long serial = strncmp(name, "t-", 2) == 0 ? strtol(name + 2, &end, 10) : -1;
  if (serial < 0 || serial >= tokens_max || *end != '\0') return ZQ_E_NOT_FOUND;
  if (atomic_fetch_add(&self->polls[serial], 1) + 1 < self->pending_polls) {
    const zq_status set = call->set_pending(call, token, self->poll_after_ms);
    return set == ZQ_OK ? ZQ_PENDING : set;
  }
  const zq_status emitted = emit_verdict(self, call, text("name"));
  if (emitted != ZQ_OK) return emitted;
  *verdict = (zq_verdict)self->verdict;
  return ZQ_OK;
}

static zq_status list(zq_instance* self, const zq_call* call, const zq_record* filter, zq_str cursor, uint32_t limit) {
  (void)filter;
  const zq_status entered = enter(self, call);
  if (entered != ZQ_OK) return entered;
  char at[32] = "";
  if (cursor.len < sizeof at && cursor.len > 0) memcpy(at, cursor.ptr, cursor.len);
  long row = strtol(at, NULL, 10);
  for (uint32_t n = 0; n < limit && row < self->list_rows; ++n, ++row) {
    char code[32];
    snprintf(code, sizeof code, "GOOD-%ld", row + 1);
    const zq_field fields[] = {text_field("code", text(code)),
                               text_field("matter", text("示例事项")),
                               text_field("proof", text("示例证明")),
                               text_field("method", text("信息共享")),
                               {.name = text("since"), .type = ZQ_T_DATE, .s = text("2018-12-01")}};
    const zq_record record = {sizeof record, sizeof fields / sizeof fields[0], fields};
    const zq_status emitted = call->emit(call, &record);
    if (emitted != ZQ_OK) return emitted;
  }
  if (row >= self->list_rows) return ZQ_OK;
  snprintf(at, sizeof at, "%ld", row);
  return call->set_cursor(call, text(at));
}

static zq_status emit_complaint(const zq_instance* self, const zq_call* call, zq_str receipt) {
  const zq_field fields[] = {text_field("receipt", receipt), text_field("status", text(self->complaint_status)),
                             text_field("status_text", text("办理中")), text_field("handler", text("示例科室")),
                             text_field("updated_at", text("2026-11-23T09:00:00+08:00"))};
  const zq_record record = {sizeof record, sizeof fields / sizeof fields[0], fields};
  return call->emit(call, &record);
}

static zq_status submit(zq_instance* self, const zq_call* call, const zq_record* complaint, zq_str key) {
  (void)complaint;
  const zq_status entered = enter(self, call);
  if (entered != ZQ_OK) return entered;
  char receipt[200];
  snprintf(receipt, sizeof receipt, "R-%.*s", (int)key.len, key.ptr != NULL ? key.ptr : "");
  return emit_complaint(self, call, text(receipt));
}

static zq_status status(zq_instance* self, const zq_call* call, zq_str receipt) {
  const zq_status entered = enter(self, call);
  if (entered != ZQ_OK) return entered;
  if (receipt.len < 2 || memcmp(receipt.ptr, "R-", 2) != 0) return ZQ_E_NOT_FOUND;
  return emit_complaint(self, call, receipt);
}

static zq_instance* create(const zq_host* host, const char* department_id) {
  (void)department_id;
  zq_instance* self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->host = host;
  self->config = host->get_service(host, ZQ_SVC_CONFIG);
  if (self->config == NULL) {
    free(self);
    return NULL;
  }
  self->delay_ms = number(self, "delay_ms", 0);
  self->deaf = number(self, "deaf", 0) != 0;
  self->fail_status = number(self, "fail_status", ZQ_OK);
  self->fail_first = number(self, "fail_first", 0);
  self->verdict = number(self, "verdict", ZQ_V_CONSISTENT);
  self->pending_polls = number(self, "pending_polls", 0);
  self->poll_after_ms = number(self, "poll_after_ms", 50);
  self->announce = number(self, "announce", 0) != 0;
  self->list_rows = number(self, "list_rows", 3);
  setting(self, "hang_while", self->hang_while, sizeof self->hang_while);
  setting(self, "fail_while", self->fail_while, sizeof self->fail_while);
  setting(self, "found", self->found, sizeof self->found);
  setting(self, "note", self->note, sizeof self->note);
  setting(self, "complaint_status", self->complaint_status, sizeof self->complaint_status);
  if (self->complaint_status[0] == '\0') strcpy(self->complaint_status, "handling");
  return self;
}

static zq_status start(zq_instance* self, const zq_call* call) {
  if (self->verdict >= ZQ_V_CONSISTENT && self->verdict <= ZQ_V_NEEDS_REVIEW) return ZQ_OK;
  call->set_error(call, ZQ_E_CONFIG, text("setting verdict: expected 1 to 4"));
  return ZQ_E_CONFIG;
}

static void stop(zq_instance* self, const zq_call* call) {
  (void)self;
  (void)call;
}

static void destroy(zq_instance* self) { free(self); }

static const zq_verification verification = {sizeof verification, 0, verify, poll};
static const zq_list list_table = {sizeof list_table, 0, list};
static const zq_complaint complaint = {sizeof complaint, 0, submit, status};

static const void* get_capability(zq_instance* self, const char* id) {
  (void)self;
  if (strcmp(id, ZQ_CAP_VERIFICATION) == 0) return &verification;
  if (strcmp(id, ZQ_CAP_LIST) == 0) return &list_table;
  if (strcmp(id, ZQ_CAP_COMPLAINT) == 0) return &complaint;
  return NULL;
}

static zq_status health(zq_instance* self, const zq_call* call) {
  (void)self;
  (void)call;
  return ZQ_OK;
}

static const char* const capabilities[] = {ZQ_CAP_VERIFICATION, ZQ_CAP_LIST, ZQ_CAP_COMPLAINT, NULL};
static const zq_descriptor descriptor = {.size = sizeof descriptor,
                                         .flags = GOOD_FLAGS,
                                         .max_concurrency = 64,
                                         .id = "test.good_c",
                                         .name = "测试用适配器",
                                         .vendor = "Zhengqiao",
                                         .version = GOOD_VERSION,
                                         .sdk_version = "1.0.0",
                                         .capabilities = capabilities};

const zq_entry zq_plugin_entry = {ZQ_MAGIC, ZQ_ABI_MAJOR, ZQ_ABI_MINOR, sizeof(zq_entry), &descriptor, create,
                                  start,    stop,         destroy,      get_capability,   health};
