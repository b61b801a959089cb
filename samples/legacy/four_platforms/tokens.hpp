// Access tokens of the streets, given for user and password. An expired one is not told from a wrong one. Not
// thread-safe: Service locks.
#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace zq::sample::streets {

class Tokens {
 public:
  explicit Tokens(std::int64_t lifetime_seconds) : lifetime_(lifetime_seconds) {}
  std::string issue(const std::string& street, std::int64_t now);
  bool is_good(const std::string& street, const std::string& token, std::int64_t now) const;
  void expire(const std::string& street);

 private:
  struct Issued {
    std::string street;
    std::int64_t until;
  };
  const std::int64_t lifetime_;
  std::map<std::string, Issued> issued_;
};

}  // namespace zq::sample::streets
