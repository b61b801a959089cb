#include "http/call.hpp"

#include <charconv>

#include "log/log.hpp"

namespace zq::http {

const std::string* Call::query_value(std::string_view name) const {
  for (const auto& [key, value] : query)
    if (key == name) return &value;
  return nullptr;
}

std::string Call::query_text(std::string_view name) const {
  const std::string* value = query_value(name);
  return value ? *value : std::string();
}

int Call::limit() const {
  int limit = 50;
  if (const std::string* value = query_value("limit"))
    std::from_chars(value->data(), value->data() + value->size(), limit);
  return limit;
}

void Call::reply(std::string json, int status) {
  Response response;
  response.status = status;
  response.body = std::move(json);
  exchange->reply(std::move(response));
}

void Call::reply(const workflow::Rendered& rendered) {
  Response response;
  response.status = rendered.status;
  response.body = rendered.body;
  if (!rendered.location.empty()) response.headers.emplace_back("Location", rendered.location);
  if (rendered.status == 202) response.headers.emplace_back("Retry-After", "5");
  exchange->reply(std::move(response));
}

void Call::fail(const Error& error) {
  if (error.code == ErrorCode::internal)
    log::write("ZQ-1003", {{"request_id", context.request_id}, {"detail", error.detail}});
  exchange->fail(problem_of(error));
}

void Call::fail_by_exception() noexcept {
  try {
    std::string what = "not a std::exception";
    try {
      throw;
    } catch (const std::exception& e) {
      what = e.what();
    } catch (...) {
    }
    fail(Error{ErrorCode::internal, "主机处理请求时出错，请稍后再试", what});
  } catch (...) {
    // Not even the failure could be told; the exchange answers when the call goes.
  }
}

}  // namespace zq::http
