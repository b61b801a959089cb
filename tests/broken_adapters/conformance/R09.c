/* R09: hears of a cancellation long after it. */
#define LATE_STATUS ZQ_E_CANCELLED
#include "late.h"
