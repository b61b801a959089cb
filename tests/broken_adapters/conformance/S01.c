/* S01: linked with -z lazy (CMakeLists.txt). */
#include "reference.h"
/* after the functions */
#include "entry.h"
