// One caller of the host. Whatever it asks, every exchange is checked against the served OpenAPI document, for the
// request id, and for personal data; a test only says what it expects beyond that. One thread at a time.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "scenarios/contract.hpp"
#include "support/http_client.hpp"

namespace zq::test {

class Client {
 public:
  Client(const std::string& url, const std::string& token, std::shared_ptr<const Contract> contract);
  // From now on its replies may name persons: it is an officer whose work that is. The log still may not.
  void sees_persons() { sees_persons_ = true; }
  Reply get(const std::string& path, const std::vector<std::string>& headers = {});
  Reply post(const std::string& path, const std::string& json, const std::vector<std::string>& headers = {});
  Reply put(const std::string& path, const std::string& json, const std::vector<std::string>& headers = {});
  // body: nullptr for none.
  Reply send(const std::string& method, const std::string& path, const std::string* body,
             const std::vector<std::string>& headers = {});

 private:
  void check(const SentRequest&, const Reply&) const;
  HttpClient http_;
  std::shared_ptr<const Contract> contract_;
  bool sees_persons_ = false;
};

// Percent-encodes a query parameter's value.
std::string in_url(const std::string& text);

}  // namespace zq::test
