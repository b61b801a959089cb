/* R08: comes back long after its deadline. */
#define LATE_STATUS ZQ_E_DEADLINE
#include "late.h"
