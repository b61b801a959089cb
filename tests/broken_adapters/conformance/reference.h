/* A small, whole and honest adapter in C11, from which the fixtures of the conformance checks are made: a fixture
 * includes this, writes the one function it spoils, names it in a macro (START, VERIFY, …) and includes entry.h.
 *
 * Its legacy system is legacy.cpp: POST <service_url>/{ping,verify,list,submit,status} with a form as body and a bearer
 * token; the reply is text/plain, lines of "key=value" with '%' and control characters as %XX, closed by "end=1".
 */
#ifndef REFERENCE_H
#define REFERENCE_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* clock_gettime */
#endif
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "zq/abi.h"

#define MAYBE_UNUSED __attribute__((unused))
#define REPLY_MAX 65536
#define FIELD_MAX 4096

struct zq_instance {
  const zq_host* host;
  const zq_http* http;
  const zq_secret* secret;
  char url[256];
};

static MAYBE_UNUSED zq_str text_of(const char* text) {
  zq_str s;
  s.ptr = text;
  s.len = strlen(text);
  return s;
}

static MAYBE_UNUSED zq_status failed(const zq_call* call, zq_status status, const char* why) {
  call->set_error(call, status, text_of(why));
  return status;
}

/* ---- text that grows ---- */

typedef struct Text {
  char* bytes;
  size_t length, room;
  int broken; /* out of memory */
} Text;

static void add_bytes(Text* text, const char* bytes, size_t length) {
  if (text->length + length + 1 > text->room) {
    const size_t room = (text->length + length + 1) * 2;
    char* grown = (char*)realloc(text->bytes, room);
    if (grown == NULL) {
      text->broken = 1;
      return;
    }
    text->bytes = grown;
    text->room = room;
  }
  if (length > 0) memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
  text->bytes[text->length] = '\0';
}

static void add_pair(Text* text, const char* key, zq_str value) {
  size_t i;
  add_bytes(text, key, strlen(key));
  add_bytes(text, "=", 1);
  for (i = 0; i < value.len; ++i) {
    const unsigned char c = (unsigned char)value.ptr[i];
    char coded[4];
    const int plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      add_bytes(text, value.ptr + i, 1);
    } else {
      snprintf(coded, sizeof coded, "%%%02X", c);
      add_bytes(text, coded, 3);
    }
  }
  add_bytes(text, "&", 1);
}

/* ---- the legacy system ---- */

typedef struct Exchange {
  zq_instance* self;
  const zq_call* call;
  const char* path;
  zq_str body;
  char reply[REPLY_MAX];
  size_t length;
  int sent;
  int32_t http_status;
  zq_status status;
} Exchange;

static void take_reply(void* user, const zq_http_reply* reply) ZQ_NOEXCEPT {
  Exchange* exchange = (Exchange*)user;
  exchange->http_status = reply->status;
  exchange->length = reply->body.len < REPLY_MAX ? reply->body.len : REPLY_MAX - 1;
  if (exchange->length > 0) memcpy(exchange->reply, reply->body.ptr, exchange->length);
  exchange->reply[exchange->length] = '\0';
}

static void send_with_token(void* user, zq_str token) ZQ_NOEXCEPT {
  Exchange* exchange = (Exchange*)user;
  char url[320], bearer[320];
  zq_header headers[2];
  zq_http_request request;
  snprintf(url, sizeof url, "%s/%s", exchange->self->url, exchange->path);
  snprintf(bearer, sizeof bearer, "Bearer %.*s", (int)(token.len < 256 ? token.len : 256), token.ptr);
  headers[0].name = text_of("Authorization");
  headers[0].value = text_of(bearer);
  headers[1].name = text_of("Content-Type");
  headers[1].value = text_of("application/x-www-form-urlencoded");
  memset(&request, 0, sizeof request);
  request.size = sizeof request;
  request.header_count = 2;
  request.headers = headers;
  request.method = text_of("POST");
  request.url = text_of(url);
  request.body = exchange->body;
  request.reply_bytes_max = REPLY_MAX - 1;
  exchange->status =
      exchange->self->http->request(exchange->self->host, exchange->call, &request, take_reply, exchange);
  memset(bearer, 0, sizeof bearer);
}

