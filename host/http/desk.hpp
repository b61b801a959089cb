// Desk: what stands before every handler: the services given to the Api, and the Api's own counts. Private to http.
#pragma once
#include "http/api.hpp"
#include "http/metrics.hpp"
#include "http/visitors.hpp"

namespace zq::http {

struct Desk : Services {
  Desk(Services services, std::shared_ptr<Metrics> counts)
      : Services(std::move(services)), metrics(std::move(counts)) {}
  std::shared_ptr<Visitors> visitors = std::make_shared<Visitors>();
  std::shared_ptr<Metrics> metrics;  // replies that come late hold it too
  const Server* server = nullptr;    // set before it starts
};

}  // namespace zq::http
