/* An adapter in C11 and nothing else: no C++, no helper, only zq/abi.h. The department's legacy system is one file,
 * exported every night: GBK lines "number|name|status", CR LF, and a trailer "T" with 7 digits. One check,
 * membership.current. The same department in C++: samples/hello_adapter. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zq/abi.h>

enum { file_bytes_max = 1 << 20, columns = 3 };

struct zq_instance {
  const zq_host* host;
  const zq_config* config;
  const zq_text* charset;
  char path[512];
};

static zq_str text(const char* s) { return (zq_str){s, strlen(s)}; }

static zq_status fail(const zq_call* call, zq_status status, const char* why) {
  call->set_error(call, status, text(why));
  return status;
}

static zq_str declared_text(const zq_record* declared, const char* name) {
  for (uint32_t n = 0; n < declared->count; ++n) {
    const zq_field* field = &declared->fields[n];
    if (field->name.len == strlen(name) && memcmp(field->name.ptr, name, field->name.len) == 0) return field->s;
  }
  return (zq_str){NULL, 0};
}

static int equal(zq_str a, zq_str b) { return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0; }

/* The whole file; its length, or -1. */
static long read_file(const char* path, char* bytes) {
  FILE* file = fopen(path, "rb");
  if (file == NULL) return -1;
  const size_t got = fread(bytes, 1, file_bytes_max, file);
  const int bad = ferror(file) || !feof(file);
  fclose(file);
  return bad ? -1 : (long)got;
}

static int split(zq_str line, zq_str parts[columns]) {
  int count = 0;
  for (const char *at = line.ptr, *end = line.ptr + line.len; count < columns; ++count) {
    const char* bar = memchr(at, '|', (size_t)(end - at));
    parts[count] = (zq_str){at, (size_t)((bar != NULL ? bar : end) - at)};
    if (bar == NULL) return count + 1;
    at = bar + 1;
  }
  return columns + 1; /* a bar too many */
}

/* What a search through the decoded file found. */
typedef struct search {
  const zq_call* call;
  const zq_record* declared;
  zq_status status;
  zq_verdict verdict;
} search;

static void compare(search* s, const char* field, zq_str held) {
  const zq_str said = declared_text(s->declared, field);
  if (said.len == 0 || s->status != ZQ_OK) return;
  const zq_verdict verdict = equal(said, held) ? ZQ_V_CONSISTENT : ZQ_V_MISMATCH;
  const zq_field fields[] = {{.name = text("field"), .type = ZQ_T_TEXT, .s = text(field)},
                             {.name = text("verdict"), .type = ZQ_T_INT, .i = verdict},
                             {.name = text("found"), .type = ZQ_T_TEXT, .s = held}};
  const zq_record record = {sizeof record, sizeof fields / sizeof fields[0], fields};
  s->status = s->call->emit(s->call, &record);
  if (verdict == ZQ_V_MISMATCH) s->verdict = ZQ_V_MISMATCH;
}

/* Every line must be whole, and the trailer must name their count: a file that is still being written answers nothing.
 */
static void look_through(void* user, zq_str utf8) {
  search* s = user;
  const zq_str wanted = declared_text(s->declared, "id_number");
  unsigned long lines = 0;
  int whole = 0;
  zq_str match[columns] = {{NULL, 0}};
  const char *at = utf8.ptr, *end = utf8.ptr + utf8.len;
  while (end - at >= 2) {
    const char* stop = memchr(at, '\r', (size_t)(end - at));
    if (stop == NULL || stop + 1 == end || stop[1] != '\n') break;
    const zq_str line = {at, (size_t)(stop - at)};
    at = stop + 2;
    if (line.len == 8 && line.ptr[0] == 'T') { /* the trailer */
      whole = at == end && strtoul(line.ptr + 1, NULL, 10) == lines;
      break;
    }
    zq_str parts[columns];
    if (split(line, parts) != columns) break;
    ++lines;
    if (equal(parts[0], wanted)) memcpy(match, parts, sizeof match);
  }
  if (!whole) {
    s->status = fail(s->call, ZQ_E_BAD_DATA,
                     "名册文件不完整：行格式有误，或末行 T 的行数与实际不符；请等导出完成或检查导出程序");
    return;
  }
  if (match[0].ptr == NULL) {
    s->verdict = ZQ_V_NO_RECORD;
    return;
  }
  s->verdict = ZQ_V_CONSISTENT;
  compare(s, "name", match[1]);
  compare(s, "status", match[2]);
}

