/* S02: linked without the version script, and exports a second symbol. */
#include "reference.h"
/* after the functions */
#include "entry.h"

ZQ_EXPORT extern const int vendor_build;
const int vendor_build = 7;
