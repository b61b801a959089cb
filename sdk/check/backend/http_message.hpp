// HTTP/1.1 messages as the proxy reads and writes them: one start line, headers, one whole body. Blocks on sockets;
// failures are an empty optional or false.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zq::check {

struct HttpMessage {
  std::string start;  // request or status line, without its end
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  const std::string* header(std::string_view name) const;  // null: none; any case
  void set(std::string_view name, std::string value);
  void remove(std::string_view name);
  // All bytes; Content-Length is that of the body.
  std::string bytes() const;
};

// Reads one message. `rest` holds what came after the last one. Nothing: the line ended or is no HTTP.
std::optional<HttpMessage> receive(int socket, std::string& rest);
bool send_all(int socket, std::string_view bytes);  // false: the other side has gone

}  // namespace zq::check
