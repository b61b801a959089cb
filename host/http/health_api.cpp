#include "http/handlers.hpp"

namespace zq::http {

void live(const Desk&, CallPtr call) { call->reply(R"({"status":"ok"})"); }

void ready(const Desk& desk, CallPtr call) {
  const auto done = desk.operations.ready();
  if (done.ok()) return call->reply(R"({"status":"ok"})");
  Problem problem = problem_of(done.error());
  problem.status = 503;  // whatever is missing: a balancer is to send calls elsewhere
  call->fail(std::move(problem));
}

void openapi(const Desk&, CallPtr call) {
  static const std::string document = openapi_document();
  call->reply(document);
}

void show_metrics(const Desk& desk, CallPtr call) {
  const Server::Counts counts = desk.server ? desk.server->counts() : Server::Counts{};
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = desk.metrics->text(counts, desk.departments.view());
  call->exchange->reply(std::move(response));
}

}  // namespace zq::http
