#include "faults/fault_switch.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace zq::sample {
namespace {

constexpr std::array<std::pair<std::string_view, FaultKind>, 14> kinds{{{"none", FaultKind::none},
                                                                        {"silence", FaultKind::silence},
                                                                        {"delay", FaultKind::delay},
                                                                        {"reset", FaultKind::reset},
                                                                        {"truncate", FaultKind::truncate},
                                                                        {"drip", FaultKind::drip},
                                                                        {"error_page", FaultKind::error_page},
                                                                        {"fault", FaultKind::fault},
                                                                        {"licence_expired", FaultKind::licence_expired},
                                                                        {"wrong_encoding", FaultKind::wrong_encoding},
                                                                        {"cut_xml", FaultKind::cut_xml},
                                                                        {"two_rows", FaultKind::two_rows},
                                                                        {"duplicate", FaultKind::duplicate},
                                                                        {"wrong_width", FaultKind::wrong_width}}};

FaultKind kind_of(std::string_view word) {
  for (const auto& [name, kind] : kinds)
    if (name == word) return kind;
  std::string known;
  for (const auto& [name, kind] : kinds) known += (known.empty() ? "" : ", ") + std::string(name);
  throw std::invalid_argument("fault kind: expected one of " + known + "; found \"" + std::string(word) + "\"");
}

std::chrono::milliseconds default_time(FaultKind kind) {
  if (kind == FaultKind::delay) return std::chrono::milliseconds(2000);
  if (kind == FaultKind::drip) return std::chrono::milliseconds(50);
  return {};
}

}  // namespace

Fault read_fault(std::string_view json) {
  const auto value = nlohmann::json::parse(json, nullptr, false);
  if (!value.is_object() || !value.contains("kind") || !value["kind"].is_string())
    throw std::invalid_argument(R"(expected a JSON object such as {"kind":"delay","ms":2000,"count":3})");
  Fault fault;
  fault.kind = kind_of(value["kind"].get<std::string>());
  fault.time = default_time(fault.kind);
  if (const auto ms = value.find("ms"); ms != value.end() && ms->is_number_integer())
    fault.time = std::chrono::milliseconds(ms->get<int>());
  if (const auto count = value.find("count"); count != value.end() && count->is_number_integer())
    fault.count = count->get<int>();
  if (const auto on = value.find("on"); on != value.end() && on->is_string()) fault.on = on->get<std::string>();
  return fault;
}

Fault read_fault_option(std::string_view text) {
  Fault fault;
  const auto first = text.find(':');
  fault.kind = kind_of(text.substr(0, first));
  fault.time = default_time(fault.kind);
  if (first == std::string_view::npos) return fault;
  const auto second = text.find(':', first + 1);
  fault.time = std::chrono::milliseconds(std::stoi(std::string(text.substr(first + 1, second - first - 1))));
  if (second != std::string_view::npos) fault.count = std::stoi(std::string(text.substr(second + 1)));
  return fault;
}

void FaultSwitch::set(Fault fault) {
  const std::lock_guard lock(mutex_);
  fault_ = std::move(fault);
  ++version_;
  changed_.notify_all();
}

Fault FaultSwitch::take(std::string_view channel) {
  const std::lock_guard lock(mutex_);
  if (fault_.kind == FaultKind::none || (!fault_.on.empty() && fault_.on != channel)) return {};
  const Fault taken = fault_;
  if (fault_.count > 0 && --fault_.count == 0) fault_ = {};
  return taken;
}

bool FaultSwitch::wait(std::chrono::milliseconds time, const std::function<bool()>& gone) {
  const auto end = std::chrono::steady_clock::now() + time;
  std::unique_lock lock(mutex_);
  const unsigned version = version_;
  for (;;) {
    if (stopped_ || version_ != version) return false;
    const auto now = std::chrono::steady_clock::now();
    if (time.count() > 0 && now >= end) return true;
    auto until = now + std::chrono::milliseconds(50);
    if (time.count() > 0) until = std::min(until, end);
    changed_.wait_until(lock, until);
    if (!gone) continue;
    lock.unlock();
    if (gone()) return false;
    lock.lock();
  }
}

void FaultSwitch::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

}  // namespace zq::sample
