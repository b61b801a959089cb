/* zq/abi.h - the border between the Zhengqiao host and a department adapter (ABI major 1).
 *
 * C11, C++17 and C++20; no dependency but the C standard headers. An adapter is a shared object that exports exactly
 * one symbol, the constant `zq_plugin_entry`. The host reads magic, version and size from it before it calls anything.
 *
 * The host knows the law and nothing of a legacy system; an adapter knows one legacy system and nothing of the law.
 *
 * TEXT      Everything that crosses the border is UTF-8. Legacy bytes are decoded by ZQ_SVC_TEXT or by ZQ_SVC_DATABASE.
 * MEMORY    No memory ever changes owner. What the host passes in is valid until the called function returns: copy what
 *           you keep. Output leaves only through emit, set_cursor, set_pending, set_error and the log: the host copies.
 *           Descriptor, capability tables and their strings are static constants of the adapter.
 * GROWTH    Every struct that may grow starts with its own size. A newer field is read only through ZQ_ABI_HAS. Types
 *           that stand in arrays (zq_str, zq_field, zq_header) are frozen for ever. Enum values are never reused.
 *           A new interface gets a new id ("zq.verification/2") beside the old one. The rules whole: ABI.md of the SDK.
 * THREADS   [control]    create, start, stop, destroy: never two at once for one instance, on any OS thread.
 *           [call]       capability functions and health: between a successful start and stop, at most
 *                        descriptor.max_concurrency at once per instance, on any OS thread; may block, but must honour
 *                        deadline_ns and cancelled().
 *           [any-thread] host services, members of zq_call, get_capability. Members of a zq_call only until the
 *                        function that received it returns.
 * ERRORS    A failure is a zq_status, never a verdict: only the host may conclude that an answer "cannot be obtained",
 *           because that conclusion has legal effect. Say why in set_error (operator's text, no personal data).
 *           C++ exceptions must not cross the border; zq/adapter.hpp fences them.
 */
#ifndef ZQ_ABI_H
#define ZQ_ABI_H

#include <stddef.h>
#include <stdint.h>

