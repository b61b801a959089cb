// The served OpenAPI document as a check of every exchange: is this status documented for this call, does the body have
// the documented shape, and is what the host accepted what the document allows? Immutable after construction; may be
// shared by threads.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "support/http_client.hpp"

namespace zq::test {

struct SentRequest {
  std::string method, path;  // path with its query
  std::optional<std::string> body = {};
  std::vector<std::string> headers = {};  // "Name: value"
};

class Contract {
 public:
  explicit Contract(nlohmann::json document) : document_(std::move(document)) {}

  // What is wrong with the reply, one sentence each. A path or method that is not documented must get a problem, and a
  // request that the document does not allow must not get a 2xx.
  std::vector<std::string> faults_of(const SentRequest&, const Reply&) const;

  // What of the request the document does not allow: parameters it does not know or that do not fit, required ones that
  // are missing, a body that does not fit.
  std::vector<std::string> faults_of(const SentRequest&) const;

  // What of `value` does not fit the schema. Keywords outside the subset that the document uses are faults too: a check
  // that skips what it does not know would pass everything.
  std::vector<std::string> faults_of(const nlohmann::json& schema, const nlohmann::json& value) const;

  const nlohmann::json& document() const { return document_; }
  // The documented operation of a path as requested; nullptr when there is none.
  const nlohmann::json* operation(const std::string& method, const std::string& path) const;

 private:
  std::vector<std::string> faults_of_body(const nlohmann::json& documented, const Reply&) const;
  std::vector<std::string> faults_without_operation(const Reply&) const;
  const nlohmann::json& resolved(const nlohmann::json& node) const;
  nlohmann::json document_;
};

}  // namespace zq::test
