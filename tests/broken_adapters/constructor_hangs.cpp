// A static constructor never ends.
#include <unistd.h>
namespace {
const struct Hangs {
  Hangs() {
    for (;;) pause();
  }
} hangs;
}  // namespace
#include "base.h"
