/* Defect: the magic number is not ours. */
#define MAGIC 0xDEADBEEFu
#include "base.h"
