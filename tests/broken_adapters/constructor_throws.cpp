// A static constructor throws.
#include <stdexcept>
namespace {
const struct Throws {
  Throws() { throw std::runtime_error("not today"); }
} throws;
}  // namespace
#include "base.h"
