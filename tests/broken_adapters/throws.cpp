// Defect: verify and poll throw through the border. The types of the ABI forbid it; a C cast silences them.
#include <stdexcept>

#include "zq/abi.h"

namespace {
zq_status throw_it(zq_instance*, const zq_call*, zq_str, const zq_record*, zq_verdict*) {
  throw std::runtime_error("thrown through the border");
}
zq_status throw_a_number(zq_instance*, const zq_call*, zq_str, zq_verdict*) { throw 42; }
using Verify = decltype(zq_verification::verify);
using Poll = decltype(zq_verification::poll);
}  // namespace

#define VERIFY (Verify) throw_it
#define POLL (Poll) throw_a_number
#include "base.h"
