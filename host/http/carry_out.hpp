// Carries out a verb that is decided at once and recorded in one transaction, and answers with what it wrote. Private
// to http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"
#include "http/render.hpp"
#include "workflow/performing.hpp"

namespace zq::http {

inline std::string json_of(const Desk&, const workflow::Paper& paper) {
  Writer json;
  write(json, paper);
  return json.take();
}

inline std::string json_of(const Desk& desk, const Case& value) {
  Writer json;
  write(json, value, *desk.list.in_force());
  return json.take();
}

template <class T>
void carry_out(const Desk& desk, CallPtr call, int status, workflow::Plan<T> plan) {
  std::function<workflow::Rendered(const T&)> render = [&desk, status](const T& value) {
    return workflow::Rendered{status, json_of(desk, value), {}};
  };
  auto task = workflow::perform<T>(desk.store, desk.clock, call->context, call->idempotency, std::move(plan),
                                   std::move(render));
  workflow::start<Result<workflow::Rendered>>(
      std::move(task),
      answer_with<workflow::Rendered>(call, [](Call& c, workflow::Rendered reply) { c.reply(reply); }));
}

}  // namespace zq::http
