// Who may include whom. The table in layers.cpp is the law: a new arrow is a change there, with its reason in
// host/DECISIONS.md. Pure.
#pragma once
#include "tidy/source.hpp"

namespace zq::tidy {

Complaints layer_complaints(const Source&);

}  // namespace zq::tidy
