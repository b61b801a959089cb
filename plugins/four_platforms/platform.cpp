#include "four_platforms/platform.hpp"

#include <string_view>
#include <utility>

#include "four_platforms/task_json.hpp"
#include "zq/http.hpp"

namespace four_platforms {
namespace {

using nlohmann::json;

std::string encoded(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

json posted(const zq::Call& call, const std::string& url, const std::string& token, std::string form) {
  zq::HttpRequest request{"POST", url, {{"Content-Type", "application/x-www-form-urlencoded;charset=UTF-8"}}};
  if (!token.empty()) request.headers.emplace_back("auth", token);
  request.body = std::move(form);
  const zq::HttpReply reply = zq::exchange(call, request);
  zq::require_success(reply);
  json answer = zq::read_json(reply.body);
  if (!answer.is_object()) throw zq::Failure(ZQ_E_BAD_DATA, "平台的应答不是 JSON 对象：请核对接口地址，或联系平台运维");
  return answer;
}

}  // namespace

Platform::Platform(const zq::Call& call)
    : app_key_(call.settings().require("app_key")), user_(call.settings().require("user")) {
  call.host().with_secret("password", [](std::string_view) {});  // is it there?
}

std::string Platform::token(const std::string& url) const {
  const std::lock_guard lock(tokens_->mutex);
  const auto found = tokens_->by_url.find(url);
  return found == tokens_->by_url.end() ? std::string() : found->second;
}

void Platform::login(const zq::Call& call, const std::string& url) {
  std::string form = "grant_type=password&username=" + encoded(user_) + "&password=";
  call.host().with_secret("password", [&](std::string_view password) { form += encoded(password); });
  const json answer = posted(call, url + "/oauth/token", "", std::move(form));
  std::string token = text_of(answer, "access_token");
  if (token.empty()) throw zq::Failure(ZQ_E_AUTH, "平台拒绝登录：请核对帐号与口令（user、password）");
  const std::lock_guard lock(tokens_->mutex);
  tokens_->by_url[url] = std::move(token);
}

json Platform::ask(const zq::Call& call, const std::string& url, const std::string& path, const json& content) {
  const std::string form = "appKey=" + encoded(app_key_) + "&bizContent=" + encoded(content.dump());
  if (token(url).empty()) login(call, url);
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (attempt > 0) login(call, url);  // "操作失败" may mean that the token has expired
    json answer = posted(call, url + "/" + path, token(url), form);
    const auto success = answer.find("success");
    if (success == answer.end() || !success->is_boolean())
      throw zq::Failure(ZQ_E_BAD_DATA, "平台的应答没有 success：请核对接口版本");
    if (success->get<bool>()) return answer.contains("data") ? std::move(answer["data"]) : json();
  }
  throw zq::Failure(ZQ_E_UNAVAILABLE, "平台只答复“操作失败”，重新登录后仍然如此：请核对 app_key，或联系平台运维");
}

}  // namespace four_platforms
