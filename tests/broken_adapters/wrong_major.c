/* Defect: built for another major of the ABI. */
#define MAJOR 7
#include "base.h"
