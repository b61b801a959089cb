// The served OpenAPI document as a check of every reply: is this status documented for this call, does the body have
// the documented shape? Immutable after construction; may be shared by threads.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/http_client.hpp"

namespace zq::test {

class Contract {
 public:
  explicit Contract(nlohmann::json document) : document_(std::move(document)) {}

  // What is wrong with the reply to `method path`, one sentence each; a path that is not documented must get a problem.
  std::vector<std::string> faults_of(const std::string& method, const std::string& path, const Reply&) const;

  // What of `value` does not fit the schema. Keywords outside the subset that the document uses are faults too: a check
  // that skips what it does not know would pass everything.
  std::vector<std::string> faults_of(const nlohmann::json& schema, const nlohmann::json& value) const;

  const nlohmann::json& document() const { return document_; }
  // The documented operation of a path as requested; nullptr when there is none.
  const nlohmann::json* operation(const std::string& method, const std::string& path) const;

 private:
  const nlohmann::json& resolved(const nlohmann::json& node) const;
  nlohmann::json document_;
};

}  // namespace zq::test
