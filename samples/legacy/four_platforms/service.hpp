// The face of the streets' platforms: one base path for each street, "/sjpt/331002001", and below it
//   oauth/token                          grant_type=password, username, password
//   {zzgz|scjg|zhzf|bmfw}/event/add      a new event each time, also of what is there already
//   event/list                           by taskNo, sourceNo or c_number
//   event/detail, event/revoke           by id or c_number
// as forms with appKey and bizContent (JSON text), header auth. Whatever is wrong is {"success":false,"message":
// "操作失败"}, an expired token too. "/_control/..." is for tests: control.cpp. Thread-safe.
#pragma once
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "faults/legacy_server.hpp"
#include "four_platforms/street.hpp"
#include "four_platforms/tokens.hpp"

namespace zq::sample::streets {

struct Access {
  std::string app_key = "wzmcs", user = "wzmcs", password = "sample-password", callback_key = "sample-callback-key";
  std::int64_t token_seconds = 1800;
};

std::int64_t unix_now();

class Service {
 public:
  explicit Service(Access access);
  HttpAnswer answer(const HttpQuestion&);
  // Events that stand at every kind of place, in 海门街道, with fixed times: for fixtures.
  void add_demo();

 private:
  using Form = std::map<std::string, std::string>;
  HttpAnswer street_answer(Street&, const std::string& path, const HttpQuestion&);
  HttpAnswer token(const Street&, const Form&);
  HttpAnswer add(Street&, const std::string& platform, const nlohmann::json& content);
  HttpAnswer list(const Street&, const nlohmann::json& content) const;
  HttpAnswer detail(Street&, const nlohmann::json& content) const;
  HttpAnswer revoke(Street&, const nlohmann::json& content);
  Street* street(const std::string& code);

  // control.cpp
  HttpAnswer control(const std::vector<std::string>& path, const HttpQuestion&);
  HttpAnswer control_street(Street&, const std::string& verb, const nlohmann::json& content);
  bool officer(Street&, Event&, const std::string& verb, const nlohmann::json& content);
  nlohmann::json held(const Street&) const;

  const Access access_;
  std::mutex mutex_;
  std::vector<Street> streets_;
  Tokens tokens_;
};

}  // namespace zq::sample::streets
