#include "http/visitors.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "http/characters.hpp"

namespace zq::http {
namespace {

constexpr size_t addresses_max = 10000;

double refilled(double left, int per_minute, std::chrono::duration<double> since) {
  return std::min<double>(per_minute, left + since.count() * per_minute / 60);
}

// The network an address counts for; empty: it is no address.
std::string network_of(std::string_view text) {
  const std::string address(trim_blanks(text));
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) return address;
  if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return {};
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  std::array<char, INET6_ADDRSTRLEN> out{};
  ::inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
  return out.data();
}

bool names(std::string_view list, std::string_view one) {
  while (!list.empty()) {
    const size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == one) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

}  // namespace

std::string visitor_address(const Request& request, std::string_view trusted_proxies) {
  const std::string peer = network_of(request.peer);
  const auto forwarded = request.header("x-forwarded-for");
  if (!forwarded || !names(trusted_proxies, request.peer)) return peer;
  // The last one is what the proxy itself saw; what stands before it anybody may have written.
  const size_t comma = forwarded->rfind(',');
  const std::string last = network_of(comma == std::string_view::npos ? *forwarded : forwarded->substr(comma + 1));
  return last.empty() ? peer : last;
}

bool Visitors::admit(const std::string& address, int per_minute, SteadyTime now) {
  const std::lock_guard lock(mutex_);
  if (all_.size() >= addresses_max && !all_.contains(address)) forget_rested(per_minute, now);
  if (all_.size() >= addresses_max && !all_.contains(address)) return false;
  const auto [found, first] = all_.try_emplace(address, Allowance{static_cast<double>(per_minute), now});
  Allowance& allowance = found->second;
  allowance.left = refilled(allowance.left, per_minute, now - allowance.at);
  allowance.at = now;
  if (allowance.left < 1) return false;
  allowance.left -= 1;
  return true;
}

void Visitors::forget_rested(int per_minute, SteadyTime now) {
  std::erase_if(
      all_, [&](const auto& one) { return refilled(one.second.left, per_minute, now - one.second.at) >= per_minute; });
}

}  // namespace zq::http
