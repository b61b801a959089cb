#include "http/api.hpp"

#include "http/handlers.hpp"
#include "http/identity.hpp"
#include "http/pipeline.hpp"
#include "http/workers.hpp"

namespace zq::http {
namespace {

constexpr size_t worker_queue_max = 1024;

std::vector<std::string> labels() {
  std::vector<std::string> all;
  for (const Route& route : routes()) all.push_back(std::string(name(route.method)) + " " + std::string(route.path));
  all.emplace_back("none");
  return all;
}

void run(const Desk& desk, const CallPtr& call) noexcept {
  try {
    call->route->handle(desk, call);
  } catch (...) {
    call->fail_by_exception();
  }
}

}  // namespace

struct Api::Inside {
  explicit Inside(Services services)
      : desk(std::move(services), std::make_shared<Metrics>(labels())),
        workers(desk.settings()->server.worker_threads, worker_queue_max) {}
  Desk desk;
  Workers workers;
};

Api::Api(Services services) : inside_(std::make_unique<Inside>(std::move(services))) {}
Api::~Api() { stop(); }
void Api::watch(const Server& server) { inside_->desk.server = &server; }
void Api::stop() { inside_->workers.stop(); }

std::optional<size_t> Api::large_body(const Request& head) const {
  const auto most = raw_body_most(head.method, head.path);
  if (!most) return 0;
  const auto authorization = head.header("authorization");
  const auto settings = inside_->desk.settings();
  if (!authorization || !find_caller(*authorization, settings->callers)) return std::nullopt;
  return most;
}

std::string Api::openapi() { return openapi_document(); }

void Api::operator()(Request request, std::shared_ptr<Exchange> exchange) {
  auto call = std::make_shared<Call>();
  call->request = std::move(request);
  call->exchange = std::move(exchange);
  const Desk& desk = inside_->desk;
  if (!pass(desk, *call)) return;
  // A repeated request is looked up in the store first, and that waits.
  const Route& route = *call->route;
  const bool waits = route.runs == Runs::on_worker || !call->idempotency.key.empty() ||
                     (route.reads_store && route.reads_store(desk, *call));
  if (!waits) return run(desk, call);
  if (!inside_->workers.post([&desk, call] { run(desk, call); }))
    call->fail(Error{ErrorCode::too_many, "主机繁忙，请稍后再试"});
}

}  // namespace zq::http
