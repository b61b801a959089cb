/* good_c, its next version: the same settings, and of each the one named "v2_..." goes first, so that both versions can
 * be told to answer differently by one configuration. It does not promise to recognise repeated submits. */
#define GOOD_VERSION "2.0.0"
#define GOOD_FLAGS 0
#define GOOD_PREFIX "v2_"
#include "good_c.c"
