// The way to a street's platforms: login by password, forms with JSON text inside, and one answer for everything that
// goes wrong ("操作失败"), an expired token too. Safe to share between calls: tokens are kept under a lock.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "zq/call.hpp"
#include "zq/json.hpp"

namespace four_platforms {

class Platform {
 public:
  Platform() = default;
  // Reads app_key and user, and that the password is there. Throws zq::Failure (ZQ_E_CONFIG).
  explicit Platform(const zq::Call&);

  // data of the answer to url/path; null where the platform knows nothing of what was asked. Logs in when there is no
  // token, and once more when the platform says "操作失败". Throws zq::Failure: ZQ_E_AUTH when the login is refused,
  // ZQ_E_UNAVAILABLE when the platform is down or still fails, ZQ_E_BAD_DATA for what is no such answer.
  nlohmann::json ask(const zq::Call&, const std::string& url, const std::string& path, const nlohmann::json& content);
  // A fresh token: a cheap round trip.
  void login(const zq::Call&, const std::string& url);

 private:
  std::string token(const std::string& url) const;

  struct Tokens {
    std::mutex mutex;
    std::map<std::string, std::string> by_url;
  };
  std::string app_key_, user_;
  std::shared_ptr<Tokens> tokens_ = std::make_shared<Tokens>();
};

}  // namespace four_platforms
