#include "adapters/services/http.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "adapters/minor0.hpp"
#include "adapters/services/fence.hpp"
#include "adapters/services/services.hpp"
#include "adapters/services/tables.hpp"
#include "adapters/text_rules.hpp"

namespace zq::adapters {

class HttpLine {
 public:
  HttpLine() : multi(curl_multi_init()), easy(curl_easy_init()) {
    if (multi == nullptr || easy == nullptr) throw std::runtime_error("curl gives no handle");
  }
  ~HttpLine() {
    if (easy != nullptr) curl_easy_cleanup(easy);
    if (multi != nullptr) curl_multi_cleanup(multi);
  }
  HttpLine(const HttpLine&) = delete;
  HttpLine& operator=(const HttpLine&) = delete;

  CURLM* const multi;  // holds the open connections
  CURL* const easy;
};

namespace {

constexpr uint64_t reply_bytes_default = uint64_t{4} * 1024 * 1024;
constexpr size_t header_bytes_max = 16 * 1024;
constexpr uint32_t header_count_max = 64;
constexpr int look_ms = 50;  // how often a waiting exchange looks whether it is still wanted
constexpr size_t lines_kept = 64;

bool is_token(std::string_view s) {
  constexpr std::string_view separators = "()<>@,;:\\\"/[]?={} \t";
  return !s.empty() && std::all_of(s.begin(), s.end(), [&](char c) {
    return c > 0x20 && c < 0x7F && separators.find(c) == separators.npos;
  });
}

bool is_header_value(std::string_view s) {
  return s.size() <= header_bytes_max &&
         std::none_of(s.begin(), s.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool is_url(std::string_view s) {
  const bool plain = std::all_of(s.begin(), s.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  return plain && (s.starts_with("http://") || s.starts_with("https://"));
}

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// One exchange on one line.
class Exchange {
 public:
  Exchange(HttpLine& line, Call& call, const zq_http_request& request) : line_(line), call_(call), request_(request) {}
  ~Exchange() {
    curl_multi_remove_handle(line_.multi, line_.easy);
    curl_easy_reset(line_.easy);
    curl_slist_free_all(headers_);
  }
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  zq_status run(zq_http_visit fn, void* user) {
    if (const zq_status bad = check(); bad != ZQ_OK) return bad;
    prepare();
    const zq_status status = perform();
    if (status != ZQ_OK) return status;
    zq_http_reply reply{};
    reply.size = sizeof reply;
    long code = 0;
    curl_easy_getinfo(line_.easy, CURLINFO_RESPONSE_CODE, &code);
    reply.status = static_cast<int32_t>(code);
    char* type = nullptr;
    curl_easy_getinfo(line_.easy, CURLINFO_CONTENT_TYPE, &type);
    const std::string content_type = type == nullptr ? "" : type;
    if (type != nullptr) reply.content_type = str(content_type);
    reply.body = str(body_);
    fn(user, &reply);
    return ZQ_OK;
  }

 private:
  zq_status check() {
    const auto wrong = [&](const char* text) { return call_.fail(ZQ_E_INVALID, text); };
    if (request_.size < minor0_bytes<zq_http_request>) return wrong("zq_http_request.size is too small");
    if (!is_str(request_.method) || !is_token(view(request_.method))) return wrong("the HTTP method is no token");
    if (!is_str(request_.url) || !is_url(view(request_.url)))
      return wrong("the URL is no plain http:// or https:// URL");
    if (!is_str(request_.body)) return wrong("the HTTP body has a length but no bytes");
    if (request_.header_count > header_count_max || (request_.header_count > 0 && request_.headers == nullptr))
      return wrong("too many HTTP headers, or none where a count says so");
    for (uint32_t n = 0; n < request_.header_count; ++n) {
      const zq_header& header = request_.headers[n];
      if (!is_str(header.name) || !is_token(view(header.name)) || !is_str(header.value) ||
          !is_header_value(view(header.value)))
        return wrong("an HTTP header with an illegal name, a line break or more than 16 KiB");
    }
    if (const zq_status stop = call_.interrupted(); stop != ZQ_OK)
      return call_.fail(stop, "no time left for the HTTP exchange");
    return ZQ_OK;
  }

  void add_header(const std::string& line) {
    curl_slist* longer = curl_slist_append(headers_, line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    headers_ = longer;
  }

  void prepare() {
    CURL* easy = line_.easy;
    method_ = view(request_.method);
    url_ = view(request_.url);
    curl_easy_setopt(easy, CURLOPT_URL, url_.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, std::max<long>(1, static_cast<long>(call_.left().count())));
    curl_easy_setopt(easy, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Exchange::write);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    // A line that died while it was idle is found out by writing to it, and curl then asks again on a new one. What
    // files a complaint or pushes a task must not be sent twice by accident, so it always gets a connection of its own.
    const long alone = is_write(call_.operation()) ? 1 : 0;
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, alone);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, alone);
    prepare_body();
    prepare_headers();
  }

  void prepare_body() {
    CURL* easy = line_.easy;
    if (request_.body.len > 0 || method_ == "POST" || method_ == "PUT") {
      curl_easy_setopt(easy, CURLOPT_POST, 1L);
      curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request_.body.len > 0 ? request_.body.ptr : "");
      curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.len));
    } else if (method_ == "HEAD") {
      curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    }
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method_.c_str());
  }

