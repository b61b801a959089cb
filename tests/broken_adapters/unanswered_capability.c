/* Defect: advertises complaints, and get_capability does not know them. */
#define ADVERTISED ZQ_CAP_VERIFICATION, ZQ_CAP_COMPLAINT
#include "base.h"
