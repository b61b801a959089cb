// carry_out() for values that write() knows: the reply is what was written, with its place when it is new. Private to
// http.
#pragma once
#include <string>

#include "http/carry_out.hpp"

namespace zq::http {

template <class T, class IdOf>
void carry_out_json(const Desk& desk, CallPtr call, int status, workflow::Plan<T> plan, std::string_view place,
                    IdOf id_of) {
  std::function<workflow::Rendered(const T&)> render = [status, place, id_of](const T& value) {
    Writer json;
    write(json, value);
    return workflow::Rendered{status, json.take(), place.empty() ? std::string() : std::string(place) + id_of(value)};
  };
  auto task = workflow::perform<T>(desk.store, desk.clock, call->context, call->idempotency, std::move(plan),
                                   std::move(render));
  workflow::start<Result<workflow::Rendered>>(
      std::move(task),
      answer_with<workflow::Rendered>(call, [](Call& c, workflow::Rendered reply) { c.reply(reply); }));
}

// Without a Location.
template <class T>
void carry_out_json(const Desk& desk, CallPtr call, workflow::Plan<T> plan) {
  carry_out_json<T>(desk, std::move(call), 200, std::move(plan), {}, [](const T&) { return std::string(); });
}

}  // namespace zq::http
