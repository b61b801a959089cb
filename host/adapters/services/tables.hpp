// The function tables of the host services, one file each. Constant, valid for ever.
#pragma once
#include "zq/abi.h"

namespace zq::adapters {

extern const zq_log log_table;
extern const zq_config config_table;
extern const zq_secret secret_table;
extern const zq_text text_table;
extern const zq_database database_table;
extern const zq_http http_table;
extern const zq_completion completion_table;

}  // namespace zq::adapters
