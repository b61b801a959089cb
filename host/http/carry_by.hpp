// For verbs that take a flow, the call and who carries it out (the body's `operator`). Private to http.
#pragma once
#include <string>

#include "http/carry_out.hpp"

namespace zq::http {

// verb(flow, unit, call, operator, now) -> Result<T>; answers 200 with what it wrote.
template <class T, class Flow, class Verb>
void carry_by(const Desk& desk, Flow& flow, CallPtr call, Verb verb) {
  carry_out<T>(desk, call, 200, [&flow, call, verb](workflow::Unit& unit, Instant now) {
    return verb(flow, unit, *call, call->body.text_of("operator"), now);
  });
}

}  // namespace zq::http
