// A TCP link to a PostgreSQL server that can be told to break around the next COMMIT: the moment at which a client
// cannot know what became of its transaction.
#pragma once
#include <atomic>
#include <thread>
#include <vector>

namespace zq::store_test {

class LossyLink {
 public:
  explicit LossyLink(int server_port);
  ~LossyLink();
  int port() const { return port_; }

  enum class Break {
    never,
    before_commit_arrives,  // the server never sees it
    after_commit_is_done,   // the server has committed; its reply is lost
  };
  // Of the next COMMIT alone; later links work.
  void arm(Break how) { armed_ = how; }
  bool has_broken() const { return armed_ == Break::never; }
  // While closed, new links are refused at once.
  void closed(bool is_closed) { closed_ = is_closed; }

 private:
  void accept_all();
  void carry(int client);
  const int server_port_;
  int listener_ = -1, port_ = 0;
  std::atomic<Break> armed_ = Break::never;
  std::atomic<bool> closed_ = false, stopping_ = false;
  std::vector<std::thread> carriers_;
  std::thread acceptor_;
};

}  // namespace zq::store_test