/* The value of a line "key=…" of the reply, from *at on, decoded in place; NULL: no such line. *at moves behind it. */
static char* value_of(char** at, const char* key) {
  const size_t length = strlen(key);
  char* line = *at;
  while (*line != '\0') {
    char* end = strchr(line, '\n');
    char* next = end == NULL ? line + strlen(line) : end + 1;
    if (strncmp(line, key, length) == 0 && line[length] == '=' && end != NULL) {
      char *from = line + length + 1, *to = from;
      char* value = from;
      *end = '\0';
      while (*from != '\0') {
        unsigned code = 0;
        if (*from == '%' && sscanf(from, "%%%2X", &code) == 1 && strlen(from) >= 3) {
          *to++ = (char)code;
          from += 3;
        } else {
          *to++ = *from++;
        }
      }
      *to = '\0';
      *at = next;
      return value;
    }
    line = next;
  }
  return NULL;
}

/* The first byte that is no well-formed UTF-8, or a control character; NULL: all is well. The line may lie. */
static const char* bad_byte(const char* text) {
  const unsigned char* p = (const unsigned char*)text;
  while (*p != 0) {
    int more = *p < 0x80                 ? 0
               : *p >= 0xC2 && *p < 0xE0 ? 1
               : *p >= 0xE0 && *p < 0xF0 ? 2
               : *p >= 0xF0 && *p < 0xF5 ? 3
                                         : -1;
    if (more < 0 || *p < 0x20 || *p == 0x7F) return (const char*)p;
    if ((*p == 0xE0 && p[1] < 0xA0) || (*p == 0xED && p[1] > 0x9F)) return (const char*)p;
    if ((*p == 0xF0 && p[1] < 0x90) || (*p == 0xF4 && p[1] > 0x8F)) return (const char*)p;
    for (++p; more > 0; --more, ++p)
      if ((*p & 0xC0) != 0x80) return (const char*)p;
  }
  return NULL;
}

static int is_clean(const char* text) { return bad_byte(text) == NULL; }

/* A text of the reply that cannot be read: says where. */
static zq_status unreadable(Exchange* exchange, const char* text) {
  const char* bad = bad_byte(text);
  char why[128];
  snprintf(why, sizeof why, "业务系统的答复第 %zu 字节不是合法的 UTF-8 文字", (size_t)(bad - exchange->reply) + 1);
  return failed(exchange->call, ZQ_E_BAD_DATA, why);
}

static zq_status judge_reply(Exchange* exchange) {
  const zq_call* call = exchange->call;
  if (exchange->status == ZQ_E_DEADLINE) return failed(call, ZQ_E_DEADLINE, "业务系统没有在时限内答复");
  if (exchange->status == ZQ_E_CANCELLED) return failed(call, ZQ_E_CANCELLED, "已取消");
  if (exchange->status == ZQ_E_BAD_DATA) return failed(call, ZQ_E_BAD_DATA, "业务系统的答复不完整");
  if (exchange->status != ZQ_OK) return failed(call, ZQ_E_UNAVAILABLE, "业务系统无法连接");
  if (exchange->http_status == 401 || exchange->http_status == 403)
    return failed(call, ZQ_E_AUTH, "业务系统不接受本适配器的凭据");
  if (exchange->http_status != 200) return failed(call, ZQ_E_UNAVAILABLE, "业务系统答复了错误页");
  if (exchange->length < 6 || strcmp(exchange->reply + exchange->length - 6, "end=1\n") != 0)
    return failed(call, ZQ_E_BAD_DATA, "业务系统的答复不完整：缺少结尾行 end=1");
  if (strlen(exchange->reply) != exchange->length) return failed(call, ZQ_E_BAD_DATA, "业务系统的答复中有空字节");
  return ZQ_OK;
}

/* cancelled() is also true when the time is over. */
static zq_status may_begin(const zq_call* call) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  if ((int64_t)now.tv_sec * 1000000000 + now.tv_nsec >= call->deadline_ns)
    return failed(call, ZQ_E_DEADLINE, "时限已过，没有询问业务系统");
  return call->cancelled(call) ? failed(call, ZQ_E_CANCELLED, "已取消") : ZQ_OK;
}

