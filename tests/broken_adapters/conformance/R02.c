/* R02: bytes that are no text become question marks, and then the name is another one. */
#include "reference.h"

static zq_status answer_with_marks(Exchange* exchange, const zq_call* call, const zq_field* name, zq_verdict* verdict) {
  const char* bad = strstr(exchange->reply, "name=");
  while (bad != NULL && (bad = bad_byte(bad)) != NULL && *bad != '\n') exchange->reply[bad - exchange->reply] = '?';
  return answer_verify(exchange, call, name, verdict);
}
#define ANSWER_VERIFY answer_with_marks
#include "verify_with.h"
#define VERIFY spoiled_verify
#include "entry.h"
