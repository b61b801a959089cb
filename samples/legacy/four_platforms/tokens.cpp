#include "four_platforms/tokens.hpp"

#include <openssl/rand.h>

#include <cstdio>

namespace zq::sample::streets {

std::string Tokens::issue(const std::string& street, std::int64_t now) {
  unsigned char bytes[16];
  RAND_bytes(bytes, sizeof bytes);
  std::string token;
  for (const unsigned char byte : bytes) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(byte));
    token += two;
  }
  std::erase_if(issued_, [&](const auto& one) { return one.second.until <= now; });
  issued_[token] = {street, now + lifetime_};
  return token;
}

bool Tokens::is_good(const std::string& street, const std::string& token, std::int64_t now) const {
  const auto found = issued_.find(token);
  return found != issued_.end() && found->second.street == street && found->second.until > now;
}

void Tokens::expire(const std::string& street) {
  std::erase_if(issued_, [&](const auto& one) { return one.second.street == street; });
}

}  // namespace zq::sample::streets
