/* S04: the manifest S04.json has no version number and an unknown member. */
#include "reference.h"
/* after the functions */
#include "entry.h"
