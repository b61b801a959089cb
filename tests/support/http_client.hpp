// A plain HTTP client for tests (libcurl): one request at a time, connection kept alive.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace zq::test {

struct Reply {
  int status = 0;                              // 0: no reply at all
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
};

class HttpClient {
 public:
  explicit HttpClient(std::string base_url, std::string token = {});
  ~HttpClient();
  HttpClient(HttpClient&&) noexcept;
  Reply get(const std::string& path, const std::vector<std::string>& headers = {});
  Reply post(const std::string& path, const std::string& json, const std::vector<std::string>& headers = {});
  Reply put(const std::string& path, const std::string& json, const std::vector<std::string>& headers = {});
  Reply send(const std::string& method, const std::string& path, const std::string* body,
             const std::vector<std::string>& headers);

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
  std::string base_url_, token_;
};

}  // namespace zq::test
