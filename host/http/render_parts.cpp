#include "http/render_parts.hpp"

#include "http/calendar_text.hpp"

namespace zq::http {

void moment(Writer& json, std::string_view name, const std::optional<Instant>& at) {
  if (at) json.member(name, beijing_time(*at));
}

void texts(Writer& json, std::string_view name, const std::vector<std::string>& all) {
  json.key(name).begin_array();
  for (const std::string& one : all) json.text(one);
  json.end_array();
}

}  // namespace zq::http
