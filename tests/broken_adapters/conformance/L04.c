/* L04: another version than in the manifest. */
#include "reference.h"
#define VERSION "1.0.1"
#include "entry.h"
