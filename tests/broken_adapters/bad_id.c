/* Defect: the id is no reverse domain. */
#define ID "Civil Affairs!"
#include "base.h"
