// Members of a Place, in whatever record it stands.
#pragma once
#include "domain/verification.hpp"

namespace zq {

template <class A>
void members(A& a, Place& v) {
  a("area_code", v.area_code)("grid_code", v.grid_code)("address", v.address);
}

}  // namespace zq
