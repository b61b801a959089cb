#include "lossy_link.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace zq::store_test {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool send_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

bool readable(int socket, int milliseconds) {
  pollfd one{socket, POLLIN, 0};
  return poll(&one, 1, milliseconds) > 0;
}

}  // namespace

LossyLink::LossyLink(int server_port) : server_port_(server_port), listener_(socket(AF_INET, SOCK_STREAM, 0)) {
  auto address = loopback(0);
  socklen_t size = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, any, size) != 0 || listen(listener_, 16) != 0 || getsockname(listener_, any, &size) != 0)
    throw std::runtime_error("no loopback port for the test's link");
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

LossyLink::~LossyLink() {
  stopping_ = true;
  acceptor_.join();
  for (auto& carrier : carriers_) carrier.join();
  close(listener_);
}

void LossyLink::accept_all() {
  while (!stopping_) {
    if (!readable(listener_, 20)) continue;
    const int client = accept(listener_, nullptr, nullptr);
    if (client < 0) continue;
    if (closed_) {
      close(client);
      continue;
    }
    carriers_.emplace_back([this, client] { carry(client); });
  }
}

void LossyLink::carry(int client) {
  const int server = socket(AF_INET, SOCK_STREAM, 0);
  auto address = loopback(server_port_);
  bool alive = connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  std::string buffer(64 * 1024, '\0');
  while (alive && !stopping_) {
    pollfd both[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
    if (poll(both, 2, 20) <= 0) continue;
    for (int i = 0; i < 2 && alive; ++i) {
      if (!both[i].revents) continue;
      const ssize_t got = recv(both[i].fd, buffer.data(), buffer.size(), 0);
      if (got <= 0) {
        alive = false;
        break;
      }
      const std::string_view bytes(buffer.data(), static_cast<size_t>(got));
      if (i == 0 && armed_ != Break::never && bytes.find("COMMIT") != std::string_view::npos) {
        // The reply's arrival here is the proof that the server is done.
        if (armed_ == Break::after_commit_is_done && send_all(server, bytes)) readable(server, 10000);
        armed_ = Break::never;
        alive = false;
        break;
      }
      alive = send_all(i == 0 ? server : client, bytes);
    }
  }
  close(server);
  close(client);
}

}  // namespace zq::store_test