#if defined(__cplusplus)
#define ZQ_NOEXCEPT noexcept /* part of the pointer type: a function that may throw does not convert */
extern "C" {
#else
#define ZQ_NOEXCEPT
#endif

#define ZQ_EXPORT __attribute__((visibility("default")))
#define ZQ_MAGIC 0x3141515Au /* "ZQA1" */
#define ZQ_ABI_MAJOR 1u      /* must be equal on both sides */
#define ZQ_ABI_MINOR 1u      /* the adapter's must not be above the host's */

/* True when the writer of *p knew field f and set it: the only legal way to touch a field newer than minor 0. */
#define ZQ_ABI_HAS(p, f) ((p)->size >= offsetof(__typeof__(*(p)), f) + sizeof((p)->f) && (p)->f)

/* ---- status and verdict ---------------------------------------------------------------------------------------- */

typedef int32_t zq_status; /* the host treats an unknown value as ZQ_E_INTERNAL */
enum {
  ZQ_OK = 0,
  ZQ_E_INVALID = 1,         /* the question itself is wrong: a field missing or malformed                        */
  ZQ_E_NOT_FOUND = 2,       /* no such check, receipt, token, secret or source (never "no record of a person")   */
  ZQ_E_UNSUPPORTED = 3,     /* this adapter or host does not offer that                                          */
  ZQ_E_CONFIG = 4,          /* a setting is missing or wrong; the text names the key                             */
  ZQ_E_AUTH = 5,            /* the legacy system refused our credentials or licence                              */
  ZQ_E_UNAVAILABLE = 6,     /* the legacy system is down, overloaded or cut the line; safe to retry              */
  ZQ_E_DEADLINE = 7,        /* time ran out                                                                      */
  ZQ_E_CANCELLED = 8,       /* the host asked to stop                                                            */
  ZQ_E_BAD_DATA = 9,        /* legacy data broke its own format: bad GBK, short line, bad XML, error page        */
  ZQ_E_OUTCOME_UNKNOWN = 10, /* a write may or may not have happened; never retried blindly                      */
  ZQ_E_INTERNAL = 11,       /* a bug in the adapter                                                              */
  ZQ_PENDING = 12           /* not a failure: the answer comes later; set_pending() was called with a token      */
};

typedef int32_t zq_verdict;
enum {
  ZQ_V_CONSISTENT = 1,  /* 一致 */
  ZQ_V_MISMATCH = 2,    /* 不一致 */
  ZQ_V_NO_RECORD = 3,   /* 无记录: the legacy system answered, and holds nothing on this person */
  ZQ_V_NEEDS_REVIEW = 4 /* 需人工核对: the machine must not decide (rare characters, two candidates, stale data) */
};

/* ---- values ---------------------------------------------------------------------------------------------------- */

/* Bytes with a length; no terminating NUL promised. {NULL, 0} means absent. Frozen. */
typedef struct zq_str {
  const char *ptr;
  size_t len;
} zq_str;

enum {
  ZQ_T_TEXT = 1,    /* s: UTF-8                                   */
  ZQ_T_INT = 2,     /* i                                          */
  ZQ_T_BOOL = 3,    /* i: 0 or 1                                  */
  ZQ_T_DATE = 4,    /* s: YYYY-MM-DD                              */
  ZQ_T_DECIMAL = 5, /* s: -?digits(.digits)?                      */
  ZQ_T_BYTES = 6    /* s: any bytes                               */
};

/* One named value. Frozen. */
typedef struct zq_field {
  zq_str name;
  uint32_t type; /* ZQ_T_... */
  uint32_t reserved;
  int64_t i; /* for INT and BOOL; 0 otherwise */
  zq_str s;  /* for the others */
} zq_field;

/* A row: fields in any order, names unique. */
typedef struct zq_record {
  uint32_t size; /* sizeof(zq_record) of the writer */
  uint32_t count;
  const zq_field *fields;
} zq_record;

/* ---- one call -------------------------------------------------------------------------------------------------- */

/* Everything about one question. Lives until the function that received it returns. All members [any-thread]. */
typedef struct zq_call {
  uint32_t size;
  uint32_t reserved;
  void *host_data;      /* the host's own; leave alone */
  zq_str request_id;    /* goes into every log line and into the legacy system's trace where it has one */
  zq_str case_id;       /* legal ground of the look-up; pass case, matter, purpose and requester on     */
  zq_str matter;        /* where the legacy system records who asked and why (规定-17.1)                 */
  zq_str purpose;
  zq_str requester;     /* the asking department's name */
  int64_t deadline_ns;  /* absolute CLOCK_MONOTONIC; give the legacy system only the time that is left  */
  int64_t now_unix_ms;  /* wall clock when the call began: use it instead of asking the system          */
  /* 1 when the host no longer wants the answer. Poll at least every 100 ms. */
  int32_t (*cancelled)(const struct zq_call *) ZQ_NOEXCEPT;
  /* Why the call fails, for the operator, Chinese or English, no personal data. The last text wins. */
  void (*set_error)(const struct zq_call *, zq_status, zq_str operator_text) ZQ_NOEXCEPT;
  /* Hands one record to the host, which copies it. Not ZQ_OK: stop and return that status. May block. */
  zq_status (*emit)(const struct zq_call *, const zq_record *) ZQ_NOEXCEPT;
  /* list only: there is another page, and this text finds it (also after a restart of the adapter). */
  zq_status (*set_cursor)(const struct zq_call *, zq_str next) ZQ_NOEXCEPT;
  /* Before returning ZQ_PENDING: the token finds the answer again, also after a restart of host and adapter.
     poll_after_ms: when the first poll makes sense. Token at most 256 bytes. */
  zq_status (*set_pending)(const struct zq_call *, zq_str token, int64_t poll_after_ms) ZQ_NOEXCEPT;
} zq_call;

/* ---- the host, and its services -------------------------------------------------------------------------------- */

/* Given to create(). Valid until destroy() returns. Services are looked up by id, never assumed:
   an unknown id yields NULL. Not to be called from inside create(), except config and log. */
typedef struct zq_host {
  uint32_t size;
  uint32_t abi_major, abi_minor; /* the host's */
  uint32_t reserved;
  void *host_data;
  const void *(*get_service)(const struct zq_host *, const char *service_id) ZQ_NOEXCEPT; /* [any-thread] */
} zq_host;

/* Receives bytes that live only during this one call. */
typedef void (*zq_visit)(void *user, zq_str bytes) ZQ_NOEXCEPT;

#define ZQ_SVC_LOG "zq.host.log/1"
enum { ZQ_LOG_DEBUG = 1, ZQ_LOG_INFO = 2, ZQ_LOG_WARNING = 3, ZQ_LOG_ERROR = 4 };
typedef struct zq_log {
  uint32_t size;
  uint32_t reserved;
  /* No personal data in text. request_id may be absent. Lines are rate-limited and cut at 4 KiB. */
  void (*write)(const zq_host *, int32_t level, zq_str request_id, zq_str text) ZQ_NOEXCEPT;
} zq_log;

#define ZQ_SVC_CONFIG "zq.host.config/1"
typedef struct zq_config {
  uint32_t size;
  uint32_t reserved;
  /* The department's <setting name="key">; absent: {NULL, 0}. Frozen for the life of the instance. */
  zq_str (*get)(const zq_host *, const char *key) ZQ_NOEXCEPT;
} zq_config;

#define ZQ_SVC_SECRET "zq.host.secret/1"
typedef struct zq_secret {
  uint32_t size;
  uint32_t reserved;
  /* Calls fn once with the secret; the bytes are wiped when fn returns. ZQ_E_NOT_FOUND: not in the config. */
  zq_status (*visit)(const zq_host *, const char *name, zq_visit fn, void *user) ZQ_NOEXCEPT;
} zq_secret;

#define ZQ_SVC_TEXT "zq.host.text/1"
typedef struct zq_text {
  uint32_t size;
  uint32_t reserved;
  /* charset: "GB18030", "GBK", "GB2312" (all decoded as GB18030, their superset), "CP936" (adds 0x80 = euro), "UTF-8".
     ZQ_E_BAD_DATA: *bad_offset is the byte position of the first bad sequence, fn is not called. */
  zq_status (*to_utf8)(const zq_host *, const char *charset, zq_str in, size_t *bad_offset, zq_visit fn,
                       void *user) ZQ_NOEXCEPT;
  /* The other way; a character the charset does not have is ZQ_E_BAD_DATA with its byte position in the UTF-8. */
  zq_status (*from_utf8)(const zq_host *, const char *charset, zq_str in, size_t *bad_offset, zq_visit fn,
                         void *user) ZQ_NOEXCEPT;
} zq_text;

/* Legacy databases, by the name of the department's <database>. Connections are pooled by the host; text goes in and
   comes out as UTF-8 whatever the source stores; every function honours the call's deadline and cancellation.
   A failed function has already called set_error on the call. One zq_db belongs to one thread at a time. */
#define ZQ_SVC_DATABASE "zq.host.database/1"
typedef struct zq_db zq_db;     /* a leased connection, bound to one zq_call */
typedef struct zq_stmt zq_stmt; /* owned by its zq_db */
typedef struct zq_database {
  uint32_t size;
  uint32_t reserved;
  zq_status (*open)(const zq_host *, const zq_call *, const char *source, zq_db **out) ZQ_NOEXCEPT;
  void (*close)(zq_db *) ZQ_NOEXCEPT; /* rolls back what was not committed; returns the connection to the pool */
  /* The same SQL text on the same connection is prepared once and kept. Placeholders are '?'. */
  zq_status (*prepare)(zq_db *, zq_str sql, zq_stmt **out) ZQ_NOEXCEPT;
  zq_status (*bind_text)(zq_stmt *, uint32_t n, zq_str utf8) ZQ_NOEXCEPT; /* n from 1; NUL inside is refused */
  zq_status (*bind_int)(zq_stmt *, uint32_t n, int64_t) ZQ_NOEXCEPT;
  zq_status (*bind_null)(zq_stmt *, uint32_t n) ZQ_NOEXCEPT;
  zq_status (*execute)(zq_stmt *) ZQ_NOEXCEPT;
  zq_status (*fetch)(zq_stmt *, int32_t *has_row) ZQ_NOEXCEPT;
  /* col from 1. NULL: {NULL, 0}; the empty text has a non-null ptr. Valid until the next fetch, execute or close.
     Trailing blanks of CHAR columns are kept: trimming is the adapter's business. */
  zq_status (*column)(zq_stmt *, uint32_t col, zq_str *utf8) ZQ_NOEXCEPT;
  zq_status (*affected)(zq_stmt *, int64_t *rows) ZQ_NOEXCEPT;
  zq_status (*begin)(zq_db *) ZQ_NOEXCEPT;  /* without it every statement commits by itself */
  zq_status (*commit)(zq_db *) ZQ_NOEXCEPT; /* ZQ_E_OUTCOME_UNKNOWN when the line broke while committing */
} zq_database;

/* HTTP to the legacy system. The deadline of the call bounds the whole exchange, not each read. A reply shorter than it
   said is ZQ_E_BAD_DATA; refused, reset or silent is ZQ_E_UNAVAILABLE or ZQ_E_DEADLINE. Any HTTP status is ZQ_OK. */
#define ZQ_SVC_HTTP "zq.host.http/1"
typedef struct zq_header { /* frozen */
  zq_str name, value;
} zq_header;
typedef struct zq_http_request {
  uint32_t size;
  uint32_t header_count;
  const zq_header *headers;
  zq_str method, url, body;
  uint64_t reply_bytes_max; /* 0: 4 MiB; a longer reply is ZQ_E_BAD_DATA */
} zq_http_request;
typedef struct zq_http_reply {
  uint32_t size;
  int32_t status;
  zq_str content_type; /* as sent, absent when there was none */
  zq_str body;         /* raw bytes */
} zq_http_reply;
typedef void (*zq_http_visit)(void *user, const zq_http_reply *) ZQ_NOEXCEPT;
typedef struct zq_http {
  uint32_t size;
  uint32_t reserved;
  zq_status (*request)(const zq_host *, const zq_call *, const zq_http_request *, zq_http_visit fn,
                       void *user) ZQ_NOEXCEPT;
} zq_http;

#define ZQ_SVC_COMPLETION "zq.host.completion/1"
typedef struct zq_completion {
  uint32_t size;
  uint32_t reserved;
  /* "The answer to this token is here": the host polls it now instead of at the next interval. Losing it costs time
     only, for the host polls anyway. */
  void (*ready)(const zq_host *, zq_str token) ZQ_NOEXCEPT;
} zq_completion;

/* ---- capabilities ---------------------------------------------------------------------------------------------- */

typedef struct zq_instance zq_instance; /* opaque, defined by the adapter: one per department and generation */

/* Compares what an applicant declared with what the legacy system holds. */
#define ZQ_CAP_VERIFICATION "zq.verification/1"
typedef struct zq_verification {
  uint32_t size;
  uint32_t reserved;
  /* [call] check: which question, one of those the department's README lists ("marriage.current").
     declared: the applicant's fields. For every declared field the adapter looked at it emits one record:
       field   TEXT  name of the declared field
       verdict INT   ZQ_V_...
       found   TEXT/DATE/DECIMAL  what the legacy system holds; the host drops it unless the list entry grants it
       note    TEXT  for the officer, Chinese ("姓名用字不同：镕/鎔")
     *verdict is the verdict on the whole. ZQ_PENDING: call set_pending first; *verdict is ignored. */
  zq_status (*verify)(zq_instance *, const zq_call *, zq_str check, const zq_record *declared,
                      zq_verdict *verdict) ZQ_NOEXCEPT;
  /* [call] Looks for the answer to a token. ZQ_PENDING: not yet. Like verify in all else. ZQ_E_NOT_FOUND: the legacy
     system no longer knows the token. May be NULL in an adapter that never answers ZQ_PENDING. */
  zq_status (*poll)(zq_instance *, const zq_call *, zq_str token, zq_verdict *verdict) ZQ_NOEXCEPT;
} zq_verification;

/* Reads the department's own list of cancelled proofs (证明材料取消清单), to be compared with the official one. */
#define ZQ_CAP_LIST "zq.list/1"
typedef struct zq_list {
  uint32_t size;
  uint32_t reserved;
  /* [call] Emits at most limit rows, each once over all pages, then set_cursor() unless this was the last page.
     Fields, TEXT: code (the department's own), matter, proof, issuer, basis, method, class; DATE: since, until. */
  zq_status (*list)(zq_instance *, const zq_call *, const zq_record *filter, zq_str cursor,
                    uint32_t limit) ZQ_NOEXCEPT;
} zq_list;

/* Files a complaint (投诉举报) in the department's own system and reads its status back. */
#define ZQ_CAP_COMPLAINT "zq.complaint/1"
typedef struct zq_complaint {
  uint32_t size;
  uint32_t reserved;
  /* [call] Emits one record: receipt TEXT (finds it again), status TEXT (see below), status_text TEXT (the legacy
     system's own word). The same idempotency_key twice yields the same receipt when ZQ_F_IDEMPOTENT_SUBMIT is set.
     Fields of the complaint, TEXT: no, subject, content, complainant, phone, against, matter, proof; DATE: filed_on. */
  zq_status (*submit)(zq_instance *, const zq_call *, const zq_record *, zq_str idempotency_key) ZQ_NOEXCEPT;
  /* [call] Emits one record: receipt, status, status_text, and where known handler TEXT, result TEXT,
     updated_at TEXT (YYYY-MM-DDTHH:MM:SS+08:00). status is one of: received, accepted, rejected, handling, closed,
     unknown. */
  zq_status (*status)(zq_instance *, const zq_call *, zq_str receipt) ZQ_NOEXCEPT;
} zq_complaint;

/* Hands field tasks (现场核实任务) to the streets' platforms (基层治理四个平台) and follows them (规定-14). Since minor 1.
   Every function emits flat records; fields without a value are left out. A moment is TEXT YYYY-MM-DDTHH:MM:SS+08:00;
   where the platform keeps the day only, DATE. status is one of: accepted, assigned, handling, feedback, closed,
   returned, overdue, unknown; beside it status_text, the platform's own word. */
#define ZQ_CAP_FIELD_TASK "zq.field_task/1"

/* A message the platform sent to the host by itself, as it came in: what a signature covers is not touched. */
typedef struct zq_callback {
  uint32_t size;
  uint32_t header_count;
  const zq_header *headers; /* names in lower case, values as received */
  zq_str path;              /* what followed the department's callback address, such as the street: "331002001" */
  zq_str body;              /* any bytes */
} zq_callback;

typedef struct zq_field_task {
  uint32_t size;
  uint32_t reserved;
  /* [call] Emits one record: receipt TEXT (at most 256 bytes, finds the task again after a restart, names the street
     where there are several), status, status_text. The same idempotency_key always means the same task: it is pushed
     once, and its receipt comes back however often it is asked, also after a restart and after ZQ_E_OUTCOME_UNKNOWN.
     Fields of the task, TEXT: task_no, source_system, source_no, platform (governance 综治工作, market 市场监管,
     enforcement 综合执法, service 便民服务), event_type1, event_type2, event_type3, event_level, area_code (12 digits),
     grid_code, address, coordinates ("CGCS2000" or "GCJ-02"; with lng and lat, DECIMAL), subject_name, subject_mask,
     subject_number (only where the visit needs it), contact_phone_mask, limit_time, warn_time, callback_url; and
     counted from 1: question.N.code, question.N.text, question.N.answer (yes_no, text or photo), attachment.N.name,
     attachment.N.url. ZQ_E_INVALID: a field is missing, or no platform serves that area. */
  zq_status (*push)(zq_instance *, const zq_call *, const zq_record *task, zq_str idempotency_key) ZQ_NOEXCEPT;
  /* [call] reference: the receipt, or the task_no where no receipt came back. ZQ_E_NOT_FOUND: no platform knows it, and
     all were asked. Emits records told apart by kind TEXT:
       "state"  exactly one: receipt, status, status_text; task_no; updated_at; reason (why it was returned); and once
                there is feedback conclusion TEXT (true 属实, false 不属实, unverifiable 无法核实), handler, peer (the
                second person), place, remark, signature (reference) TEXT and feedback_at
       "step"   the log, oldest first: step (the platform's word), org, operator, opinion TEXT and at
       "answer" question (its code), value TEXT
       "photo"  reference TEXT; question where it belongs to one
     Feedback of a task that was returned and assigned anew is the latest one. */
  zq_status (*status)(zq_instance *, const zq_call *, zq_str reference) ZQ_NOEXCEPT;
  /* [call] Checks the signature, its age and the shape, then emits one record: receipt or task_no or both, status,
     status_text. ZQ_E_AUTH: the signature is missing, wrong or too old; nothing was emitted. ZQ_E_INVALID: signed, and
     not readable. The host reads status() afterwards: a repeated or late message does no harm.
     May be NULL where the platform sends none. */
  zq_status (*callback)(zq_instance *, const zq_call *, const zq_callback *) ZQ_NOEXCEPT;
  /* [call] Takes the task back. Emits one record: receipt, status, status_text as they are now; a task that is closed
     already stays so, and that is no failure. ZQ_E_NOT_FOUND as in status. May be NULL where that is not possible. */
  zq_status (*withdraw)(zq_instance *, const zq_call *, zq_str receipt, zq_str reason) ZQ_NOEXCEPT;
} zq_field_task;

/* ---- the adapter ----------------------------------------------------------------------------------------------- */

enum { ZQ_F_IDEMPOTENT_SUBMIT = 1u << 0 };

typedef struct zq_descriptor {
  uint32_t size;
  uint32_t flags;           /* ZQ_F_... */
  uint32_t max_concurrency; /* calls at once per instance, from 1; 1 = the host serialises */
  uint32_t reserved;
  const char *id;           /* "cn.jiaojiang.civil_affairs": reverse domain, [a-z0-9._-] */
  const char *name;         /* Chinese, for people */
  const char *vendor;
  const char *version;      /* SemVer */
  const char *sdk_version;  /* SemVer of the SDK it was built with */
  const char *const *capabilities; /* NULL-terminated ids; exactly those get_capability answers */
} zq_descriptor;

/* The one exported symbol: constant data, checked before any function is called. */
typedef struct zq_entry {
  uint32_t magic; /* ZQ_MAGIC */
  uint32_t abi_major, abi_minor;
  uint32_t size; /* sizeof(zq_entry) of the adapter */
  const zq_descriptor *descriptor;
  /* [control] No I/O, no threads. NULL: out of memory or hopeless config. */
  zq_instance *(*create)(const zq_host *, const char *department_id) ZQ_NOEXCEPT;
  /* [control] Checks settings (ZQ_E_CONFIG names the key); may connect, must come back by the deadline. A legacy system
     that is down is no reason to fail: the department starts, and its calls say ZQ_E_UNAVAILABLE until it is back. */
  zq_status (*start)(zq_instance *, const zq_call *) ZQ_NOEXCEPT;
  void (*stop)(zq_instance *, const zq_call *) ZQ_NOEXCEPT; /* [control] ends calls in flight, joins every thread */
  void (*destroy)(zq_instance *) ZQ_NOEXCEPT;               /* [control] after stop, or never started */
  const void *(*get_capability)(zq_instance *, const char *id) ZQ_NOEXCEPT; /* [any-thread] same answer each time */
  zq_status (*health)(zq_instance *, const zq_call *) ZQ_NOEXCEPT;          /* [call] a cheap round trip */
} zq_entry;

ZQ_EXPORT extern const zq_entry zq_plugin_entry;

#if defined(__cplusplus)
}
#endif
#endif