  void prepare_headers() {
    bool typed = false;
    for (uint32_t n = 0; n < request_.header_count; ++n) {
      const std::string name(view(request_.headers[n].name));
      const std::string value(view(request_.headers[n].value));
      typed = typed || lower(name) == "content-type";
      add_header(value.empty() ? name + ";" : name + ": " + value);
    }
    if (!typed) add_header("Content-Type:");  // curl would claim a form
    add_header("Expect:");                    // old servers let a client wait a second for their 100
    curl_easy_setopt(line_.easy, CURLOPT_HTTPHEADER, headers_);
  }

  zq_status perform() {
    curl_multi_add_handle(line_.multi, line_.easy);
    for (;;) {
      int running = 0;
      if (const CURLMcode code = curl_multi_perform(line_.multi, &running); code != CURLM_OK)
        return call_.fail(ZQ_E_INTERNAL, std::string("curl: ") + curl_multi_strerror(code));
      int left = 0;
      while (const CURLMsg* message = curl_multi_info_read(line_.multi, &left))
        if (message->msg == CURLMSG_DONE) return ended(message->data.result);
      if (const zq_status stop = call_.interrupted(); stop != ZQ_OK) return too_late(stop);
      const int wait = static_cast<int>(std::min<int64_t>(look_ms, std::max<int64_t>(1, call_.left().count())));
      curl_multi_poll(line_.multi, nullptr, 0, wait, nullptr);
    }
  }

  zq_status too_late(zq_status status) {
    return call_.fail(status, status == ZQ_E_CANCELLED ? "the HTTP exchange was cancelled"
                                                       : "the HTTP server did not answer whole before the deadline");
  }

  zq_status ended(CURLcode code) {
    switch (code) {
      case CURLE_OK:
        return ZQ_OK;
      case CURLE_OPERATION_TIMEDOUT:
        return too_late(ZQ_E_DEADLINE);
      case CURLE_PARTIAL_FILE:
        return call_.fail(ZQ_E_BAD_DATA, "the HTTP reply is shorter than it said");
      case CURLE_WRITE_ERROR:
        return call_.fail(ZQ_E_BAD_DATA, "the HTTP reply is longer than reply_bytes_max");
      case CURLE_WEIRD_SERVER_REPLY:
      case CURLE_UNSUPPORTED_PROTOCOL:
        return call_.fail(ZQ_E_BAD_DATA, "the server does not speak HTTP");
      case CURLE_URL_MALFORMAT:
        return call_.fail(ZQ_E_INVALID, "the URL is malformed");
      default:
        break;
    }
    // curl's own sentence is fixed text without URL or host: nothing personal.
    return call_.fail(ZQ_E_UNAVAILABLE,
                      std::string("the HTTP server cannot be reached or broke the line: ") + curl_easy_strerror(code));
  }

  static size_t write(char* bytes, size_t size, size_t count, void* self) noexcept {
    auto& exchange = *static_cast<Exchange*>(self);
    const size_t length = size * count;
    const uint64_t max =
        exchange.request_.reply_bytes_max == 0 ? reply_bytes_default : exchange.request_.reply_bytes_max;
    if (exchange.body_.size() + length > max) return 0;
    try {
      exchange.body_.append(bytes, length);
    } catch (...) {
      return 0;
    }
    return length;
  }

  HttpLine& line_;
  Call& call_;
  const zq_http_request& request_;
  std::string method_, url_, body_;
  curl_slist* headers_ = nullptr;
};

zq_status request(const zq_host* host, const zq_call* c, const zq_http_request* request, zq_http_visit fn,
                  void* user) noexcept {
  Services* services = Services::of(host);
  Call* call = Call::of(c);
  if (services == nullptr || call == nullptr || request == nullptr || fn == nullptr) return ZQ_E_INVALID;
  return fenced(call, [&] {
    auto line = services->http().take();
    zq_status status = ZQ_E_INTERNAL;
    {
      Exchange exchange(*line, *call, *request);
      status = exchange.run(fn, user);
    }
    if (status == ZQ_OK) services->http().give_back(std::move(line));
    return status;
  });
}

}  // namespace

HttpLines::HttpLines() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!ready) throw std::runtime_error("curl_global_init failed");
}

HttpLines::~HttpLines() = default;

std::unique_ptr<HttpLine> HttpLines::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto line = std::move(idle_.back());
      idle_.pop_back();
      return line;
    }
  }
  return std::make_unique<HttpLine>();
}

void HttpLines::give_back(std::unique_ptr<HttpLine> line) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < lines_kept) idle_.push_back(std::move(line));
}

const zq_http http_table = {sizeof(zq_http), 0, request};

}  // namespace zq::adapters
