/* Defect: opens the database "main" and never closes it. */
#include "zq/abi.h"
static zq_status open_and_forget(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                 zq_verdict* verdict) {
  (void)check;
  (void)declared;
  const zq_host* host = *(const zq_host* const*)(const void*)self; /* base.h: the first member of the instance */
  const zq_database* database = host->get_service(host, ZQ_SVC_DATABASE);
  zq_db* db = 0;
  *verdict = ZQ_V_CONSISTENT;
  return database->open(host, call, "main", &db);
}
#define VERIFY open_and_forget
#include "base.h"
