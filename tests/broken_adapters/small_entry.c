/* Defect: says its entry is smaller than minor 0. */
#define ENTRY_SIZE 24
#include "base.h"
