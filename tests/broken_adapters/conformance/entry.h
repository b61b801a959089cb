/* The tables of reference.h; whatever a fixture has named in a macro stands in the place of the honest function. */
#pragma once
#ifndef ID
#define ID "cn.example.reference"
#endif
#ifndef NAME
#define NAME "参考适配器"
#endif
#ifndef VERSION
#define VERSION "1.0.0"
#endif
#ifndef FLAGS
#define FLAGS ZQ_F_IDEMPOTENT_SUBMIT
#endif
#ifndef CONCURRENCY
#define CONCURRENCY 4
#endif
#ifndef ADVERTISED
#define ADVERTISED ZQ_CAP_VERIFICATION, ZQ_CAP_LIST, ZQ_CAP_COMPLAINT
#endif
#ifndef CREATE
#define CREATE reference_create
#endif
#ifndef START
#define START reference_start
#endif
#ifndef STOP
#define STOP reference_stop
#endif
#ifndef DESTROY
#define DESTROY reference_destroy
#endif
#ifndef HEALTH
#define HEALTH reference_health
#endif
#ifndef VERIFY
#define VERIFY reference_verify
#endif
#ifndef LIST
#define LIST reference_list
#endif
#ifndef SUBMIT
#define SUBMIT reference_submit
#endif
#ifndef STATUS
#define STATUS reference_status
#endif
#ifndef ABI_MAJOR
#define ABI_MAJOR ZQ_ABI_MAJOR
#endif

static const zq_verification verification = {sizeof(zq_verification), 0, VERIFY, NULL};
static const zq_list list = {sizeof(zq_list), 0, LIST};
static const zq_complaint complaint = {sizeof(zq_complaint), 0, SUBMIT, STATUS};

static MAYBE_UNUSED const void* reference_get_capability(zq_instance* self, const char* id) ZQ_NOEXCEPT {
  (void)self;
  if (strcmp(id, ZQ_CAP_VERIFICATION) == 0) return &verification;
  if (strcmp(id, ZQ_CAP_LIST) == 0) return &list;
  if (strcmp(id, ZQ_CAP_COMPLAINT) == 0) return &complaint;
  return NULL;
}
#ifndef GET_CAPABILITY
#define GET_CAPABILITY reference_get_capability
#endif

static const char* const capabilities[] = {ADVERTISED, NULL};
static const zq_descriptor descriptor = {sizeof(zq_descriptor), FLAGS,   CONCURRENCY, 0,           ID, NAME,
                                         "Zhengqiao",           VERSION, "1.1.0",     capabilities};

/* Exported by its declaration in abi.h. */
const zq_entry zq_plugin_entry = {ZQ_MAGIC, ABI_MAJOR, ZQ_ABI_MINOR, sizeof(zq_entry), &descriptor, CREATE,
                                  START,    STOP,      DESTROY,      GET_CAPABILITY,   HEALTH};
