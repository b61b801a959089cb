/* Defect: create gives no instance. */
#include "zq/abi.h"
static zq_instance* create_nothing(const zq_host* host, const char* department_id) {
  (void)host;
  (void)department_id;
  return (zq_instance*)0;
}
#define CREATE create_nothing
#include "base.h"