/* One exchange; frees the form. */
static zq_status ask(Exchange* exchange, zq_instance* self, const zq_call* call, const char* path, Text* form) {
  zq_status status;
  memset(exchange, 0, sizeof *exchange);
  exchange->self = self;
  exchange->call = call;
  exchange->path = path;
  exchange->body.ptr = form->bytes;
  exchange->body.len = form->length;
  if (form->broken) {
    free(form->bytes);
    return failed(call, ZQ_E_INTERNAL, "内存不足");
  }
  exchange->status = may_begin(call);
  if (exchange->status != ZQ_OK) {
    free(form->bytes);
    return exchange->status;
  }
  exchange->sent = 1;
  status = self->secret->visit(self->host, "token", send_with_token, exchange);
  free(form->bytes);
  if (status != ZQ_OK) return failed(call, ZQ_E_CONFIG, "缺少密钥 token");
  return judge_reply(exchange);
}

/* Exchanges are too large for some stacks. */
static Exchange* new_exchange(const zq_call* call) {
  Exchange* exchange = (Exchange*)malloc(sizeof *exchange);
  if (exchange == NULL) failed(call, ZQ_E_INTERNAL, "内存不足");
  return exchange;
}

/* ---- life ---- */

static MAYBE_UNUSED zq_instance* reference_create(const zq_host* host, const char* department_id) ZQ_NOEXCEPT {
  zq_instance* self = (zq_instance*)calloc(1, sizeof *self);
  (void)department_id;
  if (self != NULL) self->host = host;
  return self;
}

static zq_status read_url(zq_instance* self, const zq_call* call, const zq_config* config) {
  const zq_str url = config->get(self->host, "service_url");
  if (url.ptr == NULL || url.len == 0) return failed(call, ZQ_E_CONFIG, "缺少设置 service_url");
  if (url.len < 8 || url.len >= sizeof self->url || memcmp(url.ptr, "http://", 7) != 0)
    return failed(call, ZQ_E_CONFIG, "设置 service_url 应为 http:// 开头的地址");
  memcpy(self->url, url.ptr, url.len);
  self->url[url.len] = '\0';
  return ZQ_OK;
}

static zq_status read_page(zq_instance* self, const zq_call* call, const zq_config* config) {
  const zq_str page = config->get(self->host, "page_size");
  size_t i;
  if (page.ptr == NULL) return ZQ_OK;
  for (i = 0; i < page.len; ++i)
    if (page.ptr[i] < '0' || page.ptr[i] > '9') return failed(call, ZQ_E_CONFIG, "设置 page_size 应为整数");
  return page.len > 0 && page.len < 6 ? ZQ_OK : failed(call, ZQ_E_CONFIG, "设置 page_size 应为整数");
}

static void ignore_secret(void* user, zq_str bytes) ZQ_NOEXCEPT {
  (void)user;
  (void)bytes;
}

static MAYBE_UNUSED zq_status reference_start(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  const zq_config* config = (const zq_config*)self->host->get_service(self->host, ZQ_SVC_CONFIG);
  zq_status status;
  self->http = (const zq_http*)self->host->get_service(self->host, ZQ_SVC_HTTP);
  self->secret = (const zq_secret*)self->host->get_service(self->host, ZQ_SVC_SECRET);
  if (config == NULL) return failed(call, ZQ_E_UNSUPPORTED, "主机没有提供设置服务");
  if (self->http == NULL) return failed(call, ZQ_E_UNSUPPORTED, "主机没有提供 HTTP 服务");
  if (self->secret == NULL) return failed(call, ZQ_E_UNSUPPORTED, "主机没有提供密钥服务");
  if ((status = read_url(self, call, config)) != ZQ_OK) return status;
  if ((status = read_page(self, call, config)) != ZQ_OK) return status;
  if (self->secret->visit(self->host, "token", ignore_secret, NULL) != ZQ_OK)
    return failed(call, ZQ_E_CONFIG, "缺少密钥 token");
  return ZQ_OK;
}

