#include "http/metrics.hpp"

#include <algorithm>

#include "http/metrics_text.hpp"

namespace zq::http {
namespace {

constexpr auto relaxed = std::memory_order_relaxed;

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
  if (format == Format::openmetrics) out += "# EOF\n";
  return out;
}

}  // namespace zq::http