static zq_status verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                        zq_verdict* verdict) {
  if (!equal(check, text("membership.current")))
    return fail(call, ZQ_E_NOT_FOUND, "没有这一核查项，应为 membership.current");
  if (declared_text(declared, "id_number").len == 0) return fail(call, ZQ_E_INVALID, "缺少申报字段 id_number");
  char* bytes = malloc(file_bytes_max);
  if (bytes == NULL) return fail(call, ZQ_E_INTERNAL, "适配器内存不足");
  const long length = read_file(self->path, bytes);
  search s = {call, declared, ZQ_OK, ZQ_V_NEEDS_REVIEW};
  size_t bad = 0;
  zq_status status = ZQ_E_UNAVAILABLE;
  if (length >= 0)
    status = self->charset->to_utf8(self->host, "GBK", (zq_str){bytes, (size_t)length}, &bad, look_through, &s);
  free(bytes);
  if (length < 0) return fail(call, ZQ_E_UNAVAILABLE, "名册文件读不到：请检查设置 path 和夜间导出");
  if (status == ZQ_E_BAD_DATA) return fail(call, status, "名册文件不是合法的 GBK 文字");
  *verdict = s.verdict;
  return status == ZQ_OK ? s.status : status;
}

static zq_instance* create(const zq_host* host, const char* department_id) {
  (void)department_id;
  zq_instance* self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->host = host;
  return self;
}

static zq_status start(zq_instance* self, const zq_call* call) {
  self->config = self->host->get_service(self->host, ZQ_SVC_CONFIG);
  self->charset = self->host->get_service(self->host, ZQ_SVC_TEXT);
  if (self->config == NULL || self->charset == NULL) return fail(call, ZQ_E_UNSUPPORTED, "主机缺少配置或文字服务");
  const zq_str path = self->config->get(self->host, "path");
  if (path.len == 0 || path.len >= sizeof self->path)
    return fail(call, ZQ_E_CONFIG, "设置 path 有误：应为名册文件的路径");
  memcpy(self->path, path.ptr, path.len);
  return ZQ_OK;
}

static void stop(zq_instance* self, const zq_call* call) {
  (void)self;
  (void)call;
}
static void destroy(zq_instance* self) { free(self); }

static zq_status health(zq_instance* self, const zq_call* call) {
  FILE* file = fopen(self->path, "rb");
  if (file == NULL) return fail(call, ZQ_E_UNAVAILABLE, "名册文件读不到：请检查设置 path 和夜间导出");
  fclose(file);
  return ZQ_OK;
}

static const zq_verification verification = {sizeof verification, 0, verify, NULL};

static const void* get_capability(zq_instance* self, const char* id) {
  (void)self;
  return strcmp(id, ZQ_CAP_VERIFICATION) == 0 ? &verification : NULL;
}

static const char* const capabilities[] = {ZQ_CAP_VERIFICATION, NULL};
static const zq_descriptor descriptor = {.size = sizeof descriptor,
                                         .max_concurrency = 8,
                                         .id = "cn.example.c_adapter",
                                         .name = "示例部门（C 语言）",
                                         .vendor = "Zhengqiao",
                                         .version = "1.0.0",
                                         .sdk_version = "1.0.0",
                                         .capabilities = capabilities};

const zq_entry zq_plugin_entry = {ZQ_MAGIC, ZQ_ABI_MAJOR, ZQ_ABI_MINOR, sizeof(zq_entry), &descriptor, create,
                                  start,    stop,         destroy,      get_capability,   health};
