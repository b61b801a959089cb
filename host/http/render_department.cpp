// What is shown of a department beyond its name and adapter.
#include "http/render.hpp"

namespace zq::http {
namespace {

void member(Writer& json, std::string_view key, uint64_t count) { json.key(key).number(static_cast<int64_t>(count)); }

}  // namespace

void write_load(Writer& json, const workflow::DepartmentView& view) {
  json.key("breaker").begin_object().member("state", view.breaker.state);
  json.key("failures").number(view.breaker.failures).key("probes_in_ms").number(view.breaker.probes_in.count());
  member(json, "opened", view.breaker.opened);
  member(json, "probes", view.breaker.probes);
  json.end_object().key("in_flight").number(view.in_flight).key("queued").number(view.queued);
  json.key("lanes").begin_object();
  for (size_t n = 0; n < workflow::lane_count; ++n) {
    const workflow::LaneView& lane = view.lanes[n];
    json.key(code(static_cast<workflow::Lane>(n))).begin_object().key("queued").number(lane.queued);
    member(json, "taken", lane.taken);
    json.key("waited_ms").number(lane.waited.count() / 1000).end_object();
  }
  json.end_object().key("refused").begin_object();
  for (size_t n = 0; n < workflow::refused_for_count; ++n)
    member(json, code(static_cast<workflow::RefusedFor>(n)), view.refused[n]);
  json.end_object().key("retries").begin_object();
  member(json, "used", view.retries);
  member(json, "denied", view.retries_denied);
  json.end_object();
}

}  // namespace zq::http
