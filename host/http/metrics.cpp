#include "http/metrics.hpp"

#include <algorithm>

namespace zq::http {
namespace {

constexpr auto relaxed = std::memory_order_relaxed;

// OpenMetrics names a counter's family without the "_total" of its samples, the older text format with it.
void head(std::string& out, Metrics::Format format, std::string_view name, std::string_view type,
          std::string_view help) {
  constexpr std::string_view total = "_total";
  if (format == Metrics::Format::openmetrics && type == "counter" && name.ends_with(total))
    name.remove_suffix(total.size());
  out.append("# HELP ").append(name).append(" ").append(help).append("\n");
  out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

void line(std::string& out, std::string_view name, std::string_view labels, const std::string& value) {
  out.append(name);
  if (!labels.empty()) out.append("{").append(labels).append("}");
  out.append(" ").append(value).append("\n");
}

// "0.0025", "1.0": the one way in which OpenMetrics writes a bound.
std::string seconds(int64_t microseconds) {
  std::string fraction = std::to_string(microseconds % 1000000);
  fraction.insert(0, 6 - fraction.size(), '0');
  while (fraction.size() > 1 && fraction.back() == '0') fraction.pop_back();
  return std::to_string(microseconds / 1000000) + "." + fraction;
}

void write_server(std::string& out, Metrics::Format format, const Server::Counts& server) {
  head(out, format, "zq_http_connections", "gauge", "Open connections.");
  line(out, "zq_http_connections", "", std::to_string(server.open));
  const struct {
    std::string_view name, help;
    uint64_t value;
  } totals[] = {
      {"zq_http_connections_accepted_total", "Connections accepted.", server.accepted},
      {"zq_http_connections_turned_away_total", "Connections beyond connections_max.", server.turned_away},
      {"zq_http_framing_refused_total", "Requests refused by the framing rules.", server.refused},
      {"zq_http_timed_out_total", "Slow headers, bodies and readers.", server.timed_out},
      {"zq_http_truncated_total", "Connections that ended inside a request.", server.truncated},
  };
  for (const auto& total : totals) {
    head(out, format, total.name, "counter", total.help);
    line(out, total.name, "", std::to_string(total.value));
  }
}

// One of the states is 1, so that a rule or a graph needs no table of numbers.
void write_breakers(std::string& out, Metrics::Format format,
                    const std::vector<workflow::DepartmentView>& departments) {
  constexpr std::string_view name = "zq_department_breaker";
  head(out, format, name, "gauge", "1 for the state of the department's circuit breaker.");
  for (const auto& department : departments)
    for (const std::string_view state : {"closed", "half_open", "open"})
      line(out, name, "department=\"" + department.id.value + "\",state=\"" + std::string(state) + "\"",
           department.breaker.state == state ? "1" : "0");
}

void write_departments(std::string& out, Metrics::Format format,
                       const std::vector<workflow::DepartmentView>& departments) {
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

void write_workers(std::string& out, Metrics::Format format, const std::vector<workflow::DepartmentView>& departments) {
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
      line(out, sum.name, "department=\"" + department.id.value + "\"", std::to_string(total));
    }
  }
}

}  // namespace

Metrics::Metrics(std::vector<std::string> labels)
    : labels_(std::move(labels)), table_(std::make_unique<Row[]>(labels_.size())) {}

void Metrics::count(size_t row, int status, std::chrono::microseconds took) {
  Row& counts = table_[std::min(row, labels_.size() - 1)];
  const auto known = std::find(statuses.begin(), statuses.end() - 1, status);
  counts.by_status[static_cast<size_t>(known - statuses.begin())].fetch_add(1, relaxed);
  const auto bound = std::lower_bound(bounds_us.begin(), bounds_us.end(), took.count());
  counts.by_time[static_cast<size_t>(bound - bounds_us.begin())].fetch_add(1, relaxed);
  counts.sum_us.fetch_add(static_cast<uint64_t>(took.count()), relaxed);
}

void Metrics::write_requests(std::string& out, Format format) const {
  constexpr std::string_view name = "zq_http_requests_total";
  head(out, format, name, "counter", "Requests by route and status.");
  for (size_t row = 0; row < labels_.size(); ++row)
    for (size_t i = 0; i < statuses.size(); ++i) {
      const uint64_t n = table_[row].by_status[i].load(relaxed);
      if (n == 0) continue;
      const std::string status = statuses[i] == 0 ? "other" : std::to_string(statuses[i]);
      line(out, name, "route=\"" + labels_[row] + "\",status=\"" + status + "\"", std::to_string(n));
    }
}

void Metrics::write_times(std::string& out, Format format) const {
  constexpr std::string_view name = "zq_http_request_seconds";
  head(out, format, name, "histogram", "Time from the whole request to its reply, by route.");
  for (size_t row = 0; row < labels_.size(); ++row) {
    uint64_t total = 0;
    std::string buckets;
    const std::string route = "route=\"" + labels_[row] + "\"";
    for (size_t i = 0; i <= bounds_us.size(); ++i) {
      total += table_[row].by_time[i].load(relaxed);
      const std::string bound = i == bounds_us.size() ? "+Inf" : seconds(bounds_us[i]);
      line(buckets, std::string(name) + "_bucket", route + ",le=\"" + bound + "\"", std::to_string(total));
    }
    if (total == 0) continue;
    out += buckets;
    line(out, std::string(name) + "_sum", route, seconds(static_cast<int64_t>(table_[row].sum_us.load(relaxed))));
    line(out, std::string(name) + "_count", route, std::to_string(total));
  }
}

std::string Metrics::text(const Server::Counts& server, const std::vector<workflow::DepartmentView>& departments,
                          Format format) const {
  std::string out;
  head(out, format, "zq_build_info", "gauge", "Always 1; the version of the host stands in the label.");
  line(out, "zq_build_info", "version=\"" ZQ_VERSION "\"", "1");
  write_requests(out, format);
  write_times(out, format);
  write_server(out, format, server);
  write_departments(out, format, departments);
  write_breakers(out, format, departments);
  write_workers(out, format, departments);
  if (format == Format::openmetrics) out += "# EOF\n";
  return out;
}

}  // namespace zq::http
