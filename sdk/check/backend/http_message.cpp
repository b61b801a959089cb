#include "check/backend/http_message.hpp"

#include <strings.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

namespace zq::check {
namespace {

constexpr std::size_t head_bytes_max = 256 * 1024, body_bytes_max = 64 * 1024 * 1024;

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && ::strncasecmp(a.data(), b.data(), a.size()) == 0;
}

bool more(int socket, std::string& into) {
  char block[65536];
  for (;;) {
    const ssize_t got = ::recv(socket, block, sizeof block, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into.append(block, static_cast<std::size_t>(got));
    return true;
  }
}

std::optional<std::size_t> number(std::string_view text, int base) {
  std::size_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (read.ec != std::errc() || value > body_bytes_max) return std::nullopt;
  return value;
}

bool take(int socket, std::string& rest, std::size_t bytes, std::string& into) {
  while (rest.size() < bytes)
    if (!more(socket, rest)) return false;
  into.append(rest, 0, bytes);
  rest.erase(0, bytes);
  return true;
}

bool take_chunks(int socket, std::string& rest, std::string& into) {
  for (;;) {
    std::size_t end = 0;
    while ((end = rest.find("\r\n")) == rest.npos)
      if (!more(socket, rest)) return false;
    const auto size = number(std::string_view(rest).substr(0, end), 16);
    if (!size) return false;
    rest.erase(0, end + 2);
    std::string tail;
    if (!take(socket, rest, *size, into) || !take(socket, rest, 2, tail)) return false;
    if (*size == 0) return true;
  }
}

void read_head(std::string_view head, HttpMessage& message) {
  std::size_t at = head.find("\r\n");
  message.start = head.substr(0, at);
  while (at != head.npos) {
    at += 2;
    const std::size_t end = std::min(head.find("\r\n", at), head.size());
    const std::string_view line = head.substr(at, end - at);
    const std::size_t colon = line.find(':');
    if (colon != line.npos) {
      const std::size_t value = line.find_first_not_of(' ', colon + 1);
      message.headers.emplace_back(line.substr(0, colon), value == line.npos ? "" : line.substr(value));
    }
    at = end == head.size() ? head.npos : end;
  }
}

}  // namespace

const std::string* HttpMessage::header(std::string_view name) const {
  const auto at = std::find_if(headers.begin(), headers.end(), [&](const auto& one) { return same(one.first, name); });
  return at == headers.end() ? nullptr : &at->second;
}

void HttpMessage::remove(std::string_view name) {
  std::erase_if(headers, [&](const auto& one) { return same(one.first, name); });
}

void HttpMessage::set(std::string_view name, std::string value) {
  remove(name);
  headers.emplace_back(name, std::move(value));
}

std::string HttpMessage::bytes() const {
  std::string out = start + "\r\n";
  for (const auto& [name, value] : headers)
    if (!same(name, "Content-Length") && !same(name, "Transfer-Encoding")) out += name + ": " + value + "\r\n";
  return out + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::optional<HttpMessage> receive(int socket, std::string& rest) {
  std::size_t end = 0;
  while ((end = rest.find("\r\n\r\n")) == rest.npos)
    if (rest.size() > head_bytes_max || !more(socket, rest)) return std::nullopt;
  HttpMessage message;
  read_head(std::string_view(rest).substr(0, end), message);
  rest.erase(0, end + 4);
  const std::string* length = message.header("Content-Length");
  const std::string* coding = message.header("Transfer-Encoding");
  if (coding && same(*coding, "chunked")) {
    if (!take_chunks(socket, rest, message.body)) return std::nullopt;
  } else if (length) {
    const auto size = number(*length, 10);
    if (!size || !take(socket, rest, *size, message.body)) return std::nullopt;
  } else if (message.start.starts_with("HTTP/")) {  // an answer without length ends with the line
    while (more(socket, rest))
      if (rest.size() > body_bytes_max) return std::nullopt;
    message.body.swap(rest);
  }
  return message;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace zq::check
