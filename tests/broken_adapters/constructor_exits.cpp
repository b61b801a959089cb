// A static constructor ends the process that loads it.
#include <cstdlib>
namespace {
const struct Exits {
  Exits() { std::_Exit(7); }
} exits;
}  // namespace
#include "base.h"
