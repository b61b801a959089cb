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
  // A scraper names what it can read; nobody else asks for OpenMetrics.
  const auto accept = call->request.header("accept");
  const bool open = accept && accept->find("application/openmetrics-text") != std::string_view::npos;
  response.content_type =
      open ? "application/openmetrics-text; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8";
  response.body = desk.metrics->text(counts, desk.departments.view(),
                                     open ? Metrics::Format::openmetrics : Metrics::Format::prometheus);
  call->exchange->reply(std::move(response));
}

}  // namespace zq::http
