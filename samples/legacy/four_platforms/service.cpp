#include "four_platforms/service.hpp"

#include <Poco/URI.h>

#include <chrono>
#include <optional>

namespace zq::sample::streets {
namespace {

using nlohmann::json;

HttpAnswer as_json(const json& value) { return {200, "application/json;charset=UTF-8", value.dump()}; }
HttpAnswer failure() { return as_json({{"success", false}, {"message", "操作失败"}}); }
HttpAnswer success(json data) { return as_json({{"success", true}, {"message", "操作成功"}, {"data", data}}); }

std::map<std::string, std::string> form_of(const std::string& body) {
  std::map<std::string, std::string> form;
  Poco::URI uri;
  uri.setRawQuery(body);
  for (const auto& [name, value] : uri.getQueryParameters()) form[name] = value;
  return form;
}

std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  Poco::URI(path).getPathSegments(parts);
  return parts;
}

std::string text_in(const json& content, const char* name) {
  const auto at = content.find(name);
  return at != content.end() && at->is_string() ? at->get<std::string>() : std::string();
}

}  // namespace

std::int64_t unix_now() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

Service::Service(Access access) : access_(std::move(access)), tokens_(access_.token_seconds) {
  for (const StreetName& name : street_names) streets_.emplace_back(name);
}

Street* Service::street(const std::string& code) {
  for (Street& one : streets_)
    if (one.name().code == code) return &one;
  return nullptr;
}

HttpAnswer Service::answer(const HttpQuestion& question) {
  const std::vector<std::string> parts = parts_of(question.path);
  if (!parts.empty() && parts[0] == "_control") return control(parts, question);
  const std::lock_guard lock(mutex_);
  Street* here = parts.size() >= 4 && parts[0] == "sjpt" ? street(parts[1]) : nullptr;
  if (!here || question.method != "POST") return {404, "text/html; charset=utf-8", "<html><body>404</body></html>"};
  if (here->down) return {502, "text/html; charset=utf-8", "<html><body>502 Bad Gateway</body></html>"};
  std::string path = parts[2];
  for (std::size_t n = 3; n < parts.size(); ++n) path += "/" + parts[n];
  return street_answer(*here, path, question);
}

HttpAnswer Service::street_answer(Street& here, const std::string& path, const HttpQuestion& question) {
  const Form form = form_of(question.body);
  const auto field = [&](const char* name) { return form.contains(name) ? form.at(name) : std::string(); };
  if (path == "oauth/token") return token(here, form);
  const auto auth = question.headers.find("auth");
  const bool known = auth != question.headers.end() && tokens_.is_good(here.name().code, auth->second, unix_now());
  const json content = json::parse(field("bizContent"), nullptr, false);
  if (!known || field("appKey") != access_.app_key || !content.is_object()) return failure();
  if (path == "event/list") return list(here, content);
  if (path == "event/detail") return detail(here, content);
  if (path == "event/revoke") return revoke(here, content);
  for (const PlatformName& platform : platform_names)
    if (path == std::string(platform.path) + "/event/add") return add(here, platform.name, content);
  return failure();
}

HttpAnswer Service::token(const Street& here, const Form& form) {
  const Form expected{{"grant_type", "password"}, {"username", access_.user}, {"password", access_.password}};
  for (const auto& [name, value] : expected)
    if (!form.contains(name) || form.at(name) != value) return as_json({{"code", 500}, {"message", "操作失败"}});
  return as_json({{"code", 200}, {"access_token", tokens_.issue(here.name().code, unix_now())}});
}

HttpAnswer Service::add(Street& here, const std::string& platform, const json& content) {
  if (text_in(content, "areaCode").substr(0, 9) != here.name().code) return failure();
  const Event& event = here.add(platform, content, unix_now());
  if (here.replies_to_drop > 0) return --here.replies_to_drop, HttpAnswer{0, {}, {}};
  return success({{"id", event.id}, {"c_number", event.c_number}, {"status", event.status}});
}

HttpAnswer Service::list(const Street& here, const json& content) const {
  json rows = json::array();
  for (const Event& event : here.events()) {
    const json row = row_of(event);
    for (const char* name : {"taskNo", "sourceNo", "c_number"})
      if (const std::string wanted = text_in(content, name); !wanted.empty() && row.at(name) == wanted) {
        rows.push_back(row);
        break;
      }
  }
  const std::size_t total = rows.size();
  return success({{"total", total}, {"rows", std::move(rows)}});
}

HttpAnswer Service::detail(Street& here, const json& content) const {
  const Event* event = here.find(text_in(content, "c_number"));
  return event ? success(detail_of(*event)) : success(nullptr);
}

HttpAnswer Service::revoke(Street& here, const json& content) {
  Event* event = here.find(text_in(content, "c_number"));
  if (!event) return success(nullptr);
  if (event->status != "已办结" && event->status != "已撤回")
    here.revoke(*event, text_in(content, "reason"), unix_now());
  return success(row_of(*event));
}

}  // namespace zq::sample::streets