static MAYBE_UNUSED void reference_stop(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  (void)self;
  (void)call;
}

static MAYBE_UNUSED void reference_destroy(zq_instance* self) ZQ_NOEXCEPT { free(self); }

static MAYBE_UNUSED zq_status reference_health(zq_instance* self, const zq_call* call) ZQ_NOEXCEPT {
  Exchange* exchange = new_exchange(call);
  Text form = {NULL, 0, 0, 0};
  zq_status status;
  if (exchange == NULL) return ZQ_E_INTERNAL;
  add_pair(&form, "request", call->request_id);
  status = ask(exchange, self, call, "ping", &form);
  free(exchange);
  return status;
}

/* ---- emitting ---- */

static void set_text(zq_field* field, const char* name, zq_str value) {
  memset(field, 0, sizeof *field);
  field->name = text_of(name);
  field->type = ZQ_T_TEXT;
  field->s = value;
}

static zq_status emit_fields(const zq_call* call, const zq_field* fields, uint32_t count) {
  zq_record record;
  record.size = sizeof record;
  record.count = count;
  record.fields = fields;
  return call->emit(call, &record);
}

static MAYBE_UNUSED zq_status emit_verdict(const zq_call* call, const char* name, zq_verdict verdict) {
  zq_field fields[2];
  set_text(&fields[0], "field", text_of(name));
  memset(&fields[1], 0, sizeof fields[1]);
  fields[1].name = text_of("verdict");
  fields[1].type = ZQ_T_INT;
  fields[1].i = verdict;
  return emit_fields(call, fields, 2);
}

static const zq_field* field_named(const zq_record* record, const char* name) {
  uint32_t i;
  for (i = 0; i < record->count; ++i)
    if (record->fields[i].name.len == strlen(name) && memcmp(record->fields[i].name.ptr, name, strlen(name)) == 0)
      return &record->fields[i];
  return NULL;
}

/* 1 to FIELD_MAX bytes of UTF-8 text without controls. */
static int is_sane(zq_str s) {
  char copy[FIELD_MAX + 1];
  if (s.ptr == NULL || s.len == 0 || s.len > FIELD_MAX || memchr(s.ptr, 0, s.len) != NULL) return 0;
  memcpy(copy, s.ptr, s.len);
  copy[s.len] = '\0';
  return is_clean(copy);
}

/* ---- verification: is this person in the register, under this name ---- */

static int is_identity_no(zq_str s) {
  size_t i;
  if (s.len != 18) return 0;
  for (i = 0; i < 17; ++i)
    if (s.ptr[i] < '0' || s.ptr[i] > '9') return 0;
  return (s.ptr[17] >= '0' && s.ptr[17] <= '9') || s.ptr[17] == 'X';
}

static zq_status answer_verify(Exchange* exchange, const zq_call* call, const zq_field* name, zq_verdict* verdict) {
  char* at = exchange->reply;
  const char* known = value_of(&at, "known");
  const char* on_file = known == NULL ? NULL : value_of(&at, "name");
  zq_status status;
  if (known == NULL || (strcmp(known, "0") != 0 && strcmp(known, "1") != 0))
    return failed(call, ZQ_E_BAD_DATA, "业务系统的答复中没有 known");
  if (strcmp(known, "0") == 0) {
    *verdict = ZQ_V_NO_RECORD;
    return emit_verdict(call, "identity_no", ZQ_V_NO_RECORD);
  }
  if (on_file == NULL || *on_file == '\0') return failed(call, ZQ_E_BAD_DATA, "业务系统的答复中没有 name");
  if (!is_clean(on_file)) return unreadable(exchange, on_file);
  *verdict = ZQ_V_CONSISTENT;
  if (name != NULL && (strlen(on_file) != name->s.len || memcmp(on_file, name->s.ptr, name->s.len) != 0))
    *verdict = ZQ_V_MISMATCH;
  status = emit_verdict(call, "identity_no", ZQ_V_CONSISTENT);
  if (status == ZQ_OK && name != NULL) status = emit_verdict(call, "name", *verdict);
  return status;
}

