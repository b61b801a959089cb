#include "four_platforms/street.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <utility>

namespace zq::sample::streets {
namespace {

std::string formatted(std::int64_t unix_seconds, const char* format) {
  const std::time_t beijing = unix_seconds + 8 * 3600;
  std::tm parts{};
  ::gmtime_r(&beijing, &parts);
  char text[40];
  return {text, std::strftime(text, sizeof text, format, &parts)};
}

std::string number_of(const StreetName& street, int n, std::int64_t now) {
  char text[40];
  std::snprintf(text, sizeof text, "%s%s%04d", street.initials, formatted(now, "%Y%m%d").c_str(), n);
  return text;
}

std::string id_of(const std::string& number) {
  std::string id;
  for (const char c : number) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    id += two;
  }
  id.resize(32, '0');
  return id;
}

// Where an event goes next, and the step that is written down.
struct Next {
  const char *from, *to, *step;
};
constexpr std::array<Next, 3> way{{{"网格上报", "受理", "受理"}, {"受理", "交办", "交办"}, {"交办", "处置中", "处置"}}};

}  // namespace

std::string time_text(std::int64_t unix_seconds) { return formatted(unix_seconds, "%Y-%m-%d %H:%M:%S"); }
std::string day_text(std::int64_t unix_seconds) { return formatted(unix_seconds, "%Y-%m-%d"); }

Event& Street::add(const std::string& platform, nlohmann::json pushed, std::int64_t now) {
  Event event;
  event.c_number = number_of(name_, ++last_number_, now);
  event.id = id_of(event.c_number);
  event.platform = platform;
  event.createtime = last_number_ % 2 == 0 ? day_text(now) : time_text(now);
  event.pushed = std::move(pushed);
  events_.push_back(std::move(event));
  step(events_.back(), "网格上报", "采集", std::string(name_.name) + "综合信息指挥室", "", now);
  return events_.back();
}

Event* Street::find(const std::string& key) {
  const auto at = std::find_if(events_.begin(), events_.end(), [&](const Event& event) {
    return event.id == key || event.c_number == key || event.task_no() == key;
  });
  return key.empty() || at == events_.end() ? nullptr : &*at;
}

void Street::step(Event& event, const char* status, const char* word, const std::string& org,
                  const std::string& opinion, std::int64_t now) {
  const bool day_only = std::string(word) == "采集" || std::string(word) == "督办";
  event.status = status;
  event.log.push_back({word, org, "值班员", day_only ? day_text(now) : time_text(now), opinion});
}

void Street::advance(Event& event, std::int64_t now) {
  for (const Next& next : way)
    if (event.status == next.from)
      return step(event, next.to, next.step, std::string(name_.name) + event.platform + "平台", "", now);
}

void Street::give_back(Event& event, const std::string& reason, std::int64_t now) {
  step(event, "退回", "退回", std::string(name_.name) + event.platform + "平台", reason, now);
}
void Street::reassign(Event& event, const std::string& org, std::int64_t now) {
  step(event, "交办", "交办", org.empty() ? std::string(name_.name) + "全科网格" : org, "重新交办", now);
}
void Street::let_overdue(Event& event, std::int64_t now) {
  step(event, "逾期", "督办", std::string(name_.name) + "综合信息指挥室", "逾期未反馈", now);
}
void Street::feed_back(Event& event, const nlohmann::json& feedback, std::int64_t now) {
  event.feedback = feedback;
  event.feedback["checkDate"] = time_text(now);
  step(event, "反馈", "反馈", std::string(name_.name) + "全科网格", feedback.value("remark", ""), now);
}
void Street::close(Event& event, std::int64_t now) {
  step(event, "已办结", "办结", std::string(name_.name) + "综合信息指挥室", "", now);
}
void Street::revoke(Event& event, const std::string& reason, std::int64_t now) {
  step(event, "已撤回", "撤回", "来源单位", reason, now);
}

}  // namespace zq::sample::streets
