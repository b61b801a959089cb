/* Defect: needs a newer minor than the host has. */
#define MINOR 99
#include "base.h"
