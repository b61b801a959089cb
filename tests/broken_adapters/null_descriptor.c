/* Defect: no descriptor. */
#define DESCRIPTOR NULL
#include "base.h"
