#include "http/exchange.hpp"

#include "log/log.hpp"

namespace zq::http {

Exchange::~Exchange() {
  if (replied()) return;
  log::write("ZQ-1003", {{"request_id", request_id_}, {"detail", "the handler threw or let go without a reply"}});
  fail(problem_of(Error{ErrorCode::internal, "主机处理请求时出错，请稍后再试"}));
}

bool Exchange::fail(Problem problem) {
  problem.request_id = request_id_;
  return reply(to_response(problem));
}

bool Exchange::reply(Response response) {
  if (replied_.exchange(true, std::memory_order_acq_rel)) return false;
  if (finish_) finish_(response);
  finish_ = nullptr;
  send_(std::move(response));
  return true;
}

}  // namespace zq::http
