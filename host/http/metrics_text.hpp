// The lines of /metrics. Private to metrics*.cpp. Pure.
#pragma once
#include <string>
#include <string_view>

#include "http/metrics.hpp"

namespace zq::http {

// HELP and TYPE. OpenMetrics names a counter's family without the "_total" of its samples, the older text format with
// it.
void head(std::string& out, Metrics::Format, std::string_view name, std::string_view type, std::string_view help);
void line(std::string& out, std::string_view name, std::string_view labels, const std::string& value);
// "0.0025", "1.0": the one way in which OpenMetrics writes a bound.
std::string seconds(int64_t microseconds);

// Every family of the departments.
void write_departments(std::string& out, Metrics::Format, const std::vector<workflow::DepartmentView>&);

}  // namespace zq::http
