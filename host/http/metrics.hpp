// Counts and times of requests, by route and status, for /metrics. Thread-safe and without locks: atomics only.
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/server.hpp"
#include "workflow/ports.hpp"

namespace zq::http {

class Metrics {
 public:
  // One row per label; `labels` are route templates with their method ("GET /livez") and live as long as the program.
  // The last row counts what matched no route.
  explicit Metrics(std::vector<std::string> labels);

  void count(size_t row, int status, std::chrono::microseconds took);
  size_t rows() const noexcept { return labels_.size(); }

  enum class Format { prometheus, openmetrics };  // text format 0.0.4, OpenMetrics 1.0
  std::string text(const Server::Counts& server, const std::vector<workflow::DepartmentView>& departments,
                   Format format) const;

 private:
  static constexpr std::array<int, 21> statuses{200, 201, 202, 204, 400, 401, 403, 404, 405, 408, 409,
                                                413, 415, 422, 429, 500, 501, 502, 503, 504, 0};
  static constexpr std::array<int64_t, 12> bounds_us{1000,   2500,   5000,    10000,   25000,   50000,
                                                     100000, 250000, 1000000, 2500000, 5000000, 10000000};
  struct Row {
    std::array<std::atomic<uint64_t>, statuses.size()> by_status{};
    std::array<std::atomic<uint64_t>, bounds_us.size() + 1> by_time{};
    std::atomic<uint64_t> sum_us{0};
  };
  void write_requests(std::string& out, Format format) const;
  void write_times(std::string& out, Format format) const;

  std::vector<std::string> labels_;
  std::unique_ptr<Row[]> table_;
};

}  // namespace zq::http
