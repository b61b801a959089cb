#include "application/system_clock.hpp"

#include <openssl/rand.h>

#include <array>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "domain/clocks.hpp"

namespace zq::application {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

// Random bytes for many ids at a time: one call into the generator costs more than the id.
class RandomBytes {
 public:
  std::array<unsigned char, 10> take() {
    if (at_ + 10 > pool_.size()) refill();
    std::array<unsigned char, 10> bytes{};
    for (auto& byte : bytes) byte = std::exchange(pool_[at_++], 0);
    return bytes;
  }

 private:
  void refill() {
    if (RAND_bytes(pool_.data(), static_cast<int>(pool_.size())) != 1) throw std::runtime_error("no random bytes");
    at_ = 0;
  }
  std::array<unsigned char, 640> pool_{};
  size_t at_ = pool_.size();
};

std::string beijing_date(Instant now) {
  const Date day = beijing_day(now);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d%02u%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

}  // namespace

Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

SteadyTime SystemClock::steady() const { return std::chrono::steady_clock::now(); }

std::string RandomIds::fresh(std::string_view prefix, Instant now) {
  thread_local RandomBytes source;
  std::string id = std::string(prefix) + beijing_date(now) + "-";
  auto milliseconds = static_cast<uint64_t>(now.time_since_epoch().count());
  for (int shift = 45; shift >= 0; shift -= 5) id += alphabet[(milliseconds >> shift) & 31];
  for (const unsigned char byte : source.take()) id += alphabet[byte & 31];
  return id;
}

}  // namespace zq::application
