// What tests do to the streets: "/_control/331002001/advance" and so on; README.md has the table.
#include "four_platforms/callback.hpp"
#include "four_platforms/service.hpp"

namespace zq::sample::streets {
namespace {

using nlohmann::json;

HttpAnswer plain(int status, const std::string& text) { return {status, "text/plain; charset=utf-8", text + "\n"}; }

std::string text_in(const json& content, const char* name) {
  const auto at = content.find(name);
  return at != content.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// As an inspection record names things: checkUserName, peerChecker, checkAddress, checkPointRecordVOs.
json feedback_of(const json& content) {
  json answers = json::array(), photos = json::array();
  const json given = content.value("answers", json::object());
  for (const auto& [code, value] : given.items()) answers.push_back({{"checkPointName", code}, {"passResult", value}});
  for (const auto& url : content.value("photos", json::array()))
    photos.push_back({{"downloadFileVO", {{"internalUrl", url}}}});
  return {{"checkUserName", content.value("handler", "")},
          {"peerChecker", content.value("peer", "")},
          {"checkAddress", content.value("place", "")},
          {"remark", content.value("remark", "")},
          {"conclusion", content.value("conclusion", "")},
          {"signature", content.value("signature", "")},
          {"checkPointRecordVOs", answers},
          {"remarkFiles", photos}};
}

}  // namespace

HttpAnswer Service::control(const std::vector<std::string>& path, const HttpQuestion& question) {
  const std::lock_guard lock(mutex_);
  if (path.size() == 2 && path[1] == "count") {
    std::size_t count = 0;
    for (const Street& one : streets_) count += one.events().size();
    return plain(200, std::to_string(count));
  }
  Street* here = path.size() == 3 ? street(path[1]) : nullptr;
  if (!here) return plain(404, "expected /_control/count or /_control/STREET/VERB");
  if (path[2] == "events") return {200, "application/json;charset=UTF-8", held(*here).dump()};
  const json content = json::parse(question.body.empty() ? "{}" : question.body, nullptr, false);
  if (!content.is_object()) return plain(400, "expected a JSON object");
  return control_street(*here, path[2], content);
}

HttpAnswer Service::control_street(Street& here, const std::string& verb, const json& content) {
  if (verb == "down" || verb == "up") return here.down = verb == "down", plain(200, "ok");
  if (verb == "expire") return tokens_.expire(here.name().code), plain(200, "ok");
  if (verb == "drop_reply") return here.replies_to_drop = content.value("count", 1), plain(200, "ok");
  Event* event = here.find(text_in(content, "no"));
  if (!event) return plain(404, "no event \"no\" in this street");
  if (!officer(here, *event, verb, content)) return plain(400, "no such verb: " + verb);
  const std::string url = event->pushed.value("callbackUrl", "");
  if (url.empty() || content.value("silent", false)) return plain(200, "ok");
  const bool heard =
      send_callback(url, here.name().code, sign_callback(access_.callback_key, here.name().code, *event, unix_now()));
  return plain(200, heard ? "ok, callback heard" : "ok, callback not heard");
}

bool Service::officer(Street& here, Event& event, const std::string& verb, const json& content) {
  const std::int64_t now = unix_now();
  if (verb == "advance") return here.advance(event, now), true;
  if (verb == "return") return here.give_back(event, text_in(content, "reason"), now), true;
  if (verb == "reassign") return here.reassign(event, text_in(content, "org"), now), true;
  if (verb == "overdue") return here.let_overdue(event, now), true;
  if (verb == "close") return here.close(event, now), true;
  if (verb == "feedback") return here.feed_back(event, feedback_of(content), now), true;
  return false;
}

json Service::held(const Street& here) const {
  json all = json::array();
  for (const Event& event : here.events()) {
    json one = detail_of(event);
    one["pushed"] = event.pushed;
    all.push_back(std::move(one));
  }
  return all;
}

void Service::add_demo() {
  constexpr std::int64_t then = 1763600000;  // 2025-11-20 08:53:20 in Beijing
  Street& here = streets_.front();
  const auto event = [&](const char* number) -> Event& {
    return here.add("便民服务", {{"taskNo", number}, {"areaCode", "331002001000"}, {"eventType2", "证明核查"}}, then);
  };
  here.advance(event("demo-accepted"), then);
  Event& returned = event("demo-returned");
  here.give_back(returned, "地址不在本街道", then);
  Event& fed_back = event("demo-feedback");
  for (int n = 0; n < 3; ++n) here.advance(fed_back, then);
  here.feed_back(fed_back,
                 feedback_of({{"handler", "网格员甲"},
                              {"peer", "网格员乙"},
                              {"place", "示例路 1 号"},
                              {"conclusion", "属实"},
                              {"answers", {{"lives_here", "是"}}},
                              {"photos", {"/files/demo-1.jpg"}},
                              {"signature", "/files/demo-sign.png"}}),
                 then);
  here.let_overdue(event("demo-overdue"), then);
  Event& closed = event("demo-closed");
  here.feed_back(closed, feedback_of({{"handler", "网格员甲"}, {"conclusion", "无法核实"}}), then);
  here.close(closed, then);
}

}  // namespace zq::sample::streets
