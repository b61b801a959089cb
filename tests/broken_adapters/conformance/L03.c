/* L03: a flag that no header knows. */
#include "reference.h"
#define FLAGS (ZQ_F_IDEMPOTENT_SUBMIT | 0x40000000u)
#include "entry.h"
