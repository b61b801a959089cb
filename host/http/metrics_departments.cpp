// What /metrics says of the departments.
#include "http/metrics_text.hpp"

namespace zq::http {
namespace {

using Views = std::vector<workflow::DepartmentView>;

std::string of(const workflow::DepartmentView& department) { return "department=\"" + department.id.value + "\""; }

// One of the states is 1, so that a rule or a graph needs no table of numbers.
void write_breakers(std::string& out, Metrics::Format format, const Views& departments) {
  constexpr std::string_view name = "zq_department_breaker";
  head(out, format, name, "gauge", "1 for the state of the department's circuit breaker.");
  for (const auto& department : departments)
    for (const std::string_view state : {"closed", "half_open", "open"})
      line(out, name, "department=\"" + department.id.value + "\",state=\"" + std::string(state) + "\"",
           department.breaker.state == state ? "1" : "0");
}

void write_gauges(std::string& out, Metrics::Format format, const Views& departments) {
  const struct {
    std::string_view name, help;
    int (*value)(const workflow::DepartmentView&);
  } gauges[] = {
      {"zq_department_enabled", "1 when the office has switched the department on.",
       [](const workflow::DepartmentView& d) { return d.enabled ? 1 : 0; }},
      {"zq_department_ready", "1 when the department's adapter answers calls.",
       [](const workflow::DepartmentView& d) { return d.state == "ready" ? 1 : 0; }},
      {"zq_department_in_flight", "Calls under way.", [](const workflow::DepartmentView& d) { return d.in_flight; }},
      {"zq_department_queued", "Calls waiting.", [](const workflow::DepartmentView& d) { return d.queued; }},
      {"zq_department_abandoned", "Threads held by calls that do not return.",
       [](const workflow::DepartmentView& d) { return d.abandoned; }},
  };
  for (const auto& gauge : gauges) {
    head(out, format, gauge.name, "gauge", gauge.help);
    for (const auto& department : departments)
      line(out, gauge.name, "department=\"" + department.id.value + "\"", std::to_string(gauge.value(department)));
  }
}

// A family with one sample for each lane of each department.
template <class Value>
void write_lanes(std::string& out, Metrics::Format format, const Views& departments, std::string_view name,
                 std::string_view type, std::string_view help, Value value) {
  head(out, format, name, type, help);
  for (const auto& department : departments)
    for (size_t n = 0; n < workflow::lane_count; ++n)
      line(out, name, of(department) + ",lane=\"" + std::string(code(static_cast<workflow::Lane>(n))) + "\"",
           value(department.lanes[n]));
}

void write_queue(std::string& out, Metrics::Format format, const Views& departments) {
  write_lanes(out, format, departments, "zq_department_lane_queued", "gauge", "Calls waiting, by lane.",
              [](const workflow::LaneView& lane) { return std::to_string(lane.queued); });
  write_lanes(out, format, departments, "zq_department_calls_total", "counter", "Calls that reached the adapter.",
              [](const workflow::LaneView& lane) { return std::to_string(lane.taken); });
  write_lanes(out, format, departments, "zq_department_queue_wait_seconds_total", "counter",
              "Time that those calls have waited in the queue.",
              [](const workflow::LaneView& lane) { return seconds(lane.waited.count()); });
  constexpr std::string_view refused = "zq_department_refused_total";
  head(out, format, refused, "counter", "Calls that did not reach the adapter, by reason.");
  for (const auto& department : departments)
    for (size_t n = 0; n < workflow::refused_for_count; ++n)
      line(out, refused, of(department) + ",reason=\"" + std::string(code(static_cast<workflow::RefusedFor>(n))) + "\"",
           std::to_string(department.refused[n]));
}

void write_totals(std::string& out, Metrics::Format format, const Views& departments) {
  const struct {
    std::string_view name, help;
    uint64_t (*value)(const workflow::DepartmentView&);
  } totals[] = {
      {"zq_department_retries_total", "Second tries after a failure.",
       [](const workflow::DepartmentView& d) { return d.retries; }},
      {"zq_department_retries_denied_total", "Second tries that the budget did not grant.",
       [](const workflow::DepartmentView& d) { return d.retries_denied; }},
      {"zq_department_breaker_opened_total", "Times the breaker opened.",
       [](const workflow::DepartmentView& d) { return d.breaker.opened; }},
      {"zq_department_breaker_probes_total", "Calls let through an open breaker.",
       [](const workflow::DepartmentView& d) { return d.breaker.probes; }},
  };
  for (const auto& total : totals) {
    head(out, format, total.name, "counter", total.help);
    for (const auto& department : departments)
      line(out, total.name, of(department), std::to_string(total.value(department)));
  }
}

void write_workers(std::string& out, Metrics::Format format, const Views& departments) {
  const struct {
    std::string_view name, type, help;
    int64_t (*value)(const workflow::WorkerView&);
  } sums[] = {
      {"zq_department_workers_ready", "gauge", "Worker processes that answer calls.",
       [](const workflow::WorkerView& w) -> int64_t { return w.state == "ready" ? 1 : 0; }},
      {"zq_department_worker_restarts_total", "counter", "Worker processes started again since the generation began.",
       [](const workflow::WorkerView& w) -> int64_t { return w.restarts; }},
      {"zq_department_worker_memory_bytes", "gauge", "Resident memory of the worker processes.",
       [](const workflow::WorkerView& w) { return w.memory_bytes; }},
  };
  for (const auto& sum : sums) {
    head(out, format, sum.name, sum.type, sum.help);
    for (const auto& department : departments) {
      int64_t total = 0;
      for (const auto& worker : department.workers) total += sum.value(worker);
      line(out, sum.name, of(department), std::to_string(total));
    }
  }
}

void write_shadows(std::string& out, Metrics::Format format, const Views& departments) {
  const struct {
    std::string_view name, help;
    uint64_t workflow::ShadowCounts::*count;
  } totals[] = {
      {"zq_department_shadow_compared_total", "Answers of the shadow that were compared.",
       &workflow::ShadowCounts::compared},
      {"zq_department_shadow_differing_total", "Answers of the shadow that differed.",
       &workflow::ShadowCounts::differing},
      {"zq_department_shadow_dropped_total", "Questions that the shadow had no time for.",
       &workflow::ShadowCounts::dropped},
  };
  for (const auto& total : totals) {
    head(out, format, total.name, "counter", total.help);
    for (const auto& department : departments)
      if (department.shadow) line(out, total.name, of(department), std::to_string((*department.shadow).*total.count));
  }
}

}  // namespace

void write_departments(std::string& out, Metrics::Format format, const Views& departments) {
  write_gauges(out, format, departments);
  write_breakers(out, format, departments);
  write_queue(out, format, departments);
  write_totals(out, format, departments);
  write_workers(out, format, departments);
  write_shadows(out, format, departments);
}

}  // namespace zq::http
