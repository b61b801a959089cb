// Request and Response of HTTP/1.1 as plain values. A Request is produced by the framer only and is already
// well-formed: one Host, one length, no control characters, body complete. Not thread-safe, freely movable.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zq::http {

enum class Method { get, head, post, put, patch, del, options };
std::string_view name(Method);

class Request {
 public:
  Method method = Method::get;
  bool keep_alive = true;  // what the client wants and its version allows
  std::string path;        // as sent, percent-encoded, without the query
  std::string query;       // as sent, without '?'
  std::string body;        // chunks already joined
  std::string peer;        // address the connection comes from, numeric

  // First field of that name (lower case); nothing when absent. Lives as long as this Request is not assigned to.
  std::optional<std::string_view> header(std::string_view lower_name) const;
  // All fields as they came, names in lower case; likewise.
  std::vector<std::pair<std::string_view, std::string_view>> headers() const;

 private:
  friend class Framer;
  struct FieldAt {
    uint32_t name_at, name_size, value_at, value_size;
  };
  std::string head_;  // names are made lower-case in place
  std::vector<FieldAt> fields_;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::string problem;  // machine word of the problem it tells, for the access log; empty: none
  std::vector<std::pair<std::string, std::string>> headers;  // beyond Content-Type, Content-Length, Date, Connection
};

std::string_view reason_phrase(int status);

// The bytes of a response in one buffer. `head_only`: a HEAD request, length without body. `close`: says so.
std::string serialise(const Response&, bool head_only, bool close);

}  // namespace zq::http
