/* Defect: start finds a setting missing. (Well-behaved: it names the key.) */
#include "zq/abi.h"
static zq_status start_without_setting(zq_instance* self, const zq_call* call) {
  static const char why[] = "setting dsn is missing";
  (void)self;
  call->set_error(call, ZQ_E_CONFIG, (zq_str){why, sizeof why - 1});
  return ZQ_E_CONFIG;
}
#define START start_without_setting
#include "base.h"
