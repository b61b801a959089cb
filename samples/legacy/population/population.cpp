#include "population.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "identity.hpp"
#include "streets.hpp"

namespace zq::sample {
namespace {

using std::chrono::sys_days;

// An identity number holds the index: the sequence digits hold sex, role and a `layer`, the birth day holds the rest.
constexpr std::uint64_t roles = family_size;
constexpr std::uint64_t layers = 62;                   // 500 sequence numbers per sex / 8 roles
constexpr std::uint64_t window_days = 20 * 365;        // the spread of one role's birth days
constexpr std::uint64_t slots = window_days * layers;  // families at most
constexpr std::uint64_t stride = 282'311;              // walks over all slots; shares no factor with them
static_assert(std::gcd(stride, slots) == 1);
static_assert(slots * roles >= Population::people_max);

constexpr Date first_day{std::chrono::year{1931}, std::chrono::January, std::chrono::day{1}};
constexpr std::array<int, roles> years_after_first{0, 1, 26, 27, 52, 56, 29, 30};
constexpr std::uint64_t jitter_days = 540;

constexpr std::uint64_t mix(std::uint64_t x) noexcept {  // splitmix64
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

constexpr std::uint64_t hash(std::string_view text) noexcept {  // FNV-1a
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h;
}

constexpr std::uint64_t inverse(std::uint64_t a, std::uint64_t modulus) {
  std::int64_t t = 0, next_t = 1;
  auto r = std::int64_t(modulus), next_r = std::int64_t(a);
  while (next_r != 0) {
    const std::int64_t q = r / next_r;
    t = std::exchange(next_t, t - q * next_t);
    r = std::exchange(next_r, r - q * next_r);
  }
  return std::uint64_t(t < 0 ? t + std::int64_t(modulus) : t);
}
constexpr std::uint64_t stride_back = inverse(stride, slots);
static_assert(stride * stride_back % slots == 1);

// Depends on nothing but what the number itself shows, so that index_of can take it away again.
std::uint64_t jitter(std::uint64_t seed, std::uint64_t role, std::uint64_t layer) {
  return mix(seed ^ (role * 1000 + layer)) % jitter_days;
}

Date role_start(std::uint64_t role) { return add_years(first_day, years_after_first[role]); }

int number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

Population::Population(Index people, std::uint64_t seed)
    : size_(std::min((people + family_size - 1) / family_size * family_size, people_max)), seed_(seed) {}

std::uint64_t Population::pick(Index index, std::string_view fact, std::uint64_t n) const noexcept {
  return mix(mix(seed_ ^ hash(fact)) ^ index) % n;
}

bool Population::chance(Index index, std::string_view fact, unsigned per_mille) const noexcept {
  return pick(index, fact, 1000) < per_mille;
}

std::uint64_t Population::slot(Index family) const noexcept { return (family * stride + seed_ % slots) % slots; }

Sex Population::sex(Index index) const {
  switch (role_of(index)) {
    case Role::grandfather:
    case Role::father:
    case Role::aunts_husband:
      return Sex::male;
    case Role::grandmother:
    case Role::mother:
    case Role::aunt:
      return Sex::female;
    case Role::elder_child:
    case Role::younger_child:
      break;
  }
  return chance(index, "female", 485) ? Sex::female : Sex::male;
}

Date Population::born(Index index) const {
  const auto role = std::uint64_t(role_of(index));
  const std::uint64_t at = slot(family_of(index));
  return add_days(role_start(role), long(at % window_days + jitter(seed_, role, at / window_days)));
}

std::string Population::id_number(Index index) const {
  const auto role = std::uint64_t(role_of(index));
  const std::uint64_t layer = slot(family_of(index)) / window_days;
  const auto odd = sex(index) == Sex::male ? 1U : 0U;
  return identity_number(born(index), unsigned(layer * roles + role) * 2 + odd);
}

std::optional<Index> Population::index_of(std::string_view id_number) const {
  const std::string id = to_18(id_number);
  if (!is_ours(id)) return std::nullopt;
  const unsigned pair = unsigned(number(std::string_view(id).substr(14, 3))) / 2;
  const std::uint64_t role = pair % roles, layer = pair / roles;
  if (layer >= layers) return std::nullopt;
  const Date born{std::chrono::year{number(std::string_view(id).substr(6, 4))},
                  std::chrono::month(unsigned(number(std::string_view(id).substr(10, 2)))),
                  std::chrono::day(unsigned(number(std::string_view(id).substr(12, 2))))};
  const long day = (sys_days{born} - sys_days{role_start(role)}).count() - long(jitter(seed_, role, layer));
  if (day < 0 || std::uint64_t(day) >= window_days) return std::nullopt;
  const std::uint64_t at = layer * window_days + std::uint64_t(day);
  const Index index = (at + slots - seed_ % slots) % slots * stride_back % slots * roles + role;
  if (index >= size_ || this->id_number(index) != id) return std::nullopt;
  return index;
}

Person Population::person(Index index) const {
  Person p;
  p.index = index;
  p.id_number = id_number(index);
  p.name = name(index);
  p.sex = sex(index);
  p.born = born(index);
  const Index family = family_of(index);
  const Ethnicity& folk = ethnicity(*this, index);
  p.ethnicity = folk.code;
  p.ethnicity_name = folk.name;
  const Home home = home_of(*this, family);
  p.area_code = home.area_code;
  p.address = home.address;
  p.died = died(index);
  return p;
}

}  // namespace zq::sample
