// The second half of Framer: what a complete head says, and which heads are refused.
#include <array>

#include "http/characters.hpp"
#include "http/framing.hpp"

namespace zq::http {
namespace {

struct KnownMethod {
  std::string_view word;
  Method method;
};
constexpr KnownMethod known_methods[] = {
    {"GET", Method::get},     {"HEAD", Method::head},  {"POST", Method::post},       {"PUT", Method::put},
    {"PATCH", Method::patch}, {"DELETE", Method::del}, {"OPTIONS", Method::options},
};

// Fields of which a second one could be read differently by the next reader.
constexpr std::string_view single_fields[] = {"host",         "content-length",  "transfer-encoding",
                                              "content-type", "authorization",   "idempotency-key",
                                              "expect",       "content-encoding"};

bool carries_body(Method method) { return method == Method::post || method == Method::put || method == Method::patch; }

bool is_host(std::string_view host) {
  if (host.empty()) return false;
  for (const char c : host)
    if (!is_digit(c) && !is_alpha(c) && std::string_view(".-_:[]").find(c) == std::string_view::npos) return false;
  return true;
}

}  // namespace

FramingFault Framer::read_request_line(std::string_view line) {
  const size_t first = line.find(' ');
  const size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last || first == 0) return FramingFault::request_line;
  const std::string_view word = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  for (const char c : word)
    if (!is_token_char(c)) return FramingFault::request_line;
  if (version != "HTTP/1.1" && version != "HTTP/1.0")
    return version.starts_with("HTTP/") ? FramingFault::version : FramingFault::request_line;
  http_1_0_ = version == "HTTP/1.0";
  if (target.size() > limits_->target_bytes_max) return FramingFault::target_too_long;
  bool known = false;
  for (const KnownMethod& candidate : known_methods)
    if (candidate.word == word) {
      request_.method = candidate.method;
      known = true;
    }
  return known ? read_target(target) : FramingFault::method;
}

FramingFault Framer::read_target(std::string_view target) {
  for (const char c : target)
    if (c <= ' ' || static_cast<unsigned char>(c) > 0x7e || c == '#' || c == '"' || c == '<' || c == '>' || c == '\\')
      return FramingFault::target;
  if (target == "*" && request_.method == Method::options) {
    request_.path = target;
    return FramingFault::none;
  }
  for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
    if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
    target.remove_prefix(scheme.size());
    const size_t end = std::min(target.find_first_of("/?"), target.size());
    authority_ = target.substr(0, end);
    if (!is_host(authority_)) return FramingFault::target;
    target.remove_prefix(end);
    if (target.empty() || target.front() == '?') request_.path = "/";
    break;
  }
  if (request_.path.empty() && !target.starts_with('/')) return FramingFault::target;
  const size_t mark = target.find('?');
  request_.path += target.substr(0, mark);
  if (mark != std::string_view::npos) request_.query = target.substr(mark + 1);
  return FramingFault::none;
}

FramingFault Framer::read_field(std::string_view line) {
  if (line.front() == ' ' || line.front() == '\t') return FramingFault::folded_field;
  if (request_.fields_.size() == limits_->fields_max) return FramingFault::header_too_large;
  const size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return FramingFault::field;
  const size_t at = static_cast<size_t>(line.data() - request_.head_.data());
  for (size_t i = 0; i < colon; ++i) {
    if (!is_token_char(line[i])) return FramingFault::field;
    request_.head_[at + i] = to_lower(line[i]);
  }
  const std::string_view value = trim_blanks(line.substr(colon + 1));
  const auto value_at =
      static_cast<uint32_t>(value.empty() ? at + colon : static_cast<size_t>(value.data() - request_.head_.data()));
  request_.fields_.push_back(
      {static_cast<uint32_t>(at), static_cast<uint32_t>(colon), value_at, static_cast<uint32_t>(value.size())});
  return FramingFault::none;
}

FramingFault Framer::read_fields_that_matter() {
  for (const std::string_view single : single_fields) {
    int seen = 0;
    for (const Request::FieldAt& field : request_.fields_)
      if (std::string_view(request_.head_).substr(field.name_at, field.name_size) == single) ++seen;
    if (seen > 1) return single == "host" ? FramingFault::host : FramingFault::repeated_field;
  }
  const auto host = request_.header("host");
  if (host ? !is_host(*host) : !http_1_0_) return FramingFault::host;
  if (host && !authority_.empty() && !equal_ignoring_case(*host, authority_)) return FramingFault::host;
  if (const FramingFault fault = read_connection(); fault != FramingFault::none) return fault;
  return read_body_length();
}

