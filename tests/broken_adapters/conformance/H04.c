/* H04: keeps a page for every answer until the end. */
#include "reference.h"

typedef struct Page {
  struct Page* next;
  char bytes[4096];
} Page;
typedef struct Hoarder {
  zq_instance base;
  Page* pages;
} Hoarder;

static zq_instance* hoarder_create(const zq_host* host, const char* department_id) ZQ_NOEXCEPT {
  Hoarder* self = (Hoarder*)calloc(1, sizeof *self);
  (void)department_id;
  if (self != NULL) self->base.host = host;
  return self == NULL ? NULL : &self->base;
}

static void hoarder_destroy(zq_instance* base) ZQ_NOEXCEPT {
  Hoarder* self = (Hoarder*)(void*)base;
  while (self->pages != NULL) {
    Page* page = self->pages;
    self->pages = page->next;
    free(page);
  }
  free(self);
}

static zq_status hoarder_verify(zq_instance* base, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  Hoarder* self = (Hoarder*)(void*)base;
  Page* page = (Page*)malloc(sizeof *page);
  if (page != NULL) {
    memset(page->bytes, 1, sizeof page->bytes);
    page->next = __atomic_load_n(&self->pages, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(&self->pages, &page->next, page, 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED)) {
    }
  }
  return reference_verify(base, call, check, declared, verdict);
}
#define CREATE hoarder_create
#define DESTROY hoarder_destroy
#define VERIFY hoarder_verify
#include "entry.h"
