// Runs the body of a host service: whatever it throws stops here, for no exception crosses the border in either
// direction.
#pragma once
#include <exception>

#include "adapters/call.hpp"
#include "zq/abi.h"

namespace zq::adapters {

// `call` may be null: services without a call have nobody to tell why.
template <class F>
zq_status fenced(Call* call, F&& body) noexcept {
  try {
    return body();
  } catch (const std::exception& failure) {
    return call == nullptr ? ZQ_E_INTERNAL : call->fail(ZQ_E_INTERNAL, failure.what());
  } catch (...) {
    return ZQ_E_INTERNAL;
  }
}

}  // namespace zq::adapters
