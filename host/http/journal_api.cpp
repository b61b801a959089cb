#include "http/handlers.hpp"
#include "http/render.hpp"

namespace zq::http {

void read_journal(const Desk& desk, CallPtr call) {
  const auto page = desk.store.journal(call->query_text("subject"), call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

}  // namespace zq::http
