#include "log/log.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "adapters/services/fence.hpp"
#include "adapters/services/log_gate.hpp"
#include "adapters/services/services.hpp"
#include "adapters/services/tables.hpp"
#include "adapters/text_rules.hpp"

namespace zq::adapters {
namespace {

constexpr size_t line_bytes_max = 4096;
constexpr size_t request_id_bytes_max = 128;

log::Level level_of(int32_t level) {
  switch (level) {
    case ZQ_LOG_DEBUG:
      return log::Level::debug;
    case ZQ_LOG_INFO:
      return log::Level::info;
    case ZQ_LOG_ERROR:
      return log::Level::error;
    case ZQ_LOG_WARNING:
    default:
      return log::Level::warning;
  }
}

zq_status write_line(Services& services, int32_t level, zq_str request_id, zq_str text) {
  const auto pass = services.log_gate().ask(std::chrono::steady_clock::now());
  if (!pass.allowed) return ZQ_OK;
  const std::string& department = services.department().id.value;
  if (pass.dropped_before > 0)
    log::write_adapter(log::Level::warning, department, "",
                       std::to_string(pass.dropped_before) + " lines were dropped: too many");
  const std::string id = is_str(request_id) ? printable(view(request_id), request_id_bytes_max) : std::string();
  log::write_adapter(level_of(level), department, id,
                     is_str(text) ? printable(view(text), line_bytes_max) : std::string());
  return ZQ_OK;
}

void write(const zq_host* host, int32_t level, zq_str request_id, zq_str text) noexcept {
  if (Services* services = Services::of(host); services != nullptr)
    fenced(nullptr, [&] { return write_line(*services, level, request_id, text); });
}

}  // namespace

LogGate::Pass LogGate::ask(SteadyTime now) {
  const std::lock_guard lock(mutex_);
  if (last_ != SteadyTime{}) {
    const std::chrono::duration<double> passed = now - last_;
    tokens_ = std::min(burst_, tokens_ + passed.count() * per_second_);
  }
  last_ = now;
  if (tokens_ < 1) {
    ++dropped_;
    return {};
  }
  tokens_ -= 1;
  return {true, std::exchange(dropped_, 0)};
}

const zq_log log_table = {sizeof(zq_log), 0, write};

}  // namespace zq::adapters