FramingFault Framer::read_connection() {
  request_.keep_alive = !http_1_0_;
  if (const auto connection = request_.header("connection")) {
    std::string_view rest = *connection;
    while (!rest.empty()) {
      const size_t comma = std::min(rest.find(','), rest.size());
      if (equal_ignoring_case(trim_blanks(rest.substr(0, comma)), "close")) request_.keep_alive = false;
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  if (const auto expect = request_.header("expect")) {
    if (!equal_ignoring_case(*expect, "100-continue")) return FramingFault::expectation;
    wants_continue_ = !http_1_0_;
  }
  return FramingFault::none;
}

FramingFault Framer::read_body_length() {
  const auto length = request_.header("content-length");
  const auto encoding = request_.header("transfer-encoding");
  if (length && encoding) return FramingFault::both_lengths;
  if (encoding) {
    if (http_1_0_ || !equal_ignoring_case(*encoding, "chunked")) return FramingFault::transfer_encoding;
    if (!carries_body(request_.method)) return FramingFault::body_not_expected;
    step_ = Step::chunk_size;
    return FramingFault::none;
  }
  if (!length) {
    if (carries_body(request_.method)) return FramingFault::length_required;
    step_ = Step::complete;
    return FramingFault::none;
  }
  if (length->empty() || length->size() > 18) return FramingFault::content_length;
  for (const char c : *length) {
    if (!is_digit(c)) return FramingFault::content_length;
    remaining_ = remaining_ * 10 + static_cast<uint64_t>(c - '0');
  }
  if (remaining_ > 0 && !carries_body(request_.method)) return FramingFault::body_not_expected;
  step_ = remaining_ == 0 ? Step::complete : Step::fixed_body;
  return check_body_size(remaining_);
}

FramingFault Framer::check_body_size(uint64_t bytes) {
  if (bytes <= body_most_) return FramingFault::none;
  if (limits_->large_body && body_most_ == limits_->body_bytes_max) {
    const auto most = limits_->large_body(request_);
    if (!most) return FramingFault::unknown_sender;
    body_most_ = std::max(body_most_, *most);
  }
  return bytes <= body_most_ ? FramingFault::none : FramingFault::body_too_large;
}

FramingRefusal refusal(FramingFault fault, const FramingLimits& limits, size_t body_most) {
  const auto at_most = [](size_t bytes) { return "at most " + std::to_string(bytes) + " bytes"; };
  switch (fault) {
    case FramingFault::none:
      break;
    case FramingFault::bare_line_feed:
      return {400, "bare_line_feed", "请求行与请求头须以 CRLF 结束。", "CRLF", "LF or CR alone"};
    case FramingFault::control_character:
      return {400, "control_character", "请求头中有控制字符。", "visible characters", "a control character"};
    case FramingFault::request_line:
      return {400, "bad_request_line", "请求行格式不正确。", "METHOD SP target SP HTTP/1.1", "another form"};
    case FramingFault::target:
      return {400, "bad_target", "请求地址格式不正确。", "an absolute path, percent-encoded", "another form"};
    case FramingFault::method:
      return {501, "unknown_method", "不支持该请求方法。", "GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS",
              "another method"};
    case FramingFault::version:
      return {505, "unknown_version", "不支持该 HTTP 版本。", "HTTP/1.1", "another version"};
    case FramingFault::field:
      return {400, "bad_field", "请求头字段格式不正确。", "name: value", "another form"};
    case FramingFault::folded_field:
      return {400, "folded_field", "请求头字段不得折行。", "one line per field", "a line that begins with a blank"};
    case FramingFault::host:
      return {400, "bad_host", "请求须有且仅有一个有效的 Host 字段。", "exactly one Host, equal to the target's",
              "none, several or another one"};
    case FramingFault::repeated_field:
      return {400, "repeated_field", "请求头中有不得重复的字段。", "lengths, types, keys and credentials once each",
              "one of them twice"};
    case FramingFault::both_lengths:
      return {400, "both_lengths", "Content-Length 与 Transfer-Encoding 不得同时出现。", "one of the two", "both"};
    case FramingFault::content_length:
      return {400, "bad_content_length", "Content-Length 须为十进制数字。", "1 to 18 digits", "something else"};
    case FramingFault::transfer_encoding:
      return {400, "bad_transfer_encoding", "Transfer-Encoding 只能是 chunked。", "chunked", "another coding"};
    case FramingFault::body_not_expected:
      return {400, "body_not_expected", "该请求方法不得带有请求体。", "no body", "a body"};
    case FramingFault::expectation:
      return {417, "unknown_expectation", "不支持该 Expect 值。", "100-continue", "another expectation"};
    case FramingFault::chunk:
      return {400, "bad_chunk", "分块请求体格式不正确。", "hexadecimal size of at most 8 digits, CRLF, data, CRLF",
              "something else"};
    case FramingFault::trailer:
      return {400, "trailer", "分块请求体之后不得带有尾部字段。", "an empty line", "trailing fields"};
    case FramingFault::length_required:
      return {411, "length_required", "请求须说明请求体长度；没有请求体时请写 Content-Length: 0。", "Content-Length",
              "no length"};
    case FramingFault::target_too_long:
      return {414, "target_too_long", "请求地址过长。", at_most(limits.target_bytes_max), "more"};
    case FramingFault::header_too_large:
      return {431, "header_too_large", "请求头过大。",
              at_most(limits.header_bytes_max) + " in at most " + std::to_string(limits.fields_max) + " fields",
              "more"};
    case FramingFault::body_too_large:
      return {413, "body_too_large", "请求体过大。", at_most(body_most), "more"};
    case FramingFault::unknown_sender:
      return {401, "unauthenticated",
              "这样大的请求体只接收持有效令牌的调用方发来的；请在 Authorization 字段中写明 Bearer 令牌。",
              "Authorization: Bearer <token>", "no known token"};
  }
  return {400, "bad_request", "请求格式不正确。", "a well-formed HTTP/1.1 request", "something else"};
}

}  // namespace zq::http
