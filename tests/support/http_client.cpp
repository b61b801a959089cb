#include "support/http_client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>

namespace zq::test {
namespace {

size_t take_body(char* data, size_t, size_t size, void* user) {
  static_cast<std::string*>(user)->append(data, size);
  return size;
}

size_t take_header(char* data, size_t, size_t size, void* user) {
  const std::string line(data, size);
  const size_t colon = line.find(':');
  if (colon != std::string::npos) {
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    const size_t from = line.find_first_not_of(' ', colon + 1), to = line.find_last_not_of("\r\n");
    (*static_cast<std::map<std::string, std::string>*>(user))[name] =
        from == std::string::npos || from > to ? "" : line.substr(from, to - from + 1);
  }
  return size;
}

}  // namespace

struct HttpClient::Handle {
  CURL* curl = curl_easy_init();
  ~Handle() { curl_easy_cleanup(curl); }
};

HttpClient::HttpClient(std::string base_url, std::string token)
    : handle_(std::make_unique<Handle>()), base_url_(std::move(base_url)), token_(std::move(token)) {}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;

Reply HttpClient::get(const std::string& path, const std::vector<std::string>& headers) {
  return send("GET", path, nullptr, headers);
}
Reply HttpClient::post(const std::string& path, const std::string& json, const std::vector<std::string>& headers) {
  return send("POST", path, &json, headers);
}
Reply HttpClient::put(const std::string& path, const std::string& json, const std::vector<std::string>& headers) {
  return send("PUT", path, &json, headers);
}

Reply HttpClient::send(const std::string& method, const std::string& path, const std::string* body,
                       const std::vector<std::string>& headers) {
  Reply reply;
  CURL* curl = handle_->curl;
  curl_easy_reset(curl);
  curl_slist* list = nullptr;
  if (!token_.empty()) list = curl_slist_append(list, ("Authorization: Bearer " + token_).c_str());
  const auto is_type = [](const std::string& header) { return header.starts_with("Content-Type:"); };
  if (body && std::none_of(headers.begin(), headers.end(), is_type))
    list = curl_slist_append(list, "Content-Type: application/json");
  list = curl_slist_append(list, "Expect:");
  for (const auto& header : headers) list = curl_slist_append(list, header.c_str());
  curl_easy_setopt(curl, CURLOPT_URL, (base_url_ + path).c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 60000L);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
  if (body) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body->data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body->size()));
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &reply.body);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &reply.headers);
  if (curl_easy_perform(curl) == CURLE_OK) {
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
  }
  curl_slist_free_all(list);
  return reply;
}

}  // namespace zq::test
