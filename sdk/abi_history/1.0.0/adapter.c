/* An adapter of release 1.0.0 that uses every function of its header once. C11, against the abi.h beside it; kept as it
 * is for ever, as source and as the file that was built on the day of the release. See ../../ABI.md.
 *
 *   verify "fields"     emits a verdict for every declared field; the first one's note is the call's five texts
 *   verify "text"       decodes and encodes the setting `word` as GBK
 *   verify "secret"     the length of the secret `password`
 *   verify "database"   writes and reads a row of table t (k, v) in the database `main`
 *   verify "http"       asks the setting `url`
 *   verify "later"      answers later, and announces the answer
 * What a check found is emitted as the text `found` of the field "name". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"

struct zq_instance {
  const zq_host* host;
  const zq_config* config;
  const zq_log* log;
};

static zq_str text(const char* s) { return (zq_str){s, strlen(s)}; }
static const void* service(const zq_instance* self, const char* id) { return self->host->get_service(self->host, id); }

typedef struct line {
  char bytes[256];
} line;

static void keep(void* user, zq_str bytes) {
  line* out = user;
  snprintf(out->bytes, sizeof out->bytes, "%.*s", (int)bytes.len, bytes.ptr);
}
static void keep_length(void* user, zq_str bytes) {
  line* out = user;
  snprintf(out->bytes, sizeof out->bytes, "%zu", bytes.len);
}
static void keep_reply(void* user, const zq_http_reply* reply) {
  line* out = user;
  snprintf(out->bytes, sizeof out->bytes, "%d %.*s %.*s", (int)reply->status, (int)reply->content_type.len,
           reply->content_type.ptr, (int)reply->body.len, reply->body.ptr);
}

static zq_status emit_verdict(const zq_call* call, zq_str field, const char* found, const char* note) {
  zq_field fields[4] = {{.name = text("field"), .type = ZQ_T_TEXT, .s = field},
                        {.name = text("verdict"), .type = ZQ_T_INT, .i = ZQ_V_CONSISTENT},
                        {.name = text("found"), .type = ZQ_T_TEXT, .s = text(found)},
                        {.name = text("note"), .type = ZQ_T_TEXT, .s = text(note)}};
  const zq_record record = {sizeof record, 4, fields};
  return call->emit(call, &record);
}

static zq_status check_fields(const zq_call* call, const zq_record* declared) {
  line note;
  snprintf(note.bytes, sizeof note.bytes, "%.*s|%.*s|%.*s|%.*s|%.*s", (int)call->request_id.len, call->request_id.ptr,
           (int)call->case_id.len, call->case_id.ptr, (int)call->matter.len, call->matter.ptr, (int)call->purpose.len,
           call->purpose.ptr, (int)call->requester.len, call->requester.ptr);
  for (uint32_t n = 0; n < declared->count; ++n) {
    const zq_status emitted = emit_verdict(call, declared->fields[n].name, "", n == 0 ? note.bytes : "");
    if (emitted != ZQ_OK) return emitted;
  }
  return ZQ_OK;
}

static zq_status check_text(const zq_instance* self, line* found) {
  const zq_text* charset = service(self, ZQ_SVC_TEXT);
  line gbk = {""};
  size_t bad = 0;
  const zq_str word = self->config->get(self->host, "word");
  const zq_status encoded = charset->from_utf8(self->host, "GBK", word, &bad, keep, &gbk);
  if (encoded != ZQ_OK) return encoded;
  return charset->to_utf8(self->host, "GBK", text(gbk.bytes), &bad, keep, found);
}

static zq_status insert(const zq_database* database, zq_db* db) {
  zq_stmt* statement = NULL;
  int64_t rows = 0;
  zq_status status = database->prepare(db, text("INSERT INTO t (k, v, n) VALUES (?, ?, ?)"), &statement);
  if (status == ZQ_OK) status = database->bind_int(statement, 1, 7);
  if (status == ZQ_OK) status = database->bind_text(statement, 2, text("张三"));
  if (status == ZQ_OK) status = database->bind_null(statement, 3);
  if (status == ZQ_OK) status = database->execute(statement);
  if (status == ZQ_OK) status = database->affected(statement, &rows);
  return status == ZQ_OK && rows != 1 ? ZQ_E_BAD_DATA : status;
}

static zq_status select_row(const zq_database* database, zq_db* db, line* found) {
  zq_stmt* statement = NULL;
  int32_t has_row = 0;
  zq_str value = {NULL, 0}, none = {NULL, 0};
  zq_status status = database->prepare(db, text("SELECT v, n FROM t WHERE k = ?"), &statement);
  if (status == ZQ_OK) status = database->bind_int(statement, 1, 7);
  if (status == ZQ_OK) status = database->execute(statement);
  if (status == ZQ_OK) status = database->fetch(statement, &has_row);
  if (status == ZQ_OK && !has_row) status = ZQ_E_BAD_DATA;
  if (status == ZQ_OK) status = database->column(statement, 1, &value);
  if (status == ZQ_OK) keep(found, value);
  if (status == ZQ_OK) status = database->column(statement, 2, &none);
  return status == ZQ_OK && none.ptr != NULL ? ZQ_E_BAD_DATA : status;
}

static zq_status check_database(const zq_instance* self, const zq_call* call, line* found) {
  const zq_database* database = service(self, ZQ_SVC_DATABASE);
  zq_db* db = NULL;
  zq_status status = database->open(self->host, call, "main", &db);
  if (status != ZQ_OK) return status;
  status = database->begin(db);
  if (status == ZQ_OK) status = insert(database, db);
  if (status == ZQ_OK) status = database->commit(db);
  if (status == ZQ_OK) status = select_row(database, db, found);
  database->close(db);
  return status;
}

static zq_status check_http(const zq_instance* self, const zq_call* call, line* found) {
  const zq_http* http = service(self, ZQ_SVC_HTTP);
  const zq_header header = {text("X-Asked-By"), text("1.0.0")};
  const zq_http_request request = {sizeof request, 1,   &header, text("POST"), self->config->get(self->host, "url"),
                                   text("ping"),   4096};
  return http->request(self->host, call, &request, keep_reply, found);
}

static zq_status later(const zq_instance* self, const zq_call* call) {
  const zq_status set = call->set_pending(call, text("token-1"), 50);
  if (set != ZQ_OK) return set;
  const zq_completion* completion = service(self, ZQ_SVC_COMPLETION);
  completion->ready(self->host, text("token-1"));
  return ZQ_PENDING;
}

static int is(zq_str value, const char* word) {
  return value.len == strlen(word) && memcmp(value.ptr, word, value.len) == 0;
}

static zq_status verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                        zq_verdict* verdict) {
  line found = {""};
  zq_status status = ZQ_E_NOT_FOUND;
  const zq_secret* secret = service(self, ZQ_SVC_SECRET);
  *verdict = ZQ_V_CONSISTENT;
  if (call->cancelled(call)) return ZQ_E_CANCELLED;
  if (is(check, "later")) return later(self, call);
  if (is(check, "fields")) return check_fields(call, declared);
  if (is(check, "text")) status = check_text(self, &found);
  if (is(check, "secret")) status = secret->visit(self->host, "password", keep_length, &found);
  if (is(check, "database")) status = check_database(self, call, &found);
  if (is(check, "http")) status = check_http(self, call, &found);
  if (status == ZQ_E_NOT_FOUND) call->set_error(call, ZQ_E_NOT_FOUND, text("没有这一核查项 (no such check)"));
  return status == ZQ_OK ? emit_verdict(call, text("name"), found.bytes, "") : status;
}

static zq_status poll(zq_instance* self, const zq_call* call, zq_str token, zq_verdict* verdict) {
  (void)self;
  if (!is(token, "token-1")) return ZQ_E_NOT_FOUND;
  *verdict = ZQ_V_NO_RECORD;
  return emit_verdict(call, text("name"), "", "later");
}

static zq_status list(zq_instance* self, const zq_call* call, const zq_record* filter, zq_str cursor, uint32_t limit) {
  (void)self;
  (void)filter;
  for (uint32_t row = cursor.len == 0 ? 1 : 2; row <= 2 && limit > 0; ++row, --limit) {
    const zq_field fields[] = {{.name = text("code"), .type = ZQ_T_TEXT, .s = text(row == 1 ? "OLD-1" : "OLD-2")},
                               {.name = text("matter"), .type = ZQ_T_TEXT, .s = text("示例事项")},
                               {.name = text("proof"), .type = ZQ_T_TEXT, .s = text("示例证明")},
                               {.name = text("since"), .type = ZQ_T_DATE, .s = text("2018-12-01")}};
    const zq_record record = {sizeof record, sizeof fields / sizeof fields[0], fields};
    const zq_status emitted = call->emit(call, &record);
    if (emitted != ZQ_OK) return emitted;
    if (row == 1 && limit == 1) return call->set_cursor(call, text("2"));
  }
  return ZQ_OK;
}

static zq_status emit_complaint(const zq_call* call, zq_str receipt) {
  const zq_field fields[] = {{.name = text("receipt"), .type = ZQ_T_TEXT, .s = receipt},
                             {.name = text("status"), .type = ZQ_T_TEXT, .s = text("handling")},
                             {.name = text("status_text"), .type = ZQ_T_TEXT, .s = text("办理中")}};
  const zq_record record = {sizeof record, sizeof fields / sizeof fields[0], fields};
  return call->emit(call, &record);
}

static zq_status submit(zq_instance* self, const zq_call* call, const zq_record* complaint, zq_str key) {
  (void)self;
  (void)complaint;
  return emit_complaint(call, key);
}
static zq_status status(zq_instance* self, const zq_call* call, zq_str receipt) {
  (void)self;
  return emit_complaint(call, receipt);
}

static zq_instance* create(const zq_host* host, const char* department_id) {
  (void)department_id;
  zq_instance* self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->host = host;
  self->config = service(self, ZQ_SVC_CONFIG);
  self->log = service(self, ZQ_SVC_LOG);
  return self;
}
static zq_status start(zq_instance* self, const zq_call* call) {
  self->log->write(self->host, ZQ_LOG_INFO, call->request_id, text("kept adapter 1.0.0 starts"));
  if (self->config->get(self->host, "word").ptr != NULL) return ZQ_OK;
  call->set_error(call, ZQ_E_CONFIG, text("设置 word 缺失 (setting word is missing)"));
  return ZQ_E_CONFIG;
}
static void stop(zq_instance* self, const zq_call* call) {
  (void)self;
  (void)call;
}
static void destroy(zq_instance* self) { free(self); }
static zq_status health(zq_instance* self, const zq_call* call) {
  (void)self;
  (void)call;
  return ZQ_OK;
}

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

static const char* const capabilities[] = {ZQ_CAP_VERIFICATION, ZQ_CAP_LIST, ZQ_CAP_COMPLAINT, NULL};
static const zq_descriptor descriptor = {.size = sizeof descriptor,
                                         .flags = ZQ_F_IDEMPOTENT_SUBMIT,
                                         .max_concurrency = 4,
                                         .id = "cn.zhengqiao.kept",
                                         .name = "历史版本适配器",
                                         .vendor = "Zhengqiao",
                                         .version = "1.0.0",
                                         .sdk_version = "1.0.0",
                                         .capabilities = capabilities};

const zq_entry zq_plugin_entry = {ZQ_MAGIC, ZQ_ABI_MAJOR, ZQ_ABI_MINOR, sizeof(zq_entry), &descriptor, create,
                                  start,    stop,         destroy,      get_capability,   health};