static MAYBE_UNUSED zq_status reference_verify(zq_instance* self, const zq_call* call, zq_str check,
                                               const zq_record* declared, zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_field* id = field_named(declared, "identity_no");
  const zq_field* name = field_named(declared, "name");
  Text form = {NULL, 0, 0, 0};
  Exchange* exchange;
  zq_status status;
  if (check.len != 11 || memcmp(check.ptr, "person.name", 11) != 0)
    return failed(call, ZQ_E_NOT_FOUND, "本部门没有这一核查项，只有 person.name");
  if (id == NULL || id->type != ZQ_T_TEXT || !is_identity_no(id->s))
    return failed(call, ZQ_E_INVALID, "identity_no 应为 18 位身份号码");
  if (name != NULL && (name->type != ZQ_T_TEXT || !is_sane(name->s)))
    return failed(call, ZQ_E_INVALID, "name 应为 1 到 4096 字节的文字");
  if ((exchange = new_exchange(call)) == NULL) return ZQ_E_INTERNAL;
  add_pair(&form, "request", call->request_id);
  add_pair(&form, "purpose", call->purpose);
  add_pair(&form, "requester", call->requester);
  add_pair(&form, "identity_no", id->s);
  if (name != NULL) add_pair(&form, "name", name->s);
  status = ask(exchange, self, call, "verify", &form);
  if (status == ZQ_OK) status = answer_verify(exchange, call, name, verdict);
  free(exchange);
  return status;
}

/* ---- list: rows code, matter, proof; the cursor is the number of rows before the page ---- */

static zq_status answer_list(Exchange* exchange, const zq_call* call, uint32_t limit) {
  char* at = exchange->reply;
  char* code;
  char* next;
  uint32_t count = 0;
  zq_status status = ZQ_OK;
  while ((code = value_of(&at, "code")) != NULL) {
    char* matter = value_of(&at, "matter");
    char* proof = value_of(&at, "proof");
    zq_field fields[3];
    if (matter == NULL || proof == NULL || ++count > limit)
      return failed(call, ZQ_E_BAD_DATA, "业务系统答复的清单行不完整，或多于所求");
    if (!is_clean(code)) return unreadable(exchange, code);
    if (!is_clean(matter)) return unreadable(exchange, matter);
    if (!is_clean(proof)) return unreadable(exchange, proof);
    set_text(&fields[0], "code", text_of(code));
    set_text(&fields[1], "matter", text_of(matter));
    set_text(&fields[2], "proof", text_of(proof));
    if ((status = emit_fields(call, fields, 3)) != ZQ_OK) return status;
  }
  next = value_of(&at, "next");
  if (next != NULL) return call->set_cursor(call, text_of(next));
  return ZQ_OK;
}

static MAYBE_UNUSED zq_status reference_list(zq_instance* self, const zq_call* call, const zq_record* filter,
                                             zq_str cursor, uint32_t limit) ZQ_NOEXCEPT {
  Exchange* exchange;
  Text form = {NULL, 0, 0, 0};
  char number[16];
  zq_status status;
  size_t i;
  (void)filter;
  for (i = 0; i < cursor.len; ++i)
    if (cursor.ptr[i] < '0' || cursor.ptr[i] > '9' || cursor.len > 9)
      return failed(call, ZQ_E_INVALID, "清单的续读位置不是本适配器给出的");
  if ((exchange = new_exchange(call)) == NULL) return ZQ_E_INTERNAL;
  snprintf(number, sizeof number, "%u", (unsigned)limit);
  add_pair(&form, "request", call->request_id);
  add_pair(&form, "from", cursor);
  add_pair(&form, "limit", text_of(number));
  status = ask(exchange, self, call, "list", &form);
  if (status == ZQ_OK) status = answer_list(exchange, call, limit);
  free(exchange);
  return status;
}

/* ---- complaints ---- */

static int is_status_word(const char* word) {
  const char* const words[] = {"received", "accepted", "rejected", "handling", "closed", "unknown"};
  size_t i;
  for (i = 0; i < sizeof words / sizeof *words; ++i)
    if (strcmp(word, words[i]) == 0) return 1;
  return 0;
}

