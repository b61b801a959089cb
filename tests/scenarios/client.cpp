#include "scenarios/client.hpp"

#include <gtest/gtest.h>

#include <cctype>

#include "scenarios/private_data.hpp"

namespace zq::test {

Client::Client(const std::string& url, const std::string& token, std::shared_ptr<const Contract> contract)
    : http_(url, token), contract_(std::move(contract)) {}

Reply Client::get(const std::string& path, const std::vector<std::string>& headers) {
  return send("GET", path, nullptr, headers);
}
Reply Client::post(const std::string& path, const std::string& json, const std::vector<std::string>& headers) {
  return send("POST", path, &json, headers);
}
Reply Client::put(const std::string& path, const std::string& json, const std::vector<std::string>& headers) {
  return send("PUT", path, &json, headers);
}

Reply Client::send(const std::string& method, const std::string& path, const std::string* body,
                   const std::vector<std::string>& headers) {
  Reply reply = http_.send(method, path, body, headers);
  check({method, path, body ? std::optional(*body) : std::nullopt, headers}, reply);
  return reply;
}

void Client::check(const SentRequest& asked, const Reply& reply) const {
  const std::string call = asked.method + " " + asked.path;
  for (const std::string& fault : contract_->faults_of(asked, reply))
    ADD_FAILURE() << call << " -> " << reply.status << ": " << fault << '\n' << reply.body;
  for (const std::string& found : sees_persons_ ? std::vector<std::string>() : private_data_in(reply.body))
    ADD_FAILURE() << call << " answers personal data: " << found;
  EXPECT_TRUE(reply.status == 0 || reply.headers.contains("x-request-id")) << call;
}

std::string in_url(const std::string& text) {
  constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && (std::isalnum(byte) || c == '-' || c == '_' || c == '.'))
      out += c;
    else
      (out += '%') += {hex[byte >> 4], hex[byte & 15]};
  }
  return out;
}

}  // namespace zq::test
