/* Defect: the verification table has no verify. */
#define VERIFY NULL
#include "base.h"
