#include "http/metrics_text.hpp"

namespace zq::http {

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

std::string seconds(int64_t microseconds) {
  std::string fraction = std::to_string(microseconds % 1000000);
  fraction.insert(0, 6 - fraction.size(), '0');
  while (fraction.size() > 1 && fraction.back() == '0') fraction.pop_back();
  return std::to_string(microseconds / 1000000) + "." + fraction;
}

}  // namespace zq::http
