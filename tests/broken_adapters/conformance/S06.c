/* S06: linked with -rpath /opt/vendor/lib (CMakeLists.txt). */
#include "reference.h"
/* after the functions */
#include "entry.h"
