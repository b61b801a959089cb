#include "four_platforms/event.hpp"

namespace zq::sample::streets {

using nlohmann::json;

json row_of(const Event& event) {
  return {{"id", event.id},
          {"c_number", event.c_number},
          {"taskNo", event.task_no()},
          {"sourceNo", event.pushed.value("sourceNo", "")},
          {"platform", event.platform},
          {"eventLevel", event.pushed.value("eventLevel", "")},
          {"typename", event.pushed.value("eventType2", "")},
          {"status", event.status},
          {"createtime", event.createtime}};
}

json detail_of(const Event& event) {
  json log = json::array();
  for (const LogEntry& entry : event.log)
    log.push_back({{"step", entry.step},
                   {"orgname", entry.org},
                   {"operator", entry.operator_name},
                   {"time", entry.time},
                   {"opinion", entry.opinion}});
  json detail = row_of(event);
  detail["content"] = event.pushed.value("content", "");
  return {{"event", detail}, {"logs", log}, {"feedback", event.feedback}};
}

}  // namespace zq::sample::streets
