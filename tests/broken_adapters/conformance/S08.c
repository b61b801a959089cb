/* S08: a connection string with its password is built in. */
#include "reference.h"

static const char connection[] __attribute__((used)) = "Driver=PostgreSQL;Server=db;Uid=app;Pwd=Vendor2024;";
/* after the functions */
#include "entry.h"