static zq_status answer_complaint(Exchange* exchange, const zq_call* call) {
  char* at = exchange->reply;
  char* receipt = value_of(&at, "receipt");
  char* word = receipt == NULL ? NULL : value_of(&at, "status");
  char* text = word == NULL ? NULL : value_of(&at, "status_text");
  zq_field fields[3];
  if (receipt != NULL && *receipt == '\0') return failed(call, ZQ_E_NOT_FOUND, "业务系统没有这一回执号");
  if (text == NULL || !is_status_word(word)) return failed(call, ZQ_E_BAD_DATA, "业务系统的答复中没有回执号或状态");
  if (!is_clean(receipt)) return unreadable(exchange, receipt);
  if (!is_clean(text)) return unreadable(exchange, text);
  set_text(&fields[0], "receipt", text_of(receipt));
  set_text(&fields[1], "status", text_of(word));
  set_text(&fields[2], "status_text", text_of(text));
  return emit_fields(call, fields, 3);
}

/* A line that breaks after the complaint was sent leaves its fate open; the same key finds out. */
static zq_status fate_of(const zq_call* call, zq_status status, const Exchange* exchange) {
  const int open =
      status == ZQ_E_UNAVAILABLE || status == ZQ_E_DEADLINE || status == ZQ_E_BAD_DATA || status == ZQ_E_CANCELLED;
  const int error_page = status == ZQ_E_UNAVAILABLE && exchange->status == ZQ_OK; /* it was not taken */
  if (!exchange->sent || !open || error_page) return status;
  return failed(call, ZQ_E_OUTCOME_UNKNOWN, "投诉可能已送达业务系统，请核对后再处理");
}

static MAYBE_UNUSED zq_status reference_submit(zq_instance* self, const zq_call* call, const zq_record* complaint,
                                               zq_str key) ZQ_NOEXCEPT {
  static const char* const names[] = {"no", "subject", "content", "complainant", "phone", "against", "matter", "proof"};
  const zq_field* subject = field_named(complaint, "subject");
  Exchange* exchange;
  Text form = {NULL, 0, 0, 0};
  zq_status status;
  size_t i;
  if (subject == NULL || !is_sane(subject->s) || !is_sane(key))
    return failed(call, ZQ_E_INVALID, "投诉缺少 subject 或重复提交标识，或其中有控制字符");
  for (i = 0; i < sizeof names / sizeof *names; ++i) {
    const zq_field* field = field_named(complaint, names[i]);
    if (field != NULL && field->s.len > 0 && !is_sane(field->s))
      return failed(call, ZQ_E_INVALID, "投诉中有过长的文字或控制字符");
  }
  if ((exchange = new_exchange(call)) == NULL) return ZQ_E_INTERNAL;
  add_pair(&form, "key", key);
  for (i = 0; i < sizeof names / sizeof *names; ++i) {
    const zq_field* field = field_named(complaint, names[i]);
    if (field != NULL) add_pair(&form, names[i], field->s);
  }
  status = fate_of(call, ask(exchange, self, call, "submit", &form), exchange);
  if (status == ZQ_OK) {
    status = answer_complaint(exchange, call);
    if (status == ZQ_E_BAD_DATA) status = fate_of(call, status, exchange);
  }
  free(exchange);
  return status;
}

static MAYBE_UNUSED zq_status reference_status(zq_instance* self, const zq_call* call, zq_str receipt) ZQ_NOEXCEPT {
  Exchange* exchange;
  Text form = {NULL, 0, 0, 0};
  zq_status status;
  if (!is_sane(receipt) || receipt.len > 64) return failed(call, ZQ_E_INVALID, "回执号应为 1 到 64 字节的文字");
  if ((exchange = new_exchange(call)) == NULL) return ZQ_E_INTERNAL;
  add_pair(&form, "receipt", receipt);
  status = ask(exchange, self, call, "status", &form);
  if (status == ZQ_OK) status = answer_complaint(exchange, call);
  free(exchange);
  return status;
}
#endif
