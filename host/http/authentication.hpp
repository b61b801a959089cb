// Who is asking, and may they: two stages of the pipeline. Private to http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"

namespace zq::http {

bool authenticate(const Desk&, Call&);  // false: the call has been answered
bool authorise(const Desk&, Call&);

}  // namespace zq::http
