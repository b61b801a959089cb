// Exchange: the one reply to one request. Any thread may reply, at any time; the first reply wins. A handler that lets
// the last reference go without a reply gets its caller a 500; one that takes longer than request_time gets its caller
// a 503 and its own reply is dropped: a caller is never left without an answer. Owned by whoever is to reply
// (shared_ptr); the server itself keeps only a weak reference.
#pragma once
#include <atomic>
#include <functional>

#include "http/message.hpp"
#include "http/problem.hpp"

namespace zq::http {

class Exchange {
 public:
  using Send = std::function<void(Response)>;
  using Finish = std::function<void(Response&)>;

  explicit Exchange(Send send) : send_(std::move(send)) {}
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // Sends the reply; false when there has been one (the caller may already have been told that time ran out).
  bool reply(Response response);

  // Replies with a problem that names this request.
  bool fail(Problem problem);

  // What problems call this request. Set before the exchange is shared with other threads.
  void name(std::string request_id) { request_id_ = std::move(request_id); }
  const std::string& request_id() const noexcept { return request_id_; }

  // Runs on the replying thread just before the reply is sent, whoever replies and why. Set before the exchange is
  // shared with other threads.
  void on_reply(Finish finish) { finish_ = std::move(finish); }

  bool replied() const noexcept { return replied_.load(std::memory_order_acquire); }

 private:
  Send send_;
  Finish finish_;
  std::string request_id_;
  std::atomic<bool> replied_{false};
};

}  // namespace zq::http
