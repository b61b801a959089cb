/* R02: bytes that are no text become question marks, and then the name is another one. */
#include "reference.h"

static zq_status answer_with_marks(Exchange* exchange, const zq_call* call, const zq_field* name, zq_verdict* verdict) {
  char* line = strstr(exchange->reply, "name=");
  for (; line != NULL && *line != '\n' && *line != '\0'; ++line)
    if (bad_byte(line) == line) *line = '?';
  return answer_verify(exchange, call, name, verdict);
}
#define ANSWER_VERIFY answer_with_marks
#include "verify_with.h"
#define VERIFY spoiled_verify
#include "entry.h"
