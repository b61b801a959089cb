#include "http/message.hpp"

#include <array>
#include <ctime>

namespace zq::http {

std::string_view name(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::del:
      return "DELETE";
    case Method::options:
      return "OPTIONS";
  }
  return "GET";
}

std::vector<std::pair<std::string_view, std::string_view>> Request::headers() const {
  std::vector<std::pair<std::string_view, std::string_view>> all;
  const std::string_view head = head_;
  for (const FieldAt& field : fields_)
    all.emplace_back(head.substr(field.name_at, field.name_size), head.substr(field.value_at, field.value_size));
  return all;
}

std::optional<std::string_view> Request::header(std::string_view lower_name) const {
  const std::string_view head = head_;
  for (const FieldAt& field : fields_)
    if (head.substr(field.name_at, field.name_size) == lower_name) return head.substr(field.value_at, field.value_size);
  return std::nullopt;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Status";
  }
}

namespace {

// Formatted once a second per thread: a reply must carry Date, but must not pay for it.
std::string_view date_line() {
  thread_local std::time_t of = -1;
  thread_local std::array<char, 64> text{};
  thread_local size_t size = 0;
  const std::time_t now = std::time(nullptr);
  if (now != of) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    size = std::strftime(text.data(), text.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
    of = now;
  }
  return {text.data(), size};
}

}  // namespace

std::string serialise(const Response& response, bool head_only, bool close) {
  std::string out;
  out.reserve(384 + response.body.size());
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason_phrase(response.status)).append("\r\n");
  out.append(date_line());
  if (response.status != 204) {
    if (!response.content_type.empty()) out.append("Content-Type: ").append(response.content_type).append("\r\n");
    out.append("Content-Length: ").append(std::to_string(response.body.size())).append("\r\n");
  }
  for (const auto& [field, value] : response.headers) out.append(field).append(": ").append(value).append("\r\n");
  if (close) out.append("Connection: close\r\n");
  out.append("\r\n");
  if (!head_only && response.status != 204) out.append(response.body);
  return out;
}

}  // namespace zq::http
