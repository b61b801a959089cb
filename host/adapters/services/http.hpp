// HTTP for one department over libcurl: lines that keep their connections alive are lent to one call at a time.
// Thread-safe. Time: the whole exchange ends by the call's deadline; cancellation is noticed within 100 ms.
// Only http and https, no redirects, no proxy from the environment; personal data never stands in an error text.
#pragma once
#include <memory>
#include <mutex>
#include <vector>

namespace zq::adapters {

// One curl handle and its open connections.
class HttpLine;

class HttpLines {
 public:
  HttpLines();
  ~HttpLines();
  HttpLines(const HttpLines&) = delete;
  HttpLines& operator=(const HttpLines&) = delete;

  std::unique_ptr<HttpLine> take();  // throws std::runtime_error when curl gives no handle
  void give_back(std::unique_ptr<HttpLine>);

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<HttpLine>> idle_;
};

}  // namespace zq::adapters
